"""A camera made of a script: it does what bad cameras do, when it is told to."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import cv2
import numpy as np

from formcheck.capture.frame import Image

Script = Callable[[int], "Image | None"]
"""From the number of a grab to a picture; None where the camera fails to give one. May wait or raise."""


def moving(index: int, size: tuple[int, int] = (64, 48)) -> Image:
    """A picture that differs from its neighbours."""
    image = np.full((size[1], size[0], 3), 90, np.uint8)
    image[:, index % size[0]] = 250
    return image


class FakeDevice:
    """Plays `cv2.VideoCapture` at 200 frames a second."""

    def __init__(self, script: Script, *, opened: bool = True, pause: float = 0.005) -> None:
        self.script, self.opened, self.pause = script, opened, pause
        self.grabs = 0
        self.released = threading.Event()
        self._picture: Image | None = None

    def isOpened(self) -> bool:  # noqa: N802 - OpenCV's own name
        return self.opened

    def grab(self) -> bool:
        time.sleep(self.pause)
        self._picture = self.script(self.grabs)
        self.grabs += 1
        return self._picture is not None

    def retrieve(self) -> tuple[bool, Image | None]:
        return self._picture is not None, self._picture

    def get(self, propId: int) -> float:  # noqa: N803 - OpenCV's own name
        return 30.0 if propId == cv2.CAP_PROP_FPS else 0.0

    def release(self) -> None:
        self.released.set()


class Bus:
    """Gives one device after the other, each time the camera is opened; the last one again and again."""

    def __init__(self, *devices: FakeDevice) -> None:
        self.devices = devices
        self.opened: list[FakeDevice] = []

    def __call__(self, number: int) -> FakeDevice:
        device = self.devices[min(len(self.opened), len(self.devices) - 1)]
        self.opened.append(device)
        return device
