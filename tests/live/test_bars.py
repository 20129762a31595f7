"""A picture in a window of another shape: what is drawn on it keeps to the person, and has the window's room."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.live.bars import BARS, in_window, padded
from formcheck.live.overlay import draw
from formcheck.live.overlay.palette import AMBER
from formcheck.live.overlay.view import EMPTY, Ghost, view_of
from tests.live.figures import ARCHING, BRIDGE, bridging, grey, nobody

GHOST = replace(EMPTY, ghost=Ghost(((0.25, 0.5), (0.75, 0.5), (0.5, 0.75)), right=False))


def test_a_window_of_the_same_shape_changes_nothing() -> None:
    image, pose = grey(640, 360), bridging(640, 360)
    for size in (None, (1280, 720), (641, 360)):
        assert in_window(image, pose, EMPTY, size) == (image, pose, EMPTY)


@pytest.mark.parametrize(
    ("size", "shape", "left", "top"),
    [((360, 640), (640, 360), 0.0, 218.75), ((1600, 360), (360, 1600), 480.0, 0.0), ((640, 640), (640, 640), 0, 140)],
)
def test_pose_and_ghost_move_with_the_picture(
    size: tuple[int, int], shape: tuple[int, int], left: float, top: float
) -> None:
    pose = bridging(1280, 720)
    image, moved, view = in_window(grey(640, 360), pose, GHOST, size)
    assert image.shape[:2] == shape and (moved.width, moved.height) == (shape[1], shape[0])
    scale = min(1.0, size[0] / 640, size[1] / 360) / 2
    assert pose.landmarks is not None and moved.landmarks is not None
    assert moved.landmarks == pytest.approx(pose.landmarks * scale + (left, top), abs=1.0)
    assert view.ghost is not None
    first = view.ghost.outline[0]
    assert first[0] * shape[1] == pytest.approx(left + 0.25 * 1280 * scale, abs=1.0)
    assert first[1] * shape[0] == pytest.approx(top + 0.5 * 720 * scale, abs=1.0)


def test_nobody_is_framed_too() -> None:
    image, pose, _ = in_window(grey(640, 360), nobody(), EMPTY, (360, 640))
    assert image.shape[:2] == (640, 360) and pose.landmarks is None
    assert (image[0, 0] == BARS).all()


def test_the_warning_s_border_is_the_window_s() -> None:
    view = view_of(ARCHING, BRIDGE)
    shown = draw(*in_window(grey(1280, 720), bridging(), view, (720, 1280)))
    assert shown.shape[:2] == (1280, 720)
    assert np.abs(shown[2, 360].astype(int) - AMBER).max() <= 12


@settings(deadline=None)
@given(st.integers(10, 300), st.integers(10, 300), st.integers(10, 2000), st.integers(10, 2000))
def test_padding_gives_the_windows_shape_and_keeps_the_picture(
    columns: int, rows: int, width: int, height: int
) -> None:
    image = np.full((rows, columns, 3), 200, np.uint8)
    framed = padded(image, width, height)
    assert int((framed == 200).all(axis=2).sum()) == rows * columns
    tall, wide = framed.shape[:2]
    assert wide == columns or tall == rows
    assert abs(wide / tall - width / height) <= 3 * max(1 / tall, wide / tall**2, 1 / wide)
