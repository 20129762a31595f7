"""Cameras over fake devices, and what a test waits for of them."""

from __future__ import annotations

import time
from collections.abc import Callable

from formcheck.capture.camera import Camera
from formcheck.capture.frame import Frame, Image
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


def marked(index: int, size: tuple[int, int] = (64, 48)) -> Image:
    """A moving picture that can be told from `moving`: its first row is blue."""
    image = moving(index, size)
    image[: size[1] // 4] = (255, 0, 0)
    return image


def is_marked(frame: Frame) -> bool:
    return tuple(frame.image[1, 1]) == (255, 0, 0)
