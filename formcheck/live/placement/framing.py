"""How a body lies in the picture: its box, and which of its parts lie outside."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from formcheck.pose.landmarks import NOSE, PAIRED, SIDES, Side, index_of
from formcheck.pose.pose import Pose

BOXED = ("ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "toe")
"""Landmarks that the box is drawn around; those of the face and the fingers add nothing."""

OUT = 0.01
"""Share of the picture: a landmark this near to the edge lies on it. The model places parts that it cannot see beyond
the edge, or presses them against it."""


@dataclass(frozen=True, slots=True)
class Framing:
    """A body's box in shares of the picture's width and height; it may reach past 0 and 1."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Share of the picture's width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Share of the picture's height."""
        return self.bottom - self.top


def framing_of(pose: Pose) -> Framing:
    """The box of a pose that was found (ValueError otherwise), without what lies too far outside to have a place."""
    if pose.landmarks is None:
        raise ValueError("nobody was found in this pose")
    kept = [NOSE, *(i for name in BOXED for i in PAIRED[name])]
    points = pose.landmarks[kept]
    (left, top), (right, bottom) = np.nanmin(points, axis=0), np.nanmax(points, axis=0)
    return Framing(
        float(left) / pose.width, float(top) / pose.height, float(right) / pose.width, float(bottom) / pose.height
    )


def outside(pose: Pose, name: str, near: Side | None) -> bool:
    """Whether a landmark of the near side lies on the picture's edge or beyond; of both sides while none is near."""
    sides = SIDES if near is None else (near,)
    return all(_outside(pose, index_of(name, side)) for side in sides)


def _outside(pose: Pose, index: int) -> bool:
    if pose.landmarks is None:
        return False
    x, y = float(pose.landmarks[index][0]) / pose.width, float(pose.landmarks[index][1]) / pose.height
    return not (OUT <= x <= 1 - OUT and OUT <= y <= 1 - OUT)
