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
"""Seconds. No camera stands still this long while it records; believing such a gap would invent hold time."""

RESTART = -1.0
"""Seconds. Stamps that fall back by more than this have started anew (joined files), not merely stumbled."""


def sane_fps(fps: float) -> bool:
    """Whether a container's nominal rate can be believed."""
    return math.isfinite(fps) and SANE_FPS[0] <= fps <= SANE_FPS[1]


class Timeline:
    """The times of a source's frames, in seconds since its first frame, strictly increasing.

    A stamp that is believable is taken as it is. One that is repeated, goes back, jumps absurdly or is no
    number is replaced by the last time plus the nominal period; `mended` counts those.
    """

    def __init__(self, nominal_fps: float) -> None:
        self.fps = nominal_fps if sane_fps(nominal_fps) else FALLBACK_FPS
        self.mended = 0
        self._anchor = 0.0
        self._last: float | None = None

    def place(self, stamp: float) -> float:
        """Give the time of the next frame, in seconds.

        Args:
            stamp: the container's own time of the frame, in seconds; any number, also NaN.
        """
        if self._last is None:
            self._anchor = stamp if math.isfinite(stamp) else 0.0
            self._last = 0.0
        elif SHORTEST_STEP <= stamp - self._anchor - self._last <= LONGEST_STEP:
            self._last = stamp - self._anchor
        else:
            self._last = self._mend(stamp, self._last)
        return self._last

    def _mend(self, stamp: float, last: float) -> float:
        self.mended += 1
        t = last + 1.0 / self.fps
        step = stamp - self._anchor - last
        if math.isfinite(step) and not RESTART <= step <= LONGEST_STEP:
            self._anchor = stamp - t
        return t
