"""What lies on the chest and on the pelvis, followed from picture to picture: a few pixels' movement, exactly.

The pose model places a landmark anew in each picture, to about half a per cent of a trunk, and wanders by more over
seconds. Whether a pelvis has tilted is two to four per cent. Cloth and skin are found again to a twentieth of a pixel
(see `surface_points.py`): so they are followed while somebody lies, from where the landmarks were when they lay still.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass

import numpy as np

from formcheck.capture.frame import Image
from formcheck.pose.landmarks import PAIRED
from formcheck.pose.pose import FloatArray, Pose
from formcheck.pose.surface_points import Points, choose, find

STILL_S = 0.5
"""Seconds for which shoulder, hip and knee must have kept their places before anything is followed."""

STILL = 0.03
"""Trunk lengths within which they keep them: several times the landmarks' unrest, less than any change of position."""

LYING = 0.6
"""Tangent of the steepest trunk that lies (31 degrees): a camera leans by ten at most, a propped trunk by 25."""

FAR = 0.2
"""Trunk lengths from its landmark at which a mark has been lost: it has stuck to the background, or the body turned."""

LEAP = 0.05
"""Trunk lengths between chest and pelvis that no two answers differ by: more than any tilt; points that agree by chance
in another cloth (a blanket, a towel that hangs over) differ by more."""

WORN = 0.7
"""Share of the points that must be left, or new ones are chosen where the marks are now."""

RENEW_S = 0.2
"""Seconds between two choices of points: each adds its error."""

LOST_S = 1.0
"""Seconds for which a surface may be hidden (a hand passes) and is still the same one when it is seen again."""

LOOK_S = 0.06
"""Seconds between two looks: fifteen a second tell when a tilt began, and cost half of thirty."""

_MARKS = ("shoulder", "hip")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where somebody lies: float32 (3, 2) shoulder, hip and knee of the nearer side, in pixels."""

    t: float
    points: FloatArray

    @property
    def trunk(self) -> float:
        return float(np.linalg.norm(self.points[0] - self.points[1]))

    @property
    def lies(self) -> bool:
        across, up = np.abs(self.points[0] - self.points[1]).tolist()
        return bool(across > 0 and up <= LYING * across)


class Surface:
    """Takes pictures and poses in order of time, and gives where the two marks are."""

    def __init__(self) -> None:
        self._places: deque[_Place] = deque()
        self._first: Points | None = None
        self._points: Points | None = None
        self._given: FloatArray | None = None
        self._apart = math.nan
        self._given_at = self._tried_at = self._looked_at = -math.inf

    def follow(self, image: Image, pose: Pose) -> FloatArray | None:
        """Where what lay on shoulder and hip when it was first seen lies now; None while nothing is followed.

        Args:
            image: uint8 (height, width, 3), BGR.
            pose: what was found in it.

        Returns:
            float32 (2, 2), chest and pelvis, in pixels of the picture. Answers may be compared as long as none is over
            LOST_S later than the one before it.
        """
        if pose.t - self._given_at > LOST_S:
            self._points = None
        place = _place(pose)
        if place is None or not place.lies:
            self._places.clear()
            return None
        self._keep(place)
        if self._points is not None and pose.t - self._looked_at < LOOK_S:
            return self._given
        self._looked_at = pose.t
        self._given = self._begin(image) if self._points is None else self._go_on(self._points, image, place)
        if self._given is not None:
            self._given_at, self._apart = pose.t, _between(self._given)
        return self._given

    def _keep(self, place: _Place) -> None:
        """The last places, back to STILL_S ago."""
        self._places.append(place)
        while len(self._places) > 1 and place.t - self._places[1].t >= STILL_S:
            self._places.popleft()

    def _begin(self, image: Image) -> FloatArray | None:
        """Where the marks are from now on, if somebody has kept still; None otherwise."""
        now = self._places[-1]
        since = max(self._places[0].t, self._tried_at, self._given_at + LOST_S - STILL_S)
        if now.t - since < STILL_S:
            return None
        points = np.stack([place.points for place in self._places])
        middle: FloatArray = np.median(points, axis=0).astype(np.float32)
        if (np.linalg.norm(points - middle, axis=2) > STILL * now.trunk).any():
            return None
        self._tried_at = now.t
        self._first = self._points = choose(now.t, image, middle[:2], middle[2])
        return None if self._points is None else self._points.marks

    def _go_on(self, points: Points, image: Image, place: _Place) -> FloatArray | None:
        """Where the marks are now; None where they are not found, or so far from their landmarks that they are others.

        What is seen as at first is told by the first picture: no error adds up from rest to rest.
        """
        if self._first is not None and points is not self._first:
            marks, share = find(self._first, image)
            if marks is not None and share >= WORN and not self._astray(marks, place):
                self._points = self._first
                return marks
        marks, share = find(points, image)
        if marks is None or self._astray(marks, place):
            return None
        if share < WORN and place.t - points.t >= RENEW_S:
            self._points = choose(place.t, image, marks, place.points[2]) or points
        return marks

    def _astray(self, marks: FloatArray, place: _Place) -> bool:
        """Whether they lie too far from their landmarks, or from how far apart they were."""
        off = np.linalg.norm(marks - place.points[:2], axis=1)
        return bool((off > FAR * place.trunk).any() or abs(_between(marks) - self._apart) > LEAP * place.trunk)


def _between(marks: FloatArray) -> float:
    return math.dist(marks[0].tolist(), marks[1].tolist())


def _place(pose: Pose) -> _Place | None:
    """Of the side that is nearer to the camera; None where nobody was found, or a landmark has no place."""
    if pose.landmarks is None or pose.depth is None:
        return None
    left, right = (sum(float(pose.depth[PAIRED[name][k]]) for name in _MARKS) for k in (0, 1))
    side = 0 if left < right else 1
    points = pose.landmarks[[PAIRED[name][side] for name in (*_MARKS, "knee")]]
    return _Place(pose.t, points) if np.isfinite(points).all() else None
