"""Centralisation: whether the furthest point of the pain draws back towards the spine or moves down the leg.

The article takes it for the best sign there is: leg pain that comes closer to the spine over several days, even where
the back itself is felt more for a while.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from formcheck.pose.landmarks import SIDES, Side
from formcheck.session.checkins.checkin import REGIONS, CheckIn, Region, furthest

Direction = Literal["towards_spine", "steady", "down", "unknown"]

RECENT = timedelta(days=14)
"""Older days say nothing of the present direction: two weeks are the article's own time for a change to show."""
LAST_DAYS = 5
"""The article's self-check takes three to five days."""
FEWEST_DAYS = 3
"""For a step towards the spine; a step down is told at once."""
BEFORE_DOWN = 2
"""A day is further down when it is so beyond this many days before it, which a usual up and down is not."""


@dataclass(frozen=True, slots=True)
class Day:
    """The furthest point of one day.

    Attributes:
        at: its first answer.
        furthest: the lowest region that was named on it; None where it hurt nowhere on this side.
    """

    at: datetime
    furthest: Region | None

    @property
    def day(self) -> date:
        """The person's own date."""
        return self.at.date()

    @property
    def depth(self) -> int:
        """How far from the spine: 0 nowhere, 1 low back, 2 buttock, 3 thigh, 4 calf, 5 foot."""
        return depth(self.furthest)


@dataclass(frozen=True, slots=True)
class Course:
    """One side's last days, oldest first, and where they lead; `unknown` where there are too few.

    `days_down` is for how many of them it has been further down than before; 0 where the direction is another.
    """

    side: Side
    days: tuple[Day, ...]
    direction: Direction
    days_down: int = 0


def depth(region: Region | None) -> int:
    """How far from the spine: 0 nowhere, 1 low back, 2 buttock, 3 thigh, 4 calf, 5 foot."""
    return 0 if region is None else REGIONS.index(region) + 1


def by_day(checkins: Iterable[CheckIn], side: Side) -> tuple[Day, ...]:
    """The furthest point of every day on which places were named, oldest first. A day is the person's own date."""
    found: dict[date, Day] = {}
    for checkin in sorted(checkins, key=lambda checkin: checkin.at):
        if checkin.pain_places is not None:
            day = found.setdefault(checkin.at.date(), Day(checkin.at, None))
            lower = max(day.furthest, furthest(checkin.pain_places, side), key=depth)
            found[day.day] = Day(day.at, lower)
    return tuple(found[day] for day in sorted(found))


def course(checkins: Iterable[CheckIn], side: Side, today: date) -> Course:
    """Where the pain of one side is going, from its last LAST_DAYS days with an answer, none older than RECENT."""
    days = tuple(day for day in by_day(checkins, side) if today - RECENT <= day.day <= today)[-LAST_DAYS:]
    return _course(side, days)


def courses(checkins: Iterable[CheckIn], today: date) -> tuple[Course, Course]:
    """Both sides, left first."""
    kept = tuple(checkins)
    left, right = (course(kept, side, today) for side in SIDES)
    return left, right


def _days_down(depths: tuple[int, ...]) -> int:
    """How many days the pain has been further down, out of the back, than on BEFORE_DOWN days before it, else 0."""
    for begin in reversed(range(1, len(depths))):
        lowest_since, before = min(depths[begin:]), max(depths[max(0, begin - BEFORE_DOWN) : begin])
        if lowest_since > max(before, depth("low_back")):
            return len(depths) - begin
    return 0


def _towards_spine(depths: tuple[int, ...]) -> bool:
    """The last two days lie short of where it has been in the leg, and the last is no further down than the other."""
    if len(depths) < FEWEST_DAYS:
        return False
    most, (before, last) = max(depths[:-2]), depths[-2:]
    return last <= before < most and most > depth("low_back")


def _course(side: Side, days: tuple[Day, ...]) -> Course:
    """What happened last speaks first: a step down today, then two days nearer the spine, then days further down."""
    depths = tuple(day.depth for day in days)
    down = _days_down(depths)
    if down == 1:
        return Course(side, days, "down", down)
    if _towards_spine(depths):
        return Course(side, days, "towards_spine")
    if down:
        return Course(side, days, "down", down)
    return Course(side, days, "steady" if len(days) >= FEWEST_DAYS else "unknown")
