"""Moments in which one leg's movement jumps to the other leg: the model has exchanged them, nobody did.

People put one leg down before they raise the other, so that what their two legs do crosses near rest. Where it crosses
high up, within less time than a leg needs, the model has changed its mind about whose leg it sees.
"""

from __future__ import annotations

from collections import deque

WITHIN_S = 0.3
"""Seconds that an exchange takes, smoothed over 0.3 s as numbers are; a leg on its way takes longer."""

APART = 0.8
"""Shares of the way from rest to target by which the two legs differ before an exchange, and the other way after it."""

HIGH = 0.3
"""Share of that way at which both must be where they cross: legs that take turns cross below."""

SEAM_S = 0.4
"""Seconds by which an exchange may lie outside of a stretch: where movements begin and end is told no better."""

HIDDEN_S = 0.6
"""Seconds for which both may be unseen meanwhile: no leg is put down, and the other raised as high, in so little."""

AS_BEFORE = 0.25
"""Shares of the way by which each may then differ from where the other was..."""

OF_APART = 0.2
"""...or as a share of how far the two are apart: a leg goes on a little while nobody sees it."""

MEMORY_S = 60.0
"""Seconds for which an exchange is remembered: longer than any movement that it may have cut in two."""


class HandOvers:
    """Feed `push` with both sides' progress; `join` says whether two stretches of time are joined by an exchange."""

    def __init__(self) -> None:
        self._past: deque[tuple[float, float, float]] = deque()
        self._times: deque[float] = deque()
        self._last: tuple[float, float, float] | None = None

    def push(self, t: float, left: float, right: float) -> None:
        """Take in how far either side is from rest (0) to target (1) at `t` seconds; NaN is passed over."""
        gap = left - right
        if gap != gap:
            return
        self._listen_across_a_gap(t, left, right)
        self._last = (t, left, right)
        self._past.append((t, gap, min(left, right)))
        while t - self._past[0][0] > WITHIN_S:
            self._past.popleft()
        while self._times and t - self._times[0] > MEMORY_S:
            self._times.popleft()
        if abs(gap) >= APART and any(before * gap < 0 and abs(before) >= APART for _, before, _ in self._past):
            at, _, height = min(self._past, key=lambda one: abs(one[1]))
            if height >= HIGH and (not self._times or at - self._times[-1] > WITHIN_S / 2):
                self._times.append(at)

    def _listen_across_a_gap(self, t: float, left: float, right: float) -> None:
        """A leg that changes its name at once is not believed for a moment (see measure/jumps.py), so that nothing is
        seen to cross: each is then where the other was.
        """
        if self._last is None:
            return
        before, left_before, right_before = self._last
        if not WITHIN_S / 2 < t - before <= HIDDEN_S:
            return
        apart, apart_before = abs(left - right), abs(left_before - right_before)
        differs = max(abs(left - right_before), abs(right - left_before))
        if differs <= max(AS_BEFORE, OF_APART * max(apart, apart_before)) and min(apart, apart_before) >= APART:
            self._times.append((before + t) / 2)

    def join(self, a: tuple[float, float], b: tuple[float, float]) -> bool:
        """Whether an exchange lies at the seam of two stretches (from, to) in seconds: in both, or where they meet."""
        return any(_about(t, a) and _about(t, b) for t in self._times)


def _about(t: float, stretch: tuple[float, float]) -> bool:
    return stretch[0] - SEAM_S <= t <= stretch[1] + SEAM_S
