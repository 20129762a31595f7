"""What is to be done in a session, set by set, and how much of the way around it is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from formcheck.pose.landmarks import Side
from formcheck.specs.model import ExerciseSpec
from formcheck.specs.range import Range
from formcheck.specs.routine import Routine, SideOrder, Step

SWITCH_S = 5.0
"""Seconds to change sides: the time that turning around on a mat takes; no muscle needs to rest in between."""

ALONE_REST_S = 60.0
"""Seconds between two sets of one exercise done alone: what the routines give after work against weight."""


@dataclass(frozen=True, slots=True)
class PlannedSet:
    """One set.

    Attributes:
        spec: the exercise.
        step: 0, 1, ... of the routine's steps; 0 for an exercise alone.
        steps: how many there are.
        set: 1, 2, ... of this exercise (and side).
        sets: how many are planned of it.
        reps: how many end it, holds in a pure hold; on each side where both are worked in it. None: it has no end.
        order: of the sides within this set; `none` where they are not worked apart, or one side has the set to itself.
        side: the only side of this set; None for both or neither.
        other_side: whether the other side has a set of its own too.
        rest_s: seconds of rest before it.
        note: one short sentence on why it is here; may be empty.
    """

    spec: ExerciseSpec
    step: int = 0
    steps: int = 1
    set: int = 1
    sets: int = 1
    reps: int | None = None
    order: SideOrder = "none"
    side: Side | None = None
    other_side: bool = False
    rest_s: float = 0.0
    note: str = ""

    @property
    def hold(self) -> Range | None:
        """Seconds to hold; None where the movement only passes."""
        return next((end.hold for end in self.spec.movement.ends if end.hold is not None), None)

    @property
    def sides_planned(self) -> int | None:
        """On how many sides the exercise is to be done, in this set or in another; None where they are not apart."""
        if self.spec.sides != "each":
            return None
        return 2 if self.order == "alternating" or self.other_side else 1


@dataclass(frozen=True, slots=True)
class Around:
    """How much there is around the sets.

    Attributes:
        advice: what the check-ins of earlier days say so gravely against today that it is to be answered; may be empty.
        first_words: what is said at the session's begin, before anything of the flow's; may be empty.
        red_flags: `full`, in one `line`, or None: not asked.
        pain: whether pain and its place are asked before.
        after: whether the person is asked afterwards how it was.
        placement: whether the person is shown where to be before the first set.
        by_posture: whether a set waits for its start posture, still; else its first frame begins it.
        summary_s: seconds that the summary stays; 0 for none.
        encourage: whether a kind word is said now and then.
        spoken: whether there is a voice, which is waited for before "Go".
    """

    advice: str = ""
    first_words: str = ""
    red_flags: str | None = None
    pain: bool = False
    after: bool = False
    placement: bool = True
    by_posture: bool = True
    summary_s: float = 0.0
    encourage: bool = True
    spoken: bool = True


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """A session.

    Attributes:
        sets: in the order in which they are done; at least one.
        around: what comes before, between and after.
        routine: id and name of the routine; None for one exercise alone.
    """

    sets: tuple[PlannedSet, ...]
    around: Around
    routine: tuple[str, str] | None = None


def sets_of_exercise(
    spec: ExerciseSpec, sets: int | None = None, reps: int | None = None, side: Side | None = None
) -> tuple[PlannedSet, ...]:
    """One exercise alone: the least that its dose says, or what was asked for; both sides in any order, or one."""
    count = sets or round(spec.dose.sets.low)
    return tuple(
        PlannedSet(
            spec,
            set=number,
            sets=count,
            reps=reps or round(spec.dose.reps.low),
            order="alternating" if spec.sides == "each" and side is None else "none",
            side=side,
            rest_s=0.0 if number == 1 else ALONE_REST_S,
        )
        for number in range(1, count + 1)
    )


def endless_set(spec: ExerciseSpec) -> tuple[PlannedSet, ...]:
    """One set that only the end of its source ends: for a clip, all of which is to be counted."""
    return (PlannedSet(spec, order="alternating" if spec.sides == "each" else "none"),)


def sets_of_routine(routine: Routine, sets: int | None = None, reps: int | None = None) -> tuple[PlannedSet, ...]:
    """A routine's sets: the least that its steps say, or what was asked for."""
    planned: list[PlannedSet] = []
    for number, step in enumerate(routine.steps):
        between = routine.between_s if planned else 0.0
        planned += _sets_of_step(step, number, len(routine.steps), between, sets, reps)
    return tuple(planned)


def _sets_of_step(
    step: Step, number: int, steps: int, between_s: float, sets: int | None, reps: int | None
) -> Iterator[PlannedSet]:
    count = sets or round(step.sets.low)
    for round_ in range(1, count + 1):
        for turn, side in enumerate(_sides(step.order)):
            yield PlannedSet(
                spec=step.spec,
                step=number,
                steps=steps,
                set=round_,
                sets=count,
                reps=reps or round(step.reps.low),
                order="none" if side else step.order,
                side=side,
                other_side=side is not None,
                rest_s=SWITCH_S if turn else between_s if round_ == 1 else step.rest_s,
                note=step.note,
            )


def _sides(order: SideOrder) -> tuple[Side | None, ...]:
    """The sides that have a set of their own, in turn."""
    if order == "left_first":
        return ("left", "right")
    return ("right", "left") if order == "right_first" else (None,)
