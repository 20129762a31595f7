"""Smoothing that does not shift time: each frame's numbers are averaged with those around it, both ways.

A causal filter lags, and lags slow movements most; the coach instead runs a fixed WIDTH_S / 2 behind the newest
frame. Windows are durations, so that the frame rate, steady or not, changes nothing but the noise.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from formcheck.measure.measures import Measures

WIDTH_S = 0.3
"""Window: landmarks jitter from frame to frame, and nothing in these exercises is faster than 0.3 s."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One frame's smoothed values; `source` is the frame's own, unsmoothed measures."""

    t: float
    values: Mapping[str, float]
    source: Measures


class CentredSmoother:
    """Takes measures in order and gives each back, smoothed, once enough of its future is known."""

    def __init__(self) -> None:
        self._window: deque[Measures] = deque()
        self._next = 0

    def push(self, measures: Measures) -> Iterator[Sample]:
        """Feed one frame; yields the frames whose window is now complete."""
        self._window.append(measures)
        while self._next < len(self._window) and measures.t - self._window[self._next].t >= WIDTH_S / 2:
            yield self._smooth(self._next)
            self._next += 1
        self._forget()

    def flush(self) -> Iterator[Sample]:
        """The last frames, with what is known of their surroundings."""
        while self._next < len(self._window):
            yield self._smooth(self._next)
            self._next += 1

    def _forget(self) -> None:
        if self._next >= len(self._window):
            return
        oldest = self._window[self._next].t - WIDTH_S / 2
        while self._next > 0 and self._window[0].t < oldest:
            self._window.popleft()
            self._next -= 1

    def _smooth(self, at: int) -> Sample:
        centre = self._window[at]
        around = [
            (m.values, 1 - abs(m.t - centre.t) / (WIDTH_S * 0.6))
            for m in self._window
            if m.found and abs(m.t - centre.t) <= WIDTH_S / 2
        ]
        values = {name: _average(name, around) for name in centre.values}
        return Sample(centre.t, values, centre)


def _average(name: str, around: list[tuple[Mapping[str, float], float]]) -> float:
    """Weighted mean of what was seen, without the furthest outlier where there are five or more."""
    seen = [(values.get(name, math.nan), weight) for values, weight in around]
    seen = [(value, weight) for value, weight in seen if value == value]
    if not seen:
        return math.nan
    if len(seen) >= 5:
        middle = sorted(value for value, _ in seen)[len(seen) // 2]
        seen.remove(max(seen, key=lambda pair: abs(pair[0] - middle)))
    total = sum(weight for _, weight in seen)
    return sum(value * weight for value, weight in seen) / total
