from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from formcheck.errors import CaptureError, UsageError
from formcheck.live.video_out import CODECS, VideoSink


def written(path: Path, fps: float, size: tuple[int, int], frames: int = 12) -> tuple[float, int, int, int, float]:
    with VideoSink(path, fps) as sink:
        for number in range(frames):
            sink.write(np.full((size[1], size[0], 3), 20 * number, np.uint8))
    clip = cv2.VideoCapture(str(path))
    levels = []
    while (got := clip.read())[0]:
        levels.append(float(got[1].mean()))
    width, height = (int(clip.get(what)) for what in (cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT))
    assert levels == sorted(levels)
    return float(clip.get(cv2.CAP_PROP_FPS)), len(levels), width, height, levels[-1]


@pytest.mark.parametrize("ending", list(CODECS))
def test_every_kind_that_is_offered_can_be_read_again(tmp_path: Path, ending: str) -> None:
    fps, frames, width, height, last = written(tmp_path / f"clip{ending}", 25.0, (320, 240))
    assert fps == pytest.approx(25.0, abs=0.01)
    assert (frames, width, height) == (12, 320, 240)
    assert last == pytest.approx(220, abs=4)


@pytest.mark.parametrize("fps", [59.94, 29.97, 10.0])
def test_the_nominal_rate_is_kept(tmp_path: Path, fps: float) -> None:
    assert written(tmp_path / "clip.mp4", fps, (64, 48))[0] == pytest.approx(fps, abs=0.01)


def test_a_source_without_a_rate_gets_a_sane_one(tmp_path: Path) -> None:
    assert written(tmp_path / "clip.mp4", 0.0, (64, 48))[0] == pytest.approx(30.0, abs=0.01)


def test_odd_sizes_lose_one_row_and_column(tmp_path: Path) -> None:
    assert written(tmp_path / "clip.mp4", 30.0, (161, 121))[2:4] == (160, 120)


def test_an_unknown_ending_is_told_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"clip\.gif.*\.mp4"):
        VideoSink(tmp_path / "clip.gif", 30.0)


def test_a_missing_folder_and_a_folder_in_the_way_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match="no folder"):
        VideoSink(tmp_path / "nowhere" / "clip.mp4", 30.0)
    (tmp_path / "clip.mp4").mkdir()
    with pytest.raises(CaptureError, match="is a folder"):
        VideoSink(tmp_path / "clip.mp4", 30.0)


def test_nothing_is_left_of_a_source_without_pictures(tmp_path: Path) -> None:
    with VideoSink(tmp_path / "clip.mp4", 30.0):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_change_of_size_is_told(tmp_path: Path) -> None:
    with VideoSink(tmp_path / "clip.mp4", 30.0) as sink:
        sink.write(np.zeros((48, 64, 3), np.uint8))
        with pytest.raises(CaptureError, match="64x48 to 32x32"):
            sink.write(np.zeros((32, 32, 3), np.uint8))
