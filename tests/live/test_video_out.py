from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

from formcheck.errors import CaptureError, UsageError
from formcheck.live.video_out import CODECS, VideoSink
from tests.commandline import REPOSITORY

FULL = """
import resource, sys
import numpy as np
from formcheck.errors import CaptureError
from formcheck.live.video_out import VideoSink
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
noise = np.random.default_rng(1)
try:
    with VideoSink(sys.argv[1], 30.0) as sink:
        for _ in range(30):
            sink.write(noise.integers(0, 255, (240, 320, 3), dtype=np.uint8))
except CaptureError as error:
    sys.exit(f"told: {error}")
"""
"""Writes half a megabyte and more to where a file may have so many bytes, as on a disk with so much room."""


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


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no largest size of a file")
@pytest.mark.parametrize("room", [0, 200_000])
@pytest.mark.parametrize("ending", list(CODECS))
def test_a_clip_that_a_full_disk_cuts_off_is_told(tmp_path: Path, ending: str, room: int) -> None:
    command = [sys.executable, "-c", FULL, str(tmp_path / f"clip{ending}"), str(room)]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 1
    assert "told: " in done.stderr
    assert "Is the disk full?" in done.stderr


@pytest.mark.parametrize("ending", list(CODECS))
def test_a_clip_of_one_picture_is_whole(tmp_path: Path, ending: str) -> None:
    assert written(tmp_path / f"clip{ending}", 30.0, (64, 48), frames=1)[1] == 1


def test_what_fails_on_the_way_is_what_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="on the way"), VideoSink(tmp_path / "clip.mp4", 30.0) as sink:
        sink.write(np.zeros((48, 64, 3), np.uint8))
        sink.path.unlink()
        raise ValueError("on the way")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system itself takes only Unicode")
def test_a_name_that_is_not_utf8_is_told_before_opencv_gets_it(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match="a name that is not UTF-8"):
        VideoSink(tmp_path / "x\udcff.mp4", 30.0)
