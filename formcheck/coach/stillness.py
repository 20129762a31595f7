"""How much the body moves, and whether a number has kept still for long enough to be called rest."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from formcheck.specs.model import MeasureSpec

T = TypeVar("T")

STILL_S = 0.7
"""How long nothing may move before the person counts as still: longer than the turn of a movement."""

SPEED_S = 0.5
"""Window over which a body's speed is taken."""

STILL_SPEED = 0.16
"""Trunk lengths a second (about 8 cm/s) below which a joint's mean travel over SPEED_S is breathing, sway and the
landmarks' own unrest rather than a movement."""


DEGREES_OF_A_TRUNK = 72.0
"""Degrees through which the end of a thigh (0.8 trunk lengths) travels one trunk length."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Of the body's main joints, in trunk lengths a second; NaN unknown.

    `body` is the third-fastest joint's: the body as a whole, whatever one arm does or one hidden joint guesses.
    `limb` is the fastest joint's.
    """

    limb: float
    body: float


UNKNOWN = Speed(math.nan, math.nan)


class _Before(Generic[T]):
    """What was seen SPEED_S ago."""

    def __init__(self) -> None:
        self._past: deque[tuple[float, T]] = deque()

    def push(self, t: float, seen: T) -> tuple[float, T] | None:
        """How many seconds ago that was, and what; None until that much is known. Over a gap nothing is known."""
        if self._past and t - self._past[-1][0] > SPEED_S:
            self._past.clear()
        self._past.append((t, seen))
        while len(self._past) > 2 and t - self._past[1][0] >= SPEED_S:
            self._past.popleft()
        then, before = self._past[0]
        return None if t - then < SPEED_S * 0.8 else (t - then, before)


class Motion:
    """The speed of the body's main joints over time."""

    def __init__(self) -> None:
        self._before: _Before[tuple[float, ...]] = _Before()

    def push(self, t: float, points: tuple[float, ...], trunk: float = 1.0) -> Speed:
        """Speeds over the last SPEED_S; NaN until that much is known.

        Args:
            t: seconds, growing.
            points: x and y of each joint; empty unseen.
            trunk: length of the trunk in the same unit.
        """
        known = self._before.push(t, points) if points else None
        if known is None:
            return UNKNOWN
        dt, before = known
        speeds = [
            math.hypot(points[i] - before[i], points[i + 1] - before[i + 1]) / (dt * trunk)
            for i in range(0, len(points), 2)
        ]
        seen = sorted((speed for speed in speeds if speed == speed), reverse=True)
        return Speed(seen[0], seen[min(2, len(seen) - 1)]) if seen else UNKNOWN


class Settling:
    """The speed of a few measures over time, in the same unit as a body's."""

    def __init__(self, measures: Sequence[MeasureSpec]) -> None:
        self._scales = {one.name: DEGREES_OF_A_TRUNK if one.unit == "deg" else 1.0 for one in measures}
        self._before: _Before[Mapping[str, float]] = _Before()

    def push(self, t: float, values: Mapping[str, float]) -> Speed:
        """The fastest measure's speed over the last SPEED_S; NaN until that much is known, or where one is unseen."""
        known = self._before.push(t, values)
        if known is None:
            return UNKNOWN
        dt, before = known
        way = [abs(values.get(name, math.nan) - before.get(name, math.nan)) / s for name, s in self._scales.items()]
        fastest = math.nan if any(map(math.isnan, way)) else max(way) / dt
        return Speed(fastest, fastest)


class Plateau:
    """Whether a number stays within a band for STILL_S, and around which value."""

    def __init__(self, seconds: float = STILL_S) -> None:
        self._seconds = seconds
        self._past: deque[tuple[float, float]] = deque()

    def push(self, t: float, value: float, band: float) -> float | None:
        """The median of the last STILL_S where they span no more than `band`; else None. NaN starts anew."""
        if value != value:
            self._past.clear()
            return None
        self._past.append((t, value))
        while len(self._past) > 1 and t - self._past[1][0] >= self._seconds:
            self._past.popleft()
        if t - self._past[0][0] < self._seconds:
            return None
        values = sorted(v for _, v in self._past)
        return values[len(values) // 2] if values[-1] - values[0] <= band else None

    def clear(self) -> None:
        """Forget what was seen."""
        self._past.clear()
