"""Turn a container's timestamps, which may lie, into seconds that always rise."""

from __future__ import annotations

import math

SANE_FPS = (1.0, 1000.0)
"""Rates a person may be filmed at, from time-lapse to slow motion; anything else is a broken header."""

FALLBACK_FPS = 30.0
"""What nearly every phone and webcam records at, where the container says nothing sane."""

SHORTEST_STEP = 0.5 / SANE_FPS[1]
"""Seconds. Half the step of the fastest sane rate, so that rounded stamps of such a file still pass."""

LONGEST_STEP = 10.0
"""Seconds. No camera stands still this long while it records."""

LONGEST_GAP = 600.0
"""Seconds. A call that was interrupted, a recording that was paused: once in a while ten minutes may pass between two
pictures, and whoever counts is told of it by the time. Beyond that it is a clock that was set."""

RESTART = -1.0
"""Seconds. Stamps that fall back by more than this have started anew (joined files), not merely stumbled."""


def sane_fps(fps: float) -> bool:
    """Whether a container's nominal rate can be believed."""
    return math.isfinite(fps) and SANE_FPS[0] <= fps <= SANE_FPS[1]


class Timeline:
    """The times of a source's frames, in seconds since its first frame, strictly increasing.

    A stamp that is believable is taken as it is. One that is repeated, goes back, jumps absurdly or is no
    number is replaced by the last time plus the nominal period, or the last step where that is shorter; `mended` counts
    those. Where that came too far, time waits until the stamps have caught up.
    """

    def __init__(self, nominal_fps: float) -> None:
        self.fps = nominal_fps if sane_fps(nominal_fps) else FALLBACK_FPS
        self.mended = 0
        self._anchor = 0.0
        self._last: float | None = None
        self._stamp = math.nan
        self._period = 1.0 / self.fps
        self._steady = False

    def place(self, stamp: float) -> float:
        """Give the time of the next frame, in seconds.

        Args:
            stamp: the container's own time of the frame, in seconds; any number, also NaN.
        """
        before, self._stamp = self._stamp, stamp
        if self._last is None:
            self._anchor = stamp if math.isfinite(stamp) else 0.0
            self._last = 0.0
        elif SHORTEST_STEP <= (step := stamp - self._anchor - self._last) <= self._longest:
            self._period = min(step, 1.0 / self.fps)
            self._last = stamp - self._anchor
            self._steady = step <= LONGEST_STEP
        elif RESTART <= step < SHORTEST_STEP and stamp - before >= SHORTEST_STEP:
            self._last += SHORTEST_STEP
        else:
            self._last = self._mend(stamp, self._last)
        return self._last

    @property
    def _longest(self) -> float:
        """The longest step that is believed now: gaps do not follow each other."""
        return LONGEST_GAP if self._steady else LONGEST_STEP

    def _mend(self, stamp: float, last: float) -> float:
        self.mended += 1
        self._steady = False
        t = last + self._period
        step = stamp - self._anchor - last
        if math.isfinite(step) and not RESTART <= step <= LONGEST_STEP:
            self._anchor = stamp - t
        return t
