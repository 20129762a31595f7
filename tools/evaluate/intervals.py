"""Which true thing a found thing is: the one that it shares the most time with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Interval(Protocol):
    """Anything that lasts from `start_s` to `end_s`."""

    @property
    def start_s(self) -> float:
        """Seconds."""
        ...

    @property
    def end_s(self) -> float:
        """Seconds."""
        ...


def shared_s(a: Interval, b: Interval) -> float:
    """Seconds that two intervals share; negative is the gap between them."""
    return min(a.end_s, b.end_s) - max(a.start_s, b.start_s)


def touches(a: Interval, b: Interval, widened_s: float = 0.0) -> bool:
    """Whether `a` meets `b` where `b` is made longer by `widened_s` at either end."""
    return shared_s(a, b) >= -widened_s


def matched(true: Sequence[Interval], found: Sequence[Interval]) -> dict[int, int]:
    """Index of a true interval to that of the found one: one to one, the largest overlap first."""
    overlaps = [(shared_s(a, b), -i, -j) for i, a in enumerate(true) for j, b in enumerate(found)]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for shared, i, j in sorted(overlaps, reverse=True):
        if shared > 0 and -i not in pairs and -j not in taken:
            pairs[-i] = -j
            taken.add(-j)
    return dict(sorted(pairs.items()))
