"""Postures of analytic bodies, and nothing at all of those in between."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.measure.body import BodyTracker
from formcheck.measure.posture import posture_of
from formcheck.pose.landmarks import PAIRED, Side
from formcheck.pose.pose import Pose
from formcheck.specs.model import Posture
from tests.bodies import (
    Arm,
    Camera,
    Figure,
    Leg,
    bird_dog,
    bridge,
    childs_pose,
    figure,
    half_kneeling,
    hands_and_knees,
    jittered,
    long_sitting,
    mirrored,
    pose_of,
    prone,
    seated_on_chair,
    standing,
    supine,
    unseen,
)

KNOWN: dict[str, tuple[Figure, Posture]] = {
    "on the back, knees up": (supine(), "supine"),
    "on the back, legs flat": (supine(hip=178, knee=178), "supine"),
    "on the back, knees to the chest": (supine(hip=50, knee=45), "supine"),
    "on the back, one leg up": (replace(supine(), leg=Leg(80, 70, 90)), "supine"),
    "bridge": (bridge(178), "supine"),
    "bridge, arched": (bridge(200), "supine"),
    "on the belly": (prone(), "prone"),
    "on the elbows": (prone(30), "prone"),
    "press-up": (prone(55), "prone"),
    "press-up, pelvis lifted": (prone(45, pelvis=15), "prone"),
    "on all fours": (hands_and_knees(), "hands_and_knees"),
    "on all fours, hands further in front": (replace(hands_and_knees(), arm=Arm(-70, -70)), "hands_and_knees"),
    "bird-dog": (bird_dog(), "hands_and_knees"),
    "bird-dog, leg high": (bird_dog(leg=200), "hands_and_knees"),
    "child's pose": (childs_pose(), "childs_pose"),
    "on a chair": (seated_on_chair(), "seated"),
    "on the floor, legs long": (long_sitting(), "seated"),
    "on the floor, leaning back": (replace(long_sitting(), trunk=115), "seated"),
    "half-kneeling": (half_kneeling(), "half_kneeling"),
    "half-kneeling, hips forward": (
        replace(half_kneeling(), leg=Leg(-110, 180, 180), far_leg=Leg(-15, -100, 0)),
        "half_kneeling",
    ),
    "standing": (standing(), "standing"),
    "standing, bowing a little": (replace(standing(), trunk=70), "standing"),
}

BETWEEN: dict[str, Figure] = {
    "kneeling upright": figure(90, arm=Arm(-90, -90), leg=Leg(-90, 180, 180)),
    "a plank on straight arms, hips piked": figure(-35, arm=Arm(-90, -90), leg=Leg(-125, -125, -90)),
    "standing, touching the toes": figure(-40, arm=Arm(-90, -90), leg=Leg(-90, -90, 0)),
    "half way down to the mat, side-saddle": figure(60, arm=Arm(-120, -120), leg=Leg(-60, 170, 180)),
}


def posture(pose: Pose) -> Posture:
    body = BodyTracker().update(pose)
    assert body is not None
    return posture_of(body)


@pytest.mark.parametrize(("body", "expected"), KNOWN.values(), ids=KNOWN.keys())
@pytest.mark.parametrize("seen_from", ["left", "right"])
def test_postures(body: Figure, expected: Posture, seen_from: Side) -> None:
    assert posture(pose_of(body, camera=Camera(seen_from=seen_from))) == expected


@pytest.mark.parametrize(("body", "expected"), KNOWN.values(), ids=KNOWN.keys())
def test_postures_in_a_mirrored_picture(body: Figure, expected: Posture) -> None:
    assert posture(mirrored(pose_of(body))) == expected


@pytest.mark.parametrize("body", BETWEEN.values(), ids=BETWEEN.keys())
def test_in_between_there_is_no_posture(body: Figure) -> None:
    assert posture(pose_of(body)) == "unknown"


@pytest.mark.parametrize(("body", "expected"), KNOWN.values(), ids=KNOWN.keys())
def test_the_landmarks_own_unrest_changes_no_posture(body: Figure, expected: Posture) -> None:
    """Gaussian noise of 0.02 trunk lengths: a centimetre."""
    rng = np.random.default_rng(5)
    for _ in range(20):
        assert posture(jittered(pose_of(body), 4.0, rng)) == expected


def test_without_legs_or_trunk_there_is_no_posture() -> None:
    assert posture(unseen(pose_of(supine()), ["knee"])) == "unknown"
    assert posture(unseen(pose_of(supine()), ["hip"])) == "unknown"


def test_one_leg_that_is_seen_is_enough() -> None:
    for body, expected in ((supine(), "supine"), (prone(), "prone"), (hands_and_knees(), "hands_and_knees")):
        assert posture(unseen(pose_of(body), ["knee", "ankle", "hip"], ("left",))) == expected


@given(st.floats(110, 195), st.floats(50, 140))
def test_all_of_a_bridge_is_lying_on_the_back(hip: float, knee: float) -> None:
    assert posture(pose_of(supine(hip, knee, raised=max(0.0, (hip - 135) / 2)))) == "supine"


@given(st.floats(-5, 60))
def test_all_of_a_press_up_is_lying_on_the_belly(chest: float) -> None:
    assert posture(pose_of(prone(chest))) == "prone"


def test_a_hand_that_is_not_seen_may_carry_weight() -> None:
    """The near arm out, the far hand, on the floor behind the near knee, hidden: still on all fours."""
    hidden = unseen(pose_of(mirrored_arms(bird_dog())), ["wrist", "elbow"], ("left",))
    assert posture(hidden) == "hands_and_knees"


def test_both_hands_seen_in_the_air_carry_none() -> None:
    raised = Arm(10, 10)
    assert posture(pose_of(replace(hands_and_knees(), arm=raised, far_arm=raised))) == "unknown"


def test_on_one_knee_with_a_leg_out_behind_a_hand_must_carry_wherever_it_is_seen() -> None:
    assert posture(pose_of(replace(bird_dog(), arm=Arm(10, 10)))) == "hands_and_knees"


def test_hands_may_lie_lower_in_the_picture_than_the_knees() -> None:
    """Half from the front and from above: the hands are nearer, and so lower. A table is not the floor."""
    pose = pose_of(hands_and_knees())
    assert pose.landmarks is not None
    wrists, knees = (pose.landmarks[list(PAIRED[name]), 1].max() for name in ("wrist", "knee"))
    trunk = float(np.linalg.norm(pose.landmarks[PAIRED["shoulder"][0]] - pose.landmarks[PAIRED["hip"][0]]))
    for share, expected in ((0.5, "hands_and_knees"), (0.7, "unknown")):
        landmarks = pose.landmarks.copy()
        landmarks[list(PAIRED["wrist"]), 1] += knees - wrists + share * trunk
        assert posture(replace(pose, landmarks=landmarks)) == expected


def mirrored_arms(body: Figure) -> Figure:
    return replace(body, arm=body.far_arm, far_arm=body.arm)
