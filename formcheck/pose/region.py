"""A region of a picture in which somebody is looked for, and the views through which a picture can be looked at."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from formcheck.capture.frame import Image

STEP = 0.75
"""Sides of a square by which the next may be shifted at most: what one cuts in two, another shows whole."""


@dataclass(frozen=True, slots=True)
class Region:
    """A square (in pixels) turned by an angle, as mediapipe gives it.

    Attributes:
        x, y: its middle, as shares of the picture's width and height. It may lie outside.
        width, height: its sides, as shares of the same.
        turn: radians, clockwise; 0 where the head is up.
    """

    x: float
    y: float
    width: float
    height: float
    turn: float

    def apart(self, other: Region) -> float:
        """How far the middle of `other` is from this one's, in sides of this region."""
        return math.hypot((other.x - self.x) / self.width, (other.y - self.y) / self.height)

    def holds(self, other: Region) -> bool:
        """Whether the middle of `other` lies in the circle within this region."""
        return self.apart(other) < 0.5


@dataclass(frozen=True, slots=True)
class View:
    """A part of a picture, turned by quarters.

    BlazePose's detector sees 224 x 224 pixels of whatever it is shown, and knows people who stand better than people
    who lie: somebody small at the bottom of an upright picture, or half behind a chair, is found in a square around
    them, or in a picture that is turned, where the whole picture shows it nobody.

    Attributes:
        left, top, right, bottom: pixels of the picture that it shows.
        quarters: how often it is turned by 90 degrees, anticlockwise.
    """

    left: int
    top: int
    right: int
    bottom: int
    quarters: int

    def of(self, picture: Image) -> Image:
        """What `picture` looks like through it."""
        return np.ascontiguousarray(np.rot90(picture[self.top : self.bottom, self.left : self.right], self.quarters))

    def in_picture(self, seen: Region, width: int, height: int) -> Region:
        """A region of the view, as a region of the picture of `width` x `height` pixels.

        The whole upright picture's own is returned as it is: what is rounded differently in the last place is read
        differently by pixels.
        """
        if self == whole(width, height):
            return seen
        across, along = self.right - self.left, self.bottom - self.top
        x, y = _turned_back(seen.x, seen.y, self.quarters)
        side = seen.width * (along if self.quarters % 2 else across)
        turn = seen.turn + self.quarters * math.pi / 2
        return Region(
            x=(self.left + x * across) / width,
            y=(self.top + y * along) / height,
            width=side / width,
            height=side / height,
            turn=math.remainder(turn, 2 * math.pi),
        )


def _turned_back(x: float, y: float, quarters: int) -> tuple[float, float]:
    for _ in range(quarters % 4):
        x, y = 1 - y, x
    return x, y


def whole(width: int, height: int) -> View:
    """The picture as it is."""
    return View(0, 0, width, height, 0)


def other_views(width: int, height: int) -> tuple[View, ...]:
    """All views but the plain one, in an order in which each differs much from the one before.

    The whole picture in its three other turns, and squares that overlap by at least a quarter of their side, in four.
    """
    boxes = [(0, 0, width, height), *_squares(width, height)]
    views = [View(*box, quarters) for quarters in (0, 1, 2, 3) for box in boxes]
    return tuple(view for view in views if view != whole(width, height))


def _squares(width: int, height: int) -> list[tuple[int, int, int, int]]:
    side, length = min(width, height), max(width, height)
    steps = math.ceil((length - side) / (STEP * side))
    if steps == 0:
        return []
    starts = [round((length - side) * i / steps) for i in range(steps + 1)]
    if width > height:
        return [(start, 0, start + side, height) for start in starts]
    return [(0, start, width, start + side) for start in starts]
