"""A stay between rest and target: a pause on the way, or the rest that somebody has come back to elsewhere."""

from __future__ import annotations

import math

from formcheck.coach.own_rest import STEADY
from formcheck.coach.plateau import SUNK


class Pause:
    """Tell it how far somebody is, and where they keep still between rest and target; it remembers the last pause."""

    def __init__(self) -> None:
        self._at = math.nan
        self._furthest_since = -math.inf

    def restart(self) -> None:
        """The movement is over, or forgotten."""
        self._at, self._furthest_since = math.nan, -math.inf

    def look(self, y: float) -> None:
        """Take in how far somebody is."""
        self._furthest_since = max(self._furthest_since, y)

    def is_rest(self, settled: float, *, lasting: bool, rest: float, way: float, peak: float) -> bool:
        """Whether it is no pause: somebody has been at the target, and is where they had paused before that, or keeps
        still for longer and further down than anybody sinks in a hold.

        Args:
            settled: where they keep still.
            lasting: whether they do so for RESETTLE_S, and not only for a moment.
            rest: what rest was so far.
            way: from there to the target.
            peak: the furthest point of the movement.
        """
        target = rest + way
        been_there = self._furthest_since >= target
        if been_there and abs(settled - self._at) <= 2 * STEADY * way:
            return True
        if peak >= target and lasting and settled <= rest + SUNK * (peak - rest):
            return True
        if been_there or peak < target:
            self._at, self._furthest_since = settled, -math.inf
        return False
