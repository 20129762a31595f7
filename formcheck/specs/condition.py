"""A condition: what all of a spec is made of, from where a hold is kept to when a limit is passed."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Reference = Literal["zero", "rest", "usual"]
"""What a condition's numbers are counted from: zero, the person's own rest, or their own usual peak."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A band on one measure (or one quality, in a cue): `low <= value - reference <= high`, or its opposite."""

    measure: str
    low: float = -math.inf
    high: float = math.inf
    outside: bool = False
    of: Reference = "zero"

    @property
    def two_sided(self) -> bool:
        """Whether it says where the measure is to stay, and not how far it is to go."""
        return not self.outside and math.isfinite(self.low) and math.isfinite(self.high)

    @property
    def only_bound(self) -> float:
        """The bound of a condition that has just one; NaN of any other."""
        if self.outside or math.isfinite(self.low) == math.isfinite(self.high):
            return math.nan
        return self.low if math.isfinite(self.low) else self.high

    def met(self, value: float, reference: float = 0.0) -> bool:
        """Whether `value` meets it; NaN on either side never does."""
        delta = value - reference
        if math.isnan(delta):
            return False
        inside = self.low <= delta <= self.high
        return not inside if self.outside else inside

    def excess(self, value: float, reference: float = 0.0) -> float:
        """How far past the nearer bound `value` lies on the side that meets the condition; negative if not met."""
        delta = value - reference
        if self.outside:
            return max(self.low - delta, delta - self.high)
        return min(delta - self.low, self.high - delta)


def all_met(conditions: Sequence[Condition], values: Mapping[str, float]) -> bool | None:
    """Whether all are met by a moment's `values`; None where none is broken and one was not seen."""
    seen = [(condition, values.get(condition.measure, math.nan)) for condition in conditions]
    if any(value == value and not condition.met(value) for condition, value in seen):
        return False
    return None if any(value != value for _, value in seen) else True
