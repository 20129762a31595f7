from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from formcheck.capture.frame import Frame
from formcheck.errors import PoseError
from formcheck.pose.estimator import PoseEstimator
from formcheck.pose.pose import Pose
from formcheck.pose.recording import PoseWriter, quantise
from formcheck.pose.replay import ReplayEstimator
from tests.pose.made_up_poses import lying_still, same


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """Frames 0 to 49 without 10 to 19."""
    path = tmp_path / "poses.bin"
    with path.open("wb") as file:
        writer = PoseWriter(file, outline=False)
        for index in (*range(10), *range(20, 50)):
            writer.write(lying_still(index))
        writer.flush()
    return path


def frame(index: int) -> Frame:
    return Frame(index, index / 30, np.zeros((48, 64, 3), np.uint8))


def poses_of(estimator: PoseEstimator, indices: range) -> list[Pose]:
    with estimator:
        return [estimator.estimate(frame(index)) for index in indices]


def test_each_frame_gets_the_pose_of_its_index(recording: Path) -> None:
    found = poses_of(ReplayEstimator(recording), range(0, 50, 7))
    assert [pose.index for pose in found] == list(range(0, 50, 7))
    assert all(same(pose, quantise(lying_still(pose.index))) for pose in found if pose.found)


def test_a_frame_that_was_not_recorded_shows_nobody(recording: Path) -> None:
    found = poses_of(ReplayEstimator(recording), range(55))
    assert [pose.index for pose in found if not pose.found] == [*range(10, 20), *range(50, 55)]
    assert (found[15].t, found[15].width, found[15].height) == (0.5, 64, 48)


def test_the_poses_come_without_frames_too(recording: Path) -> None:
    with ReplayEstimator(recording) as replay:
        assert [pose.index for pose in replay] == [*range(10), *range(20, 50)]
        assert replay.skipped == ()
        assert not replay.gives_outline


def test_it_is_named_after_its_model_where_that_is_known(recording: Path) -> None:
    assert ReplayEstimator(recording, "blazepose-full").name == "blazepose-full"
    assert ReplayEstimator(recording).name == "recording poses.bin"


def test_a_missing_recording_is_said_on_entering(tmp_path: Path) -> None:
    with pytest.raises(PoseError, match=r"gone\.bin"), ReplayEstimator(tmp_path / "gone.bin"):
        pass
