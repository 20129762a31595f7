"""The shape of a movement once it is over: when it rose, how long it stayed, when it fell."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from formcheck.coach.ramp import HIGH, LOST_S, Ramp, Samples, ramp_beside

TOP = 0.75
"""Share of the way from which somebody is at the end: people sink and sway there."""

ENTER = 0.85
"""Share of the way to the plateau that a stay on it must reach; it extends to TOP."""

DIP = 0.65
"""Share of the way below which a dip divides two stays: a third of the way down is no longer the same hold."""

SLOW = 0.3
"""Share of a ramp's steepest tempo below which what goes on next to a plateau is sinking (or still settling), and part
of the stay: minimum jerk passes TOP at three quarters of its greatest speed."""

SUNK = 0.45
"""Share of the way to which a stay may sink: who has sunk further has given it up, however slowly."""

STEEP_S, SLOW_S = 0.3, 0.45
"""Windows over which the steepness of a ramp is taken, as wide as the numbers are smoothed, and that of sinking."""

CREPT_S = 0.25
"""Seconds from which such sinking is spoken of; less is the plateau's own edge."""


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
        stays: the stays on it, in order; a dip below DIP of the way divides two.
        at_most_s: how long the longest may have been, where its beginning or its end is doubtful.
        start_s, end_s: of the rise and of the fall; NaN where not seen.
        out_s, back_s: how long the rise and the fall took; NaN where not seen.
    """

    level: float
    stays: tuple[Stay, ...]
    at_most_s: float
    start_s: float
    end_s: float
    out_s: float
    back_s: float


def shape_of(samples: Samples, rest: float, gaps: Sequence[float] = (), *, begun_unseen: bool = False) -> Shape:
    """The shape of a movement away from `rest` and, if it was seen, back; `samples` holds at least one.

    At each of `gaps` (seconds) nobody knows what was done meanwhile: no stay and no way out or back goes on across one.
    `begun_unseen`: nor before the first sample.
    """
    level = level_of(samples, rest)
    enter, extend, dip = (rest + share * (level - rest) for share in (ENTER, TOP, DIP))
    parts = _parts(samples, gaps)
    found = [
        _stay(part, run, rest, level, begun_unseen=begun_unseen or part is not parts[0])
        for part in parts
        for run in _runs(part, enter, extend, dip)
    ]
    rise, fall = found[0].rise, found[-1].fall
    return Shape(
        level=level,
        stays=tuple(one.stay for one in found if one.stay.end_s > one.stay.start_s),
        at_most_s=max(one.at_most_s for one in found),
        start_s=rise.lower - rise.begins_before,
        end_s=fall.lower + fall.begins_before,
        out_s=rise.whole,
        back_s=fall.whole,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """A stay, the ramps before and after it, and the seconds that it lasted at the most."""

    stay: Stay
    rise: Ramp
    fall: Ramp
    at_most_s: float


def _parts(samples: Samples, gaps: Sequence[float]) -> list[Samples]:
    """What was seen without a gap in it."""
    bounds = [-math.inf, *gaps, math.inf]
    return [[sample for sample in samples if since < sample[0] <= until] for since, until in itertools.pairwise(bounds)]


def _stay(samples: Samples, run: tuple[int, int], rest: float, level: float, *, begun_unseen: bool) -> _Found:
    """The stay whose outermost samples so far are those of `run`, and the ramps before and after it."""
    first, last = run
    since, rise = _edge(samples, first, -1, rest, level, blind=begun_unseen)
    until, fall = _edge(samples, last, +1, rest, level, blind=True)
    start = min(rise.settled(since, +1), _calm(samples, first, -1, rest, level))
    end = max(fall.settled(until, -1), _calm(samples, last, +1, rest, level))
    earliest = min(start, rise.middle if rise.doubtful else math.inf, _seen_again(samples, first, -1))
    latest = max(end, fall.middle if fall.doubtful else -math.inf, _seen_again(samples, last, +1))
    return _Found(Stay(start, end), rise, fall, max(0.0, latest - earliest))


def _seen_again(samples: Samples, at: int, step: int) -> float:
    """When the drive was seen next, outward from `at`, if it was hidden first; infinitely far inside where not."""
    outward = at + step
    if not 0 <= outward < len(samples) or abs(samples[outward][0] - samples[at][0]) <= LOST_S:
        return -step * math.inf
    return samples[outward][0]


def level_of(samples: Samples, rest: float) -> float:
    """The height of the plateau: the median of the densest half of the samples in the way's upper half.

    The shortest interval that holds half of them (the shorth: Andrews et al. 1972) is where somebody stayed: neither an
    overshoot nor sinking afterwards moves it.
    """
    peak = max(y for _, y in samples)
    upper = sorted(y for _, y in samples if y >= rest + (peak - rest) / 2)
    half = len(upper) // 2 + 1
    first = min(range(len(upper) - half + 1), key=lambda i: upper[i + half - 1] - upper[i])
    return median(upper[first : first + half])


def _runs(samples: Samples, enter: float, extend: float, dip: float) -> list[tuple[int, int]]:
    """Index pairs of the stretches at or above `extend` that reach `enter`; only a dip below `dip` divides two."""
    runs: list[tuple[int, int]] = []
    first: int | None = None
    last, reached = 0, False
    for i, (_, y) in enumerate([*samples, (math.nan, -math.inf)]):
        if y >= extend:
            first, last = i if first is None else first, i
            reached = reached or y >= enter
        elif y < dip and first is not None:
            runs += [(first, last)] if reached else []
            first, reached = None, False
    return runs


def _edge(samples: Samples, at: int, step: int, rest: float, level: float, *, blind: bool) -> tuple[float, Ramp]:
    """The outermost moment that was seen of the stay whose outermost sample so far is `at`, and the ramp beside it.

    `blind`: nobody knows what was done beyond the samples.
    """
    crept = _crept(samples, at, step, rest, level)
    least = rest + ENTER * (level - rest) if crept == at else _level_at(samples, crept, -step)
    return samples[crept][0], ramp_beside(samples, crept, step, rest, least, blind=blind)


def _crept(samples: Samples, at: int, step: int, rest: float, level: float) -> int:
    """Where the stay whose outermost sample so far is `at` really begins (`step` -1) or ends (+1).

    People sink in a long hold, or settle into it, far more slowly than they come and go.
    """
    height = level - rest
    high = rest + HIGH * height
    outermost = next((i for i in range(at, -1 if step > 0 else len(samples), -step) if samples[i][1] >= high), at)
    floor = rest + (1 - TOP) * height
    slow = SLOW * max(falls(samples, outermost, step, floor, STEEP_S), default=0.0)
    for fall in falls(samples, outermost, step, floor, SLOW_S):
        following = outermost + step
        if abs(fall) > slow or not (0 <= following < len(samples) and samples[following][1] >= rest + SUNK * height):
            break
        outermost = following
    return outermost if step * (samples[outermost][0] - samples[at][0]) >= CREPT_S else at


def _calm(samples: Samples, at: int, step: int, rest: float, level: float) -> float:
    """From when (`step` -1) or until when (+1) the stay whose outermost sample is `at` was seen to be high and calm.

    Not everybody comes and goes with minimum jerk: who lets go at once has not begun to before that is seen. Infinitely
    far inside where it is never calm.
    """
    high, floor = rest + HIGH * (level - rest), rest + (1 - TOP) * (level - rest)
    slow = SLOW * max(falls(samples, at, step, floor, STEEP_S), default=0.0)
    for inner in range(at, -1 if step > 0 else len(samples), -step):
        fall = next(falls(samples, inner, step, floor, STEEP_S), math.inf)
        if samples[inner][1] >= high and abs(fall) <= slow:
            return samples[inner][0]
    return -step * math.inf


def _level_at(samples: Samples, at: int, inward: int) -> float:
    """The level that a stay has sunk to at sample `at`: the least of its last STEEP_S."""
    return min(y for t, y in samples[at::inward] if abs(t - samples[at][0]) <= STEEP_S)


def falls(samples: Samples, at: int, step: int, floor: float, over_s: float) -> Iterator[float]:
    """How steeply (a second) it falls over the next `over_s`, from each sample from `at` on until below `floor`."""
    ahead = at
    while 0 <= at < len(samples) and samples[at][1] >= floor:
        while 0 <= ahead < len(samples) and abs(samples[ahead][0] - samples[at][0]) < over_s:
            ahead += step
        if not 0 <= ahead < len(samples):
            break
        yield (samples[at][1] - samples[ahead][1]) / abs(samples[ahead][0] - samples[at][0])
        at += step
