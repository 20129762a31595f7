"""The rules applied to what is kept here: check-ins from their file, visits from the index."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from formcheck.errors import SessionError
from formcheck.session.checkins.advice import Advice, Practised
from formcheck.session.checkins.checkin import CheckIn
from formcheck.session.checkins.rules import advice
from formcheck.session.checkins.store import read
from formcheck.session.index import practised, visits

LOOKED_BACK = timedelta(days=35)
"""The rules look back three weeks, and for where practice began a few days more."""


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
