"""An OpenCV window: resizable, full screen, keys. To be used from the main thread (macOS insists)."""

from __future__ import annotations

import time

import cv2

from formcheck.capture.frame import Image
from formcheck.live.bars import padded
from formcheck.live.display import require_display
from formcheck.live.keys import Command, command_of

TITLE = "formcheck"
FIRST_SIZE = (1280, 720)
"""Pixels of the window when it opens; the picture keeps its shape within."""


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
        cv2.imshow(self._title, padded(image, *self.size))
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
