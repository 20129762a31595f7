"""Which joints the model only guesses, told by how they tremble.

A foot behind a box, an arm behind the trunk, a leg that is out of the picture: the model puts them somewhere and is
sure of it, and nothing in one frame tells the invented from the seen. Over a second it shows. What is seen moves along
a path; what is guessed is thrown to and fro, so that the path is much longer than the way from where it was to where
it is. Somebody's own trembling is a tenth of that.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence

from formcheck.measure.geometry import Point
from formcheck.pose.landmarks import PAIRED

STEP_S = 0.1
"""Positions are means over so many seconds, so that one frame's unrest, at whatever rate, is no path."""

STEPS = 10
"""Steps of the path that is looked at, a second long: a knee that is drawn in and let go again turns once in it."""

DETOUR = 0.6
"""Trunk lengths that the path may be longer than the way, beyond which a joint is a guess.

Of 34,000 rendered frames 2 % of the knees and ankles that lay where they should (within 0.3 trunk lengths) were above,
and 20 % of those that did not. A foot that goes out and back by a third of a trunk within the second makes as much.
"""

LIMBS = tuple(i for name in ("elbow", "wrist", "knee", "ankle", "heel", "toe") for i in PAIRED[name])
"""Landmarks that may tremble apart from the trunk."""

LOST_S = 1.0
"""Seconds between two frames after which the path begins anew."""


class Trembling:
    """Follows the limbs' landmarks and says which of them are guesses."""

    def __init__(self) -> None:
        self._path: deque[tuple[Point, ...]] = deque(maxlen=STEPS + 1)
        self._step: list[Sequence[Sequence[float]]] = []
        self._step_began = math.nan
        self._guessed: frozenset[int] = frozenset()

    def guessed(self, t: float, points: Sequence[Sequence[float]], trunk: float) -> frozenset[int]:
        """Indices of the landmarks that have trembled in the second before `t`; none before that much is known.

        Args:
            t: seconds, growing.
            points: all landmarks, (x, y) in pixels.
            trunk: length of the trunk in pixels; a frame in which it has none is passed over.
        """
        if not trunk > 0:
            return self._guessed
        if not t - self._step_began <= LOST_S:
            self._path.clear()
            self._step, self._step_began, self._guessed = [], t, frozenset()
        self._step.append(points)
        if t - self._step_began >= STEP_S:
            self._path.append(tuple(_mean_of(self._step, i) for i in LIMBS))
            self._step, self._step_began = [], t
            if len(self._path) > STEPS:
                self._guessed = frozenset(i for k, i in enumerate(LIMBS) if self._detour(k) > DETOUR * trunk)
        return self._guessed

    def _detour(self, k: int) -> float:
        """Pixels by which the path of the k-th of LIMBS is longer than the way."""
        places = [step[k] for step in self._path]
        return sum(map(math.dist, places, places[1:])) - math.dist(places[0], places[-1])


def _mean_of(frames: Sequence[Sequence[Sequence[float]]], i: int) -> Point:
    xs, ys = zip(*((points[i][0], points[i][1]) for points in frames), strict=True)
    return sum(xs) / len(xs), sum(ys) / len(ys)
