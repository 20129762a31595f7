"""The rules applied to what is kept here: check-ins from their file, visits from the index."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from formcheck.coach.events import HoldEnded, PartialRep, RepDone
from formcheck.errors import SessionError
from formcheck.session.checkins.advice import Advice, Practised
from formcheck.session.checkins.checkin import CheckIn
from formcheck.session.checkins.rules import advice
from formcheck.session.checkins.store import read
from formcheck.session.folder import names, sessions_root
from formcheck.session.index import practised, visits
from formcheck.session.read import Session, read_session

LOOKED_BACK = timedelta(days=35)
"""The rules look back three weeks, and for where practice began a few days more."""


_MOVED = (RepDone, PartialRep, HoldEnded)

MOST_VISITS = 5
"""Visits, the latest that check-ins speak of, that are read without the index: some milliseconds each."""

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand.

    Attributes:
        checkins: all of them, oldest first.
        visits: of the last weeks, in which something was done.
        advice: what the rules say, the gravest first.
        skipped: what could not be read, one sentence each.
    """

    checkins: tuple[CheckIn, ...]
    visits: tuple[Practised, ...]
    advice: tuple[Advice, ...]
    skipped: tuple[str, ...]


def spoken_of(checkins: Iterable[CheckIn]) -> tuple[Practised, ...]:
    """What was done in the latest visits that `checkins` were given after, from their sets themselves.

    For when a session is not to wait for an index of all that was ever done. What can't be read is left out.
    """
    after = [c for c in checkins if c.moment == "after" and c.visit is not None]
    latest = {c.visit: c for c in after[-MOST_VISITS:]}
    try:
        known = names(sessions_root()) if latest else []
    except SessionError:
        return ()
    return tuple(done for checkin in latest.values() if (done := _done_before(checkin, known)) is not None)


def _done_before(checkin: CheckIn, known: Iterable[str]) -> Practised | None:
    """What was done in the visit that `checkin` was given after, on the same day or the one before."""
    days = {f"{checkin.at - _ONE_DAY:%Y-%m-%d}", f"{checkin.at:%Y-%m-%d}"}
    sets: list[Session] = []
    for name in known:
        if name[:10] in days:
            with contextlib.suppress(SessionError):
                sets.append(read_session(sessions_root() / name))
    sets = [one for one in sets if one.header.visit is not None and one.header.visit.id == checkin.visit]
    moved = [one for one in sets if any(isinstance(event, _MOVED) for event in one.events)]
    if checkin.visit is None or not moved:
        return None
    began = min(one.header.started_at for one in sets)
    return Practised(checkin.visit, began, tuple(dict.fromkeys(one.header.exercise.id for one in moved)))


def standing(now: datetime | None = None) -> Standing:
    """How things stand `now` (by default by this computer's clock). Raises SessionError: no reading the check-ins."""
    now = now or datetime.now().astimezone()
    kept = read(now=now)
    skipped = kept.skipped
    try:
        done = practised(visits(since=now - LOOKED_BACK))
    except SessionError as error:  # the rules on check-ins alone are worth having
        done, skipped = (), (*skipped, str(error))
    return Standing(kept.checkins, done, advice(kept.checkins, done, now), skipped)
