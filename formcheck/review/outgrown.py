"""What to say of a set in which somebody came clearly further than the range that is known of them."""

from __future__ import annotations

from formcheck.coach.events import RangeOutgrown
from formcheck.review import words
from formcheck.review.from_rest import from_rest
from formcheck.review.visit import SetReview
from formcheck.session.aims import rest_of


def outgrown_words(review: SetReview) -> tuple[str, ...]:
    """A sentence a side, with what to do; empty where nobody outgrew anything."""
    return tuple(_sentence(review, event) for event in review.session.events if isinstance(event, RangeOutgrown))


def _sentence(review: SetReview, event: RangeOutgrown) -> str:
    rest = _rest(review, event)
    pairs = [
        f"{_value(review, name, now, rest)} instead of {_value(review, name, event.usual[name], rest)}"
        for name, now in event.now.items()
        if name in event.usual
    ]
    side = f" on the {event.side}" if event.side else ""
    return (
        f"You came further{side} than your own range says ({', '.join(pairs)}): if that stays comfortable,"
        f" 'formcheck calibrate {review.header.exercise.id}' is worthwhile."
    )


def _rest(review: SetReview, event: RangeOutgrown) -> float:
    """What the ends of that range are counted from; NaN where nobody knows."""
    known = (own.rest for own in review.header.personal or () if own.side == event.side)
    return next(known, rest_of(review.summary, event.side))


def _value(review: SetReview, name: str, number: float, rest: float) -> str:
    """Of the drive; of a held position, of the measure called `name`."""
    spec, unit = review.spec, review.summary.units.drive
    if spec is not None and spec.movement.drive is None:
        unit = next((measure.unit for measure in spec.measures if measure.name == name), None)
        return f"{name} {words.with_unit(number, unit)}"
    return words.with_unit(from_rest(number, rest, unit), unit)
