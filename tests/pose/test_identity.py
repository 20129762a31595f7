"""The person who is followed stays the one."""

from __future__ import annotations

import numpy as np
import pytest

from formcheck.pose.identity import PATIENCE_S, SamePerson
from formcheck.pose.pose import FloatArray, Pose
from tests.bodies import CAMERA, bridge, jittered, moved, pose_of, prone, resized, standing, supine
from tests.movements import film, times


def landmarks(pose: Pose) -> FloatArray:
    assert pose.landmarks is not None
    return pose.landmarks


LYING = landmarks(pose_of(supine()))
"""Trunk 200 pixels long."""


def aside(pixels: float) -> FloatArray:
    """The one who lies there, so many pixels to the right."""
    return landmarks(moved(pose_of(supine()), pixels, 0))


def test_the_first_who_is_seen_is_the_one() -> None:
    assert SamePerson().accepts(0.0, LYING)


def test_the_same_person_lying_still_and_restless() -> None:
    same = SamePerson()
    rng = np.random.default_rng(2)
    poses = film(lambda _: supine(), times(3))
    assert all(same.accepts(pose.t, landmarks(jittered(pose, 10, rng))) for pose in poses)


def test_somebody_three_trunks_away_is_another() -> None:
    same = SamePerson()
    same.accepts(0.0, LYING)
    assert not same.accepts(1 / 30, aside(600))
    assert same.accepts(2 / 30, LYING)


def test_somebody_in_the_same_place_three_times_as_large_is_another() -> None:
    """Between the camera and the mat, right in front of the one who lies there."""
    same = SamePerson()
    same.accepts(0.0, LYING)
    large = resized(pose_of(standing()), 3.0)
    centre = LYING[[11, 12, 23, 24]].mean(axis=0)
    there = landmarks(large)[[11, 12, 23, 24]].mean(axis=0)
    assert not same.accepts(1 / 30, landmarks(large) + (centre - there).astype(np.float32))


def test_who_was_mistaken_for_something_small_for_a_moment_is_known_again() -> None:
    """An arm taken for the whole body, half as large and then a third: the body itself is three times as large."""
    same = SamePerson()
    body = pose_of(supine())
    centre = LYING[[11, 12, 23, 24]].mean(axis=0)
    for t in times(2):
        same.accepts(t, LYING)
    for t, size in ((2.1, 0.5), (2.2, 0.33), (2.7, 0.33)):
        small = landmarks(resized(body, size))
        assert same.accepts(t, small + (centre - small[[11, 12, 23, 24]].mean(axis=0)).astype(np.float32))
    assert not same.accepts(2.75, aside(600))
    assert same.accepts(2.8, LYING)


@pytest.mark.parametrize("fps", [10, 30])
def test_the_same_person_walking_fast_across_the_room_is_kept(fps: float) -> None:
    """At 3 m/s: six trunk lengths a second, from one edge of the picture to the other."""
    same = SamePerson()
    body = pose_of(standing())
    assert all(same.accepts(t, landmarks(moved(body, 1200 * t, 0))) for t in times(1.5, fps))


def test_the_same_person_lying_down_and_rolling_over_is_kept() -> None:
    """Even where the poses jump from one to the next without anything in between."""
    same = SamePerson()
    bodies = [standing(), supine(), bridge(178), supine(), prone(), prone(45)]
    assert all(same.accepts(t / 30, landmarks(pose_of(body))) for t, body in enumerate(bodies))


def test_a_stranger_is_refused_for_as_long_as_the_one_may_come_back_and_then_accepted() -> None:
    same = SamePerson()
    same.accepts(0.0, LYING)
    # Near enough to be reached at 6 trunk lengths a second only after 4 s: 5000 pixels are 25 trunk lengths.
    stranger = aside(5000)
    accepted = [t for t in times(8) if t > 0 and same.accepts(t, stranger)]
    assert accepted[0] == pytest.approx(PATIENCE_S, abs=0.05)
    assert len(accepted) == sum(1 for t in times(8) if t >= accepted[0])


def test_a_refused_stranger_does_not_wear_down_the_memory() -> None:
    same = SamePerson()
    same.accepts(0.0, LYING)
    for t in times(3):
        assert not same.accepts(t + 0.01, aside(9000))
    assert same.accepts(3.1, LYING)


def test_a_larger_picture_changes_nothing() -> None:
    same = SamePerson()
    assert CAMERA.trunk == 200
    same.accepts(0.0, aside(0) * 3)
    assert same.accepts(1 / 30, aside(100) * 3)
    assert not same.accepts(2 / 30, aside(600) * 3)
