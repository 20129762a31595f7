"""The rules applied to what is kept here: check-ins from their file, visits from the index."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

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
    days = {f"{at:%Y-%m-%d}" for c in latest.values() for at in (c.at - _ONE_DAY, c.at)}
    sets: dict[str, list[Session]] = {}
    with contextlib.suppress(SessionError):
        for name in names(sessions_root()) if days else ():
            if name[:10] in days:
                _add_set(sessions_root() / name, sets)
    visits = [_practised(visit, of_visit) for visit, of_visit in sets.items() if visit in latest]
    return tuple(visit for visit in visits if visit.exercises)


def _add_set(folder: Path, sets: dict[str, list[Session]]) -> None:
    """Read a set, to those of its visit."""
    with contextlib.suppress(SessionError):
        session = read_session(folder)
        if session.header.visit is not None:
            sets.setdefault(session.header.visit.id, []).append(session)


def _practised(visit: str, sets: list[Session]) -> Practised:
    began = min(one.header.started_at for one in sets)
    moved = [one.header.exercise.id for one in sets if any(isinstance(event, _MOVED) for event in one.events)]
    return Practised(visit, began, tuple(dict.fromkeys(moved)))


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
