"""Where a hold really begins and ends: not where a bound is passed on the way, but where the pose is reached.

A bound may have to lie so low that a stiff person's pose is beyond it; who comes slowly and far passes it a second
before they are there, and a second after they have left.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from formcheck.coach.plateau import SLOW, STEEP_S, falls
from formcheck.coach.travel import Moment
from formcheck.specs.condition import Condition

REACHED = 0.9
"""Share of the way from the bound to the level that is kept, from which it is reached: people wander by a tenth of it
while they stay."""

LONGEST_WAY_S = 2.0
"""Seconds that somebody takes at the most from the bound to the level; the level is read from what follows."""

LEVEL_S = 0.5
"""Seconds of a level that are to be seen at least: what is warned of in the midst of a hold is no part of it."""

EDGE_IS_STEEP_S = 0.5
"""Seconds from the bound on in which the way to the level is at its steepest."""

EDGE_S = 4.0
"""Seconds of either end of a hold that are looked at: people sink a little in a long one."""

EASE_S = 0.6
"""Seconds before a body is seen to have come to rest in which the pose may have been reached: its speed is taken over
half a second, and the last of the way is slow."""

PART = 1 / 3
"""Share of that way from which somebody may be there already who goes further later on: below it they have hardly set
out, slowly, as people do."""

Seen = tuple[float, Mapping[str, float]]
"""When, and every measure then."""


class Coming:
    """Keeps the last moments in which the pose's conditions were met, though the body had not yet come to rest."""

    def __init__(self) -> None:
        self._moments: deque[Moment] = deque()

    def push(self, moment: Moment, *, met: bool) -> None:
        """Take in one moment before a hold has begun."""
        if not met:
            self._moments.clear()
            return
        self._moments.append(moment)
        while moment.t - self._moments[0].t > 2 * EASE_S:
            self._moments.popleft()

    def before(self, since: float) -> tuple[Moment, ...]:
        """Those in which a hold `since` then may have begun already."""
        return tuple(moment for moment in self._moments if since - EASE_S <= moment.t < since)

    def forget(self) -> None:
        """A hold is over, or nothing was seen for long."""
        self._moments.clear()


class HoldEdges:
    """Keeps the first and the last seconds of one hold, and what came before it."""

    def __init__(self) -> None:
        self._first: list[Seen] = []
        self._last: deque[Seen] = deque()

    def push(self, t: float, values: Mapping[str, float]) -> None:
        """Take in one moment of the hold."""
        if not self._first or t - self._first[0][0] <= EDGE_S:
            self._first.append((t, values))
        self._last.append((t, values))
        while t - self._last[0][0] > EDGE_S:
            self._last.popleft()

    def begin(self, since: float, kept: Sequence[Condition]) -> float:
        """When the pose was reached in which every condition in `kept` was met from `since` on, in seconds.

        That may be a little earlier, where more was pushed of it.
        """
        return _reached(self._first[0][0], self._first, kept) if kept and self._has_a_level() else since

    def end(self, until: float, kept: Sequence[Condition]) -> float:
        """The same for when it was left, where the conditions were met until `until`."""
        inward = [seen for seen in reversed(self._last) if seen[0] <= until]
        return _reached(until, inward, kept) if self._has_a_level() else until

    def _has_a_level(self) -> bool:
        """Whether the hold was longer than somebody may take to come and to go."""
        return bool(self._first) and self._last[-1][0] - self._first[0][0] >= EDGE_S - 0.5


def _reached(edge: float, inward: Sequence[Seen], kept: Sequence[Condition]) -> float:
    """The moment from `edge` on, `inward`, at which every measure is most of the way from its bound to its level."""
    if not inward or abs(inward[-1][0] - edge) < LONGEST_WAY_S + LEVEL_S:
        return edge
    moments = list(_moments(edge, inward, kept))
    return max(moments, key=lambda t: abs(t - edge), default=edge)


def _moments(edge: float, inward: Sequence[Seen], kept: Sequence[Condition]) -> Iterator[float]:
    for condition in kept:
        seen = [(t, values.get(condition.measure, math.nan)) for t, values in inward]
        seen = [(t, value) for t, value in seen if not math.isnan(value)]
        inside = [value for t, value in seen if abs(t - edge) >= LONGEST_WAY_S]
        if condition.of != "zero" or condition.outside or not inside:
            continue
        level = median(inside)
        if not condition.met(level):
            continue  # it is kept within wider bounds, and there is no way from this one
        for bound in filter(math.isfinite, (condition.low, condition.high)):
            t = _there(seen, bound, level)
            if t is not None and abs(t - edge) <= LONGEST_WAY_S:
                yield t


def _there(seen: Sequence[tuple[float, float]], bound: float, level: float) -> float | None:
    """When a measure is most of the way from `bound` to `level`; None where it was from the first."""
    if level == bound:
        return None
    shares = [(t, (value - bound) / (level - bound)) for t, value in seen]
    arrived = next((t for t, share in shares if share >= REACHED), shares[-1][0])
    if arrived == shares[0][0]:
        return None
    return min(arrived, _calm(shares), key=lambda t: abs(t - shares[0][0]))


def _calm(shares: Sequence[tuple[float, float]]) -> float:
    """The first moment, inward, at which the share of the way hardly grows any more; the last one where it never does.

    Somebody may go further in the midst of a hold, and be there long before.
    """
    falling = [(t, -share) for t, share in shares]
    speeds = list(zip(shares, falls(falling, 0, 1, -math.inf, STEEP_S), strict=False))
    steepest = max((v for (t, _), v in speeds if abs(t - shares[0][0]) <= EDGE_IS_STEEP_S), default=0.0)
    return next((t for (t, share), v in speeds if v <= SLOW * steepest and share >= PART), shares[-1][0])
