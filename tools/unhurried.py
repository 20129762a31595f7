"""Clips in the camera's place whose frames are there when they are asked for: an hour's session takes minutes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from formcheck.capture.frame import Frame, SourceInfo
from formcheck.capture.open import open_source

REPOSITORY = Path(__file__).parent.parent


class UnhurriedClips:
    """Clips whose frames are there when they are asked for; the clock follows their times.

    Args:
        clips: names of sample videos, one for each exercise.
        again: whether a clip begins anew where it ends, so that it is as long as anybody wants.
    """

    def __init__(self, clips: tuple[str, ...], *, again: bool = False) -> None:
        self._clips = clips
        self._again = again
        self._number = -1
        self._frames: Iterator[Frame] = iter(())
        self._before = 0.0
        self._paused = False
        self.info = SourceInfo("clip", 0, 0, 0.0, None, live=False)
        self.dropped = 0
        self.ended = False
        self.trouble: tuple[str, str] | None = None
        self.now = 0.0
        self.go_to(0)

    @property
    def last(self) -> bool:
        return self._number + 1 >= len(self._clips)

    def take(self, wait_s: float) -> Frame | None:
        frame = None if self._paused else next(self._frames, None)
        if frame is None:
            self.ended = not self._paused
            self.now += wait_s
            return None
        self.now += max(0.0, frame.t - self._before)
        self._before = frame.t
        return frame

    def pause(self, paused: bool) -> None:
        self._paused = paused

    def go_to(self, number: int) -> bool:
        if number == self._number or number >= len(self._clips):
            return False
        self._number, self._before, self.ended = number, 0.0, False
        self._frames = self._endless(self._clips[number]) if self._again else _frames(self._clips[number])
        return True

    def _endless(self, clip: str) -> Iterator[Frame]:
        began = 0.0
        while True:
            last = 0.0
            for frame in _frames(clip):
                last = frame.t
                yield replace(frame, t=began + frame.t)
            began += last + 1 / 30


def _frames(clip: str) -> Iterator[Frame]:
    with open_source(REPOSITORY / "sample_videos" / f"{clip}.mp4") as source:
        yield from source
