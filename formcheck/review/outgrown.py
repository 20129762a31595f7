"""What to say of a set in which somebody came clearly further than the range that is known of them."""

from __future__ import annotations

from formcheck.coach.events import RangeOutgrown
from formcheck.review import words
from formcheck.review.visit import SetReview


def outgrown_words(review: SetReview) -> tuple[str, ...]:
    """A sentence a side, with what to do; empty where nobody outgrew anything."""
    return tuple(_sentence(review, event) for event in review.session.events if isinstance(event, RangeOutgrown))


def _sentence(review: SetReview, event: RangeOutgrown) -> str:
    pairs = [
        f"{_value(review, name, now)} instead of {_value(review, name, event.usual[name])}"
        for name, now in event.now.items()
        if name in event.usual
    ]
    side = f" on the {event.side}" if event.side else ""
    return (
        f"You came further{side} than your own range says ({', '.join(pairs)}): if that stays comfortable,"
        f" 'formcheck calibrate {review.header.exercise.id}' is worthwhile."
    )


def _value(review: SetReview, name: str, number: float) -> str:
    """Of the drive; of a held position, of the measure called `name`."""
    spec, unit = review.spec, review.summary.units.drive
    if spec is not None and spec.movement.drive is None:
        unit = next((measure.unit for measure in spec.measures if measure.name == name), None)
        return f"{name} {words.with_unit(number, unit)}"
    return words.with_unit(number, unit)
