from __future__ import annotations

import math

import numpy as np
import pytest

from formcheck.pose.landmarks import LANDMARK_COUNT, PAIRED
from formcheck.pose.pose import Pose
from tests.tools.evaluate.examples import frames
from tools.evaluate.angles import angle_errors

POINTS = {
    "shoulder": (100.0, 100.0),
    "elbow": (100.0, 200.0),
    "wrist": (0.0, 200.0),
    "hip": (200.0, 100.0),
    "knee": (200.0, 0.0),
    "ankle": (300.0, 0.0),
    "heel": (300.0, 20.0),
    "toe": (300.0, -20.0),
}
"""Lying on the back, head to the picture's left, seen from the right: hip, knee, shoulder and elbow at right angles."""


def pose(index: int, *, near: str = "right", **moved: tuple[float, float]) -> Pose:
    """Both sides at POINTS; seen from the left, the picture is turned about."""
    landmarks = np.zeros((LANDMARK_COUNT, 2), np.float32)
    depth = np.zeros(LANDMARK_COUNT, np.float32)
    for name, pair in PAIRED.items():
        x, y = {**POINTS, **moved}.get(name, (50.0, 100.0))
        landmarks[list(pair)] = (x, y) if near == "right" else (400 - x, y)
        depth[list(pair)] = (40.0, -40.0) if near == "right" else (-40.0, 40.0)
    return Pose(index, index / 10, 640, 480, landmarks, depth, np.ones(LANDMARK_COUNT, np.float32))


def test_right_angles_are_right() -> None:
    errors = angle_errors([pose(0), pose(1)], frames())
    assert sorted(errors) == ["elbow", "hip", "knee", "shoulder"]
    assert all(found == pytest.approx((0.0, 0.0), abs=1e-3) for found in errors.values())


def test_an_angle_that_is_too_wide_is_positive() -> None:
    truth = frames()
    truth.angles["elbow_r"] = truth.angles["elbow_r"] - 30
    errors = angle_errors([pose(0)], truth)
    assert errors["elbow"] == pytest.approx((30.0,), abs=1e-3)
    assert errors["shoulder"] == pytest.approx((0.0,), abs=1e-3)


def test_angles_are_those_between_the_joints() -> None:
    """A straight arm, across a trunk of 100: the shoulder is 3 further to the hip, the elbow 1 further to the front."""
    errors = angle_errors([pose(0, wrist=(100.0, 300.0), thumb=(100.0, 320.0))], frames())
    upper, fore = (math.degrees(math.atan(aside / 100)) for aside in (2, 1))
    assert errors["shoulder"] == pytest.approx((upper,), abs=0.01)
    assert errors["elbow"] == pytest.approx((90 - (upper - fore),), abs=0.01)


def test_the_near_side_is_measured() -> None:
    truth = frames()
    truth.angles["hip_l"] = truth.angles["hip_l"] - 20
    assert angle_errors([pose(0)], truth)["hip"] == pytest.approx((0.0,), abs=1e-3)
    assert angle_errors([pose(0, near="left")], truth)["hip"] == pytest.approx((20.0,), abs=1e-3)


def test_frames_without_person_or_truth_are_left_out() -> None:
    truth = frames()
    truth.angles["hip_r"] = np.concatenate([[np.nan], truth.angles["hip_r"][1:]])
    nobody = Pose(1, 0.1, 640, 480, None, None, None)
    errors = angle_errors([pose(0), nobody, pose(2)], truth)
    assert len(errors["hip"]) == 1
    assert len(errors["knee"]) == 2


def test_rows_are_found_by_time() -> None:
    truth = frames()
    assert [truth.row_at(t) for t in (-1.0, 0.0, 0.04, 0.06, 15.9, 99.0)] == [0, 0, 0, 1, 159, 159]
