"""A pose in which it was not seen whether it may begin: once that is seen, the hold began when the pose was taken.

Over a leaning trunk a crossed ankle is hidden, for half of the hold or more. It cannot have been put there meanwhile.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator, Sequence

from formcheck.coach.stillness import STILL_SPEED
from formcheck.coach.travel import Moment
from formcheck.specs.condition import Condition

LOOK_BACK_S = 60.0
"""Seconds of a pose that are remembered: twice the longest hold that is asked for."""

SAME_POSE = 0.25
"""Share of the way from the bound to where somebody is now, below which it was another pose: people bend forward a
little to lift a leg onto the other, and may be twice as far as before when they go too far."""


class Unsaid:
    """Remembers the pose that is kept while no hold has begun.

    Args:
        arrives: conditions that tell how far into the pose somebody is; each with a bound on one side.
    """

    def __init__(self, arrives: Sequence[Condition]) -> None:
        self._bounds = {condition.measure: condition.only_bound for condition in arrives if condition.of == "zero"}
        self._pose: deque[Moment] = deque()

    def forget(self) -> None:
        """The pose has been left, or the hold has begun."""
        self._pose.clear()

    def push(self, moment: Moment) -> None:
        """Take in one moment of the pose."""
        self._pose.append(moment)
        while moment.t - self._pose[0].t > LOOK_BACK_S:
            self._pose.popleft()

    def since_still(self) -> tuple[Moment, ...]:
        """The moments up to now from that on at which the body came to rest in this pose; empty if it never did."""
        same = tuple(reversed(tuple(self._same_pose())))
        still = next((k for k, moment in enumerate(same) if moment.speed.limb <= STILL_SPEED), len(same))
        return same[still:]

    def _same_pose(self) -> Iterator[Moment]:
        """Backwards, as long as it was this pose."""
        for moment in reversed(self._pose):
            if any(self._share(name, moment) < SAME_POSE for name in self._bounds):
                return
            yield moment

    def _share(self, name: str, moment: Moment) -> float:
        """How much of the way from the bound to where it is now a measure had gone; NaN where it was not seen."""
        bound = self._bounds[name]
        way = self._pose[-1].values.get(name, math.nan) - bound
        return (moment.values.get(name, math.nan) - bound) / way if way else math.nan
