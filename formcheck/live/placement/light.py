"""How light a picture is: a coarse map of brightness, cheap enough for every frame."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.capture.frame import Image

GRID = (32, 18)
"""Columns and rows of the map: a cell of 720p is 40 pixels wide, about a forearm at two and a half metres."""

STEP = 4
"""Every fourth pixel each way is looked at: its noise averages out over a cell's hundred."""


@dataclass(frozen=True, slots=True)
class PictureStats:
    """What is known of a picture before anybody is found in it.

    Attributes:
        width, height: of the picture in pixels.
        grid: float32 (rows, columns), mean brightness of each cell, 0 to 255.
        people: how many people `pose.others.OtherPeople` saw; None where nobody counted them in this picture.
    """

    width: int
    height: int
    grid: npt.NDArray[np.float32]
    people: int | None = None

    @property
    def brightness(self) -> float:
        """Mean brightness of the picture, 0 to 255."""
        return float(self.grid.mean())

    def inside_and_outside(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float]:
        """Median brightness within a box (in shares of width and height, clipped) and of what lies around it.

        NaN where one of the two has no cells, or the box has no place.
        """
        if math.isnan(left + top + right + bottom):
            return math.nan, math.nan
        rows, columns = self.grid.shape
        within = np.zeros(self.grid.shape, bool)
        top_row, bottom_row = (round(np.clip(y, 0, 1) * rows) for y in (top, bottom))
        first, last = (round(np.clip(x, 0, 1) * columns) for x in (left, right))
        within[top_row:bottom_row, first:last] = True
        if within.all() or not within.any():
            return math.nan, math.nan
        return float(np.median(self.grid[within])), float(np.median(self.grid[~within]))


def picture_stats(image: Image, people: int | None = None) -> PictureStats:
    """Brightness of a BGR picture, shape (height, width, 3).

    `people` is the newest count of `OtherPeople`, which takes 10 ms and is asked once or twice a second.
    """
    height, width = image.shape[:2]
    small = cv2.resize(np.ascontiguousarray(image[::STEP, ::STEP]), GRID, interpolation=cv2.INTER_AREA)
    grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    return PictureStats(width, height, np.asarray(grey, np.float32), people)
