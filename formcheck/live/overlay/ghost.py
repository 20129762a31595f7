"""The outline of where to be, over the picture: dashed and white until somebody is well seen in it, then green."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.capture.frame import Image
from formcheck.live.overlay.palette import GREEN, INK, WHITE
from formcheck.live.overlay.view import Ghost

DASH = 0.05
"""Length of a dash, in shares of the picture's shorter side; the gap is as long."""


def draw_ghost(image: Image, ghost: Ghost, *, mirrored: bool) -> None:
    """Draw on `image`, in place. A mirrored image comes mirrored."""
    height, width = image.shape[:2]
    if len(ghost.outline) < 3:
        return
    thickness = max(2, round(min(width, height) * 0.009))
    if ghost.right:
        paths = (_points(ghost.outline, width, height, mirrored),)
        cv2.polylines(image, list(paths), True, INK, thickness * 2, cv2.LINE_AA)
        cv2.polylines(image, list(paths), True, GREEN, thickness + thickness // 2, cv2.LINE_AA)
        return
    dashes = list(_dashes(ghost.outline, width, height, mirrored))
    cv2.polylines(image, dashes, False, INK, thickness + max(2, thickness // 2), cv2.LINE_AA)
    cv2.polylines(image, dashes, False, WHITE, thickness, cv2.LINE_AA)


def _points(outline: tuple[tuple[float, float], ...], width: int, height: int, mirrored: bool) -> npt.NDArray[np.int32]:
    points = np.array(outline, np.float64)
    if mirrored:
        points[:, 0] = 1 - points[:, 0]
    return np.asarray(np.round(points * (width, height)), np.int32)


@lru_cache(maxsize=8)
def _dashes(
    outline: tuple[tuple[float, float], ...], width: int, height: int, mirrored: bool
) -> tuple[npt.NDArray[np.int32], ...]:
    """The outline cut into dashes of equal length."""
    corners = _points(outline, width, height, mirrored).astype(np.float64)
    closed = np.vstack([corners, corners[:1]])
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(closed, axis=0).T))])
    pairs = max(1, round(along[-1] / (2 * DASH * min(width, height))))
    ends = np.linspace(0.0, along[-1], 2 * pairs + 1)
    return tuple(_stretch(closed, along, ends[i], ends[i + 1]) for i in range(0, 2 * pairs, 2))


def _stretch(
    closed: npt.NDArray[np.float64], along: npt.NDArray[np.float64], start: float, end: float
) -> npt.NDArray[np.int32]:
    between = along[(along > start) & (along < end)]
    at = np.concatenate([[start], between, [end]])
    points = np.stack([np.interp(at, along, closed[:, axis]) for axis in (0, 1)], axis=1)
    return np.asarray(np.round(points), np.int32)
