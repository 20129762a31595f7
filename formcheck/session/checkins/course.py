"""How pain goes over weeks: the last days against days two or three weeks ago."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import Literal

from formcheck.pose.landmarks import SIDES
from formcheck.session.checkins.advice import Datum, Practised
from formcheck.session.checkins.centralisation import depth
from formcheck.session.checkins.checkin import CheckIn, furthest
from formcheck.session.checkins.outcomes import REAL_CHANGE, REAL_SHARE
from formcheck.session.checkins.wording import REGION

Change = Literal["better", "unchanged", "worse"]

WINDOW_DAYS = 5
"""Days that stand for one time: the article's self-check takes three to five; one bad day is not a course."""
FEWEST_DAYS = 2
"""Days with an answer that a window needs to stand for anything."""
REGULAR = 4 / 7
"""Share of days with practice that is called regular: more days with than without. The programme is a daily one."""


@dataclass(frozen=True, slots=True)
class PainDay:
    """One day's pain.

    Attributes:
        at: of its first answer.
        intensity: the median of what was said of the day, without what was said after a session where there is
            more; None unsaid.
        depth: of the furthest point of either side, see `centralisation.depth`; None unsaid.
        progress: whether a sign of progress was named.
    """

    at: datetime
    intensity: float | None
    depth: int | None
    progress: bool

    @property
    def day(self) -> date:
        """The person's own date."""
        return self.at.date()

    def datum(self) -> Datum:
        """`pain 4, as far as the calf`."""
        regions = ("nowhere", *(f"as far as the {name}" for name in REGION.values()))
        pain = "" if self.intensity is None else f"pain {self.intensity:g}"
        where = "" if self.depth is None else regions[self.depth]
        return Datum(self.at, ", ".join(part for part in (pain, where) if part))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Days then and days now, and what has changed between them."""

    then: tuple[PainDay, ...]
    now: tuple[PainDay, ...]
    change: Change

    def data(self) -> tuple[Datum, ...]:
        """Every day that was compared."""
        return tuple(day.datum() for day in (*self.then, *self.now))


def pain_days(checkins: Iterable[CheckIn]) -> tuple[PainDay, ...]:
    """Every day on which something was said of pain or progress, oldest first."""
    days: dict[date, list[CheckIn]] = {}
    for checkin in sorted(checkins, key=lambda checkin: checkin.at):
        if checkin.intensity is not None or checkin.pain_places is not None or checkin.progress:
            days.setdefault(checkin.at.date(), []).append(checkin)
    return tuple(_pain_day(days[day]) for day in sorted(days))


def compare(days: tuple[PainDay, ...], today: date, span: int) -> Comparison | None:
    """The WINDOW_DAYS to `today` against those that began `span` days ago; None where too little was said."""
    first = today - timedelta(days=span)
    then = _between(days, first, first + timedelta(days=WINDOW_DAYS - 1))
    now = _between(days, today - timedelta(days=WINDOW_DAYS - 1), today)
    pain = _medians([day.intensity for day in then], [day.intensity for day in now])
    depths = _medians([day.depth for day in then], [day.depth for day in now])
    if pain is None and depths is None:
        return None
    return Comparison(then, now, _change(pain, depths, any(day.progress for day in now)))


def free_of_pain(comparison: Comparison) -> bool:
    """Whether the days now are without pain, as a rule, so that nothing is left to change."""
    numbers = [day.intensity for day in comparison.now if day.intensity is not None]
    if numbers:
        return median(numbers) < 1
    return median(day.depth for day in comparison.now if day.depth is not None) == 0


def practised_regularly(visits: Iterable[Practised], today: date, span: int) -> tuple[date, ...]:
    """The days with practice of the `span` days to `today`; empty unless it began before them and was regular."""
    days = {visit.at.date() for visit in visits}
    start = today - timedelta(days=span)
    recent = tuple(sorted(day for day in days if start < day <= today))
    began = any(start - timedelta(days=WINDOW_DAYS) < day <= start for day in days)
    return recent if began and len(recent) >= math.ceil(span * REGULAR) else ()


def _pain_day(said: list[CheckIn]) -> PainDay:
    usual = [c.intensity for c in said if c.intensity is not None and c.moment != "after"]
    numbers = usual or [c.intensity for c in said if c.intensity is not None]
    where = [c.pain_places for c in said if c.pain_places is not None]
    depths = [depth(furthest(places, side)) for places in where for side in SIDES]
    return PainDay(
        at=said[0].at,
        intensity=median(numbers) if numbers else None,
        depth=max(depths) if depths else None,
        progress=any(c.progress for c in said),
    )


def _between(days: tuple[PainDay, ...], first: date, last: date) -> tuple[PainDay, ...]:
    return tuple(day for day in days if first <= day.day <= last)


def _medians(
    then: list[float | None] | list[int | None], now: list[float | None] | list[int | None]
) -> tuple[float, float] | None:
    known_then = [value for value in then if value is not None]
    known_now = [value for value in now if value is not None]
    if min(len(known_then), len(known_now)) < FEWEST_DAYS:
        return None
    return median(known_then), median(known_now)


def _change(pain: tuple[float, float] | None, depths: tuple[float, float] | None, progress: bool) -> Change:
    """The leg speaks first: a furthest point that moves outweighs a number that moves the other way."""
    step = 0.0 if depths is None else depths[1] - depths[0]
    if depths is not None and abs(step) >= 1 and max(depths) > depth("low_back"):
        return "better" if step < 0 else "worse"
    rise = 0.0 if pain is None else pain[1] - pain[0]
    if rise >= REAL_CHANGE:
        return "worse"
    if pain is not None and rise < 0 and (rise <= -REAL_CHANGE or -rise >= REAL_SHARE * pain[0]):
        return "better"
    return "better" if progress else "unchanged"
