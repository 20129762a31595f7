"""A pose that is given up ends, though its bound is not passed: that may lie so low that rest is just beyond it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import median

from formcheck.specs.condition import Condition

GONE = 0.15
"""Share of the way from the bound to the level that was kept, below which a pose is given up: rest itself, and the
unrest of its measure. Whoever tires and sinks within a pose keeps more of it."""

AGAIN = 0.5
"""Share of that way which has to be reached before a new hold may begin without the bound being passed in between."""

LEVEL_FROM_S, LEVEL_TO_S = 2.0, 6.0
"""Seconds of a hold that tell its level: after the way into the pose, before one tires."""


class LetGo:
    """Tell it every moment, `between` holds and while one is kept; `gone` and `resting` say what has been given up.

    Args:
        kept: what is true in the pose.
        goes_on: the wider bounds within which it goes on, where there are any. Whose level lies no further beyond a
            bound than the wider one lies before it keeps so little of the pose that only the wider one tells.
    """

    def __init__(self, kept: Sequence[Condition], goes_on: Sequence[Condition] = ()) -> None:
        wider = {condition.measure: condition for condition in goes_on}
        self._each = [_Measure(c, wider.get(c.measure, c)) for c in kept if c.of == "zero" and not c.outside]

    @property
    def resting(self) -> bool:
        """Whether somebody has given up the pose, and has neither taken it again nor passed its bound."""
        return any(measure.resting for measure in self._each)

    def between(self, values: Mapping[str, float]) -> None:
        """Take in a moment in which no hold is going on."""
        for measure in self._each:
            measure.wait(values.get(measure.name, math.nan))

    def gone(self, values: Mapping[str, float], held_s: float) -> bool:
        """Whether the pose looks given up, `held_s` seconds into a hold, in a moment that meets its conditions."""
        gone = [measure.given_up(values.get(measure.name, math.nan), held_s) for measure in self._each]
        return any(gone)

    def ended(self) -> None:
        """The hold has ended since the pose was left."""
        for measure in self._each:
            measure.resting = not math.isnan(measure.level)


class _Measure:
    """One measure's way from the bound through which the pose was entered to the level that is kept."""

    def __init__(self, condition: Condition, wider: Condition) -> None:
        self.name, self._low, self._high = condition.measure, condition.low, condition.high
        self._slack = {condition.low: condition.low - wider.low, condition.high: wider.high - condition.high}
        self._bound = condition.only_bound
        self.level = math.nan
        self.resting = False
        self._early: list[float] = []

    def wait(self, value: float) -> None:
        """Between holds: from which side the pose will be entered, and whether it is taken again."""
        if math.isnan(value):
            return
        if not self._low < value < self._high:
            self._bound = self._low if value <= self._low else self._high
            self.resting = False
        elif self._share(value) >= AGAIN:
            self.resting = False
        if not self.resting:
            self._early, self.level = [], math.nan

    def given_up(self, value: float, held_s: float) -> bool:
        """Whether `value` is nearly back at the bound; learns the level on the way."""
        if LEVEL_FROM_S <= held_s <= LEVEL_TO_S and not math.isnan(value):
            self._early.append(value)
        elif held_s > LEVEL_TO_S and self._early and math.isnan(self.level):
            self.level = median(self._early)
        bound = self._bound_towards(value)
        slight = abs(self.level - bound) <= self._slack.get(bound, 0.0)
        return not slight and self._share(value) < GONE

    def _share(self, value: float) -> float:
        """How much of the way `value` is at; NaN while one of them is not known."""
        bound = self._bound_towards(value)
        way = self.level - bound
        return (value - bound) / way if way else math.nan

    def _bound_towards(self, value: float) -> float:
        """The bound through which the pose was entered; of one that nobody saw being entered, that on this side."""
        if not math.isnan(self._bound):
            return self._bound
        return self._low if value < self.level else self._high
