"""A camera that is lost in every way that cameras are, and comes back."""

from __future__ import annotations

import math
import threading
import time
from itertools import pairwise

import cv2
import pytest

from formcheck.capture.camera import SLOW_GRAB_S, Camera
from formcheck.capture.devices import Refusal
from formcheck.capture.frame import Image
from formcheck.capture.watch import Condition
from tests.capture.fake_device import Bus, FakeDevice, moving
from tests.capture.watching import PATIENCE, camera_over, is_marked, marked, some, take, wait_until


def test_unplugged_and_back() -> None:
    first = FakeDevice(lambda k: moving(k) if k < 10 else None)
    away = FakeDevice(moving, opened=False)
    second = FakeDevice(marked)
    bus = Bus(first, away, away, second)
    with Camera(0, opener=bus, retry_every=0.05) as camera:
        frames = []
        for frame in camera:
            frames.append(frame)
            if is_marked(frame):
                break
        assert camera.condition is Condition.GOOD
        assert len(camera.notes) == 1
    assert bus.opened == [first, away, away, second]
    assert first.released.is_set()
    assert away.released.is_set()
    assert all(b.t > a.t and b.index > a.index for a, b in pairwise(frames))
    assert frames[-1].t - frames[-2].t > 0.1  # three pauses of 0.05 s lay between


def test_plugged_in_again_it_may_have_another_number() -> None:
    asked = []

    def opener(number: int) -> FakeDevice:
        asked.append(number)
        return FakeDevice(lambda k: moving(k) if k < 5 else None) if number == 0 else FakeDevice(marked)

    with Camera(0, opener=opener, retry_every=0.01, locate=lambda: 2) as camera:
        wait_until(lambda: is_marked(some(camera)))
    assert asked == [0, 2]


def test_a_busy_camera_is_tried_until_it_is_free() -> None:
    busy = FakeDevice(moving, opened=False)
    bus = Bus(busy, busy, busy, FakeDevice(moving))
    refusal = Refusal("in use", math.inf)
    with Camera(0, opener=bus, refusal=lambda _: refusal, retry_every=0.05) as camera:
        wait_until(lambda: camera.condition is Condition.BUSY)
        frame = camera.read(PATIENCE)
        assert frame is not None and frame.t == 0.0
        assert camera.condition is Condition.GOOD
        assert camera.notes == ()
    assert len(bus.opened) == 4


def test_a_grab_that_waited_in_vain_is_a_loss_at_once() -> None:
    def script(k: int) -> Image | None:
        if k == 5:
            time.sleep(SLOW_GRAB_S + 0.1)
            return None
        return moving(k)

    bus = Bus(FakeDevice(script), FakeDevice(marked))
    with Camera(0, opener=bus, retry_every=0.01) as camera:
        wait_until(lambda: is_marked(some(camera)))
        assert bus.devices[0].grabs == 6


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
        return first if len(calls) == 1 else FakeDevice(marked)

    with Camera(0, opener=opener, retry_every=0.01) as camera:
        wait_until(lambda: is_marked(some(camera)))


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

    with camera_over(FakeDevice(script), FakeDevice(marked)) as camera:
        wait_until(lambda: is_marked(some(camera)))


def test_the_threads_own_failure_reaches_the_reader() -> None:
    def script(k: int) -> Image:
        raise ZeroDivisionError("a bug")

    with camera_over(FakeDevice(script)) as camera, pytest.raises(ZeroDivisionError):
        camera.read(PATIENCE)


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
