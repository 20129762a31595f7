"""Bring whatever a decoder gives into the one form of the house: BGR, 8 bits, square pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.capture.frame import Image

Rotation = Literal[0, 90, 180, 270]
"""Degrees clockwise."""

ROTATIONS: tuple[Rotation, ...] = get_args(Rotation)

_CODES = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}


@dataclass(frozen=True, slots=True)
class Mounting:
    """How a camera's driver gives its pictures, to be undone.

    Attributes:
        rotate: degrees clockwise to turn a picture by, so that it stands upright.
        mirrored: the driver gives a mirror image, in which left would be right.
    """

    rotate: Rotation = 0
    mirrored: bool = False


SQUARE = 0.01
"""Pixels that are this near to square are taken as square: it moves no angle by more than 0.3 degrees."""


def to_bgr8(picture: npt.NDArray[Any]) -> Image:
    """Give a picture as BGR uint8, shape (height, width, 3).

    Args:
        picture: gray (height, width), or 1, 3 or 4 channels; uint8, uint16, or floats in 0..1.
    """
    if picture.dtype == np.uint16:
        picture = (picture >> 8).astype(np.uint8)
    elif picture.dtype != np.uint8:
        picture = (np.nan_to_num(picture).clip(0.0, 1.0) * 255.0).round().astype(np.uint8)
    if picture.ndim == 2 or picture.shape[2] == 1:
        picture = cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)
    elif picture.shape[2] == 4:
        picture = cv2.cvtColor(picture, cv2.COLOR_BGRA2BGR)
    return np.ascontiguousarray(picture)


def square_pixels(image: Image, aspect: float, *, turned: bool) -> Image:
    """Widen or narrow a picture whose pixels are not square, so that angles in it are true.

    Args:
        image: shape (height, width, 3).
        aspect: width of a stored pixel over its height (the container's sample aspect ratio).
        turned: the picture was turned by 90 or 270 degrees since, so that the stored width is now its height.
    """
    if not 0.1 <= aspect <= 10.0 or abs(aspect - 1.0) <= SQUARE:
        return image
    height, width = image.shape[:2]
    size = (width, round(height * aspect)) if turned else (round(width * aspect), height)
    return to_bgr8(cv2.resize(image, size, interpolation=cv2.INTER_LINEAR))


def as_seen(image: Image, mounting: Mounting) -> Image:
    """A camera's picture upright and not mirrored; image of shape (height, width, 3)."""
    if mounting.rotate:
        image = np.asarray(cv2.rotate(image, _CODES[mounting.rotate]), np.uint8)
    return np.asarray(cv2.flip(image, 1), np.uint8) if mounting.mirrored else image


def fitted(image: Image, width: int, height: int) -> Image:
    """The picture in a frame of another size, true to shape, with black bars where the shapes differ."""
    rows, columns = image.shape[:2]
    if (columns, rows) == (width, height):
        return image
    scale = min(width / columns, height / rows)
    size = (max(1, round(columns * scale)), max(1, round(rows * scale)))
    scaled = cv2.resize(image, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    left, top = (width - size[0]) // 2, (height - size[1]) // 2
    framed = np.zeros((height, width, 3), np.uint8)
    framed[top : top + size[1], left : left + size[0]] = scaled
    return framed
