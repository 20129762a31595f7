"""A camera that opens, slowly or never, and gives its frames."""

from __future__ import annotations

import threading
import time
from itertools import pairwise

import cv2
import pytest

from formcheck.capture.camera import FAILED_GRABS, Camera
from formcheck.capture.devices import Refusal
from formcheck.capture.watch import Condition
from formcheck.errors import CaptureError
from tests.capture.fake_device import Bus, FakeDevice, moving
from tests.capture.watching import PATIENCE, camera_over, take


def test_frames_rise_in_time_and_number() -> None:
    device = FakeDevice(moving)
    with camera_over(device) as camera:
        frames = take(camera, 20)
        assert camera.condition is Condition.GOOD
    assert (frames[0].index, frames[0].t) == (0, 0.0)
    assert all(b.t > a.t and b.index > a.index for a, b in pairwise(frames))
    info = camera.info
    assert (info.width, info.height, info.fps, info.frames, info.live) == (64, 48, 30.0, None, True)
    assert device.released.is_set()
    assert camera.condition is Condition.CLOSED


def test_times_are_those_of_the_pictures_and_not_of_the_taking() -> None:
    with camera_over(FakeDevice(moving)) as camera:
        first = take(camera, 1)[0]
        began = time.monotonic()
        time.sleep(0.3)
        second = take(camera, 1)[0]
        elapsed = time.monotonic() - began
    # The picture waiting is one of the newest: its time is near the taking, and not after it.
    assert 0.15 < second.t - first.t < elapsed + 0.05


def test_a_slow_reader_gets_the_newest_and_the_rest_are_counted() -> None:
    with camera_over(FakeDevice(moving)) as camera:
        frames = []
        for frame in camera:
            frames.append(frame)
            time.sleep(0.03)
            if len(frames) == 10:
                break
        gaps = sum(b.index - a.index - 1 for a, b in pairwise(frames))
        assert gaps > 0
        assert camera.dropped >= gaps


def test_opening_slowly_holds_nobody() -> None:
    open_now = threading.Event()

    def opener(number: int) -> FakeDevice:
        open_now.wait(PATIENCE)
        return FakeDevice(moving)

    with Camera(0, opener=opener) as camera:
        assert camera.condition is Condition.OPENING
        assert camera.read(timeout=0.05) is None
        assert (camera.info.width, camera.info.height) == (0, 0)
        open_now.set()
        frame = camera.read(PATIENCE)
        assert frame is not None
        assert frame.t == 0.0


def test_a_camera_that_does_not_open() -> None:
    device = FakeDevice(moving, opened=False)
    with (
        Camera(97, opener=Bus(device)) as camera,
        pytest.raises(CaptureError, match=r"camera 97[^\n]*formcheck doctor") as raised,
    ):
        camera.read(PATIENCE)
    assert raised.value.exit_code == 1
    assert device.released.is_set()


def test_an_opener_that_raises() -> None:
    def opener(number: int) -> FakeDevice:
        raise cv2.error("no backend")

    refusal = Refusal("It is gone. See formcheck doctor.", 0.0)
    with (
        Camera(0, opener=opener, refusal=lambda _: refusal) as camera,
        pytest.raises(CaptureError, match="formcheck doctor"),
    ):
        list(camera)


def test_a_camera_that_opens_but_gives_nothing() -> None:
    with (
        camera_over(FakeDevice(lambda _: None), patience=0.1) as camera,
        pytest.raises(CaptureError, match="gives no picture"),
    ):
        camera.read(PATIENCE)


def test_a_camera_that_needs_a_while_to_its_first_picture() -> None:
    slow = FakeDevice(lambda k: moving(k) if k > 3 * FAILED_GRABS else None)
    with camera_over(slow) as camera:
        assert camera.read(PATIENCE) is not None


def test_iteration_ends_when_the_camera_is_closed_elsewhere() -> None:
    camera = camera_over(FakeDevice(moving))
    with camera:
        threading.Timer(0.1, lambda: camera.__exit__(None, None, None)).start()
        assert len(list(camera)) > 0
    assert camera.read(0.0) is None
