"""A camera that fails in every way that cameras do."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from itertools import pairwise

import cv2
import numpy as np
import pytest

from formcheck.capture.camera import FAILED_GRABS, Camera
from formcheck.capture.frame import Frame, Image
from formcheck.capture.watch import Condition
from formcheck.errors import CaptureError
from tests.capture.fake_device import Bus, FakeDevice, moving

PATIENCE = 30.0


def camera_over(*devices: FakeDevice, patience: float = 10.0) -> Camera:
    return Camera(0, opener=Bus(*devices), retry_every=0.02, patience=patience)


def take(camera: Camera, count: int) -> list[Frame]:
    frames = []
    for frame in camera:
        frames.append(frame)
        if len(frames) == count:
            break
    return frames


def wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "it never came to be"
        time.sleep(0.005)


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

    with Camera(0, opener=opener) as camera, pytest.raises(CaptureError, match="formcheck doctor"):
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


def test_unplugged_and_back() -> None:
    first = FakeDevice(lambda k: moving(k) if k < 10 else None)
    away = FakeDevice(moving, opened=False)
    second = FakeDevice(lambda k: moving(k, (32, 24)))
    bus = Bus(first, away, away, second)
    with Camera(0, opener=bus, retry_every=0.05) as camera:
        frames, sizes = [], set()
        for frame in camera:
            frames.append(frame)
            sizes.add(frame.image.shape[:2])
            if sizes == {(48, 64), (24, 32)}:
                break
        assert camera.condition is Condition.GOOD
        assert camera.info.width == 32
        assert len(camera.notes) == 1
    assert bus.opened == [first, away, away, second]
    assert first.released.is_set()
    assert away.released.is_set()
    assert all(b.t > a.t and b.index > a.index for a, b in pairwise(frames))
    assert frames[-1].t - frames[-2].t > 0.1  # three pauses of 0.05 s lay between


def test_while_it_is_away_it_says_so_and_the_reader_can_go_on() -> None:
    first = FakeDevice(lambda k: moving(k) if k < 5 else None)
    with camera_over(first, FakeDevice(moving, opened=False)) as camera:
        take(camera, 1)
        wait_until(lambda: camera.condition is Condition.LOST)
        camera.read(timeout=0.0)  # what came before may still wait
        assert camera.read(timeout=0.05) is None


def test_an_opener_that_raises_on_the_way_back_is_tried_again() -> None:
    first = FakeDevice(lambda k: moving(k) if k < 5 else None)
    calls = []

    def opener(number: int) -> FakeDevice:
        calls.append(number)
        if len(calls) == 2:
            raise cv2.error("device is gone")
        return first if len(calls) == 1 else FakeDevice(lambda k: moving(k, (32, 24)))

    with Camera(0, opener=opener, retry_every=0.01) as camera:
        wait_until(lambda: camera.read(PATIENCE).image.shape == (24, 32, 3))


def test_a_single_failed_grab_is_not_a_loss() -> None:
    bus = Bus(FakeDevice(lambda k: None if k % 4 == 3 else moving(k)))
    with Camera(0, opener=bus) as camera:
        take(camera, 15)
    assert len(bus.opened) == 1
    assert camera.notes == ()


def test_a_driver_that_raises_in_the_middle() -> None:
    def script(k: int) -> Image:
        if k >= 5:
            raise cv2.error("select() timeout")
        return moving(k)

    with camera_over(FakeDevice(script), FakeDevice(lambda k: moving(k, (32, 24)))) as camera:
        wait_until(lambda: camera.read(PATIENCE).image.shape == (24, 32, 3))


def test_the_threads_own_failure_reaches_the_reader() -> None:
    def script(k: int) -> Image:
        raise ZeroDivisionError("a bug")

    with camera_over(FakeDevice(script)) as camera, pytest.raises(ZeroDivisionError):
        camera.read(PATIENCE)


def test_black_and_frozen() -> None:
    still = moving(0)
    with camera_over(FakeDevice(lambda _: np.zeros_like(still))) as camera:
        wait_until(lambda: camera.condition is Condition.BLACK)
    with camera_over(FakeDevice(lambda k: moving(min(k, 3)))) as camera:
        take(camera, 1)
        assert camera.condition is Condition.GOOD
        wait_until(lambda: camera.condition is Condition.FROZEN)


def test_a_driver_that_hangs_is_seen_as_frozen_and_does_not_hang_the_end() -> None:
    hang = threading.Event()

    def script(k: int) -> Image:
        if k == 3:
            hang.wait(PATIENCE)
        return moving(k)

    with camera_over(FakeDevice(script)) as camera:
        wait_until(lambda: camera.condition is Condition.FROZEN)
        began = time.monotonic()
    assert time.monotonic() - began < PATIENCE
    hang.set()


def test_five_frames_a_second_and_gray_pictures() -> None:
    gray = FakeDevice(lambda k: moving(k)[:, :, 0], pause=0.2)
    with camera_over(gray) as camera:
        frames = take(camera, 3)
    assert frames[0].image.shape == (48, 64, 3)
    assert frames[2].t > 0.3


def test_iteration_ends_when_the_camera_is_closed_elsewhere() -> None:
    camera = camera_over(FakeDevice(moving))
    with camera:
        threading.Timer(0.1, lambda: camera.__exit__(None, None, None)).start()
        assert len(list(camera)) > 0
    assert camera.read(0.0) is None
