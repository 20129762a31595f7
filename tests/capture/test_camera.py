"""A camera that fails in every way that cameras do."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from itertools import pairwise

import cv2
import numpy as np
import pytest

from formcheck.capture.camera import FAILED_GRABS, SLOW_GRAB_S, Camera
from formcheck.capture.devices import Refusal
from formcheck.capture.frame import Frame, Image
from formcheck.capture.upright import Mounting
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


def some(camera: Camera) -> Frame:
    frame = camera.read(PATIENCE)
    assert frame is not None
    return frame


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


def marked(index: int, size: tuple[int, int] = (64, 48)) -> Image:
    """A moving picture that can be told from `moving`: its first row is blue."""
    image = moving(index, size)
    image[: size[1] // 4] = (255, 0, 0)
    return image


def is_marked(frame: Frame) -> bool:
    return tuple(frame.image[1, 1]) == (255, 0, 0)


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


def test_another_size_is_fitted_into_the_first_one() -> None:
    with camera_over(FakeDevice(lambda k: moving(k) if k < 10 else marked(k, (32, 64)))) as camera:
        wait_until(lambda: (some(camera).image[1, 32] == (255, 0, 0)).all())
        frame = some(camera)
        assert frame.image.shape == (48, 64, 3)
        assert (camera.info.width, camera.info.height) == (64, 48)
        assert not frame.image[:, :19].any()  # 32x64 becomes 24x48, with black beside it
        assert not frame.image[:, 45:].any()
        assert frame.image[:, 20:44].any(axis=2).all()


def test_a_frozen_picture_is_helped_by_opening_anew() -> None:
    bus = Bus(FakeDevice(lambda k: moving(min(k, 3))), FakeDevice(marked))
    seen = []
    with Camera(0, opener=bus, stuck_after=0.1) as camera:
        for frame in camera:
            seen.append(camera.condition)
            if is_marked(frame):
                break
        wait_until(lambda: camera.condition is Condition.GOOD)
    assert Condition.FROZEN in seen
    assert Condition.LOST not in seen
    assert len(bus.opened) == 2


def test_what_stands_still_on_purpose_is_not_opened_for_ever() -> None:
    bus = Bus(FakeDevice(lambda _: moving(0)))
    with Camera(0, opener=bus, stuck_after=0.2) as camera:
        wait_until(lambda: len(bus.opened) >= 3)
        assert camera._stuck_after >= 0.8
        assert some(camera).index > 0


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


@pytest.mark.parametrize(
    ("mounting", "corner"),
    [
        (Mounting(), (0, 0)),
        (Mounting(rotate=90), (0, 47)),
        (Mounting(rotate=180), (47, 63)),
        (Mounting(rotate=270), (63, 0)),
        (Mounting(mirrored=True), (0, 63)),
        (Mounting(rotate=180, mirrored=True), (47, 0)),
    ],
)
def test_a_picture_that_comes_turned_or_mirrored_is_put_right(mounting: Mounting, corner: tuple[int, int]) -> None:
    def script(k: int) -> Image:
        image = moving(k)
        image[0, 0] = (1, 2, 3)  # where this goes tells how the picture was turned
        return image

    with Camera(0, opener=Bus(FakeDevice(script)), mounting=mounting) as camera:
        image = some(camera).image
        assert tuple(image[corner]) == (1, 2, 3)
        assert (camera.info.height, camera.info.width) == image.shape[:2]


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
