"""A picture's brightness, as a coarse map."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.live.placement import picture_stats


@given(st.integers(0, 255), st.integers(20, 800), st.integers(20, 800))
def test_an_even_picture_is_as_bright_as_its_pixels(level: int, width: int, height: int) -> None:
    stats = picture_stats(np.full((height, width, 3), level, np.uint8))
    assert stats.brightness == pytest.approx(level, abs=1)
    assert (stats.width, stats.height, stats.people) == (width, height, None)


def test_a_box_is_told_from_what_lies_around_it() -> None:
    image = np.full((720, 1280, 3), 200, np.uint8)
    image[180:540, 320:960] = 40
    inside, outside = picture_stats(image).inside_and_outside(0.25, 0.25, 0.75, 0.75)
    assert (inside, outside) == pytest.approx((40, 200), abs=2)


def test_a_box_that_is_all_or_nothing_has_no_other_side() -> None:
    stats = picture_stats(np.full((48, 64, 3), 90, np.uint8))
    for box in ((-1.0, -1.0, 2.0, 2.0), (0.5, 0.5, 0.5, 0.5), (1.2, 0.1, 1.4, 0.9)):
        assert all(math.isnan(value) for value in stats.inside_and_outside(*box))
