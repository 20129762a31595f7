"""What a cheap camera does to a picture: softness, grain, darkened corners."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]

CHROMA_SHARE = 0.5
"""Grain in colour, relative to grain in brightness."""


def develop(picture: Picture, noise: float, blur: float, rng: np.random.Generator) -> Picture:
    """The picture as the sensor gives it: `blur` is a Gaussian's sigma in pixels, `noise` in grey levels.

    Grain is a little stronger in the dark parts, as in cheap webcams that lift shadows.
    """
    seen = picture.astype(np.float32)
    if blur > 0.0:
        seen = np.asarray(cv2.GaussianBlur(seen, (0, 0), blur), np.float32)
    if noise > 0.0:
        bright = rng.standard_normal(seen.shape[:2], dtype=np.float32)[..., None]
        colour = rng.standard_normal(seen.shape, dtype=np.float32) * CHROMA_SHARE
        seen = seen + noise * (1.25 - seen / 510.0) * (bright + colour)
    developed: Picture = np.clip(seen, 0.0, 255.0).astype(np.uint8)
    return developed
