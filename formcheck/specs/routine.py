"""What a checked routine is: exercises in an order, each with its sets, reps, sides and rests.

`specs/routines.py` reads them from YAML; `live` follows them, `review` and `session` compare against them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from formcheck.specs.model import ExerciseSpec
from formcheck.specs.range import Range

SideOrder = Literal["left_first", "right_first", "alternating", "one", "none"]
"""In which order an exercise with sides is done.

`left_first`, `right_first`: all of one side, then all of the other. `alternating`: one and one in turn. `one`: one side
only, the one with the symptoms, whichever the person works. `none` where the sides are not worked apart.
"""


@dataclass(frozen=True, slots=True)
class Step:
    """One exercise of a routine.

    Attributes:
        spec: the exercise.
        sets: how many, at the least and at the most; the least is what is planned.
        reps: how many a set (a side, where there are sides); holds, in an exercise that is a pure hold.
        hold: seconds to hold; None where the movement only passes.
        order: of the sides.
        rest_s: seconds of rest between its sets.
        note: one short sentence on why it is here; may be empty.
    """

    spec: ExerciseSpec
    sets: Range
    reps: Range
    hold: Range | None
    order: SideOrder
    rest_s: float
    note: str

    @property
    def each_side(self) -> bool:
        """Whether its reps are of each side."""
        return self.order not in ("none", "one")


@dataclass(frozen=True, slots=True)
class Routine:
    """Exercises in an order.

    Attributes:
        id: lower-case words joined by underscores; a contract.
        name: for people.
        about: one to three sentences: whom it may suit, in the article's facts, and when to leave it.
        steps: in the order in which they are done.
        between_s: seconds of rest between two exercises.
        times_a_day: as the article gives it.
        source: path or `package:` name that it was read from.
    """

    id: str
    name: str
    about: tuple[str, ...]
    steps: tuple[Step, ...]
    between_s: float
    times_a_day: Range
    source: str
