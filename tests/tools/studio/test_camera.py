"""Pixels from hand-computed places."""

from __future__ import annotations

import numpy as np
import pytest

from tools.studio.camera import Camera


def test_the_aim_is_the_middle_of_the_picture() -> None:
    camera = Camera(distance=2.5, height=0.9, yaw=20, aim=0.4, shift=0.1)
    assert np.allclose(camera.project(np.array([[0.0, 0.4, 0.1]])), [[320, 240]])


def test_the_edge_of_the_view_is_the_edge_of_the_picture() -> None:
    """At 2 m and 90 degrees of view, half the width is 2 m of the world: -Z is to the right of +X's view."""
    camera = Camera(distance=2.0, height=0.5, aim=0.5, horizontal_view=90)
    pixels = camera.project(np.array([[0.0, 0.5, -2.0], [0.0, 0.5, 2.0], [0.0, 1.5, 0.0]]))
    assert np.allclose(pixels, [[640, 240], [0, 240], [320, 80]])


def test_the_scale_is_the_same_along_both_sides() -> None:
    camera = Camera(distance=3.0, height=0.3, aim=0.3, horizontal_view=50, width=480, frame_height=640)
    middle, right, above = camera.project(np.array([[0, 0.3, 0], [0, 0.3, -0.2], [0, 0.5, 0]], float))
    assert right[0] - middle[0] == pytest.approx(middle[1] - above[1])


def test_roll_turns_the_picture() -> None:
    camera = Camera(distance=3.0, height=0.3, aim=0.3, roll=90)
    middle, above = camera.project(np.array([[0, 0.3, 0], [0, 0.5, 0]], float))
    assert abs(above[1] - middle[1]) < 1e-6
    assert abs(above[0] - middle[0]) > 10
