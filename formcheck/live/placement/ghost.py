"""The outline of where to be: a figure made of round limbs, its edge taken, put into a picture of any shape."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.live.placement.advice import Outline
from formcheck.live.placement.figures import FIGURES, HEAD_RADIUS, LIMBS, Joints
from formcheck.measure.geometry import Point, distance
from formcheck.specs.model import Posture

Facing = Literal["left", "right"]

SCALE = 160
"""Pixels of a trunk length in the drawing whose edge is taken: fine enough for a smooth outline on a full screen."""

MARGIN = 0.5
"""Trunk lengths around the joints in that drawing: more than any limb is thick."""

SMOOTH = 13
"""Pixels over which the edge is rounded, so that limbs flow into each other."""

SIMPLIFY = 0.8
"""Pixels that the polygon may differ from the drawing's edge."""

WIDEST, TALLEST = 0.66, 0.72
"""Shares of the picture: the person fills it well and has room to stretch, lift and kneel up."""

FLOOR = 0.86
"""Share of the height at which the figure lies or stands: the picture shows the mat in front of it too."""


def ghost_in(start: tuple[Posture, ...], facing: Facing, width: int, height: int) -> Outline:
    """The outline in a picture of `width` by `height` pixels; empty for a posture that has no figure."""
    posture = start[0] if start else "unknown"
    return _placed(posture, facing, width, height) if posture in FIGURES and width > 0 and height > 0 else ()


@lru_cache(maxsize=32)
def _placed(posture: Posture, facing: Facing, width: int, height: int) -> Outline:
    edge = _edge(posture)
    wide = float(edge[:, 0].max() - edge[:, 0].min())
    tall = float(edge[:, 1].max())
    pixels = min(WIDEST * width / wide, TALLEST * height / tall)
    middle = float(edge[:, 0].max() + edge[:, 0].min()) / 2
    sign = 1.0 if facing == "right" else -1.0
    return tuple(
        (0.5 + sign * (float(x) - middle) * pixels / width, FLOOR - float(y) * pixels / height) for x, y in edge
    )


@lru_cache(maxsize=8)
def _edge(posture: Posture) -> npt.NDArray[np.float64]:
    """The figure's outer edge in trunk lengths, (n, 2), x to the right and y up from the floor at 0."""
    joints = FIGURES[posture]
    left, top = min(x for x, _ in joints.values()) - MARGIN, max(y for _, y in joints.values()) + MARGIN
    columns = round((max(x for x, _ in joints.values()) + MARGIN - left) * SCALE)
    drawing = np.zeros((round((top + MARGIN) * SCALE), columns), np.uint8)
    placed = {name: ((x - left) * SCALE, (top - y) * SCALE) for name, (x, y) in joints.items()}
    _draw(drawing, placed)
    drawing[round(top * SCALE) :] = 0  # nothing sinks into the floor
    smooth = cv2.GaussianBlur(drawing, (0, 0), SMOOTH / 2)
    contours, _ = cv2.findContours((smooth > 127).astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    largest = max(contours, key=cv2.contourArea)
    edge = cv2.approxPolyDP(largest, SIMPLIFY, closed=True).reshape(-1, 2).astype(np.float64)
    return np.stack([edge[:, 0] / SCALE + left, top - edge[:, 1] / SCALE], axis=1)


def _draw(drawing: npt.NDArray[np.uint8], joints: Joints) -> None:
    for a, b, thick_a, thick_b in LIMBS:
        if a in joints and b in joints:
            _limb(drawing, joints[a], joints[b], thick_a * SCALE, thick_b * SCALE)
    cv2.circle(drawing, _whole(joints["head"]), round(HEAD_RADIUS * SCALE), (255,), cv2.FILLED)


def _limb(drawing: npt.NDArray[np.uint8], a: Point, b: Point, thick_a: float, thick_b: float) -> None:
    """A limb that grows thinner: circles at its ends and what lies between them."""
    length = max(1e-6, distance(a, b))
    across = ((b[1] - a[1]) / length, (a[0] - b[0]) / length)
    corners = [
        (a[0] + across[0] * thick_a, a[1] + across[1] * thick_a),
        (b[0] + across[0] * thick_b, b[1] + across[1] * thick_b),
        (b[0] - across[0] * thick_b, b[1] - across[1] * thick_b),
        (a[0] - across[0] * thick_a, a[1] - across[1] * thick_a),
    ]
    cv2.fillConvexPoly(drawing, np.array([_whole(corner) for corner in corners], np.int32), (255,))
    cv2.circle(drawing, _whole(a), round(thick_a), (255,), cv2.FILLED)
    cv2.circle(drawing, _whole(b), round(thick_b), (255,), cv2.FILLED)


def _whole(point: Point) -> tuple[int, int]:
    return round(point[0]), round(point[1])
