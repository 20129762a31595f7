"""How much of an exercise's dose was done.

A dose is what the person has agreed to do in one go (see session/programme.py), or else what the article asks for: the
least number of sets, each with the least number of reps, of every side where the reps are for each side. Where nothing
was agreed, a sitting that followed a routine was planned by that: then its own sets and reps count. Where an exercise
comes more than once, all of its sets together are the dose, and each set is measured by its own reps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from formcheck.pose.landmarks import SIDES, Side
from formcheck.session.index import SetRow, VisitRow
from formcheck.session.programme import Agreed, Programme
from formcheck.specs.range import Range

_ALMOST = 1e-6
BESIDE = Range(0, 0)
"""Doses a day of what is done beside a programme: welcome, and asked for by nobody."""
_NONE: Mapping[str, tuple[Planned, ...]] = {}


@dataclass(frozen=True, slots=True)
class ExerciseDay:
    """One exercise on one day.

    Attributes:
        exercise, name: of it.
        sets: sets with anything in them; 0 where a routine holds it and it was not begun.
        reps: counted, corrections included; of both sides together.
        doses: how many doses were done, 1.0 being one in full.
        planned: doses a day, as it was agreed, or else as the article has it; none for what is done beside a programme.
    """

    exercise: str
    name: str
    sets: int
    reps: int
    doses: float
    planned: Range

    @property
    def share(self) -> float:
        """Of the least that is planned for a day, 0 to 1."""
        return min(1.0, self.doses / self.planned.low) if self.planned.low > 0 else 1.0

    @property
    def full(self) -> bool:
        """Whether all that is planned for a day was done."""
        return self.share > 1 - _ALMOST


@dataclass(frozen=True, slots=True)
class Planned:
    """One exercise of a routine: its id and name, and how many doses a day are planned."""

    exercise: str
    name: str
    times_a_day: Range


Routines = Mapping[str, tuple[Planned, ...]]
"""Id of each routine that is known, to its exercises."""


def exercise_days(
    visits: Sequence[VisitRow], routines: Routines = _NONE, programme: Programme | None = None
) -> tuple[ExerciseDay, ...]:
    """What was done of each exercise in the visits of one day, in the order in which they were begun.

    What the `programme` of that day holds besides, or without one the routine that was followed, and was not begun
    comes after them, with nothing done; nothing at all comes where nothing was done.
    """
    doses: dict[str, float] = {}
    rows: dict[str, list[SetRow]] = {}
    for visit in visits:
        for exercise in visit.exercises:
            sets = [row for row in visit.sets if row.exercise == exercise and row.practice]
            moved = [row for row in sets if row.moved]
            if moved:
                rows.setdefault(exercise, []).extend(moved)
                agreed = () if programme is None else programme.of(exercise)
                doses[exercise] = doses.get(exercise, 0.0) + _doses(sets, agreed)
    begun = [
        ExerciseDay(
            exercise,
            sets[-1].name,
            len(sets),
            sum(row.reps for row in sets),
            doses[exercise],
            planned_a_day(sets[-1], programme),
        )
        for exercise, sets in rows.items()
    ]
    return (*begun, *(_not_begun(visits, routines, rows, programme) if begun else ()))


def planned_a_day(row: SetRow, programme: Programme | None) -> Range:
    """How many doses of the exercise of `row` are planned for a day."""
    if programme is None:
        return row.dose.times_a_day
    agreed = programme.of(row.exercise)
    return agreed[0].times_a_day if agreed else BESIDE


def _not_begun(
    visits: Iterable[VisitRow], routines: Routines, begun: Iterable[str], programme: Programme | None
) -> Iterator[ExerciseDay]:
    """The exercises of the programme, or of the day's routines, that are not among the `begun`, each once."""
    known = set(begun)
    planned = (
        [step for visit in visits for step in routines.get(visit.routine or "", ())]
        if programme is None
        else [Planned(agreed.exercise, agreed.name, agreed.times_a_day) for agreed in programme.exercises]
    )
    for step in planned:
        if step.exercise not in known:
            known.add(step.exercise)
            yield ExerciseDay(step.exercise, step.name, 0, 0, 0.0, step.times_a_day)


def _doses(sets: list[SetRow], agreed: Sequence[Agreed]) -> float:
    """Doses of one exercise in one sitting: the mean of its sides, where they were worked set by set.

    A side counts though nothing moved in its set, or the set was not begun: it was to be worked.
    """
    by_side: dict[Side | None, list[SetRow]] = {}
    for row in sets:
        by_side.setdefault(row.side, []).append(row)
    if any(row.side is not None and row.sides_planned == len(SIDES) for row in sets):
        for side in SIDES:
            by_side.setdefault(side, [])
    of_side = [_as_agreed(rows, agreed) if agreed else _as_planned(rows) for rows in by_side.values()]
    return sum(of_side) / len(of_side)


def _as_agreed(rows: list[SetRow], agreed: Sequence[Agreed]) -> float:
    """The sets that moved, in their order, are laid beside those that were agreed; then the next dose begins."""
    sets = [max(round(each.sets.low), 1) for each in agreed]
    moved = (row for row in rows if row.moved)
    shares = [_share(row, agreed[_step_of(number % sum(sets), sets)].reps.low) for number, row in enumerate(moved)]
    return sum(shares) / sum(sets)


def _step_of(number: int, sets: Sequence[int]) -> int:
    """Which step the set `number`, from 0, of all `sets` belongs to."""
    return next(step for step, until in enumerate(accumulate(sets)) if number < until)


def _as_planned(rows: list[SetRow]) -> float:
    """By what each sitting planned, or else by the article."""
    if not rows:
        return 0.0
    planned: dict[tuple[int | None, int | None], int] = {}
    for row in rows:
        step = (row.step, row.reps_planned)  # in older logs the reps alone tell one step from another
        planned[step] = max(planned.get(step, 0), row.sets_planned or 0)
    sets = sum(planned.values()) or max(rows[-1].dose.sets.low, 1)
    return sum(_share(row, _asked(row)) for row in rows) / sets


def _share(row: SetRow, reps: float) -> float:
    """Of a set's reps, 0 to 1: more reps than asked are no second dose."""
    asked = max(reps, 1)
    if row.side is None and row.dose.per_side and row.sides == "each":
        done = {side.side: side.reps for side in row.by_side}
        shares = [min(1.0, done.get(side, 0) / asked) for side in SIDES]
        return max(shares) if row.sides_planned == 1 else sum(shares) / 2
    return min(1.0, row.reps / asked)


def _asked(row: SetRow) -> float:
    return row.reps_planned if row.routine and row.reps_planned else row.dose.reps.low
