"""The check-ins of a visit, for its page."""

from __future__ import annotations

from dataclasses import dataclass

from formcheck.errors import SessionError
from formcheck.review.body_map import svg
from formcheck.session.checkins.checkin import CheckIn, Moment
from formcheck.session.checkins.store import read_all
from formcheck.session.checkins.wording import sentence

_TITLES: dict[Moment, str] = {"before": "Before", "after": "After", "any": "At another time"}


@dataclass(frozen=True, slots=True)
class CheckInView:
    """One check-in.

    Attributes:
        title: when it was, such as `Before, 18:30`.
        intensity: 0 to 10, or None.
        told: all that was said, in a line.
        map: where it hurts, drawn as an `<svg>`; None where nothing was said of it.
    """

    title: str
    intensity: int | None
    told: str
    map: str | None


@dataclass(frozen=True, slots=True)
class CheckInsView:
    """All of them, and what they come to in a sentence (empty where there is nothing to compare)."""

    views: tuple[CheckInView, ...]
    change: str


def checkins_view(visit_id: str) -> CheckInsView:
    """The check-ins that name this visit, in the order of their times; none where they cannot be read."""
    try:
        found = [checkin for checkin in read_all() if checkin.visit == visit_id]
    except SessionError:
        found = []
    return CheckInsView(tuple(_view(checkin) for checkin in found), _change(found))


def _view(checkin: CheckIn) -> CheckInView:
    places = checkin.pain_places
    return CheckInView(
        title=f"{_TITLES[checkin.moment]}, {checkin.at:%H:%M}",
        intensity=checkin.intensity,
        told=sentence(checkin),
        map=None if places is None else svg(places),
    )


def _change(found: list[CheckIn]) -> str:
    """Only what was said, without saying why."""
    before = _intensity(found, "before")
    after = _intensity(found, "after")
    if before is None or after is None:
        return ""
    if before == after:
        return f"Pain was {before} of 10 before and after."
    return f"Pain went from {before} to {after} of 10."


def _intensity(found: list[CheckIn], moment: Moment) -> int | None:
    """Of the visit as a whole: the last one that was said."""
    said = [c.intensity for c in found if c.moment == moment and c.exercise is None and c.intensity is not None]
    return said[-1] if said else None
