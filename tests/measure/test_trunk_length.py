"""From shoulder to hip, by the surface where it is followed: changes are the surface's, the level the landmarks'."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from formcheck.measure.body import BodyTracker
from formcheck.measure.trunk_length import FORGET_S, WAITED_S, TrunkLength
from formcheck.pose.pose import Pose
from tests.bodies import CAMERA, pose_of, supine

FPS = 30


def pose(frame: int, apart: float | None, unrest: float = 0.0) -> Pose:
    """A trunk of 200 pixels, its landmarks off by `unrest` pixels now and then; the surfaces `apart` pixels."""
    camera = replace(CAMERA, trunk=200.0 + unrest * math.sin(frame))
    marks = None if apart is None else np.array([(0, 0), (apart, 0)], np.float32)
    return replace(pose_of(supine(), frame / FPS, camera, frame), surface=marks)


class Course:
    """Measures one frame after the other."""

    def __init__(self) -> None:
        self._tracker, self._length, self._frame = BodyTracker(), TrunkLength(), 0

    def for_s(self, seconds: float, apart: float | None, unrest: float = 0.0) -> list[float]:
        values = []
        for _ in range(round(seconds * FPS)):
            body = self._tracker.update(pose(self._frame, apart, unrest))
            assert body is not None
            values.append(self._length.of(body))
            self._frame += 1
        return values


def test_without_a_surface_it_is_what_the_landmarks_say() -> None:
    assert Course().for_s(2, None) == pytest.approx([1.0] * 60, abs=1e-4)


def test_a_surface_tells_every_change_and_no_unrest_of_the_landmarks() -> None:
    course = Course()
    course.for_s(1, None)
    rest = course.for_s(2, 200.0, unrest=2.0)
    tilted = course.for_s(2, 194.0, unrest=2.0)
    assert max(rest) - min(rest) < 1e-6
    assert np.array(tilted) - rest[-1] == pytest.approx(np.full(60, -0.03), abs=1e-4)
    assert rest[0] == pytest.approx(1.0, abs=0.01)


def test_neither_its_beginning_nor_a_new_one_is_a_change() -> None:
    """The marks lie further apart than the landmarks; a surface is lost in a tilt, for longer than it is waited for."""
    course = Course()
    before = course.for_s(2, None)[-1]
    assert course.for_s(0.1, 230.0)[0] == pytest.approx(before, abs=1e-4)
    tilted = course.for_s(2, 224.0)[-1]
    hidden = course.for_s(WAITED_S + 1, None)
    waited = round(WAITED_S * FPS) - 1
    assert all(math.isnan(value) for value in hidden[:waited])
    assert hidden[-1] == pytest.approx(1 + (tilted - 1) * math.exp(-(WAITED_S + 1) / FORGET_S), abs=0.004)
    assert course.for_s(0.1, 260.0)[0] == pytest.approx(hidden[-1], abs=0.002)


def test_what_was_hidden_for_a_moment_goes_on_from_where_it_is_now() -> None:
    course = Course()
    course.for_s(1, None)
    rest = course.for_s(1, 200.0)[-1]
    course.for_s(0.5, None)
    assert course.for_s(0.2, 194.0)[0] - rest == pytest.approx(-0.03, abs=1e-4)


def test_a_mark_without_a_place_is_none() -> None:
    """Far outside of the picture a recording keeps no place: nothing is measured from it, then or later."""
    course = Course()
    course.for_s(1, None)
    rest = course.for_s(1, 200.0)[-1]
    assert math.isnan(course.for_s(0.1, math.nan)[0])
    assert course.for_s(0.1, 200.0)[0] == pytest.approx(rest, abs=1e-4)


def test_the_landmarks_are_believed_again_in_the_end() -> None:
    course = Course()
    course.for_s(1, None)
    course.for_s(1, 200.0)
    course.for_s(2, 180.0)
    assert course.for_s(60, None)[-1] == pytest.approx(1.0, abs=0.005)
