"""Visits as days and weeks: local days of the place where each visit was done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from formcheck.review.history.doses import ExerciseDay, Routines, exercise_days
from formcheck.session.checkins.store import AHEAD, EARLIEST
from formcheck.session.index import VisitRow
from formcheck.session.programme import Programme, programme_on

Level = Literal["rest", "some", "half", "full"]
"""Of a day's doses: none, less than half, half or more, all that was planned."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of practice; a day of rest has no exercises.

    Attributes:
        date: local.
        visits: how many there were.
        exercises: what was done in them.
        seconds: in front of the camera.
    """

    date: date
    visits: int = 0
    exercises: tuple[ExerciseDay, ...] = ()
    seconds: float = 0.0

    @property
    def practised(self) -> bool:
        """Whether anything was done."""
        return bool(self.exercises)

    @property
    def share(self) -> float:
        """Of the doses planned, of what was begun and of what belongs to it, 0 to 1; what is extra adds nothing."""
        planned = [done.share for done in self.exercises if done.planned.high > 0]
        return sum(planned) / len(planned) if planned else 0.0

    @property
    def level(self) -> Level:
        """See Level."""
        if not self.exercises:
            return "rest"
        if all(done.full for done in self.exercises):
            return "full"
        return "half" if self.share >= 0.5 else "some"

    @property
    def reps(self) -> int:
        """Of all exercises."""
        return sum(done.reps for done in self.exercises)

    @property
    def sets(self) -> int:
        """Of all exercises."""
        return sum(done.sets for done in self.exercises)


@dataclass(frozen=True, slots=True)
class Week:
    """Monday to Sunday; `days` are seven, also those that are yet to come."""

    monday: date
    days: tuple[Day, ...]

    @property
    def practised(self) -> int:
        """Days on which anything was done."""
        return sum(day.practised for day in self.days)

    @property
    def reps(self) -> int:
        """Of all days."""
        return sum(day.reps for day in self.days)

    @property
    def sets(self) -> int:
        """Of all days."""
        return sum(day.sets for day in self.days)


@dataclass(frozen=True, slots=True)
class Dated:
    """Visits that have a day, and those whose clock was wrong."""

    visits: tuple[VisitRow, ...]
    wrong_clock: tuple[VisitRow, ...]


def dated(visits: Iterable[VisitRow], now: datetime) -> Dated:
    """Sorts out the visits that cannot have been when their log says: before EARLIEST, or well after
    `now` (as of check-ins)."""
    good: list[VisitRow] = []
    wrong: list[VisitRow] = []
    for visit in visits:
        (good if EARLIEST <= visit.started_at <= now + AHEAD else wrong).append(visit)
    return Dated(tuple(good), tuple(wrong))


def days_of(visits: Iterable[VisitRow], routines: Routines, programmes: Sequence[Programme] = ()) -> dict[date, Day]:
    """Each day with practice; what was only watched (an analysed video) has no part in it.

    `routines` tell what a day's routine holds besides what was begun of it, `programmes` what was agreed.
    """
    groups: dict[date, list[VisitRow]] = {}
    for visit in visits:
        if visit.practice:
            groups.setdefault(visit.day, []).append(visit)
    days = {day: _day(day, group, routines, programmes) for day, group in groups.items()}
    return {day: days[day] for day in sorted(days) if days[day].practised}


def monday_of(day: date) -> date:
    """The Monday of the week that `day` lies in."""
    return day - timedelta(days=day.weekday())


def weeks_of(days: dict[date, Day], today: date, weeks: int) -> tuple[Week, ...]:
    """The last `weeks` weeks, the current one included, oldest first.

    Ends with the week of the last day of practice where that is later than `today`: after a flight to the west,
    yesterday's date can lie ahead.
    """
    last = monday_of(max([today, *days]))
    mondays = [last - timedelta(weeks=back) for back in reversed(range(weeks))]
    return tuple(Week(monday, tuple(_on(days, monday + timedelta(days=n)) for n in range(7))) for monday in mondays)


def _on(days: dict[date, Day], day: date) -> Day:
    return days.get(day) or Day(day)


def _day(day: date, visits: list[VisitRow], routines: Routines, programmes: Sequence[Programme]) -> Day:
    done = exercise_days(visits, routines, programme_on(day, programmes))
    seconds = sum(row.seconds for visit in visits for row in visit.sets if row.practice)
    return Day(day, len(visits), done, seconds)
