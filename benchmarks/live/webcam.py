"""A camera made of a clip: 1280x720 at 30 frames a second in real time, as JPEGs, as webcams give them over USB."""

from __future__ import annotations

import time
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from formcheck.capture.frame import Image
from formcheck.capture.upright import to_bgr8
from formcheck.capture.video import VideoFile

FPS = 30.0
QUALITY = 90


def jpegs_of(clip: Path) -> list[npt.NDArray[np.uint8]]:
    """The clip's frames as JPEGs."""
    with VideoFile(clip) as video:
        return [
            np.asarray(cv2.imencode(".jpg", frame.image, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])[1], np.uint8)
            for frame in video
        ]


class ClipCamera:
    """Plays `cv2.VideoCapture`: the clip again and again. A frame that nobody grabs in time is lost, as with a camera.

    Attributes:
        taken_at: by number of the grab, when its picture was taken: due, whether or not anybody was late for it.
        due: pictures that the camera has taken so far, grabbed or not.
    """

    def __init__(self, jpegs: list[npt.NDArray[np.uint8]]) -> None:
        self._jpegs = jpegs
        self._began = time.monotonic()
        self.taken_at: list[float] = []
        self.due = 0

    def isOpened(self) -> bool:  # noqa: N802 - OpenCV's own name
        return True

    def grab(self) -> bool:
        now = time.monotonic()
        newest = int((now - self._began) * FPS)
        if newest <= self.due:  # the newest picture was grabbed: wait for the next one
            newest = self.due + 1
            time.sleep(max(0.0, self._began + newest / FPS - now))
        self.due = newest
        self.taken_at.append(self._began + newest / FPS)
        return True

    def retrieve(self) -> tuple[bool, Image | None]:
        picture = cv2.imdecode(self._jpegs[self.due % len(self._jpegs)], cv2.IMREAD_COLOR)
        return (False, None) if picture is None else (True, to_bgr8(picture))

    def get(self, propId: int) -> float:  # noqa: N803 - OpenCV's own name
        return FPS if propId == cv2.CAP_PROP_FPS else 0.0

    def release(self) -> None:
        """Nothing is kept open."""
