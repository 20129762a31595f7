"""The shape of a movement once it is over: when it rose, how long it stayed, when it fell.

People move with minimum jerk (Flash & Hogan 1985): position over time is 10x^3 - 15x^4 + 6x^5 of the way. Where such a
movement begins and ends is hard to see (its first and last tenth take half of its time) but its steep part is not: the
moments at a quarter and at three quarters of the way fix the rest, whatever the tempo. So both ends are extrapolated.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

Samples = Sequence[tuple[float, float]]
"""(t, y) in order, without NaN, y growing from rest to the end."""

HIGH = 0.9
"""Share of the way to the plateau above which samples belong to it."""

QUARTERS = 0.2811
"""x(0.75) - x(0.25) of the minimum-jerk profile: the share of a movement's time between its quarters."""

SETTLED = 0.3433
"""x(0.97) - x(0.5): from half-way to 97 % of the way, where what is left is less than a held body's sway."""

PAUSED = 2.0
"""One half of the steep part taking this many times as long as the other is a pause on the way: minimum jerk is
symmetric, and real lowering takes at most half as long again at one end."""

DIP_S = 0.3
"""Below the plateau for less than this is the landmarks' unrest at its edge, not a dip."""

NEARBY_S = 1.0
"""Seconds of plateau next to an edge whose level the edge belongs to: people sink a little in a long hold."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A stay at the end of a movement, in seconds."""

    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Shape:
    """A whole movement.

    Attributes:
        level: y of the plateau.
        stays: the stays on it, in order; a dip below HIGH of the way divides two.
        start_s, end_s: of the rise and of the fall; NaN where not seen.
        out_s, back_s: how long the rise and the fall took; NaN where not seen.
    """

    level: float
    stays: tuple[Stay, ...]
    start_s: float
    end_s: float
    out_s: float
    back_s: float


@dataclass(frozen=True, slots=True)
class _Ramp:
    """A rise or fall: when it was at three quarters and at one quarter of its way, and how long all of it would take
    without a pause; NaN where its quarters were not seen.
    """

    upper: float
    lower: float
    seconds: float

    @property
    def tail(self) -> float:
        """Seconds of its first or last quarter of the way."""
        return (1 - QUARTERS) / 2 * self.seconds

    @property
    def whole(self) -> float:
        """Seconds of all of it, a pause included."""
        return abs(self.upper - self.lower) + 2 * self.tail


def shape_of(samples: Samples, rest: float) -> Shape:
    """The shape of a movement away from `rest` and, if it was seen, back; `samples` holds at least one."""
    level = level_of(samples, rest)
    runs = _runs(samples, rest + HIGH * (level - rest))
    edges = [(_edge(samples, first, -1, rest), _edge(samples, last, +1, rest)) for first, last in runs]
    stays = [
        Stay(_settles(samples[first][0], rise, +1), _settles(samples[last][0], fall, -1))
        for (first, last), (rise, fall) in zip(runs, edges, strict=True)
    ]
    rise, fall = edges[0][0], edges[-1][1]
    return Shape(
        level=level,
        stays=tuple(stay for stay in stays if stay.end_s > stay.start_s),
        start_s=rise.lower - rise.tail,
        end_s=fall.lower + fall.tail,
        out_s=rise.whole,
        back_s=fall.whole,
    )


def level_of(samples: Samples, rest: float) -> float:
    """The height of the plateau: the median of the samples in the top tenth of the way from `rest`."""
    peak = max(y for _, y in samples)
    return median(y for _, y in samples if y >= rest + HIGH * (peak - rest))


def _runs(samples: Samples, high: float) -> list[tuple[int, int]]:
    """Index pairs of the stretches at or above `high`."""
    runs: list[tuple[int, int]] = []
    first: int | None = None
    for i, (_, y) in enumerate(samples):
        if y >= high and first is None:
            first = i
        if y < high and first is not None:
            runs.append((first, i - 1))
            first = None
    if first is not None:
        runs.append((first, len(samples) - 1))
    return runs


def _edge(samples: Samples, at: int, step: int, rest: float) -> _Ramp:
    """The ramp that leads to (`step` -1) or from (+1) the plateau whose outermost sample is `at`."""
    top_t = samples[at][0]
    inside = range(at, -1, -1) if step > 0 else range(at, len(samples))
    near = [samples[i][1] for i in inside if abs(samples[i][0] - top_t) <= NEARBY_S]
    low = samples[at][1]
    height = median(y for y in near if y >= low) - rest
    upper, middle, lower = (_walk(samples, at, step, rest, share * height) for share in (0.75, 0.5, 0.25))
    halves = abs(upper - middle), abs(middle - lower)
    steep = 2 * min(halves) if max(halves) > PAUSED * min(halves) else sum(halves)
    return _Ramp(upper, lower, steep / QUARTERS)


def _walk(samples: Samples, at: int, step: int, rest: float, way: float) -> float:
    """When the samples first pass below `way` from `rest`, walking from `at`; NaN where they never do, or turn back
    to the plateau before (a dip).
    """
    level, i = rest + way, at
    while 0 <= i + step < len(samples):
        (t0, y0), (t1, y1) = samples[i], samples[i + step]
        if y1 < level <= y0:
            return t0 + (level - y0) / (y1 - y0) * (t1 - t0)
        if y1 >= samples[at][1] and abs(t1 - samples[at][0]) > DIP_S:
            return math.nan
        i += step
    return math.nan


def _settles(seen: float, ramp: _Ramp, direction: int) -> float:
    """When the stay next to `ramp` begins (+1) or ends (-1): on the plateau, whose outermost sample is at `seen`."""
    settled = ramp.upper + direction * (SETTLED - QUARTERS / 2) * ramp.seconds
    if math.isnan(settled):
        return seen
    return max(seen, settled) if direction > 0 else min(seen, settled)
