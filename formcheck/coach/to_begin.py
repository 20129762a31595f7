"""What must have been true for a hold to begin, such as an ankle that was laid onto the other knee."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from formcheck.specs.condition import Condition


class ToBegin:
    """Tell it every moment; what must be true stays as it was seen last.

    Within the pose, where it may be hidden or mistaken, it only becomes true.
    """

    def __init__(self, conditions: Sequence[Condition]) -> None:
        self._conditions = conditions
        self._met: dict[Condition, bool] = {}

    def forget(self) -> None:
        """The pose has been left."""
        self._met = {}

    def look(self, values: Mapping[str, float], *, in_it: bool) -> None:
        """Take in one moment, `in_it`: within the pose."""
        for condition in self._conditions:
            value = values.get(condition.measure, math.nan)
            if value == value:
                self._met[condition] = condition.met(value) or (in_it and self._met.get(condition, False))

    @property
    def may(self) -> bool:
        """Whether all that must be true to begin has been seen to be."""
        return all(self._met.get(condition, False) for condition in self._conditions)
