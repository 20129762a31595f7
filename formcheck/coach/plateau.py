"""When a hold began and ended, read from the whole movement once it is over.

People move with minimum jerk (Flash & Hogan 1985): position over time is 10x^3 - 15x^4 + 6x^5 of the way. Where such a
movement ends is hard to see (its last tenth takes a quarter of its time) but its steep part is not: the moments at
half and at nine tenths of the way fix the rest, whatever the tempo. So the end is extrapolated from those two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

HIGH = 0.9
"""Share of the way to the plateau above which samples belong to it."""

HALF = 0.5

BEYOND = 1.41
"""(x(0.97) - x(0.5)) / (x(0.9) - x(0.5)) of the minimum-jerk profile: from the two moments to 97 % of the way,
where the last 3 % are less than the sway of somebody who holds still."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A stay at the end of a movement: seconds, and the level held."""

    start_s: float
    end_s: float


def level_of(samples: Sequence[tuple[float, float]], rest: float) -> float:
    """The height of the plateau: the median of the samples in the top tenth of the way from `rest`.

    Args:
        samples: (t, y) in order, without NaN, y growing from rest to the end; at least one.
        rest: y at rest.
    """
    peak = max(y for _, y in samples)
    top = sorted(y for _, y in samples if y >= rest + HIGH * (peak - rest))
    return top[len(top) // 2] if top else peak


def stays(samples: Sequence[tuple[float, float]], rest: float) -> tuple[Stay, ...]:
    """Every stay at the plateau, in order; a dip below HIGH of the way divides two.

    Args: as `level_of`. Stays whose end comes before their start (a peak that was only passed) are left out.
    """
    height = level_of(samples, rest) - rest
    if height <= 0:
        return ()
    high, half = rest + HIGH * height, rest + HALF * height
    found = []
    for first, last in _runs(samples, high):
        start = _edge(samples, first, -1, high, half)
        end = _edge(samples, last, +1, high, half)
        if end > start:
            found.append(Stay(start, end))
    return tuple(found)


def _runs(samples: Sequence[tuple[float, float]], high: float) -> list[tuple[int, int]]:
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


def _edge(samples: Sequence[tuple[float, float]], at: int, step: int, high: float, half: float) -> float:
    """The moment at which the movement next to sample `at`, looking in the direction `step`, ends or begins."""
    outside = at + step
    if not 0 <= outside < len(samples):
        return samples[at][0]
    t_high = _crossing(samples[at], samples[outside], high)
    i = outside
    while 0 <= i < len(samples) and half < samples[i][1] < high:
        i += step
    if not 0 <= i < len(samples) or samples[i][1] >= high:
        return t_high  # the way to half was not seen, or it was only a dip: nothing to extrapolate from
    t_half = _crossing(samples[i - step], samples[i], half)
    return t_half + BEYOND * (t_high - t_half)


def _crossing(inner: tuple[float, float], outer: tuple[float, float], level: float) -> float:
    """When the line between two samples passes `level`."""
    (t0, y0), (t1, y1) = inner, outer
    return t0 if y1 == y0 else t0 + (level - y0) / (y1 - y0) * (t1 - t0)
