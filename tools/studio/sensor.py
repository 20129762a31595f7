"""What a cheap camera does to a picture: softness, grain, darkened corners."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Grain = NDArray[np.float32]

CHROMA_SHARE = 0.5
"""Grain in colour, relative to grain in brightness."""

FIELD_MARGIN = 200
"""Grain is cut out of a field larger than the picture by this many pixels: far cheaper than drawing it anew."""


def develop(picture: Picture, noise: float, blur: float, rng: np.random.Generator) -> Picture:
    """The picture as the sensor gives it: `blur` is a Gaussian's sigma in pixels, `noise` in grey levels.

    Grain is a little stronger in the dark parts, as in cheap webcams that lift shadows.
    """
    seen = picture.astype(np.float32)
    if blur > 0.0:
        seen = np.asarray(cv2.GaussianBlur(seen, (0, 0), blur), np.float32)
    if noise > 0.0:
        seen = seen + noise * (1.25 - seen / 510.0) * _grain(seen.shape[0], seen.shape[1], rng)
    developed: Picture = np.clip(seen, 0.0, 255.0).astype(np.uint8)
    return developed


def _grain(height: int, width: int, rng: np.random.Generator) -> Grain:
    """Fresh-looking grain (height, width, 3) of unit strength, cut from one large field at a random place."""
    field = _field(height, width)
    row, column = (int(start) for start in rng.integers(0, FIELD_MARGIN, 2))
    cut = field[row : row + height, column : column + width]
    return cut[::-1] if rng.random() < 0.5 else cut


@cache
def _field(height: int, width: int) -> Grain:
    rng = np.random.default_rng(0)
    shape = (height + FIELD_MARGIN, width + FIELD_MARGIN)
    bright = rng.standard_normal(shape, dtype=np.float32)[..., None]
    return bright + CHROMA_SHARE * rng.standard_normal((*shape, 3), dtype=np.float32)
