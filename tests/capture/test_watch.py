"""Black and frozen pictures, at times that are given by hand."""

from __future__ import annotations

import numpy as np
import pytest

from formcheck.capture.frame import Image
from formcheck.capture.watch import BLACK_AFTER, FROZEN_AFTER, Condition, PictureWatch


def noisy(seed: int, level: int = 120, noise: int = 3) -> Image:
    rng = np.random.default_rng(seed)
    return (level + rng.integers(-noise, noise + 1, (48, 64, 3))).clip(0, 255).astype(np.uint8)


def test_before_the_first_picture_it_is_opening() -> None:
    assert PictureWatch().condition(100.0) is Condition.OPENING


def test_a_still_room_with_a_sensors_noise_is_good() -> None:
    watch = PictureWatch()
    for k in range(300):
        watch.see(noisy(k, noise=1), k / 30)
        assert watch.condition(k / 30) is Condition.GOOD


def test_the_same_picture_for_longer_than_two_seconds_is_frozen_until_it_moves() -> None:
    watch = PictureWatch()
    for k in range(100):
        watch.see(noisy(0), k / 30)
        expected = Condition.FROZEN if k / 30 > FROZEN_AFTER else Condition.GOOD
        assert watch.condition(k / 30) is expected
    watch.see(noisy(1), 4.0)
    assert watch.condition(4.0) is Condition.GOOD


def test_only_the_very_same_picture_is_the_one_before() -> None:
    watch = PictureWatch()
    assert watch.see(noisy(0), 0.0)
    assert not watch.see(noisy(0), 0.1)
    one_pixel = noisy(0)
    one_pixel[3, 5] += 1  # between those of the sample
    assert watch.see(one_pixel, 0.2)
    assert watch.see(noisy(0), 0.3)


def test_no_pictures_at_all_is_frozen_too() -> None:
    watch = PictureWatch()
    watch.see(noisy(0), 0.0)
    assert watch.condition(FROZEN_AFTER) is Condition.GOOD
    assert watch.condition(FROZEN_AFTER + 0.1) is Condition.FROZEN


@pytest.mark.parametrize("level", [0, 16])
def test_a_covered_lens_is_black_whether_it_has_noise_or_none(level: int) -> None:
    for noise in (0, 5):
        watch = PictureWatch()
        for k in range(100):
            watch.see(noisy(k, level, noise), k / 30)
            expected = Condition.BLACK if k / 30 > BLACK_AFTER else Condition.GOOD
            assert watch.condition(k / 30) is expected
        watch.see(noisy(1), 4.0)
        assert watch.condition(4.0) is Condition.GOOD


def test_a_dark_room_with_a_lamp_is_not_black() -> None:
    watch = PictureWatch()
    for k in range(100):
        image = noisy(k, 20)
        image[:16, :16] = 90  # a tenth of the picture
        watch.see(image, k / 30)
    assert watch.condition(100 / 30) is Condition.GOOD


def test_a_lit_camera_that_stops_is_not_called_black() -> None:
    watch = PictureWatch()
    watch.see(noisy(0), 0.0)
    assert watch.condition(BLACK_AFTER + 0.5) is Condition.GOOD
