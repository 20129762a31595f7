"""A limb that comes to an end and stays there is not moved but lies there, as the leg that does not work may.

Without that, a leg stretched out on the mat while the other one glides would be on its way for good: nothing of the
other could be believed, and its rest never be learned.
"""

from __future__ import annotations

import math

from formcheck.coach.verdict import TURN_S
from formcheck.specs.ends import EndSpec

LIES_S = 20.0
"""Seconds at an end that nobody is asked to hold after which a limb lies there."""

OTHERWISE_S = 2.5
"""The same where it is seen not to be there as the end asks for: a leg flat on the mat, its hip straight too."""


class LiesThere:
    """Tell it every moment away from rest; an end that is to be held is never lain at."""

    def __init__(self, end: EndSpec) -> None:
        self._passed = end.hold is None
        self._there_since = self._otherwise_since = math.inf

    def restart(self) -> None:
        """The movement is over, or forgotten."""
        self._there_since = self._otherwise_since = math.inf

    def look(self, t: float, *, at_end: bool, as_asked: bool) -> None:
        """Take in whether the limb is at the end at `t` seconds, and whether as that asks for."""
        self._there_since = min(self._there_since, t) if at_end else math.inf
        self._otherwise_since = min(self._otherwise_since, t) if at_end and not as_asked else math.inf

    def perhaps(self, *, way_out_seen: bool) -> bool:
        """Whether a limb at the end may lie there: nobody has seen it come."""
        return self._passed and not way_out_seen

    def found(self, t: float, *, way_out_seen: bool) -> bool:
        """Whether the limb lies there by now."""
        longest = LIES_S if way_out_seen else 2 * TURN_S
        return self._passed and (t - self._there_since > longest or t - self._otherwise_since > OTHERWISE_S)
