"""What the loop needs of a screen, and the one for when there is none to show."""

from __future__ import annotations

import time
from typing import Protocol

from formcheck.capture.frame import Image
from formcheck.live.keys import Command


class Screen(Protocol):
    """A context manager that shows pictures and hands over what keys asked for."""

    @property
    def shows(self) -> bool:
        """Whether pictures are looked at; where not, none need be drawn."""
        ...

    @property
    def size(self) -> tuple[int, int] | None:
        """Width and height in pixels, for pictures of another shape; None where that is of no interest."""
        ...

    def __enter__(self) -> Screen: ...

    def __exit__(self, *exc: object) -> None: ...

    def show(self, image: Image) -> None:
        """Show a picture from now on."""
        ...

    def commands(self, wait_s: float) -> tuple[Command, ...]:
        """What was asked for within the next `wait_s` seconds, and keep the window alive meanwhile."""
        ...

    def toggle_full_screen(self) -> None:
        """Fill the whole screen, or no longer."""
        ...


class NoScreen:
    """For --no-window: shows nothing, is asked for nothing, and waits as told."""

    shows = False
    size: tuple[int, int] | None = None

    def __enter__(self) -> NoScreen:
        return self

    def __exit__(self, *exc: object) -> None:
        return None

    def show(self, image: Image) -> None:
        """Show nothing."""

    def commands(self, wait_s: float) -> tuple[Command, ...]:
        """Nothing is ever asked for."""
        if wait_s > 0:
            time.sleep(wait_s)
        return ()

    def toggle_full_screen(self) -> None:
        """Do nothing."""
