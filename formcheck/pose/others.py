"""Whether somebody else is in the picture, besides the person who is tracked.

BlazePose tracks one person and says nothing of others. Its detector alone would find several, but the most prominent
one outshines the rest: two people were told in one of eight pictures made of two. With the known person painted over,
what it still finds is somebody else. On rendered and real clips of one person (1,077 frames, a dog among them) it
found nobody; a passer-by was found in nine frames of ten, at a score of 0.97.
"""

from __future__ import annotations

import contextlib

import cv2
import numpy as np

from formcheck.capture.frame import Image
from formcheck.errors import PoseError
from formcheck.pose.graphs import Finder
from formcheck.pose.pose import Pose
from formcheck.pose.quiet import quiet_native_stderr

SURE = 0.8
"""Score from which it is somebody; the detector itself starts at 0.5."""

BEYOND = (0.04, 0.1)
"""How far hair, hands and clothes reach past the landmarks: shares of the picture, and of the body's box."""


class OtherPeople:
    """A context manager over the detector. About 10 ms a picture: ask it a few times a second, not for every frame."""

    def __init__(self) -> None:
        self._finder: Finder | None = None
        self._open = contextlib.ExitStack()

    def __enter__(self) -> OtherPeople:
        with contextlib.ExitStack() as opening:
            opening.enter_context(quiet_native_stderr())
            self._finder = Finder()
            opening.callback(self._finder.close)
            self._open = opening.pop_all()
        return self

    def __exit__(self, *exc: object) -> None:
        self._finder = None
        self._open.close()

    def people(self, image: Image, pose: Pose) -> int:
        """How many people are in a BGR picture in which `pose` is known: 0, 1, or 2 for more than one.

        Raises:
            PoseError: the detector is closed.
        """
        if self._finder is None:
            raise PoseError("the detector of other people is closed: use it in a 'with' block.")
        rest = _without(image, pose)
        picture = np.asarray(cv2.cvtColor(rest, cv2.COLOR_BGR2RGB), dtype=np.uint8)
        other = any(score >= SURE for score in self._finder.scores(picture))
        return int(pose.found) + int(other)


def _without(image: Image, pose: Pose) -> Image:
    """The picture with the known person painted over in its mean colour."""
    if pose.landmarks is None:
        return image
    size = np.array([pose.width, pose.height], np.float32)
    low, high = np.nanmin(pose.landmarks, axis=0), np.nanmax(pose.landmarks, axis=0)
    beyond = BEYOND[0] * size + BEYOND[1] * (high - low)
    (left, top), (right, bottom) = (np.clip(corner, 0, size).astype(int) for corner in (low - beyond, high + beyond))
    rest = image.copy()
    rest[top:bottom, left:right] = cv2.mean(image[::8, ::8])[:3]
    return rest
