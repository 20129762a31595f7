"""Videos made here, read back."""

from __future__ import annotations

import threading
import time
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import pytest

from formcheck.capture.frame import Frame
from formcheck.capture.video import QUEUED_FRAMES, VideoFile
from formcheck.errors import CaptureError
from tests.capture.clips import corners, flat, gray_level, make_clip, quadrants, turn


def read(path: Path) -> tuple[VideoFile, list[Frame]]:
    with VideoFile(path) as video:
        return video, list(video)


@pytest.mark.parametrize(
    ("ending", "codec", "precision"),
    [("mp4", "libx264", 1e-6), ("mkv", "libx264", 0.001), ("webm", "libvpx", 0.001), ("ts", "libx264", 2e-5)],
)
def test_variable_rate_times_are_the_frames_own(tmp_path: Path, ending: str, codec: str, precision: float) -> None:
    steps = np.random.default_rng(5).uniform(0.01, 0.4, 39)
    times = np.round(np.concatenate([[0.0], np.cumsum(steps)]) * 90_000) / 90_000
    path = make_clip(tmp_path / f"v.{ending}", [flat(k) for k in range(40)], times, codec=codec)
    video, frames = read(path)
    assert [frame.index for frame in frames] == list(range(40))
    assert [frame.t for frame in frames] == pytest.approx(list(times), abs=precision)
    # Each time belongs to its own picture, though H.264 stores them in another order.
    for frame in frames:
        assert abs(float(frame.image.mean()) - gray_level(frame.index)) < 8
    assert video.notes == ()


def test_59_94_frames_a_second(tmp_path: Path) -> None:
    rate = Fraction(60_000, 1001)
    path = make_clip(tmp_path / "n.mp4", [flat(k) for k in range(120)], fps=rate, tick=1 / rate)
    video, frames = read(path)
    assert video.info.fps == pytest.approx(59.94, abs=0.001)
    assert [f.t for f in frames] == pytest.approx([k * 1001 / 60_000 for k in range(120)], abs=1e-6)


def test_times_begin_at_the_first_frame(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "late.mkv", [flat(k) for k in range(5)], [3 + k / 10 for k in range(5)])
    assert [frame.t for frame in read(path)[1]] == pytest.approx([0, 0.1, 0.2, 0.3, 0.4], abs=0.001)


@pytest.mark.parametrize(("degrees", "expected"), [(0, "RGBW"), (90, "BRWG"), (180, "WBGR"), (270, "GWRB")])
def test_rotation_is_applied_once(tmp_path: Path, degrees: int, expected: str) -> None:
    path = turn(make_clip(tmp_path / "r.mp4", [quadrants()] * 4), degrees)
    video, frames = read(path)
    upright = (96, 64) if degrees % 180 == 0 else (64, 96)
    assert (video.info.width, video.info.height) == upright
    for frame in frames:
        assert corners(frame.image) == expected
        assert frame.image.shape == (upright[1], upright[0], 3)


@pytest.mark.parametrize(("degrees", "size"), [(0, (128, 48)), (90, (48, 128))])
def test_pixels_that_are_not_square_are_made_so(tmp_path: Path, degrees: int, size: tuple[int, int]) -> None:
    path = make_clip(tmp_path / "s.mp4", [flat(k) for k in range(3)], aspect=Fraction(2, 1))
    video, _ = read(turn(path, degrees))
    assert (video.info.width, video.info.height) == size


@pytest.mark.parametrize(
    ("ending", "codec", "pixels"),
    [
        ("mkv", "ffv1", "gray16le"),
        ("mkv", "ffv1", "gray"),
        ("mov", "png", "rgba"),
        ("mp4", "libx264", "yuv420p10le"),
    ],
)
def test_every_kind_of_pixel_becomes_bgr_of_8_bits(tmp_path: Path, ending: str, codec: str, pixels: str) -> None:
    path = make_clip(tmp_path / f"p.{ending}", [flat(k) for k in range(3)], codec=codec, pixels=pixels)
    for frame in read(path)[1]:
        assert frame.image.dtype == np.uint8
        assert frame.image.shape == (48, 64, 3)
        assert abs(float(frame.image.mean()) - gray_level(frame.index)) < 8


@pytest.mark.parametrize("size", [(3840, 2160), (160, 120), (360, 640), (2, 2), (322, 242)])
def test_sizes(tmp_path: Path, size: tuple[int, int]) -> None:
    video, frames = read(make_clip(tmp_path / "z.mp4", [flat(k, size) for k in range(2)]))
    assert (video.info.width, video.info.height) == size
    assert [f.image.shape for f in frames] == [(size[1], size[0], 3)] * 2


def test_odd_size(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "o.mkv", [flat(k, (161, 121)) for k in range(2)], codec="ffv1", pixels="bgr0")
    assert [f.image.shape for f in read(path)[1]] == [(121, 161, 3)] * 2


def test_a_video_of_one_frame(tmp_path: Path) -> None:
    video, frames = read(make_clip(tmp_path / "one.mp4", [flat(0)]))
    assert [(f.index, f.t) for f in frames] == [(0, 0.0)]
    assert video.notes == ()


@pytest.mark.parametrize("fps", [60_000, Fraction(1, 100)])
def test_an_absurd_rate_becomes_30_and_is_told(tmp_path: Path, fps: Fraction | int) -> None:
    pictures = [flat(k) for k in range(10)]
    path = make_clip(tmp_path / "f.mp4", pictures, fps=fps, tick=1 / Fraction(fps), codec="mpeg4")
    video, frames = read(path)
    assert video.info.fps == 0.0
    assert video.info.frames is None
    assert [f.t for f in frames] == pytest.approx([k / 30 for k in range(10)])
    assert len(video.notes) == 1
    assert "30 frames a second" in video.notes[0]


def test_leaving_early_ends_the_thread(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "long.mp4", [flat(k) for k in range(60)])
    with VideoFile(path) as video:
        assert next(iter(video)).index == 0
    assert not any(thread.name == "decode long.mp4" for thread in threading.enumerate())


def test_leaving_before_entering_is_fine(tmp_path: Path) -> None:
    video = VideoFile(make_clip(tmp_path / "c.mp4", [flat(0)]))
    video.__exit__(None, None, None)
    with pytest.raises(RuntimeError, match="with"):
        next(iter(video))


class Decoder:
    """Plays the part of `cv2.VideoCapture`: flat pictures, each `work` seconds to decode."""

    def __init__(self, frames: int, work: float = 0.0, fail_at: int | None = None) -> None:
        self.frames, self.work, self.fail_at = frames, work, fail_at
        self.decoded = 0
        self.released = False

    def read(self) -> tuple[bool, np.ndarray | None]:
        time.sleep(self.work)
        if self.decoded == self.fail_at:
            raise cv2.error("the codec broke")
        if self.decoded >= self.frames:
            return False, None
        self.decoded += 1
        return True, flat(self.decoded - 1)

    def get(self, what: int) -> float:
        known = {cv2.CAP_PROP_FPS: 30.0, cv2.CAP_PROP_POS_MSEC: (self.decoded - 1) * 1000 / 30}
        return known.get(what, 0.0)

    def release(self) -> None:
        self.released = True


def video_over(decoder: Decoder, monkeypatch: pytest.MonkeyPatch) -> VideoFile:
    monkeypatch.setattr("formcheck.capture.video._open", lambda _: decoder)
    return VideoFile("fake.mp4")


def test_the_threads_exception_reaches_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    decoder = Decoder(20, fail_at=5)
    seen = []
    with (
        video_over(decoder, monkeypatch) as video,
        pytest.raises(CaptureError, match="after 5 frames") as raised,
    ):
        seen.extend(frame.index for frame in video)
    assert seen == [0, 1, 2, 3, 4]
    assert isinstance(raised.value.__cause__, cv2.error)
    assert decoder.released


def test_the_decoder_runs_ahead_but_only_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    decoder = Decoder(100)
    with video_over(decoder, monkeypatch) as video:
        next(iter(video))
        deadline = time.monotonic() + 30
        ahead = 1 + QUEUED_FRAMES + 1  # taken, queued, and one in the thread's hands
        while decoder.decoded < ahead and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.1)
        assert decoder.decoded == ahead
    assert decoder.released


def test_decoding_overlaps_the_readers_work(monkeypatch: pytest.MonkeyPatch) -> None:
    frames, work = 40, 0.01
    with video_over(Decoder(frames, work), monkeypatch) as video:
        started = time.monotonic()
        for _ in video:
            time.sleep(work)
        together = time.monotonic() - started
    started = time.monotonic()
    for _ in range(2 * frames):
        time.sleep(work)
    one_after_the_other = time.monotonic() - started
    assert together < 0.8 * one_after_the_other
