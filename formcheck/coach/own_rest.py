"""Where a person's own rest is.

It is assumed from the spec until the person keeps still in it; it follows them down at once and up only when they keep
still there, so that a slow rise is never mistaken for a new rest.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from formcheck.coach.stillness import Plateau
from formcheck.specs.ends import EndSpec, RestSpec

AT_REST = 0.10
"""Share of the way within which somebody is still, or again, at rest."""

LEFT_REST = 0.25
"""Share of the way from which they have left it: above sway and the landmarks' unrest."""

RESETTLE_S = 2.0
"""Seconds of stillness that move a rest once it is known: a slow beginning of a movement is not still for as long."""

STEADY = 0.12
"""Share of the way that a number may wander within a plateau and still be one."""

STEADY_OF_LEAST = 0.3
"""Share of the smallest movement that it may wander: a spec's author sets that beyond the measure's unrest."""


@dataclass(frozen=True, slots=True)
class Stillness:
    """Where the drive has just become still: for a moment, and for RESETTLE_S; None where it has not."""

    settled: float | None
    resettled: float | None


class OwnRest:
    """Shown every number of a drive, which grows from rest to the end, it keeps where rest is.

    Args:
        band: where rest may be, and where it is assumed, in the drive's unit.
        sign: +1 where the drive grows from rest to the end, else -1.
        least: the smallest travel that is a movement, in the same unit.

    Attributes:
        at: rest; NaN before anything is known of it.
        known: whether the person has kept still there.
    """

    def __init__(self, band: RestSpec, sign: int, least: float) -> None:
        self._lowest, self._highest = sorted((sign * band.low, sign * band.high))
        self._least = least
        self.at = math.nan if band.typical is None else sign * band.typical
        self.known = False
        self._kept_still_at = self.at
        self._came_from_below = False
        self._plateau = Plateau()
        self._long_plateau = Plateau(RESETTLE_S)

    def assume(self, y: float) -> None:
        """Rest is about here, where nothing else is known of it."""
        if math.isnan(self.at):
            self.at = min(max(y, self._lowest), self._highest)

    def look(self, t: float, y: float, way: float, *, resting: bool, perhaps: bool = True) -> Stillness | None:
        """Take in the drive at `t` seconds, `way` being that from rest to the target.

        While somebody is `resting`, rest follows them. None where the drive lies outside of what may be rest, or nobody
        can be `perhaps` at rest.
        """
        if not perhaps:
            self.forget_stillness()
            return None
        if not self._lowest <= y <= self._highest:
            self.forget_stillness()
            if y < self._lowest and resting:  # another movement: what was followed down was its way
                self.at, self._came_from_below = self._kept_still_at, True
            return None
        self._came_from_below = self._came_from_below and y < self.at
        steady = max(STEADY * way, STEADY_OF_LEAST * self._least)
        still = Stillness(self._plateau.push(t, y, steady), self._long_plateau.push(t, y, steady))
        if resting:
            self._follow(y, still)
        return still

    def know(self, at: float) -> None:
        """The person has kept still `at` this number: that is rest."""
        self.at = self._kept_still_at = at
        self.known, self._came_from_below = True, False

    def forget_stillness(self) -> None:
        """What lies on both sides of a gap is not one rest."""
        self._plateau.clear()
        self._long_plateau.clear()

    def _follow(self, y: float, still: Stillness) -> None:
        if y < self.at and not self._came_from_below:
            self.at = y
        anew = still.resettled if self.known else still.settled
        if anew is not None:
            self.know(anew)


def direction(end: EndSpec, rest: RestSpec) -> int:
    """+1 where the drive grows from rest to the end, else -1."""
    return 1 if end.target(rest.about) >= rest.about else -1
