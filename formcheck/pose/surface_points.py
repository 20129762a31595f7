"""Points on cloth and skin, chosen in one picture and found again in later ones, to a twentieth of a pixel.

Lucas and Kanade, "An Iterative Image Registration Technique", 1981; on pyramids: Bouguet, 2001; points that can be told
from their surroundings: Shi and Tomasi, "Good Features to Track", 1994. All three are OpenCV's.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.capture.frame import Image
from formcheck.pose.pose import FloatArray

SHORTEST = 24.0
"""Pixels of a trunk below which its cloth shows nothing that could be followed."""

FINEST = 120.0
"""Pixels of a trunk beyond which the picture is made smaller: a twentieth of one is then 0.04 % of a trunk."""

RADIUS = 0.15
"""Trunk lengths around a mark within which its surface lies: a trunk on its side view is 0.3 to 0.45 high."""

FRONT = 0.06
"""Trunk lengths from the line of shoulder and hip to the front: an arm that lies beside a body covers its back half."""

LENGTH = 0.25
"""Trunk lengths along the body that belong to a mark: of the pelvis from the hip to the belly, of the chest from the
shoulder to the ribs."""

POINTS = 40
"""Points that are followed for each mark: with thirty, half a filmed hold was lost where a shirt folds."""

QUALITY = 0.005
"""Of the best point's contrast, that a point must have."""

SPACING = 0.02
"""Trunk lengths between two points."""

FEWEST = 6
"""Points that must be found again: fewer agree by chance."""

BACK = 0.7
"""Pixels within which a point must be found where it began, when it is looked for backwards."""

AGREE = 0.05
"""Trunk lengths by which half of the points may differ from their middle: a pelvis turns, so that its front moves by
two or three hundredths more than the hip does; more is no surface, but several."""

_WINDOW: dict[str, Any] = {
    "winSize": (21, 21),
    "maxLevel": 2,
    "flags": cv2.OPTFLOW_USE_INITIAL_FLOW,
    "criteria": (cv2.TERM_CRITERIA_COUNT | cv2.TERM_CRITERIA_EPS, 10, 0.02),
}


@dataclass(frozen=True, slots=True)
class Points:
    """Points on chest and pelvis, and the picture in which they were chosen.

    Attributes:
        t: that picture's time, in seconds.
        picture: uint8 (h, w), its part around the trunk, grey, made smaller by `scale`.
        part: rows and columns of the source that this is.
        size: rows and columns of the source.
        scale: pixels of `picture` in one of the source.
        places: float32 (n, 1, 2) in `picture`; the first `chest` lie on the chest.
        marks: float32 (2, 2), where chest and pelvis were then, in pixels of the source.
        trunk: its length, in pixels of the source.
    """

    t: float
    picture: npt.NDArray[np.uint8]
    part: tuple[slice, slice]
    size: tuple[int, int]
    scale: float
    places: FloatArray
    chest: int
    marks: FloatArray
    trunk: float


def choose(t: float, image: Image, marks: FloatArray, knee: FloatArray) -> Points | None:
    """Points on the surface around `marks`; None where there is too little to see.

    Args:
        t: the picture's time in seconds.
        image: uint8 (height, width, 3), BGR.
        marks: float32 (2, 2), chest and pelvis, in pixels.
        knee: float32 (2,), in pixels: on its side of the trunk is the front.
    """
    trunk = math.dist(marks[0].tolist(), marks[1].tolist())
    if trunk < SHORTEST:
        return None
    size = (image.shape[0], image.shape[1])
    margin = (RADIUS + LENGTH) * trunk
    low = np.floor(np.maximum(marks.min(axis=0) - margin, 0)).astype(int).tolist()
    high = np.ceil(np.minimum(marks.max(axis=0) + margin, size[::-1])).astype(int).tolist()
    if min(high[0] - low[0], high[1] - low[1]) < SHORTEST:
        return None
    part = (slice(low[1], high[1]), slice(low[0], high[0]))
    scale = min(1.0, FINEST / trunk)
    picture = _grey(image[part], scale)
    inside = (np.stack([*marks, knee]) - np.array(low, np.float32)) * np.float32(scale)
    chosen = [_chosen(picture, *line, trunk * scale) for line in _lines(*inside)]
    if min(map(len, chosen)) < FEWEST:
        return None
    return Points(t, picture, part, size, scale, np.concatenate(chosen), len(chosen[0]), marks, trunk)


def find(points: Points, image: Image) -> tuple[FloatArray | None, float]:
    """Where the marks are in `image` by where their points are, and the share of the points that were found.

    The marks are float32 (2, 2), in pixels; None where too few points were found, or they do not move together.
    """
    if image.shape[:2] != points.size:
        return None, 0.0
    now = _grey(image[points.part], points.scale)
    there, seen, _ = cv2.calcOpticalFlowPyrLK(points.picture, now, points.places, points.places.copy(), **_WINDOW)
    back, again, _ = cv2.calcOpticalFlowPyrLK(now, points.picture, there, points.places.copy(), **_WINDOW)
    off = np.linalg.norm((back - points.places)[:, 0], axis=1)
    good = (seen[:, 0] == 1) & (again[:, 0] == 1) & (off <= BACK)
    moved = (there - points.places)[:, 0] / np.float32(points.scale)
    shifts = [
        _together(moved[which][good[which]], AGREE * points.trunk)
        for which in (slice(0, points.chest), slice(points.chest, None))
    ]
    if shifts[0] is None or shifts[1] is None:
        return None, 0.0
    return points.marks + np.stack([shifts[0], shifts[1]]), float(good.mean())


def _lines(
    chest: FloatArray, pelvis: FloatArray, knee: FloatArray
) -> tuple[tuple[FloatArray, FloatArray], tuple[FloatArray, FloatArray]]:
    """The line on the chest and the one on the pelvis around which their surface lies."""
    up = chest - pelvis
    across = np.array([-up[1], up[0]], np.float32)
    front = across * np.float32(math.copysign(FRONT, float(across @ (knee - pelvis))))
    reach = up * np.float32(LENGTH)
    return (chest + front - reach, chest + front), (pelvis + front, pelvis + front + reach)


def _chosen(picture: npt.NDArray[np.uint8], start: FloatArray, end: FloatArray, trunk: float) -> FloatArray:
    """Points float32 (n, 1, 2) that can be told from their surroundings, near the line from `start` to `end`."""
    region = np.zeros_like(picture)
    ends = [(round(float(x)), round(float(y))) for x, y in (start, end)]
    cv2.line(region, ends[0], ends[1], (255,), max(1, round(2 * RADIUS * trunk)))
    found = cv2.goodFeaturesToTrack(picture, POINTS, QUALITY, max(2.0, SPACING * trunk), mask=region, blockSize=7)
    return np.empty((0, 1, 2), np.float32) if found is None else np.asarray(found, np.float32)


def _together(moved: FloatArray, agree: float) -> FloatArray | None:
    """The middle of float32 (n, 2); None where they are too few or of several minds."""
    if len(moved) < FEWEST:
        return None
    middle: FloatArray = np.median(moved, axis=0).astype(np.float32)
    apart = float(np.median(np.linalg.norm(moved - middle, axis=1)))
    return None if apart > agree else middle


def _grey(image: Image, scale: float) -> npt.NDArray[np.uint8]:
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    if scale < 1:
        size = (max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale)))
        grey = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    return np.asarray(grey, np.uint8)
