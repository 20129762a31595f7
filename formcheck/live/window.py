"""An OpenCV window: resizable, full screen, keys. To be used from the main thread (macOS insists)."""

from __future__ import annotations

import math
import time

import cv2
import numpy as np

from formcheck.capture.frame import Image
from formcheck.live.bars import padded
from formcheck.live.display import require_display
from formcheck.live.keys import Command, command_of

TITLE = "formcheck"
FIRST_SIZE = (1280, 720)
"""Pixels of the window when it opens; the picture keeps its shape within."""

LOOK_EVERY_S, LOOK_BEYOND = 1.0, 1.5
"""Seconds between two looks whether the window has grown, and how many times its size the picture then has: Qt shrinks
a picture to the window and never enlarges it, and says of a window that it is as large as its picture at most."""


class Window:
    """Shows pictures; keys and the window's closing come back as commands.

    Raises:
        DisplayError: from `__enter__`, where there is no screen.
    """

    shows = True

    def __init__(self, title: str = TITLE) -> None:
        self._title = title
        self._shown = False
        self._full = False
        self._looked_at = -math.inf

    def __enter__(self) -> Window:
        require_display()
        # GUI_NORMAL: without the tool bar and keys of Qt. FREERATIO: `padded` keeps the shape, and is centred.
        cv2.namedWindow(self._title, cv2.WINDOW_NORMAL | cv2.WINDOW_FREERATIO | cv2.WINDOW_GUI_NORMAL)
        cv2.resizeWindow(self._title, *FIRST_SIZE)
        return self

    def __exit__(self, *exc: object) -> None:
        try:
            cv2.destroyWindow(self._title)
            cv2.waitKey(1)
        except cv2.error:
            return  # the person has closed it already

    def show(self, image: Image) -> None:
        """Show a picture from now on, unless the window has been closed."""
        if self._closed():
            return
        width, height = self.size
        beyond = LOOK_BEYOND if time.monotonic() - self._looked_at >= LOOK_EVERY_S else 1.0
        if beyond > 1:
            self._looked_at = time.monotonic()
        cv2.imshow(self._title, _filling(padded(image, width, height), round(width * beyond), round(height * beyond)))
        self._shown = True

    def commands(self, wait_s: float) -> tuple[Command, ...]:
        """Keys pressed within `wait_s` seconds, as commands; a closed window asks to end."""
        until = time.monotonic() + wait_s
        asked: list[Command] = []
        while True:
            left = until - time.monotonic()
            command = command_of(cv2.waitKeyEx(max(1, int(left * 1000))))
            if command is not None:
                asked.append(command)
            if self._closed():
                return (*asked, "end")
            if until - time.monotonic() < 0.001:
                return tuple(asked)

    def toggle_full_screen(self) -> None:
        """Fill the whole screen, or no longer."""
        self._full = not self._full
        state = cv2.WINDOW_FULLSCREEN if self._full else cv2.WINDOW_NORMAL
        cv2.setWindowProperty(self._title, cv2.WND_PROP_FULLSCREEN, state)
        self._looked_at = -math.inf

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        if not self._shown:
            return FIRST_SIZE
        try:
            width, height = cv2.getWindowImageRect(self._title)[2:]
        except cv2.error:
            return FIRST_SIZE
        return (width, height) if width > 0 and height > 0 else FIRST_SIZE

    def _closed(self) -> bool:
        """Whether the person closed the window; Qt only hides it then, other toolkits forget it."""
        if not self._shown:
            return False
        try:
            return cv2.getWindowProperty(self._title, cv2.WND_PROP_VISIBLE) < 1
        except cv2.error:
            return True


def _filling(image: Image, width: int, height: int) -> Image:
    """`image` enlarged to `width` by `height` pixels; a larger one is shrunk to the window by whoever shows it."""
    if image.shape[1] >= width and image.shape[0] >= height:
        return image
    return np.asarray(cv2.resize(image, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)
