"""What the rules look at, put in order once: check-ins, outcomes of visits, days of practice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from formcheck.session.checkins.advice import Practised
from formcheck.session.checkins.checkin import CheckIn
from formcheck.session.checkins.outcomes import Outcome, outcomes
from formcheck.session.checkins.store import AHEAD

STANDS = timedelta(days=21)
"""How long an answer on a session or an exercise stands: after three weeks, the article's longest time for taking
stock, it says nothing of today."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All times are compared as instants; a day is the person's own, by the offset that each answer was given in.

    Attributes:
        checkins: oldest first, none from the future.
        outcomes: of visits, oldest first, none older than STANDS.
        visits: in which something was done, oldest first.
        now: with its offset from UTC.
    """

    checkins: tuple[CheckIn, ...]
    outcomes: tuple[Outcome, ...]
    visits: tuple[Practised, ...]
    now: datetime

    @property
    def today(self) -> date:
        """The person's own date."""
        return self.now.date()

    @property
    def recent(self) -> tuple[CheckIn, ...]:
        """The check-ins that are not older than STANDS."""
        return tuple(checkin for checkin in self.checkins if self.now - checkin.at <= STANDS)


def facts(checkins: Iterable[CheckIn], visits: Iterable[Practised], now: datetime) -> Facts:
    """In order of time. Raises ValueError where `now` has no offset from UTC."""
    if now.utcoffset() is None:
        raise ValueError("now needs its offset from UTC")
    said = tuple(sorted((c for c in checkins if c.at <= now + AHEAD), key=lambda c: c.at))
    done = tuple(sorted((v for v in visits if v.at <= now + AHEAD), key=lambda v: v.at))
    stand = tuple(one for one in outcomes(said, done) if now - one.at <= STANDS)
    return Facts(said, stand, done, now)
