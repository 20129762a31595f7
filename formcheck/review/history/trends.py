"""What a person can do of each exercise, week by week: range, hold, and how much was done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from formcheck.pose.landmarks import Side
from formcheck.review.history.days import monday_of
from formcheck.review.history.doses import exercise_days, planned_a_day
from formcheck.session.index import SetRow, SideRow, VisitRow
from formcheck.session.programme import Agreed, Programme, programme_on


@dataclass(frozen=True, slots=True)
class Figures:
    """One side in one week, or in the whole time.

    Attributes:
        reps: counted.
        mean, best: travel from rest, in the exercise's unit; None where none is known.
        hold_mean_s, hold_best_s: seconds; None where no hold is asked or none was done.
        target, cap: travel from which a rep counts, and from which a warning comes, as they were last; None where
            there is none.
    """

    reps: int
    mean: float | None
    best: float | None
    hold_mean_s: float | None
    hold_best_s: float | None
    target: float | None = None
    cap: float | None = None


@dataclass(frozen=True, slots=True)
class ExerciseWeek:
    """One exercise in one week; all zero and empty in a week without it.

    Attributes:
        monday: of the week.
        days, sets, reps, partials: how much.
        doses: done, 1.0 being one in full.
        planned: doses that the programme has at least, from the first day on and up to today.
        sides: figures of each side that was worked.
        warnings: id of each limit that warned, to how often.
        corrections: how many a person made, counted in.
        rescored: sets that count as they were scored again.
    """

    monday: date
    days: int
    sets: int
    reps: int
    partials: int
    doses: float
    planned: float
    sides: Mapping[Side | None, Figures]
    warnings: Mapping[str, int]
    corrections: int
    rescored: int


@dataclass(frozen=True, slots=True)
class Trend:
    """One exercise over the weeks.

    Attributes:
        exercise, name, unit: of it (unit None: a pure hold has no range).
        plan: its last set: what was asked for.
        agreed: what the person's programme asks of it now; nothing where it is no part of one.
        beside: whether there is a programme now, and this is no part of it.
        weeks: one for each week that is looked at, oldest first.
        sides: the sides that were worked in any of them.
        last: the last day on which it was done.
    """

    exercise: str
    name: str
    unit: str | None
    plan: SetRow
    weeks: tuple[ExerciseWeek, ...]
    sides: tuple[Side | None, ...]
    last: date
    agreed: tuple[Agreed, ...] = ()
    beside: bool = False

    def total(self, what: Callable[[ExerciseWeek], int]) -> int:
        """The sum of `what` over the weeks."""
        return sum(what(week) for week in self.weeks)


def trends(
    visits: Iterable[VisitRow], mondays: tuple[date, ...], today: date, programmes: Sequence[Programme] = ()
) -> tuple[Trend, ...]:
    """Every exercise that was practised in the weeks that begin at `mondays`, the latest practised first."""
    by_exercise: dict[str, list[VisitRow]] = {}
    since: dict[str, date] = {}
    wanted = set(mondays)
    for visit in visits:
        if visit.practice:
            in_weeks = monday_of(visit.day) in wanted
            for exercise in visit.exercises:
                since[exercise] = min(since.get(exercise, visit.day), visit.day)
                if in_weeks:
                    by_exercise.setdefault(exercise, []).append(visit)
    spans = {exercise: (first, max(today, first)) for exercise, first in since.items()}
    found = [_trend(exercise, group, mondays, spans[exercise], programmes) for exercise, group in by_exercise.items()]
    now = programme_on(today, programmes)
    known = [
        trend if now is None else replace(trend, agreed=now.of(trend.exercise), beside=not now.of(trend.exercise))
        for trend in found
        if trend is not None
    ]
    return tuple(sorted(known, key=lambda trend: (-trend.last.toordinal(), trend.name)))


def _trend(
    exercise: str,
    visits: list[VisitRow],
    mondays: tuple[date, ...],
    span: tuple[date, date],
    programmes: Sequence[Programme],
) -> Trend | None:
    sets = [(visit.day, row) for visit in visits for row in visit.sets if row.exercise == exercise]
    done = [(day, row) for day, row in sets if row.practice and row.moved]
    if not done:
        return None
    plan = done[-1][1]
    doses = _doses_by_day(exercise, visits, programmes)
    by_week: dict[date, list[tuple[date, SetRow]]] = {monday: [] for monday in mondays}
    for day, row in done:
        by_week[monday_of(day)].append((day, row))
    planned = _planned_by_week(plan, mondays, span, programmes)
    weeks = tuple(_week(plan, monday, these, doses, planned[monday]) for monday, these in by_week.items())
    worked = {side for week in weeks for side in week.sides}
    order: tuple[Side | None, ...] = (None, "left", "right")
    return Trend(
        exercise, plan.name, plan.unit, plan, weeks, tuple(side for side in order if side in worked), done[-1][0]
    )


def _week(
    plan: SetRow,
    monday: date,
    these: list[tuple[date, SetRow]],
    doses: Mapping[date, float],
    planned: float,
) -> ExerciseWeek:
    rows = [row for _, row in these]
    days = {day for day, _ in these}
    warnings: Counter[str] = Counter()
    for row in rows:
        warnings.update(row.warnings)
    return ExerciseWeek(
        monday=monday,
        days=len(days),
        sets=len(rows),
        reps=sum(row.reps for row in rows),
        partials=sum(row.partials for row in rows),
        doses=sum(doses[day] for day in days),
        planned=planned,
        sides=_by_side([row for row in rows if row.unit == plan.unit]),
        warnings=dict(warnings.most_common()),
        corrections=sum(row.corrections for row in rows),
        rescored=sum(row.rescored for row in rows),
    )


def _planned_by_week(
    plan: SetRow, mondays: Iterable[date], span: tuple[date, date], programmes: Sequence[Programme]
) -> dict[date, float]:
    """The least doses that were planned in each week, of its days within `span`."""
    found = {}
    for monday in mondays:
        days = (monday + timedelta(days=number) for number in range(7))
        within = [day for day in days if span[0] <= day <= span[1]]
        found[monday] = sum(planned_a_day(plan, programme_on(day, programmes)).low for day in within)
    return found


def _doses_by_day(exercise: str, visits: list[VisitRow], programmes: Sequence[Programme]) -> dict[date, float]:
    by_day: dict[date, list[VisitRow]] = {}
    for visit in visits:
        by_day.setdefault(visit.day, []).append(visit)
    return {
        day: sum(
            done.doses
            for done in exercise_days(group, programme=programme_on(day, programmes))
            if done.exercise == exercise
        )
        for day, group in by_day.items()
    }


def _by_side(rows: list[SetRow]) -> dict[Side | None, Figures]:
    """Figures of each side; rows in another unit (the exercise's spec was changed) are not to be mixed in."""
    groups: dict[Side | None, list[SideRow]] = {}
    for row in rows:
        for side in row.by_side:
            groups.setdefault(side.side, []).append(side)
    return {side: _figures(group) for side, group in groups.items()}


def _figures(rows: list[SideRow]) -> Figures:
    bests = [row.best for row in rows if row.best is not None]
    longest = [row.hold_best_s for row in rows if row.hold_best_s is not None]
    return Figures(
        reps=sum(row.reps for row in rows),
        mean=_weighted([(row.mean, row.travels) for row in rows]),
        best=max(bests, default=None),
        hold_mean_s=_weighted([(row.hold_mean_s, row.holds) for row in rows]),
        hold_best_s=max(longest, default=None),
        target=next((row.target for row in reversed(rows) if row.target is not None), None),
        cap=next((row.cap for row in reversed(rows) if row.cap is not None), None),
    )


def _weighted(pairs: list[tuple[float | None, int]]) -> float | None:
    """Mean of the values that are known, each by how many were measured for it."""
    known = [(value, weight) for value, weight in pairs if value is not None and weight > 0]
    weights = sum(weight for _, weight in known)
    return sum(value * weight for value, weight in known) / weights if weights else None
