"""One way of a movement, out to a plateau or back from it, by the moments at which it passed shares of its height.

People move with minimum jerk (Flash & Hogan 1985): position over time is 10x^3 - 15x^4 + 6x^5 of the way. Where such a
movement begins and ends is hard to see (its first and last tenth take half of its time) but its steep part is not: the
moments at a quarter and at three quarters of the way fix the rest, whatever the tempo. So both ends are extrapolated.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Samples = Sequence[tuple[float, float]]
"""(t, y) in order, without NaN, y growing from rest to the end."""

HIGH = 0.9
"""Share of the way to the furthest point from which a movement may be called at its end."""

LOW = 0.1
"""Share of the way below which nobody has set out for sure."""

QUARTERS = 0.2811
"""x(0.75) - x(0.25) of the minimum-jerk profile: the share of a movement's time between its quarters."""

THERE = 0.97
"""Share of the way after which what is left is less than a held body's sway."""

SETTLED = 0.3433
"""x(THERE) - x(0.5)."""

FROM_LOW = 3.2
"""x(0.25) / (x(0.25) - x(0.1)) of the minimum-jerk profile is 3.19."""

TOP_OF_SETTLING = (1 - QUARTERS) / 2 / (SETTLED - QUARTERS / 2)
"""From three quarters of the way to its end, by the time to 97 % of it: what is left there is slow."""

ARRIVED = 0.5 + SETTLED
"""Share of the time of a way after which 97 % of it is done, and the plateau begins."""

TO_HIGH = 1.74
"""(x(0.97) - x(0.75)) / (x(0.9) - x(0.75)) is 1.80; of a movement whose first half was made before a pause, so that its
own half is at three quarters, it is 1.71. This lies between the two."""

UNEVEN = 1.5
"""One half of the steep part taking this many times as long as the other is no single smooth movement: real lowering
takes at most half as long again at one end."""

UNHURRIED_S = 1.0
"""Seconds from three quarters of a way to its end, as they are in one of five seconds: in a slower one, nobody tells
the last of it from settling and sinking on the plateau."""

PAUSED = 2.0
"""One half of the steep part taking this many times as long as the other is a pause on the way: minimum jerk is
symmetric, and beyond what is UNEVEN."""

DIP_S = 0.3
"""Below the plateau for less than this is the landmarks' unrest at its edge, not a dip."""

LOST_S = 0.5
"""Seconds without a sample from which nobody knows what was done: two frames of the slowest camera are 0.4."""

NEARBY_S = 1.0
"""Seconds of plateau near an edge whose level the edge belongs to: people sink a little in a long hold."""


@dataclass(frozen=True, slots=True)
class Ramp:
    """A rise or fall, by the moments at nine tenths, three quarters, half, a quarter and a tenth of its way.

    NaN where one was not seen. Of a way whose lower half nobody saw, `arrived` is when 97 % of it was done; NaN of any
    other.
    """

    high: float
    upper: float
    middle: float
    lower: float
    low: float
    arrived: float = math.nan

    def tempo(self, near: float, far: float) -> float:
        """Seconds that all of it would take at the tempo of the half from `near` to the middle.

        People often begin slower than they end, so each end is read from its own half; but where that half took over
        PAUSED times as long as the other, somebody paused there, and the other tells.
        """
        own, other = abs(near - self.middle), abs(far - self.middle)
        return 2 * (other if own > PAUSED * other else own) / QUARTERS

    @property
    def _uneven(self) -> bool:
        """Whether its halves are not those of a single smooth movement."""
        fast, slow = sorted((abs(self.upper - self.middle), abs(self.lower - self.middle)))
        return slow > UNEVEN * fast

    @property
    def settles_after(self) -> float:
        """Seconds from `upper` to the plateau.

        Who is quicker in the last part than before (a knee that is stretched once the thigh is up; one knee drawn in, a
        pause, then the other) is there sooner than the tempo says: it tells, unless somebody sinks there.
        """
        by_tempo = (SETTLED - QUARTERS / 2) * self.tempo(self.upper, self.lower)
        by_last = TO_HIGH * abs(self.high - self.upper)
        quicker = by_last < by_tempo and (self._uneven or by_tempo <= UNHURRIED_S)
        return by_last if quicker else by_tempo

    def settled(self, seen: float, direction: int) -> float:
        """When the stay beside it begins (`direction` +1) or ends (-1), of which `seen` is the outermost moment."""
        if not math.isnan(self.arrived):
            return self.arrived
        t = self.upper + direction * self.settles_after
        return seen if math.isnan(t) else t

    @property
    def doubtful(self) -> bool:
        """Whether the plateau may begin half-way already: the rest of the way took so much longer that there was a
        pause in it, or it was the stay, in which somebody went a little further.
        """
        return abs(self.upper - self.middle) > UNEVEN * abs(self.middle - self.lower)

    @property
    def begins_before(self) -> float:
        """Seconds from rest to `lower`; of an uneven ramp its first part tells."""
        by_tempo = (1 - QUARTERS) / 2 * self.tempo(self.lower, self.upper)
        by_first = FROM_LOW * abs(self.lower - self.low)
        return by_first if self._uneven and by_first < by_tempo else by_tempo

    @property
    def whole(self) -> float:
        """Seconds of all of it, a pause included."""
        return abs(self.upper - self.lower) + TOP_OF_SETTLING * self.settles_after + self.begins_before


def ramp_beside(samples: Samples, at: int, step: int, rest: float, enter: float, *, blind: bool) -> Ramp:
    """The ramp that leads to (`step` -1) or from (+1) the plateau whose outermost sample is `at`.

    Args:
        samples: of the whole movement, which began at `rest`.
        enter: the least that belongs to the plateau.
        blind: whether nobody knows what was done beyond the samples.
    """
    while samples[at][1] < enter:
        at -= step
    height = _level_near(samples, at, -step, enter) - rest
    upper, middle, lower, low = (_walk(samples, at, step, rest, share * height) for share in (0.75, 0.5, 0.25, LOW))
    high = _reached(samples, upper, -step, rest + HIGH * height)
    arrived = math.nan
    if blind and math.isnan(middle) and _runs_out(samples, at, step):
        outermost = samples[0 if step < 0 else -1][0]
        arrived = _reached(samples, outermost, -step, rest + THERE * height)
    return Ramp(high, upper, middle, lower, low, arrived)


def _level_near(samples: Samples, at: int, inward: int, enter: float) -> float:
    """The plateau's own level in its first second from sample `at`, of what is not below `enter`.

    Its upper quartile, since the movement still slows down at the edge.
    """
    near = sorted(y for t, y in samples[at::inward] if y >= enter and abs(t - samples[at][0]) <= NEARBY_S)
    return near[3 * len(near) // 4]


def _walk(samples: Samples, at: int, step: int, rest: float, way: float) -> float:
    """When the samples first pass below `way` from `rest`, walking from `at`; NaN where they never do, turn back to the
    plateau before (a dip), or were lost meanwhile.
    """
    level, i = rest + way, at
    while 0 <= i + step < len(samples):
        (t0, y0), (t1, y1) = samples[i], samples[i + step]
        if y1 < level <= y0:
            return t0 + (level - y0) / (y1 - y0) * (t1 - t0) if abs(t1 - t0) <= LOST_S else math.nan
        if y1 >= samples[at][1] and abs(t1 - samples[at][0]) > DIP_S:
            return math.nan
        i += step
    return math.nan


def _runs_out(samples: Samples, at: int, step: int) -> bool:
    """Whether nothing was seen of a return to the plateau, outward from `at`: it is no dip that is looked at."""
    outside = samples[:at] if step < 0 else samples[at + 1 :]
    return all(y < samples[at][1] or abs(t - samples[at][0]) <= DIP_S for t, y in outside)


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
