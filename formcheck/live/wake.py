"""Has the machine slept? A session that wakes up is paused: the person may be anywhere by then."""

from __future__ import annotations

import sys
import time

ASLEEP_S = 15.0
"""Seconds between two rounds of the loop from which it was not the loop that was slow: a round waits 0.05 s for a
frame, the slowest model takes 0.3, and loading another model some seconds."""


def sleepless_clock() -> float:
    """Seconds by a clock that goes on while the machine sleeps, and that nobody sets.

    `time.monotonic` stands still then on Linux (CLOCK_MONOTONIC) and macOS (mach_absolute_time), but not on Windows.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        # Apple's CLOCK_MONOTONIC counts sleep; Python's own monotonic clock is another one there.
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()


class WakeWatch:
    """Is told the time in every round; knows when too much of it has gone by. Also after the process was stopped."""

    def __init__(self) -> None:
        self._last: float | None = None

    def slept(self, now: float) -> float:
        """Seconds slept since the last call, 0.0 if awake. `now` from `sleepless_clock`."""
        last, self._last = self._last, now
        gap = 0.0 if last is None else now - last
        return gap if gap >= ASLEEP_S else 0.0
