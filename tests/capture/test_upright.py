"""One form for every picture."""

from __future__ import annotations

import numpy as np
import pytest

from formcheck.capture.upright import ROTATIONS, Mounting, as_seen, fitted, square_pixels, to_bgr8


@pytest.mark.parametrize(
    "picture",
    [
        np.full((4, 6), 128, np.uint8),
        np.full((4, 6, 1), 128, np.uint8),
        np.full((4, 6, 3), 128, np.uint8),
        np.full((4, 6, 4), 128, np.uint8),
        np.full((4, 6), 128 * 256 + 200, np.uint16),
        np.full((4, 6, 3), 128 / 255, np.float32),
    ],
)
def test_everything_becomes_bgr_of_8_bits(picture: np.ndarray) -> None:
    image = to_bgr8(picture)
    assert image.shape == (4, 6, 3)
    assert image.dtype == np.uint8
    assert (image == 128).all()


def test_floats_beyond_their_range_and_nan_stay_in_it() -> None:
    image = to_bgr8(np.array([[-1.0, 2.0, np.nan]]))
    assert image[0, :, 0].tolist() == [0, 255, 0]


def test_a_proper_picture_is_not_copied() -> None:
    image = np.zeros((4, 6, 3), np.uint8)
    assert np.shares_memory(to_bgr8(image), image)


def test_an_angle_in_wide_pixels_becomes_true() -> None:
    # A line at 45 degrees, stored in pixels twice as wide as high, has slope 2 in stored pixels.
    stored = np.zeros((200, 100, 3), np.uint8)
    for y in range(200):
        stored[y, y // 2] = 255
    squared = square_pixels(stored, 2.0, turned=False)
    assert squared.shape == (200, 200, 3)
    ys, xs = np.nonzero(squared[:, :, 0] > 100)
    assert np.polyfit(ys, xs, 1)[0] == pytest.approx(1.0, abs=0.02)


@pytest.mark.parametrize("aspect", [1.0, 1.005, 0.0, -1.0, 50.0, float("nan")])
def test_square_or_senseless_pixels_leave_the_picture_alone(aspect: float) -> None:
    image = np.zeros((4, 6, 3), np.uint8)
    assert square_pixels(image, aspect, turned=False) is image


@pytest.mark.parametrize(("width", "height"), [(64, 48), (48, 64), (10, 200), (640, 480), (1, 1)])
def test_a_picture_is_fitted_into_any_frame_true_to_shape(width: int, height: int) -> None:
    image = np.full((48, 64, 3), 200, np.uint8)
    framed = fitted(image, width, height)
    assert framed.shape == (height, width, 3)
    shown = (framed == 200).all(axis=2)
    rows, columns = shown.any(axis=1).sum(), shown.any(axis=0).sum()
    assert rows == height or columns == width
    assert abs(columns * 48 - rows * 64) <= 64  # a pixel's rounding
    assert shown.sum() == rows * columns


@pytest.mark.parametrize("mounting", [Mounting(rotate, mirrored) for rotate in ROTATIONS for mirrored in (False, True)])
def test_turning_and_mirroring_lose_no_pixel(mounting: Mounting) -> None:
    image = np.arange(6, dtype=np.uint8).reshape(2, 3, 1).repeat(3, axis=2)
    seen = as_seen(image, mounting)
    expected = np.rot90(image, -mounting.rotate // 90)
    assert np.array_equal(seen, expected[:, ::-1] if mounting.mirrored else expected)
