"""Clips in the camera's place, one for each exercise, each at its own speed."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from types import TracebackType

from formcheck.capture.frame import Frame, FrameSource, SourceInfo
from formcheck.live.feed import FileFeed


class Playlist:
    """A feed of several sources, the next of which is begun when it is asked for. A context manager.

    Args:
        openers: give a source that is not entered yet, a new one each time: a file is read once, from its beginning to
            its end; at least one.
    """

    def __init__(self, openers: Sequence[Callable[[], FrameSource]]) -> None:
        self._openers = openers
        self._open = contextlib.ExitStack()
        self._number = 0
        self._dropped = 0
        self._feed = FileFeed(openers[0]())
        self.trouble: tuple[str, str] | None = None

    def __enter__(self) -> Playlist:
        self._begin(0)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    @property
    def info(self) -> SourceInfo:
        """What is known of the clip that plays."""
        return self._feed.info

    @property
    def number(self) -> int:
        """Which clip plays, from 0."""
        return self._number

    @property
    def dropped(self) -> int:
        """Frames of all clips that came too late."""
        return self._dropped + self._feed.dropped

    @property
    def ended(self) -> bool:
        """Whether the clip that plays has ended."""
        return self._feed.ended

    @property
    def last(self) -> bool:
        """Whether no other clip comes after it."""
        return self._number + 1 >= len(self._openers)

    def take(self, wait_s: float) -> Frame | None:
        """The clip's next frame once it is due."""
        return self._feed.take(wait_s)

    def pause(self, paused: bool) -> None:
        """Stop the clip's clock, or start it where it stopped."""
        self._feed.pause(paused)

    def go_to(self, number: int) -> bool:
        """Play the clip of that number from its beginning, unless it plays already; whether it begins.

        Raises CaptureError where its file can't be opened any more.
        """
        plays = number == self._number and not self.ended
        if plays or number >= len(self._openers):
            return False
        self._dropped += self._feed.dropped
        self._begin(number)
        return True

    def _begin(self, number: int) -> None:
        self._open.close()
        self._number = number
        self._feed = FileFeed(self._open.enter_context(self._openers[number]()))
