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
"""Share of the way to the furthest point from which a movement may be called at its end."""

TOP = 0.75
"""Share of the way to the furthest point above which samples tell the plateau's level: people sink and sway there."""

ENTER = 0.85
"""Share of the way to the plateau that a stay on it must reach; it extends to TOP."""

DIP = 0.65
"""Share of the way below which a dip divides two stays: a third of the way down is no longer the same hold."""

QUARTERS = 0.2811
"""x(0.75) - x(0.25) of the minimum-jerk profile: the share of a movement's time between its quarters."""

SETTLED = 0.3433
"""x(0.97) - x(0.5): from half-way to 97 % of the way, where what is left is less than a held body's sway."""

TO_HIGH = 1.74
"""(x(0.97) - x(0.75)) / (x(0.9) - x(0.75)) is 1.80; of a movement whose first half was made before a pause, so that its
own half is at three quarters, it is 1.71. This lies between the two."""

UNEVEN = 1.5
"""One half of the steep part taking this many times as long as the other is no single smooth movement: real lowering
takes at most half as long again at one end."""

PAUSED = 2.0
"""One half of the steep part taking this many times as long as the other is a pause on the way: minimum jerk is
symmetric, and beyond what is UNEVEN."""

DIP_S = 0.3
"""Below the plateau for less than this is the landmarks' unrest at its edge, not a dip."""

SLOW = 0.3
"""Share of a ramp's steepest tempo below which what goes on next to a plateau is sinking (or still settling), and part
of the stay: minimum jerk passes TOP at three quarters of its greatest speed."""

SUNK = 0.45
"""Share of the way to which a stay may sink: who has sunk further has given it up, however slowly."""

STEEP_S, SLOW_S = 0.3, 0.45
"""Windows over which the steepness of a ramp is taken, as wide as the numbers are smoothed, and that of sinking."""

CREPT_S = 0.25
"""Seconds from which such sinking is spoken of; less is the plateau's own edge."""

NEARBY_S = 1.0
"""Seconds of plateau near an edge whose level the edge belongs to: people sink a little in a long hold."""


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
    """A rise or fall, by the moments at nine tenths, three quarters, half and a quarter of its way.

    NaN where one was not seen.
    """

    high: float
    upper: float
    middle: float
    lower: float

    def tempo(self, near: float, far: float) -> float:
        """Seconds that all of it would take at the tempo of the half from `near` to the middle.

        People often begin slower than they end, so each end is read from its own half; but where that half took over
        PAUSED times as long as the other, somebody paused there, and the other tells.
        """
        own, other = abs(near - self.middle), abs(far - self.middle)
        return 2 * (other if own > PAUSED * other else own) / QUARTERS

    @property
    def settles_after(self) -> float:
        """Seconds from `upper` to the plateau.

        The tempo of an uneven ramp (one knee drawn in, a pause, then the other) makes that too long: its last part
        tells, unless somebody sinks there.
        """
        by_tempo = (SETTLED - QUARTERS / 2) * self.tempo(self.upper, self.lower)
        by_last = TO_HIGH * abs(self.high - self.upper)
        fast, slow = sorted((abs(self.upper - self.middle), abs(self.lower - self.middle)))
        return by_last if slow > UNEVEN * fast and by_last < by_tempo else by_tempo

    @property
    def begins_before(self) -> float:
        """Seconds from rest to `lower`."""
        return (1 - QUARTERS) / 2 * self.tempo(self.lower, self.upper)

    @property
    def whole(self) -> float:
        """Seconds of all of it, a pause included."""
        top = (1 - QUARTERS) / 2 * self.tempo(self.upper, self.lower)
        return abs(self.upper - self.lower) + top + self.begins_before


def shape_of(samples: Samples, rest: float) -> Shape:
    """The shape of a movement away from `rest` and, if it was seen, back; `samples` holds at least one."""
    level = level_of(samples, rest)
    enter, extend, dip = (rest + share * (level - rest) for share in (ENTER, TOP, DIP))
    runs = _runs(samples, enter, extend, dip)
    slow = [(_crept(samples, a, -1, rest, level), _crept(samples, b, +1, rest, level)) for a, b in runs]
    edges = [
        tuple(
            _edge(samples, at, step, rest, enter if at == edge else _level_at(samples, at, -step))
            for edge, at, step in ((run[0], ends[0], -1), (run[1], ends[1], +1))
        )
        for run, ends in zip(runs, slow, strict=True)
    ]
    runs = slow
    stays = [
        Stay(_settles(samples[first][0], rise, +1), _settles(samples[last][0], fall, -1))
        for (first, last), (rise, fall) in zip(runs, edges, strict=True)
    ]
    rise, fall = edges[0][0], edges[-1][1]
    return Shape(
        level=level,
        stays=tuple(stay for stay in stays if stay.end_s > stay.start_s),
        start_s=rise.lower - rise.begins_before,
        end_s=fall.lower + fall.begins_before,
        out_s=rise.whole,
        back_s=fall.whole,
    )


def level_of(samples: Samples, rest: float) -> float:
    """The height of the plateau: the median of the densest half of the samples in the upper half of the way from `rest`.

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


def _crept(samples: Samples, at: int, step: int, rest: float, level: float) -> int:
    """Where the stay whose outermost sample so far is `at` really begins (`step` -1) or ends (+1).

    People sink in a long hold, or settle into it, far more slowly than they come and go.
    """
    height = level - rest
    high = rest + HIGH * height
    outermost = next((i for i in range(at, -1 if step > 0 else len(samples), -step) if samples[i][1] >= high), at)
    floor = rest + (1 - TOP) * height
    slow = SLOW * max(_falls(samples, outermost, step, floor, STEEP_S), default=0.0)
    for fall in _falls(samples, outermost, step, floor, SLOW_S):
        following = outermost + step
        if abs(fall) > slow or not (0 <= following < len(samples) and samples[following][1] >= rest + SUNK * height):
            break
        outermost = following
    return outermost if step * (samples[outermost][0] - samples[at][0]) >= CREPT_S else at


def _level_at(samples: Samples, at: int, inward: int) -> float:
    """The level that a stay has sunk to at sample `at`: the least of its last STEEP_S."""
    return min(y for t, y in samples[at::inward] if abs(t - samples[at][0]) <= STEEP_S)


def _falls(samples: Samples, at: int, step: int, floor: float, over_s: float) -> list[float]:
    """How steeply (a second) it falls over the next `over_s`, from each sample from `at` on until below `floor`."""
    falls: list[float] = []
    ahead = at
    while 0 <= at < len(samples) and samples[at][1] >= floor:
        while 0 <= ahead < len(samples) and abs(samples[ahead][0] - samples[at][0]) < over_s:
            ahead += step
        if not 0 <= ahead < len(samples):
            break
        falls.append((samples[at][1] - samples[ahead][1]) / abs(samples[ahead][0] - samples[at][0]))
        at += step
    return falls


def _edge(samples: Samples, at: int, step: int, rest: float, enter: float) -> _Ramp:
    """The ramp that leads to (`step` -1) or from (+1) the plateau whose outermost sample is `at`."""
    while samples[at][1] < enter:
        at -= step
    height = _level_near(samples, at, -step, enter) - rest
    upper, middle, lower = (_walk(samples, at, step, rest, share * height) for share in (0.75, 0.5, 0.25))
    return _Ramp(_reached(samples, upper, -step, rest + HIGH * height), upper, middle, lower)


def _level_near(samples: Samples, at: int, inward: int, enter: float) -> float:
    """The plateau's own level in its first second from sample `at`, of what is not below `enter`.

    Its upper quartile, since the movement still slows down at the edge.
    """
    near = sorted(y for t, y in samples[at::inward] if y >= enter and abs(t - samples[at][0]) <= NEARBY_S)
    return near[3 * len(near) // 4]


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


def _reached(samples: Samples, since: float, inward: int, level: float) -> float:
    """When the samples first come to `level`, walking inward from the moment `since`; NaN where they never do."""
    before: tuple[float, float] | None = None
    for t, y in samples if inward > 0 else reversed(samples):
        if not inward * (t - since) >= 0:
            continue
        if y >= level:
            return t if before is None else before[0] + (level - before[1]) / (y - before[1]) * (t - before[0])
        before = t, y
    return math.nan


def _settles(seen: float, ramp: _Ramp, direction: int) -> float:
    """When the stay next to `ramp` begins (+1) or ends (-1): on the plateau, whose outermost sample is at `seen`."""
    settled = ramp.upper + direction * ramp.settles_after
    return seen if math.isnan(settled) else settled
