"""Regions and views: worked out by hand on small pictures, and there and back for any."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.capture.frame import Image
from formcheck.pose.region import Region, View, other_views, whole


def marked(width: int, height: int, x: int, y: int) -> Image:
    picture = np.zeros((height, width, 3), np.uint8)
    picture[y, x] = 255
    return picture


def test_a_quarter_turn_by_hand() -> None:
    """40 x 20 pixels, turned anticlockwise: what was at the right edge is at the top. A head that is up in the turned
    picture points to the right in the picture: a quarter clockwise."""
    seen = Region(x=0.5, y=0.25, width=0.5, height=0.25, turn=0.0)
    region = View(0, 0, 40, 20, 1).in_picture(seen, 40, 20)
    assert (region.x, region.y) == (0.75, 0.5)
    assert (region.width * 40, region.height * 20) == (10, 10)
    assert region.turn == pytest.approx(math.pi / 2)


def test_a_square_by_hand() -> None:
    """The lower square of a picture of 20 x 60: its middle lies at (10, 50)."""
    region = View(0, 40, 20, 60, 0).in_picture(Region(0.5, 0.5, 1.0, 1.0, 0.3), 20, 60)
    assert (region.x, region.y, region.turn) == pytest.approx((0.5, 50 / 60, 0.3))
    assert (region.width, region.height) == pytest.approx((1, 1 / 3))


@given(st.integers(8, 60), st.integers(8, 60), st.data())
def test_what_is_seen_through_a_view_is_where_it_says(width: int, height: int, data: st.DataObject) -> None:
    view = data.draw(st.sampled_from((whole(width, height), *other_views(width, height))))
    x = data.draw(st.integers(view.left, view.right - 1))
    y = data.draw(st.integers(view.top, view.bottom - 1))
    through = view.of(marked(width, height, x, y))
    row, column = (int(i[0]) for i in np.nonzero(through[:, :, 0]))
    seen = Region((column + 0.5) / through.shape[1], (row + 0.5) / through.shape[0], 0.1, 0.1, 0.0)
    region = view.in_picture(seen, width, height)
    assert region.x * width == pytest.approx(x + 0.5)
    assert region.y * height == pytest.approx(y + 0.5)


@given(st.integers(2, 4000), st.integers(2, 4000))
def test_every_part_is_shown_and_whole_at_least_once(width: int, height: int) -> None:
    """Each stretch of a quarter of the shorter side lies whole within one square."""
    views = other_views(width, height)
    assert whole(width, height) not in views
    assert len(set(views)) == len(views)
    squares = [v for v in views if v.quarters == 0]
    side, length = min(width, height), max(width, height)
    spans = [(v.left, v.right) if width > height else (v.top, v.bottom) for v in squares] or [(0, length)]
    for start in np.linspace(0, length - side / 4, 9):
        assert any(low <= start + 1 and start + side / 4 <= high + 1 for low, high in spans)


def test_the_middle_within_the_circle_is_held() -> None:
    region = Region(0.5, 0.5, 0.4, 0.2, 0.0)
    assert region.holds(Region(0.69, 0.5, 1, 1, 0.0))
    assert not region.holds(Region(0.5, 0.61, 1, 1, 0.0))
