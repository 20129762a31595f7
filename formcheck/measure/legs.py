"""Keeps each leg the leg it is, where the model swaps left and right for some frames.

Seen from the side the model labels the two legs by little more than habit: while one is raised, the labels may jump to
and fro. A leg cannot jump. So while the two lie apart each is followed by where it was, and is called what most speaks
for: that it stayed where it had rested (leg_places.py), or else what the model called it. Where they lie together,
nothing can be followed, and nothing needs to be.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeVar

from formcheck.measure.geometry import Point, middle, minus
from formcheck.measure.leg_places import LegPlaces, Place
from formcheck.pose.landmarks import PAIRED

LEG = ("knee", "ankle", "heel", "toe")
"""What changes sides together: hips hardly ever do, since one hides the other."""

APART = 0.5
"""Trunk lengths between the two knees and the two ankles together from which the legs are told apart: several times the
landmarks' unrest."""

FAR_APART = 1.2
"""The same from which legs that were lost are known again by where they were: nearer to each other, one may have taken
the other's place meanwhile."""

CLEARLY = 0.5
"""Share of the other way round that the shorter way must be."""

FASTEST, UNREST = 5.0, 0.3
"""Trunk lengths a second that knees and ankles together travel at most (a leg kicked up in half a second), and what the
landmarks wander beside: what goes further is the model's mean of both legs, which it gives where it is in doubt."""

LOST_S = 1.0
"""Seconds for which lost legs are looked for where they were: the model's doubts are shorter."""

CONFUSED_S = 0.6
"""The same for legs that are nearer to each other: to put one down and raise the other by APART takes longer."""

MEMORY_S = 3.0
"""Seconds of the model's word that are kept: longer than it errs as a rule, short enough to mend a leg that was
followed wrong."""

OF_THE_ONE_THAT_STAYS = 3.0
"""How much more the leg says that stays where it rested than the model's habit."""

CONTRADICTED_S = 0.3
"""Seconds by which the model's word must outweigh what a leg is called."""

Points = Sequence[Sequence[float]]


class SteadyLegs:
    """Tells, frame by frame, whether the model's left and right legs have to change places."""

    def __init__(self) -> None:
        self._places = LegPlaces()
        self._first: Place = ()
        self._second: Place = ()
        self._seen_t = math.nan
        self._t = math.nan
        self._apart = 0.0
        self._word = 0.0
        self._first_is_left = True

    def swapped(self, t: float, points: Points, trunk: float) -> bool:
        """Whether the legs in `points` (33 landmarks in pixels) are called the wrong way round at `t` seconds.

        Args:
            t: seconds, growing.
            points: (x, y) of each landmark in pixels.
            trunk: length of the trunk in pixels.
        """
        if not trunk > 0:
            return False
        left, right = (tuple(_point(points, PAIRED[name][side]) for name in LEG) for side in (0, 1))
        since, self._seen_t = t - self._seen_t, t
        apart = _between(left, right) / trunk
        hips = middle(*(_point(points, index) for index in PAIRED["hip"]))
        if apart < APART and since <= LOST_S:
            self._places.learn(since, _from(hips, left), _from(hips, right), trunk)
        lost_for = t - self._t
        if self._first and lost_for > LOST_S:
            self._first = ()
        if not self._first:
            return self._begin(t, left, right, apart)
        as_called = (_between(left, self._first) + _between(right, self._second)) / trunk
        crossed = (_between(right, self._first) + _between(left, self._second)) / trunk
        within_reach = min(as_called, crossed) <= UNREST + FASTEST * lost_for
        clear = apart >= APART and min(as_called, crossed) <= CLEARLY * max(as_called, crossed)
        if not (within_reach and clear):
            if self._apart < FAR_APART and lost_for > CONFUSED_S:
                self._first = ()
            return False
        called_left = as_called <= crossed
        self._first, self._second = (left, right) if called_left else (right, left)
        self._t, self._apart = t, apart
        stays = self._places.word(_from(hips, left), _from(hips, right), trunk)
        self._listen(lost_for, called_left=called_left, stays=stays)
        return called_left != self._first_is_left

    def _begin(self, t: float, left: Place, right: Place, apart: float) -> bool:
        """Follow them from here on, called as the model calls them; nothing to follow where they lie together."""
        if apart >= APART:
            self._first, self._second, self._t, self._apart = left, right, t, apart
            self._word, self._first_is_left = 0.0, True
        return False

    def _listen(self, dt: float, *, called_left: bool, stays: int) -> None:
        """Add to what speaks for the first leg being the left one: the leg that stays is heard before the model."""
        said_right = stays >= 0
        weight = OF_THE_ONE_THAT_STAYS if stays else 1.0
        first_is_left = called_left == said_right
        self._word = max(-MEMORY_S, min(MEMORY_S, self._word + weight * (dt if first_is_left else -dt)))
        if abs(self._word) > CONTRADICTED_S:
            self._first_is_left = self._word > 0


_T = TypeVar("_T")


def exchanged(values: list[_T]) -> list[_T]:
    """A value for each landmark, with those of the two legs below the hips exchanged."""
    changed = list(values)
    for left, right in (PAIRED[name] for name in LEG):
        changed[left], changed[right] = values[right], values[left]
    return changed


def _point(points: Points, index: int) -> tuple[float, float]:
    return points[index][0], points[index][1]


def _from(hips: Point, leg: Place) -> Place:
    return tuple(minus(point, hips) for point in leg)


def _between(a: Place, b: Place) -> float:
    """Pixels between the two knees and the two ankles together."""
    return math.dist(a[0], b[0]) + math.dist(a[1], b[1])
