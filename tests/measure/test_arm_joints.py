"""Somebody upright, seen from the right, holds the right arm out level: the trunk is 200 long.

The back of the elbow is below, the thumb above.
"""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from formcheck.measure.arm_joints import joint_of
from formcheck.measure.body import Body
from formcheck.measure.geometry import NOWHERE, Point, angle
from formcheck.pose.landmarks import Side
from tests.bodies import hands_and_knees, nobody, pose_of
from tests.measure.specs import value

HELD_OUT: dict[str, Point] = {
    "hip": (0.0, 200.0),
    "shoulder": (0.0, 0.0),
    "elbow": (120.0, 0.0),
    "wrist": (240.0, 0.0),
    "thumb": (260.0, -25.0),
}
ARM = ("shoulder", "elbow", "wrist")


def body(chirality: int = 1, **moved: Point) -> Body:
    """The near arm; from the left side the picture is turned about."""
    points = {name: (x * (chirality or 1), y) for name, (x, y) in {**HELD_OUT, **moved}.items()}
    nothing = dict.fromkeys(points, NOWHERE)
    left, right = (points, nothing) if chirality < 0 else (nothing, points)
    return Body(left, right, chirality, 200.0, 1.0, nobody())


def test_the_shoulder_lies_lower_on_the_trunk() -> None:
    """By 0.03 of 200."""
    assert joint_of(body(), "shoulder", "right") == pytest.approx((0, 6))


def test_the_wrist_lies_away_from_the_thumb() -> None:
    """The thumb's landmark is 25 beside the forearm: by 0.4 of that."""
    assert joint_of(body(), "wrist", "right") == pytest.approx((240, 10))
    assert joint_of(body(thumb=(260.0, 25.0)), "wrist", "right") == pytest.approx((240, -10))
    assert joint_of(body(thumb=(260.0, 0.0)), "wrist", "right") == pytest.approx((240, 0))


def test_a_straight_elbow_lies_before_its_point() -> None:
    """By 0.01 of 200, upwards, since the arm bends upwards. (Without hip and thumb its ends stay where they are.)"""
    assert joint_of(body(hip=NOWHERE, thumb=NOWHERE), "elbow", "right") == pytest.approx((120, -2))


@pytest.mark.parametrize("name", ARM)
def test_an_arm_bent_to_a_right_angle_lies_where_it_is_seen(name: str) -> None:
    bent = body(wrist=(120.0, -120.0), thumb=(145.0, -140.0))
    assert joint_of(bent, name, "right") == pytest.approx(bent.point(name, "right"))


def test_a_bent_arm_is_moved_half_as_far_at_120_degrees() -> None:
    """The cosine there is a half: the shoulder by 3 of 6, the elbow by 1 of 2, the wrist by 5 of 10."""
    x, y = 120 + 120 * math.cos(math.radians(60)), -120 * math.sin(math.radians(60))
    aside = (25 * math.sin(math.radians(60)), 25 * math.cos(math.radians(60)))
    bent = body(wrist=(x, y), thumb=(x - aside[0], y - aside[1]))
    moved = [math.dist(joint_of(bent, name, "right"), bent.point(name, "right")) for name in ARM]
    assert moved == pytest.approx([3, 1, 5])


def test_a_straight_arm_whose_landmarks_bend_it_is_straight() -> None:
    """The joints are at 6; the landmarks 6 above, 2 below and 10 above: bent by arctan(8/120) + arctan(12/120)."""
    bent = body(elbow=(120.0, 8.0), wrist=(240.0, -4.0), thumb=(260.0, -31.0))
    assert angle(*(bent.point(name, "right") for name in ARM)) == pytest.approx(170.5, abs=0.05)
    assert angle(*(joint_of(bent, name, "right") for name in ARM)) == pytest.approx(180, abs=0.5)


def test_from_the_left_it_is_the_same_turned_about() -> None:
    seen, turned = body(elbow=(120.0, 8.0)), body(-1, elbow=(120.0, 8.0))
    for name in ARM:
        x, y = joint_of(seen, name, "right")
        assert joint_of(turned, name, "left") == pytest.approx((-x, y))


@pytest.mark.parametrize(("length", "lower"), [(60.0, 6.0), (30.0, 3.0)])
def test_an_arm_that_points_at_the_camera_shows_less_of_it(length: float, lower: float) -> None:
    """The whole from 0.3 trunk lengths on, which are 60; half of it at 30."""
    assert joint_of(body(elbow=(length, 0.0)), "shoulder", "right") == pytest.approx((0, lower))


def test_a_forearm_that_points_at_the_camera_shows_less_of_it() -> None:
    """30 long: half of 0.4 of 25."""
    assert joint_of(body(wrist=(150.0, 0.0)), "wrist", "right") == pytest.approx((150, 5))


@pytest.mark.parametrize(
    ("hidden", "name"),
    [
        ("hip", "shoulder"),
        ("elbow", "shoulder"),
        ("thumb", "wrist"),
        ("elbow", "wrist"),
        ("shoulder", "elbow"),
        ("wrist", "elbow"),
    ],
)
def test_a_joint_is_where_its_landmark_is_where_too_little_is_seen(hidden: str, name: str) -> None:
    assert joint_of(body(**{hidden: NOWHERE}), name, "right") == HELD_OUT[name]


def test_an_elbow_is_where_its_landmark_is_while_no_front_is_known() -> None:
    assert joint_of(body(0), "elbow", "right") == HELD_OUT["elbow"]


@pytest.mark.parametrize("name", ARM)
def test_what_is_not_seen_is_nowhere(name: str) -> None:
    assert math.isnan(joint_of(body(**{name: NOWHERE}), name, "right")[0])


def test_other_landmarks_are_left_as_they_are() -> None:
    assert joint_of(body(), "hip", "right") == HELD_OUT["hip"]
    assert joint_of(body(), "thumb", "right") == HELD_OUT["thumb"]


@pytest.mark.parametrize("side", ["near", "far"])
def test_angles_are_measured_at_the_joints_and_heights_at_the_landmarks(side: Side) -> None:
    """On all fours, the arm 0.6 + 0.5 long: the shoulder is 0.03 further back and the elbow 0.01 further on."""
    pose = pose_of(hands_and_knees())
    leaning = math.degrees(math.atan(0.04 / 0.6))
    assert value(pose, f"{{angle: [hip, shoulder, elbow], side: {side}}}") == pytest.approx(90 + leaning, abs=0.05)
    assert value(pose, f"{{height: [shoulder, wrist], side: {side}}}") == pytest.approx(1.1, abs=1e-3)


def test_the_hip_angle_is_that_of_the_landmarks() -> None:
    """The shoulder's joint is on the line from its landmark to the hip's."""
    knee = {"knee": (150.0, 200.0)}
    seen = replace(body(), right={**HELD_OUT, **knee})
    assert angle(*(joint_of(seen, name, "right") for name in ("shoulder", "hip", "knee"))) == pytest.approx(90)
