"""Rotations: slerp, twist and frames, against answers derived by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.studio.body.rotation import about_x, about_y, about_z
from tools.studio.motion.turns import about, axis_angle, between_turns, frame_along, twist_about_y

ANGLES = st.floats(-175.0, 175.0)


def test_half_of_a_quarter_turn_is_an_eighth() -> None:
    assert np.allclose(between_turns(np.eye(3), about_x(90.0), 0.5), about_x(45.0))


def test_the_shorter_way_round_is_taken() -> None:
    assert np.allclose(between_turns(about_z(170.0), about_z(-170.0), 0.5), about_z(180.0))


@given(ANGLES, ANGLES, ANGLES, st.floats(0.0, 1.0))
def test_what_lies_between_two_rotations_is_a_rotation(x: float, y: float, z: float, share: float) -> None:
    turn = between_turns(about_y(y), about_z(z) @ about_x(x), share)
    assert np.allclose(turn @ turn.T, np.eye(3), atol=1e-9)
    assert np.linalg.det(turn) == pytest.approx(1.0)


@given(ANGLES, ANGLES, ANGLES)
def test_axis_and_angle_give_the_rotation_back(x: float, y: float, z: float) -> None:
    turn = about_x(x) @ about_y(y) @ about_z(z)
    assert np.allclose(about(*axis_angle(turn)), turn, atol=1e-6)


@given(ANGLES, st.floats(-80.0, 80.0))
def test_a_swing_leaves_the_twist_alone(twist: float, swing: float) -> None:
    assert twist_about_y(about_x(swing) @ about_y(twist)) == pytest.approx(twist, abs=1e-6)


def test_a_frame_points_its_minus_y_along_the_limb_and_its_z_to_the_front() -> None:
    frame = frame_along(np.array([0.0, 0.0, 2.0]), np.array([0.3, 1.0, 5.0]))
    assert np.allclose(-frame[:, 1], [0.0, 0.0, 1.0])
    assert frame[:, 2] @ np.array([0.3, 1.0, 0.0]) > 0.0
    assert np.linalg.det(frame) == pytest.approx(1.0)


def test_a_front_along_the_limb_is_refused() -> None:
    with pytest.raises(ValueError, match="parallel"):
        frame_along(np.array([0.0, 1.0, 0.0]), np.array([0.0, -3.0, 0.0]))
