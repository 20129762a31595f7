"""Plane geometry in pixels, x to the right and y down. Points are (x, y) pairs; NaN in gives NaN out.

Plain floats rather than arrays: a frame has a dozen small sums, and numpy's overhead on each would cost more than
the arithmetic.
"""

from __future__ import annotations

import math

Point = tuple[float, float]
NOWHERE: Point = (math.nan, math.nan)


def minus(a: Point, b: Point) -> Point:
    """The vector from `b` to `a`."""
    return (a[0] - b[0], a[1] - b[1])


def middle(a: Point, b: Point) -> Point:
    """Half way between."""
    return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)


def cross(a: Point, b: Point) -> float:
    """z of a x b; positive where `b` lies clockwise of `a` on the screen (y points down)."""
    return a[0] * b[1] - a[1] * b[0]


def dot(a: Point, b: Point) -> float:
    """Scalar product."""
    return a[0] * b[0] + a[1] * b[1]


def unit(a: Point) -> Point:
    """`a` at length 1; NOWHERE for a vector without length."""
    length = math.hypot(a[0], a[1])
    if not length > 0:
        return NOWHERE
    return (a[0] / length, a[1] / length)


def distance(a: Point, b: Point) -> float:
    """Pixels between two points."""
    return math.hypot(a[0] - b[0], a[1] - b[1])


def angle(a: Point, b: Point, c: Point) -> float:
    """The angle at `b` between `a` and `c`, degrees, 0 to 180."""
    u, v = minus(a, b), minus(c, b)
    if u == (0.0, 0.0) or v == (0.0, 0.0):
        return math.nan
    return abs(math.degrees(math.atan2(cross(u, v), dot(u, v))))


def angle_through_front(a: Point, b: Point, c: Point, chirality: int) -> float:
    """The angle at `b` from `a` to `c`, counted through the body's front, degrees, 0 to 360.

    A straight limb is 180, a bent hip less, an overstretched one more. `a` must be the end nearer to the head.

    Args:
        chirality: +1 where the body's front lies clockwise of the direction hip to shoulder on the screen (the
            camera sees the right side), -1 where it lies counter-clockwise (the left side), 0 unknown: NaN.
    """
    if chirality == 0:
        return math.nan
    u, v = minus(a, b), minus(c, b)
    if u == (0.0, 0.0) or v == (0.0, 0.0):
        return math.nan
    turned = math.degrees(math.atan2(cross(u, v), dot(u, v)) * chirality)
    # A fully folded joint reads a few degrees either side of 0; anything else that is negative is past straight.
    return turned if turned > -FOLDED else turned + 360


FOLDED = 25.0
"""Degrees behind 0 that still count as folded flat: no joint extends to 335 degrees."""


def elevation(a: Point, b: Point) -> float:
    """How steeply the line from `a` to `b` rises above the horizontal, degrees, -90 to 90."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    if dx == 0 and dy == 0:
        return math.nan
    return math.degrees(math.atan2(-dy, abs(dx)))
