"""The mean of a measure's two sides, of which one may be hidden for a while."""

from __future__ import annotations

import math

MEMORY_S = 1.0
"""Seconds over which how the sides differ is averaged."""


class BothSides:
    """Takes both sides' values in order of time.

    The mean is that of the sides that are seen. What differs between them by where they lie and not by what they do (a
    trunk's length, by five per cent) would leap when one is hidden, by as much as a small movement: where the sides are
    `alike` the one that is hidden is taken to differ as it last did.
    """

    def __init__(self, *, alike: bool) -> None:
        self._alike = alike
        self._differ = 0.0
        self._t = math.nan

    def mean(self, t: float, left: float, right: float) -> float:
        """The mean at `t` seconds; NaN where neither side is seen."""
        if math.isnan(left):
            return right + self._differ / 2
        if math.isnan(right):
            return left - self._differ / 2
        if self._alike:
            weight = 1.0 if math.isnan(self._t) else 1.0 - math.exp(-max(0.0, t - self._t) / MEMORY_S)
            self._differ += weight * (left - right - self._differ)
            self._t = t
        return (left + right) / 2
