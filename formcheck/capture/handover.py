"""How frames pass from the thread that makes them to the one that uses them."""

from __future__ import annotations

import threading
from collections import deque

from formcheck.capture.frame import Frame


class FrameQueue:
    """Every frame, in order, a few at a time: the maker waits while full, the reader while empty."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._frames: deque[Frame] = deque()
        self._changed = threading.Condition()
        self._finished = False
        self._closed = False
        self._error: BaseException | None = None

    def put(self, frame: Frame) -> bool:
        """Wait for room and add a frame. False once the reader has left: the maker should stop."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or len(self._frames) < self._size)
            if self._closed:
                return False
            self._frames.append(frame)
            self._changed.notify_all()
            return True

    def finish(self, error: BaseException | None = None) -> None:
        """No more frames will come. An error is raised in the reader, after the frames before it."""
        with self._changed:
            self._finished = True
            self._error = error
            self._changed.notify_all()

    def get(self) -> Frame | None:
        """Wait for the next frame; None at the end. Raises what the maker finished with."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._finished or self._frames)
            if self._closed:
                return None
            if self._frames:
                frame = self._frames.popleft()
                self._changed.notify_all()
                return frame
            if self._error is not None:
                raise self._error
            return None

    def close(self) -> None:
        """The reader leaves: both sides are released, waiting frames are let go."""
        with self._changed:
            self._closed = True
            self._frames.clear()
            self._changed.notify_all()


class NewestFrame:
    """Only the newest frame: the maker never waits, and a frame that nobody took is dropped and counted."""

    def __init__(self) -> None:
        self._frame: Frame | None = None
        self._changed = threading.Condition()
        self._closed = False
        self._error: BaseException | None = None
        self._dropped = 0

    @property
    def dropped(self) -> int:
        """Frames that a newer one replaced before they were taken."""
        return self._dropped

    @property
    def closed(self) -> bool:
        """Whether no more frames will be given."""
        return self._closed

    def put(self, frame: Frame) -> None:
        """Offer a frame in place of the one before."""
        with self._changed:
            self._dropped += self._frame is not None
            self._frame = frame
            self._changed.notify_all()

    def fail(self, error: BaseException) -> None:
        """No frame can be given: `take` raises this from now on."""
        with self._changed:
            self._error = error
            self._changed.notify_all()

    def take(self, timeout: float | None) -> Frame | None:
        """Wait for a frame not taken yet; None when none came within `timeout` seconds, or it is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._error is not None or self._frame is not None, timeout)
            if self._closed:
                return None
            if self._error is not None:
                raise self._error
            frame, self._frame = self._frame, None
            return frame

    def close(self) -> None:
        """Release whoever waits."""
        with self._changed:
            self._closed = True
            self._frame = None
            self._changed.notify_all()
