"""The numbers that conditions are counted from: the person's rest, and what is usual for them."""

from __future__ import annotations

import math
from statistics import median

from formcheck.coach.travel import Moment, Outcome
from formcheck.pose.landmarks import Side
from formcheck.specs.condition import Condition
from formcheck.specs.model import MovementKind

MEMORY_S = 20.0
"""Time constant of a rest value once it has lasted that long (before, it is the mean so far): much longer than a fault
is kept up, which must not become the rest that it is counted from.
"""

GAP_S = 0.5
"""No frame of rest weighs more than this, however long ago the last one was."""

USUAL_FROM = 2
"""Counted reps from which a person's usual peak is spoken of. One hold is enough: it is told by all of its seconds."""


class References:
    """Learns every measure's value at rest, and at the peak of reps, or in holds, that counted, for each side."""

    def __init__(self, kind: MovementKind = "rep") -> None:
        self._usual_from = 1 if kind == "hold" else USUAL_FROM
        self._rest: dict[tuple[Side | None, str], float] = {}
        self._peaks: dict[tuple[Side | None, str], list[float]] = {}
        self._last_t: dict[Side | None, float] = {}
        self._age: dict[Side | None, float] = {}

    def at_rest(self, moment: Moment, side: Side | None) -> None:
        """Take in one moment of rest."""
        dt = min(GAP_S, moment.t - self._last_t.get(side, moment.t))
        self._last_t[side] = moment.t
        age = self._age[side] = self._age.get(side, 0.0) + dt
        weight = dt / min(age, MEMORY_S) if age > 0 else 0.0
        for name, value in moment.values.items():
            if value != value:
                continue
            known = self._rest.get((side, name))
            self._rest[side, name] = value if known is None else known + weight * (value - known)

    def forget(self, side: Side | None) -> None:
        """The rest known so far is none, or no longer: it lies elsewhere, or was mistaken."""
        self._age.pop(side, None)
        for key in [key for key in self._rest if key[0] == side]:
            del self._rest[key]

    def counted(self, outcome: Outcome, side: Side | None) -> None:
        """Take in the peak of a rep that counted, or what a hold was like."""
        for name, value in outcome.at_peak.items():
            if value == value:
                self._peaks.setdefault((side, name), []).append(value)

    def of(self, condition: Condition, side: Side | None) -> float:
        """The number that `condition` is counted from; NaN while it is unknown."""
        if condition.of == "zero":
            return 0.0
        if condition.of == "rest":
            return self._rest.get((side, condition.measure), math.nan)
        peaks = self._peaks.get((side, condition.measure), [])
        return median(peaks) if len(peaks) >= self._usual_from else math.nan
