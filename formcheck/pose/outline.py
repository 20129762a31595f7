"""The silhouette's outer edge as a polygon: small enough to record, exact enough to measure a spine on."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.pose.pose import FloatArray

PERSON = 0.5
"""Mask value above which a pixel belongs to the person (mediapipe's own default)."""

CLOSENESS = 0.5
"""Mask pixels by which the polygon may miss the edge: under the mask's own noise."""

SMALLEST = 12
"""Fewer points than these are specks, not a person."""


def outline_of(mask: npt.NDArray[np.float32], scale: float) -> FloatArray | None:
    """The edge of the largest blob of `mask`, in pixels of the source picture.

    Args:
        mask: float32 (height, width), 0 to 1, probability that a pixel shows the person.
        scale: source pixels per mask pixel.

    Returns:
        float32 (n, 2) closed polygon, or None where the mask shows nobody.
    """
    binary = cv2.threshold(mask, PERSON, 1, cv2.THRESH_BINARY)[1].astype(np.uint8)
    contours, _ = cv2.findContours(binary, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    largest = max(contours, key=cv2.contourArea)
    if len(largest) < SMALLEST:
        return None
    largest = cv2.approxPolyDP(largest, CLOSENESS, closed=True)
    points: FloatArray = (largest[:, 0, :].astype(np.float32) + 0.5) * np.float32(scale)
    return points
