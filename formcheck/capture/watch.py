"""Tell a camera that works from one whose picture stands still, is black, or stays away."""

from __future__ import annotations

from enum import Enum

import numpy as np

from formcheck.capture.frame import Image


class Condition(Enum):
    """What a camera is doing, so that it can be said in words."""

    OPENING = "opening"
    """Not open yet, or no picture has come so far."""
    BUSY = "busy"
    """There, but another program has it (or this one is not allowed yet); it is being tried again."""
    GOOD = "good"
    BLACK = "black"
    """Pictures come, with nothing in them: a closed shutter, a covered lens, or no light at all."""
    FROZEN = "frozen"
    """The same picture again and again, or none comes though the camera is open."""
    LOST = "lost"
    """Unplugged, or taken by another program; it is being reopened."""
    CLOSED = "closed"


FROZEN_AFTER = 2.0
"""Seconds without a change. A real sensor's noise changes every picture; only a stuck driver repeats one."""

BLACK_AFTER = 1.0
"""Seconds. Cameras begin with a few black pictures while they set their exposure."""

BLACK_BELOW = 32
"""Of 255. A covered sensor shows its noise and the black level of video (16); the darkest room shows more."""

DARK_SHARE = 0.99
"""Share of the pixels that must be that dark: a shutter that leaks light at its edge is still shut."""

SAMPLE_STEP = 8
"""Every eighth pixel each way is looked at: a sixty-fourth of the work, still thousands of noisy pixels."""


class PictureWatch:
    """Watches pictures and when they came; times are given, never read from a clock."""

    def __init__(self) -> None:
        self._last: Image | None = None
        self._sample: Image | None = None
        self._changed_at: float | None = None
        self._dark_since: float | None = None
        self.changes = 0
        """How many pictures were another one than the one before, since it was last set to 0."""

    def see(self, image: Image, t: float) -> bool:
        """Take note of a picture that came at `t` seconds, image as in `Frame`; whether it is another one than the one
        before. The image is kept until then, and must not be drawn on."""
        sample = image[::SAMPLE_STEP, ::SAMPLE_STEP].copy()
        another = not self._is_last(image, sample)
        if another:
            self._changed_at = t
            self.changes += 1
        self._last, self._sample = image, sample
        if not _dark(sample):
            self._dark_since = None
        elif self._dark_since is None:
            self._dark_since = t
        return another

    def condition(self, t: float) -> Condition:
        """What can be said at `t` seconds."""
        if self._changed_at is None:
            return Condition.OPENING
        if self._dark_since is not None and t - self._dark_since > BLACK_AFTER:
            return Condition.BLACK
        if t - self._changed_at > FROZEN_AFTER:
            return Condition.FROZEN
        return Condition.GOOD

    def _is_last(self, image: Image, sample: Image) -> bool:
        """Whether no pixel has changed; all of them are compared only where the sample is the same."""
        if self._last is None or self._sample is None or not np.array_equal(sample, self._sample):
            return False
        return np.array_equal(image, self._last)


def _dark(sample: Image) -> bool:
    return np.count_nonzero(sample < BLACK_BELOW) >= DARK_SHARE * sample.size
