"""The silhouette's edge on masks whose shape is known."""

from __future__ import annotations

import math

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from formcheck.pose.outline import outline_of
from formcheck.pose.pose import FloatArray

Mask = npt.NDArray[np.float32]


def empty(width: int = 320, height: int = 240) -> Mask:
    return np.zeros((height, width), dtype=np.float32)


def disc(centre: tuple[float, float], radius: float, width: int = 320, height: int = 240) -> Mask:
    y, x = np.mgrid[0:height, 0:width] + 0.5
    mask: Mask = (np.hypot(x - centre[0], y - centre[1]) <= radius).astype(np.float32)
    return mask


def found(mask: Mask, scale: float = 1.0) -> FloatArray:
    outline = outline_of(mask, scale)
    assert outline is not None
    return outline


def area(polygon: FloatArray) -> float:
    return float(cv2.contourArea(polygon))


def test_a_disc_is_a_circle_to_within_a_pixel() -> None:
    edge = found(disc((160, 120), 60))
    radii = np.hypot(edge[:, 0] - 160, edge[:, 1] - 120)
    assert np.all((radii > 58.5) & (radii < 60.5))
    assert area(edge) == pytest.approx(np.pi * 59.5**2, rel=0.02)


def test_a_rectangle_is_its_edges() -> None:
    """160 by 80 around (160, 120), turned by 20 degrees: every point lies on an edge, and the corners are reached."""
    along, across = np.array([math.cos(0.35), math.sin(0.35)]), np.array([-math.sin(0.35), math.cos(0.35)])
    y, x = np.mgrid[0:240, 0:320] + 0.5
    u, v = (x - 160) * along[0] + (y - 120) * along[1], (x - 160) * across[0] + (y - 120) * across[1]
    edge = found(((np.abs(u) <= 80) & (np.abs(v) <= 40)).astype(np.float32)) - np.array([160, 120])
    beyond = np.maximum(np.abs(edge @ along) - 80, np.abs(edge @ across) - 40)
    assert np.all(np.abs(beyond) < 1.5)
    for corner in (80 * along + 40 * across, 80 * along - 40 * across, -80 * along - 40 * across):
        assert np.hypot(*(edge - corner).T).min() < 2


def test_it_is_in_pixels_of_the_source_picture() -> None:
    assert found(disc((160, 120), 60), scale=3.0) == pytest.approx(found(disc((160, 120), 60)) * 3)


def test_the_largest_blob_is_the_person() -> None:
    both = np.maximum(disc((80, 120), 50), disc((260, 60), 20))
    assert found(both) == pytest.approx(found(disc((80, 120), 50)))


def test_a_hole_is_not_an_edge() -> None:
    ring = disc((160, 120), 60) - disc((160, 120), 30)
    assert area(found(ring)) == pytest.approx(area(found(disc((160, 120), 60))))


def test_doubtful_pixels_do_not_belong() -> None:
    sure = disc((160, 120), 40)
    doubtful = np.maximum(sure, disc((160, 120), 70) * np.float32(0.45))
    assert found(doubtful) == pytest.approx(found(sure))


@pytest.mark.parametrize("mask", [empty(), disc((160, 120), 2)], ids=["nobody", "a speck"])
def test_nobody_has_no_outline(mask: Mask) -> None:
    assert outline_of(mask, 1.0) is None


def test_a_body_that_fills_the_picture_has_the_pictures_edge() -> None:
    full = disc((160, 120), 190)
    edge = found(full)
    assert edge.min() >= 0
    assert edge[:, 0].max() <= 320
    assert area(edge) == pytest.approx(320 * 240, rel=0.02)
