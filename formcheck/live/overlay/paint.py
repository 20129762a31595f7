"""The few ways in which the overlay touches pixels. Each works on a small part of the picture, in place."""

from __future__ import annotations

import cv2
import numpy as np

from formcheck.capture.frame import Image
from formcheck.live.overlay.palette import INK, Colour
from formcheck.live.overlay.typeface import Tile

Point = tuple[float, float]
SHIFT = 3
"""Fractional bits of the coordinates that OpenCV draws at: an eighth of a pixel."""


def stamp(image: Image, tile: Tile, x: int, y: int) -> None:
    """Lay `tile` with its top left corner at (x, y); what lies outside of the picture is cut."""
    left, top = max(0, x), max(0, y)
    right, bottom = min(image.shape[1], x + tile.width), min(image.shape[0], y + tile.height)
    if left >= right or top >= bottom:
        return
    part = image[top:bottom, left:right]
    rows, columns = slice(top - y, bottom - y), slice(left - x, right - x)
    cv2.multiply(part, tile.keep[rows, columns], dst=part, scale=1 / 255)
    cv2.add(part, tile.ink[rows, columns], dst=part)


def shade(image: Image, x: int, y: int, width: int, height: int, keep: float = 0.3) -> None:
    """Darken a rectangle, for light text on it; `keep` is what is left of the light, 0 to 1."""
    part = _part(image, x, y, width, height)
    if part.size:
        cv2.convertScaleAbs(part, dst=part, alpha=keep)


def fill(image: Image, x: int, y: int, width: int, height: int, colour: Colour) -> None:
    """Paint a rectangle."""
    if width > 0 and height > 0:
        cv2.rectangle(image, (x, y), (x + width - 1, y + height - 1), colour, -1)


def border(image: Image, thickness: int, colour: Colour) -> None:
    """Paint a frame along the picture's edges."""
    height, width = image.shape[:2]
    fill(image, 0, 0, width, thickness, colour)
    fill(image, 0, height - thickness, width, thickness, colour)
    fill(image, 0, 0, thickness, height, colour)
    fill(image, width - thickness, 0, thickness, height, colour)


def line(image: Image, start: Point, end: Point, colour: Colour, thickness: int) -> None:
    """A line with a dark rim."""
    for shade_, width in ((INK, thickness + max(2, thickness // 2)), (colour, thickness)):
        cv2.line(image, fixed(start), fixed(end), shade_, width, cv2.LINE_AA, SHIFT)


def dot(image: Image, centre: Point, radius: int, colour: Colour) -> None:
    """A filled circle with a dark rim."""
    for shade_, size in ((INK, radius + max(1, radius // 4)), (colour, radius)):
        cv2.circle(image, fixed(centre), size << SHIFT, shade_, -1, cv2.LINE_AA, SHIFT)


def circle(image: Image, centre: Point, radius: float, colour: Colour, thickness: int) -> None:
    """A whole circle's line."""
    cv2.circle(image, fixed(centre), round(radius * (1 << SHIFT)), colour, thickness, cv2.LINE_AA, SHIFT)


def arc(image: Image, centre: Point, radius: float, span: Point, colour: Colour, thickness: int) -> None:
    """Part of a circle between the angles of `span`, in degrees, clockwise from three o'clock."""
    start, end = min(span), max(span)
    steps = max(2, int((end - start) / 4) + 1)
    angles = np.radians(np.linspace(start, end, steps))
    points = np.stack([centre[0] + radius * np.cos(angles), centre[1] + radius * np.sin(angles)], axis=1)
    path = np.round(points * (1 << SHIFT)).astype(np.int32)
    cv2.polylines(image, [path], False, colour, thickness, cv2.LINE_AA, SHIFT)


def fixed(point: Point) -> tuple[int, int]:
    """A point as OpenCV's fixed-point integers."""
    return round(point[0] * (1 << SHIFT)), round(point[1] * (1 << SHIFT))


def _part(image: Image, x: int, y: int, width: int, height: int) -> Image:
    return image[max(0, y) : max(0, y + height), max(0, x) : max(0, x + width)]
