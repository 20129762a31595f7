"""Somebody else in the picture, on rendered clips and made-up pictures."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from formcheck.capture.frame import Frame
from formcheck.capture.video import VideoFile
from formcheck.errors import PoseError
from formcheck.pose.blazepose import BlazePose
from formcheck.pose.landmarks import index_of
from formcheck.pose.others import OtherPeople
from formcheck.pose.pose import Pose

SAMPLES = Path(__file__).resolve().parents[2] / "sample_videos"


def pictures(name: str, start: int, stop: int, step: int) -> list[Frame]:
    with VideoFile(SAMPLES / f"{name}.mp4") as video:
        return list(islice(video, start, stop, step))


def counted(frames: list[Frame]) -> list[int]:
    with BlazePose() as model, OtherPeople() as others:
        return [others.people(frame.image, model.estimate(frame)) for frame in frames]


def test_one_person_is_one() -> None:
    assert counted(pictures("glute_bridge_clean", 0, 60, 20)) == [1, 1, 1]


def test_a_dog_is_nobody() -> None:
    assert set(counted(pictures("hard_dog_and_chair_leg", 0, 120, 12))) == {1}


def test_a_passer_by_is_seen_while_there_and_only_then() -> None:
    """The clip's somebody walks past from 8.0 to 10.3 s; in its first and last pictures they are half outside."""
    with VideoFile(SAMPLES / "hard_passer_by.mp4") as video:
        frames = [frame for frame in video if frame.index % 3 == 0 and frame.t < 10.0]
    people = dict(zip((frame.t for frame in frames), counted(frames), strict=True))
    assert {n for t, n in people.items() if t < 7.5} == {1}
    there = [n for t, n in people.items() if 8.3 <= t < 9.6]
    assert there.count(2) >= 0.7 * len(there)


def test_a_foot_far_outside_the_picture_makes_nobody_else() -> None:
    (frame,) = pictures("glute_bridge_clean", 0, 1, 1)
    with BlazePose() as model, OtherPeople() as others:
        pose = model.estimate(frame)
        assert pose.landmarks is not None
        pose.landmarks[index_of("toe", "right")] = np.nan
        assert others.people(frame.image, pose) == 1


def test_an_empty_room_has_nobody() -> None:
    nobody = Pose(0, 0.0, 64, 48, None, None, None)
    with OtherPeople() as others:
        assert others.people(np.full((48, 64, 3), 120, np.uint8), nobody) == 0


def test_a_closed_detector_says_so() -> None:
    with pytest.raises(PoseError, match="with"):
        OtherPeople().people(np.zeros((4, 4, 3), np.uint8), Pose(0, 0.0, 4, 4, None, None, None))
