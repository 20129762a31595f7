"""Bring whatever a decoder gives into the one form of the house: BGR, 8 bits, square pixels."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.capture.frame import Image

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
