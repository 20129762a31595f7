"""Pictures of the window that a key asks for, and where they were kept: on the screen for a moment, and in words."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import cv2

from formcheck.capture.frame import Image

SHOWN_S = 5.0
"""Seconds that the screen says where one was kept: long enough to read a name twice."""


class Screenshots:
    """Numbers and keeps them."""

    def __init__(self) -> None:
        self._taken = 0
        self._note, self._until = "", 0.0

    def keep(self, image: Image, folder: Path, t: float) -> str:
        """Write the picture into `folder`, at `t` by the session's clock; gives what to say about it."""
        path = self._free(folder)
        kept = _written(path, image)
        sys.stderr.write(f"Screenshot: {path}\n" if kept else f"{path} can't be written: the screenshot is lost.\n")
        self._until = t + SHOWN_S
        self._note = f"kept: {path.parent.name}/{path.name}" if kept else "screenshot not kept"
        return "Picture kept." if kept else "The picture could not be kept."

    def note(self, t: float) -> str:
        """What the screen says of the last one; empty after a while."""
        return self._note if t < self._until else ""

    def read(self) -> None:
        """The screen need not say it any longer: another key has been pressed that it says something of."""
        self._until = -math.inf

    def _free(self, folder: Path) -> Path:
        """A name that nothing has: earlier sessions keep theirs in formcheck's home too."""
        while True:
            self._taken += 1
            path = folder / f"screenshot-{self._taken}.png"
            if not path.exists():
                return path


def _written(path: Path, image: Image) -> bool:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        made, encoded = cv2.imencode(path.suffix, image)
        if made:  # not by imwrite, which ends the whole program where a folder's name is not UTF-8
            path.write_bytes(encoded.tobytes())
        return made
    except (OSError, cv2.error):
        return False
