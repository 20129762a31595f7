"""How a visit felt: its check-ins, and what they come to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from formcheck.errors import SessionError
from formcheck.session.checkins.advice import Practised
from formcheck.session.checkins.checkin import CheckIn, Moment
from formcheck.session.checkins.sitting import LATELY, placed, waits_for_its_visit
from formcheck.session.checkins.store import read_all
from formcheck.session.index import practised, visits

TITLES: dict[Moment, str] = {"before": "Before", "after": "After", "any": "At another time"}


def checkins_of(visit_id: str, began: datetime) -> tuple[CheckIn, ...]:
    """The check-ins of the visit that `began` then, in the order of their times; none where they cannot be read.

    They name it, or were given before it with no other visit in between.
    """
    try:
        said = read_all()
    except SessionError:
        return ()
    if any(waits_for_its_visit(c) and timedelta() <= began - c.at <= LATELY for c in said):
        said = placed(said, (Practised(visit_id, began, ()), *_since(began - LATELY)))
    return tuple(checkin for checkin in said if checkin.visit == visit_id)


def _since(when: datetime) -> tuple[Practised, ...]:
    """The visits that began then or later; none where they cannot be listed."""
    try:
        return practised(visits(since=when))
    except SessionError:
        return ()


def title_of(checkin: CheckIn) -> str:
    """When it was, such as `Before, 18:30`."""
    return f"{TITLES[checkin.moment]}, {checkin.at:%H:%M}"


def change_of(found: Sequence[CheckIn]) -> str:
    """Pain before and after in a sentence, without saying why; empty where one of them was not said."""
    before = _intensity(found, "before")
    after = _intensity(found, "after")
    if before is None or after is None:
        return ""
    if before == after:
        return f"Pain was {before} of 10 before and after."
    return f"Pain went from {before} to {after} of 10."


def _intensity(found: Sequence[CheckIn], moment: Moment) -> int | None:
    """Of the visit as a whole: the last one that was said."""
    said = [c.intensity for c in found if c.moment == moment and c.exercise is None and c.intensity is not None]
    return said[-1] if said else None
