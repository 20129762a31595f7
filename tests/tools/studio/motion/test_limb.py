"""Two-link inverse kinematics: hands and feet land where they are told to."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.studio.body.rotation import about_x
from tools.studio.body.skeleton import Body
from tools.studio.motion.angles import figure_of
from tools.studio.motion.limb import Goal, bent, palm_down, palm_on, reach_arm, reach_leg
from tools.studio.motion.stage import Stage

STAGE = Stage(Body.load("man_old_slim"))


def test_a_three_four_five_triangle_bends_at_a_right_angle() -> None:
    start, end = np.zeros(3), np.array([0.0, 0.0, 5.0])
    joint, front = bent(start, end, 3.0, 4.0, np.array([0.0, 1.0, 0.0]))
    assert np.allclose(joint, [0.0, 2.4, 1.8])
    assert (joint - start) @ (end - joint) == pytest.approx(0.0, abs=1e-9)
    assert front @ (joint - start) == pytest.approx(0.0, abs=1e-9)
    assert front[1] > 0.0


def test_beyond_its_reach_a_limb_points_at_the_goal() -> None:
    joint, _ = bent(np.zeros(3), np.array([9.0, 0.0, 0.0]), 1.0, 1.0, np.array([0.0, 1.0, 0.0]))
    assert np.allclose(joint, [1.0, 0.0, 0.0], atol=0.05)


@settings(max_examples=40, deadline=None)
@given(st.floats(-0.25, 0.25), st.floats(-0.2, 0.2), st.floats(0.15, 0.35), st.sampled_from(["l", "r"]))
def test_the_wrist_and_the_palm_are_where_the_goal_says(x: float, y: float, z: float, side: str) -> None:
    figure = figure_of({"pitch": 10.0, "spine": 20.0})
    place = STAGE.joints(figure)[f"upperarm_{side}"] + np.array([x, y, z])
    turn = palm_down(side, 20.0)
    reached = reach_arm(STAGE, figure, side, Goal(place, turn, np.array([0.3, -1.0, -0.5])))
    assert np.allclose(STAGE.joints(reached)[f"hand_{side}"], place, atol=1e-9)
    arm = ("pelvis", "spine_01", "spine_02", "spine_03", f"clavicle_{side}", f"upperarm_{side}")
    assert np.allclose(reached.world(*arm, f"lowerarm_{side}", f"hand_{side}"), turn, atol=1e-9)


def test_a_knee_bends_to_its_front_wherever_the_goal_points_it() -> None:
    figure = figure_of({"pitch": -20.0})
    hip = STAGE.joints(figure)["thigh_l"]
    for pole in ([0.0, 0.8, 1.0], [0.0, 1.0, 0.1], [0.5, 0.4, 1.0]):
        goal = Goal(hip + np.array([0.0, -0.1, 0.45]), np.eye(3), np.array(pole))
        bone = reach_leg(STAGE, figure, "l", goal).local("calf_l")
        flexion = float(np.degrees(np.arctan2(bone[2, 1], bone[1, 1])))
        assert 60.0 < flexion < 170.0


def test_a_palm_on_the_floor_faces_down_with_the_thumb_inwards() -> None:
    for side, inwards in (("l", -1.0), ("r", 1.0)):
        hand = palm_on(side, np.array([0.0, 1.0, 0.0]), np.array([0.0, 0.0, 1.0]))
        assert np.allclose(hand @ np.array([0.0, -1.0, 0.0]), [0.0, 0.0, 1.0])
        assert np.allclose(hand @ np.array([0.0, 0.0, 1.0]), [inwards, 0.0, 0.0])


def test_turning_a_foot_raises_its_ankle_over_the_floor() -> None:
    flat = STAGE.clearance("foot_l", "foot_l", np.eye(3))
    assert 0.03 < flat < 0.12
    assert STAGE.clearance("foot_l", "foot_l", about_x(50.0)) > flat + 0.05
