"""Frames for the loop: a camera's newest, or a file's at the file's own speed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Protocol

from formcheck.capture.camera import Camera
from formcheck.capture.frame import Frame, FrameSource, SourceInfo
from formcheck.capture.watch import Condition

LATE_S = 0.1
"""A file's frame that is later than this is dropped, as long as another one is there."""

NOT_SAT_OUT_S = 10.0
"""Seconds without a picture in a file that are passed over: nobody waits minutes for a recording that was paused."""

MOST_DROPPED = 10
"""Frames dropped in a row; then the clip plays slower than it is, rather than in jumps."""


class Feed(Protocol):
    """Where the loop's frames come from."""

    @property
    def info(self) -> SourceInfo:
        """What is known of the source."""
        ...

    @property
    def dropped(self) -> int:
        """Frames that were there and not used."""
        ...

    @property
    def ended(self) -> bool:
        """Whether no frame will come any more."""
        ...

    @property
    def trouble(self) -> tuple[str, str] | None:
        """A headline and a sentence on why no good frame comes; None where all is well."""
        ...

    def take(self, wait_s: float) -> Frame | None:
        """The frame to work on now; None where none is due within `wait_s` seconds."""
        ...

    def pause(self, paused: bool) -> None:
        """The person pauses, or goes on."""
        ...


TROUBLES: dict[Condition, tuple[str, str]] = {
    Condition.OPENING: ("Opening the camera", "This may take a few seconds."),
    Condition.BUSY: ("Camera is busy", "Close the program that uses it. I go on by myself."),
    Condition.BLACK: ("Black picture", "Open the camera's shutter, or turn on a light."),
    Condition.FROZEN: ("Picture stands still", "I open the camera again. If that is no help, unplug it."),
    Condition.LOST: (
        "Camera lost",
        "Plug it in again, or close what uses it. I go on by myself.",
    ),
    Condition.CLOSED: ("Camera closed", ""),
}


class CameraFeed:
    """The newest frame of a camera; older ones are dropped, so that the picture never lags."""

    def __init__(self, camera: Camera) -> None:
        self._camera = camera

    @property
    def info(self) -> SourceInfo:
        """What is known of the camera now."""
        return self._camera.info

    @property
    def dropped(self) -> int:
        """Frames that a newer one replaced."""
        return self._camera.dropped

    @property
    def ended(self) -> bool:
        """Whether the camera was closed; a lost one comes back."""
        return self._camera.condition is Condition.CLOSED

    @property
    def trouble(self) -> tuple[str, str] | None:
        """What is wrong with the camera, in words."""
        return TROUBLES.get(self._camera.condition)

    def take(self, wait_s: float) -> Frame | None:
        """The newest frame; raises CaptureError where the camera can't be opened at all."""
        return self._camera.read(wait_s)

    def pause(self, paused: bool) -> None:
        """A camera goes on; its frames are left alone."""


class FileFeed:
    """A file's frames when they are due. The first one sets the clock; a late one is dropped."""

    def __init__(
        self,
        source: FrameSource,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._source = source
        self._now = now
        self._sleep = sleep
        self._frames: Iterator[Frame] = iter(source)
        self._next: Frame | None = None
        self._given = 0
        self._offset = 0.0
        self._paused_at: float | None = None
        self.dropped = 0
        self.ended = False
        self.trouble: tuple[str, str] | None = None

    @property
    def info(self) -> SourceInfo:
        """What is known of the file."""
        return self._source.info

    def take(self, wait_s: float) -> Frame | None:
        """The next frame once it is due; None where it is not due within `wait_s` seconds, or at the end."""
        if self._paused_at is not None:
            self._sleep(wait_s)
            return None
        frame = self._due()
        if frame is None:
            return None
        early = frame.t + self._offset - self._now()
        if early > NOT_SAT_OUT_S:
            self._offset -= early
            early = 0.0
        if early > wait_s:
            self._sleep(wait_s)
            return None
        if early > 0:
            self._sleep(early)
        self._next = None
        self._given += 1
        return frame

    def pause(self, paused: bool) -> None:
        """Stop the clip's clock, or start it where it stopped."""
        if paused and self._paused_at is None:
            self._paused_at = self._now()
        elif not paused and self._paused_at is not None:
            self._offset += self._now() - self._paused_at
            self._paused_at = None

    def _due(self) -> Frame | None:
        """The frame to give next, after those that are too late."""
        frame = self._peek()
        # The first frame takes longer, since the model warms up on it: the clock starts with the second.
        if frame is not None and self._given < 2:
            self._offset = self._now() - frame.t
        for _ in range(MOST_DROPPED):
            if frame is None or self._now() - (frame.t + self._offset) <= LATE_S:
                return frame
            self._next = None
            later = self._peek()
            if later is None:
                self._next, self.ended = frame, False
                return frame
            self.dropped += 1
            frame = later
        if frame is not None:
            self._offset = max(self._offset, self._now() - frame.t)
        return frame

    def _peek(self) -> Frame | None:
        if self._next is None:
            self._next = next(self._frames, None)
            self.ended = self._next is None
        return self._next
