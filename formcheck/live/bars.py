"""A picture in a window of another shape: dark bars beside it, on which the words have room too."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from formcheck.capture.frame import Image
from formcheck.live.overlay.view import OverlayView
from formcheck.pose.pose import Pose

BARS = (24, 20, 16)
"""Their colour, as BGR."""


def padded(image: Image, width: int, height: int) -> Image:
    """`image` in the middle of dark bars that give it the shape of a window of `width` by `height`.

    Qt would put it at the left edge, on white.
    """
    rows, columns = image.shape[:2]
    wide, tall = max(0, round(rows * width / height) - columns), max(0, round(columns * height / width) - rows)
    if wide <= 2 and tall <= 2:
        return image
    left, top = wide // 2, tall // 2
    framed = cv2.copyMakeBorder(image, top, tall - top, left, wide - left, cv2.BORDER_CONSTANT, value=BARS)
    return np.asarray(framed, np.uint8)


def in_window(
    image: Image, pose: Pose, view: OverlayView, size: tuple[int, int] | None
) -> tuple[Image, Pose, OverlayView]:
    """The three of them for a window of that size (width, height): where bars are needed, the overlay is drawn over
    them as well, since on a small picture in a large window it could not be read.
    """
    if size is None or padded(image, *size) is image:
        return image, pose, view
    image = _no_larger(image, *size)
    framed = padded(image, *size)
    (rows, columns), (tall, wide) = image.shape[:2], framed.shape[:2]
    left, top = (wide - columns) // 2, (tall - rows) // 2
    if pose.landmarks is not None:
        scale = np.array([columns / pose.width, rows / pose.height])
        moved = (pose.landmarks * scale + (left, top)).astype(np.float32)
        pose = replace(pose, width=wide, height=tall, landmarks=moved, outline=None)
    if view.ghost is not None:
        outline = tuple(((left + x * columns) / wide, (top + y * rows) / tall) for x, y in view.ghost.outline)
        view = replace(view, ghost=replace(view.ghost, outline=outline))
    return framed, pose, view


def _no_larger(image: Image, width: int, height: int) -> Image:
    """Scaled down to fit; text is then drawn at the window's own pixels."""
    scale = min(width / image.shape[1], height / image.shape[0])
    if scale >= 1:
        return image
    size = (max(1, round(image.shape[1] * scale)), max(1, round(image.shape[0] * scale)))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)
