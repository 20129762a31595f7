"""A knee that is hidden behind the other is found by the length of thigh and shin."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import pytest

from formcheck.measure.body import Body, BodyTracker
from formcheck.measure.geometry import angle
from formcheck.measure.leg_bones import LASTS_S, LegBones
from formcheck.pose.landmarks import PAIRED, Side
from formcheck.pose.pose import Pose
from tests.bodies import Figure, Leg, mirrored, pose_of, supine

FPS = 30.0
RESTING = supine(130, 80)
HUGGED = replace(RESTING, far_leg=Leg(125, 5, 90))
"""The far thigh 35 degrees past upright, a hip of 55; its knee folded to 60."""


def guessed(pose: Pose, side: Side = "left") -> Pose:
    """The far knee where the near one is, as the model has it."""
    assert pose.landmarks is not None
    far, near = PAIRED["knee"] if side == "left" else PAIRED["knee"][::-1]
    points = pose.landmarks.copy()
    points[far] = points[near]
    return replace(pose, landmarks=points)


def last(seconds: float, figure: Figure, change: Callable[[Pose], Pose] = guessed, rest_s: float = 1.5) -> Body:
    """The body at the end of `seconds` of `figure`, after `rest_s` at rest with both legs alike."""
    tracker, bones = BodyTracker(), LegBones()
    resting, all_s = round(rest_s * FPS), round((rest_s + seconds) * FPS)
    for k in range(all_s):
        pose = pose_of(RESTING, k / FPS) if k < resting else change(pose_of(figure, k / FPS))
        body = tracker.update(pose)
        assert body is not None
        body = bones.mended(body)
    return body


def hip(body: Body, side: Side) -> float:
    return angle(*(body.point(name, side) for name in ("shoulder", "hip", "knee")))


def test_a_knee_guessed_beside_the_other_is_found() -> None:
    body = last(1, HUGGED)
    true = BodyTracker().update(pose_of(HUGGED))
    assert true is not None
    assert body.point("knee", "left") == pytest.approx(true.point("knee", "left"), abs=0.06 * body.trunk)
    assert hip(body, "left") == pytest.approx(55, abs=5)
    assert hip(body, "right") == pytest.approx(130, abs=2)


def test_it_is_the_same_in_a_mirror() -> None:
    body = last(1, HUGGED, lambda pose: mirrored(guessed(pose)), rest_s=0)
    assert body.point("knee", "right") == body.point("knee", "left")  # nobody has seen how long the bones are

    tracker, bones = BodyTracker(), LegBones()
    for k in range(90):
        pose = pose_of(RESTING, k / FPS) if k < 45 else guessed(pose_of(HUGGED, k / FPS))
        found = tracker.update(mirrored(pose))
        assert found is not None
        found = bones.mended(found)
    assert hip(found, "right") == pytest.approx(55, abs=5)


def test_a_flicker_is_left_alone() -> None:
    body = last(LASTS_S - 0.1, HUGGED)
    assert body.point("knee", "left") == body.point("knee", "right")


def test_a_knee_that_is_seen_is_left_alone() -> None:
    body = last(1, HUGGED, lambda pose: pose)
    true = BodyTracker().update(pose_of(HUGGED, 2.49))
    assert true is not None
    assert body.left == true.left


def test_a_knee_that_straightens_is_left_alone() -> None:
    """The thigh upright, the knee at 120, as in a nerve glide: what hides it there is not told by the bones."""
    body = last(1, replace(RESTING, far_leg=Leg(90, 30, 90)))
    assert body.point("knee", "left") == body.point("knee", "right")


def test_a_body_that_is_wholly_wrong_is_left_alone() -> None:
    """Its trunk half as long as it was."""

    def folded(pose: Pose) -> Pose:
        pose = guessed(pose)
        assert pose.landmarks is not None
        points = pose.landmarks.copy()
        for name in ("shoulder",):
            for one, of in zip(PAIRED[name], PAIRED["hip"], strict=True):
                points[one] = (points[one] + points[of]) / 2
        return replace(pose, landmarks=points)

    body = last(1, HUGGED, folded)
    assert math.dist(body.point("knee", "left"), body.point("knee", "right")) == 0
