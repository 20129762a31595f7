"""The grid on which poses are kept, so that a live run and its replay see the same numbers, bit for bit.

Positions are counted from half a long side before the picture's corner, in 1/32768 of its long side (0.04
pixels at 1280): about a tenth of the model's own jitter. The silhouette has a grid four times as wide, since
its mask knows no better than a pixel. Depth tells the nearer side only and is coarser still.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from formcheck.pose.pose import FloatArray, Pose

POSITION_STEPS = 32768
OUTLINE_STEPS = 8192
DEPTH_STEPS = 512
"""Steps in one long side of the picture."""
VISIBILITY_STEPS = 254

NO_POSITION = 65535
NO_DEPTH = -32768
NO_VISIBILITY = 255
"""What stands for NaN."""

U16Array = npt.NDArray[np.uint16]
I16Array = npt.NDArray[np.int16]
U8Array = npt.NDArray[np.uint8]


def long_side(width: int, height: int) -> float:
    """Pixels of the picture's longer side, at least 1."""
    return float(max(width, height, 1))


def position_to_grid(points: npt.NDArray[Any], side: float, steps: int = POSITION_STEPS) -> U16Array:
    """Pixels (..., 2) to steps; a point beyond -0.5 to 1.5 long sides, or with a NaN, becomes NO_POSITION.

    So far outside of the picture the model only guesses: such a point is not seen, and never pulled inside.
    """
    with np.errstate(invalid="ignore", over="ignore"):
        steps_from_edge = np.rint((np.asarray(points, np.float64) / side + 0.5) * steps)
        inside = (steps_from_edge >= 0) & (steps_from_edge < min(2 * steps, NO_POSITION))
    seen = inside.all(axis=-1, keepdims=True)
    return np.where(seen, steps_from_edge, NO_POSITION).astype(np.uint16)


def position_from_grid(grid: U16Array, side: float, steps: int = POSITION_STEPS) -> FloatArray:
    """Steps (..., 2) to pixels, float32; NaN for NO_POSITION."""
    pixels = ((grid / steps - 0.5) * side).astype(np.float32)
    pixels[grid == NO_POSITION] = np.nan
    return pixels


def depth_to_grid(depth: npt.NDArray[Any], side: float) -> I16Array:
    """Pixels to steps; NO_DEPTH where it is NaN or further than 63 long sides."""
    with np.errstate(invalid="ignore", over="ignore"):
        steps = np.rint(np.asarray(depth, np.float64) / side * DEPTH_STEPS)
        inside = np.abs(steps) <= -(NO_DEPTH + 1)
    return np.where(inside, steps, NO_DEPTH).astype(np.int16)


def depth_from_grid(grid: I16Array, side: float) -> FloatArray:
    """Steps to pixels, float32; NaN for NO_DEPTH."""
    pixels = (grid.astype(np.float64) / DEPTH_STEPS * side).astype(np.float32)
    pixels[grid == NO_DEPTH] = np.nan
    return pixels


def visibility_to_grid(visibility: npt.NDArray[Any]) -> U8Array:
    """0 to 1 in 254 steps; what lies beyond is taken as 0 or 1; NO_VISIBILITY for NaN."""
    with np.errstate(invalid="ignore"):
        steps = np.rint(np.clip(np.asarray(visibility, np.float64), 0.0, 1.0) * VISIBILITY_STEPS)
    return np.where(np.isnan(steps), NO_VISIBILITY, steps).astype(np.uint8)


def visibility_from_grid(grid: U8Array) -> FloatArray:
    """Steps to 0 to 1, float32; NaN for NO_VISIBILITY."""
    share = (grid / VISIBILITY_STEPS).astype(np.float32)
    share[grid == NO_VISIBILITY] = np.nan
    return share


def quantise(pose: Pose) -> Pose:
    """`pose` with all its numbers on the grid: what a recording of it gives back, exactly.

    Doing it twice changes nothing more. Time, index and picture size are kept as they are.
    """
    side = long_side(pose.width, pose.height)
    return Pose(
        index=pose.index,
        t=pose.t,
        width=pose.width,
        height=pose.height,
        landmarks=_on_grid(pose.landmarks, side, POSITION_STEPS),
        depth=None if pose.depth is None else depth_from_grid(depth_to_grid(pose.depth, side), side),
        visibility=(None if pose.visibility is None else visibility_from_grid(visibility_to_grid(pose.visibility))),
        outline=_on_grid(pose.outline, side, OUTLINE_STEPS),
        surface=_on_grid(pose.surface, side, POSITION_STEPS),
    )


def _on_grid(points: FloatArray | None, side: float, steps: int) -> FloatArray | None:
    if points is None:
        return None
    return position_from_grid(position_to_grid(points, side, steps), side, steps)
