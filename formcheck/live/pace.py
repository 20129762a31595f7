"""Whether the machine keeps up with the camera: frames that came while one was still being measured are left out."""

from __future__ import annotations

TOGETHER_S = 1.0
"""Seconds between two counted frames from which what lies between was a pause and not a lack of time."""

FEW = 15.0
"""Measured frames a second below which it is told: a quick way of half a second is then seen in seven or fewer."""

ENOUGH_S = 5.0
"""Seconds below which a rate says nothing."""


class Pace:
    """Counts the frames of sets that were measured, and those between them that were not."""

    def __init__(self) -> None:
        self.measured = 0
        self.left_out = 0
        self._seconds = 0.0
        self._last: tuple[int, float] | None = None

    def push(self, index: int, t: float) -> None:
        """A frame was measured: its number in its source, and its time in seconds."""
        if self._last is not None and 0 <= t - self._last[1] < TOGETHER_S:
            self.left_out += max(0, index - self._last[0] - 1)
            self._seconds += t - self._last[1]
        self.measured += 1
        self._last = index, t

    @property
    def problems(self) -> tuple[str, ...]:
        """A sentence where so many were left out that few remained; a slow camera is no fault of the machine's."""
        if self._seconds < ENOUGH_S or self.left_out == 0 or self.measured >= FEW * self._seconds:
            return ()
        came = self.measured + self.left_out
        return (
            f"{self.left_out} of {came} pictures were left out, since this machine was too busy to measure them. "
            "Close other programs, so that quick movements are seen well.",
        )
