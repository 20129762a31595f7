"""Where each leg lies while both rest: the one that stays there tells which one was lifted.

A lifted leg's landmarks say little of whose it is: the model likes to call it the far one. But the leg that stays is
where it was when both lay side by side, and there, from a camera that looks down even a little, the nearer one is lower
in the picture by 0.05 to 0.2 trunk lengths (measured on rendered people), several times what landmarks at rest wander.
"""

from __future__ import annotations

import math

Place = tuple[tuple[float, float], ...]
"""Knee, ankle, heel and toe in pixels."""

MEMORY_S = 3.0
"""Seconds over which a place is averaged."""

LEARNED_S = 0.3
"""Seconds side by side from which a place is known."""

STAYS = 0.12
"""Trunk lengths from its place, on average over its points, within which a leg has stayed there: a foot that was set
down a hand's breadth (0.15) away says nothing of whose it is."""

DIFFERS = 0.04
"""Trunk lengths by which the one place must be nearer than the other to say anything: twice the unrest of a mean."""

MOVED = 0.4
"""Trunk lengths that the hips may be from where they were; beyond, the person lies elsewhere."""


class LegPlaces:
    """Learns both places while the legs lie together, and says whose the leg is that stays."""

    def __init__(self) -> None:
        self._left: Place | None = None
        self._right: Place | None = None
        self._hips = (math.nan, math.nan)
        self._age = 0.0

    def learn(self, dt: float, left: Place, right: Place, hips: tuple[float, float], trunk: float) -> None:
        """Take in one frame, `dt` seconds after the last, in which the legs lie together."""
        if self._left is None or self._right is None or math.dist(hips, self._hips) > MOVED * trunk:
            self._left, self._right, self._hips, self._age = left, right, hips, 0.0
            return
        self._age += dt
        weight = dt / max(dt, min(self._age, MEMORY_S)) if dt > 0 else 0.0
        self._left = _towards(self._left, left, weight)
        self._right = _towards(self._right, right, weight)
        self._hips = _towards((self._hips,), (hips,), weight)[0]

    def word(self, left: Place, right: Place, hips: tuple[float, float], trunk: float) -> int:
        """1 where the leg that stays is called what it is, -1 where it is called the other, 0 where none can tell."""
        if self._left is None or self._right is None or self._age < LEARNED_S:
            return 0
        if math.dist(hips, self._hips) > MOVED * trunk:
            return 0
        own = (_apart(left, self._left), _apart(right, self._right))
        crossed = (_apart(left, self._right), _apart(right, self._left))
        staying = 0 if min(own[0], crossed[0]) <= min(own[1], crossed[1]) else 1
        if min(own[staying], crossed[staying]) > STAYS * trunk:
            return 0
        gain = (crossed[staying] - own[staying]) / trunk
        return 0 if abs(gain) < DIFFERS else (1 if gain > 0 else -1)


def _apart(a: Place, b: Place) -> float:
    return sum(math.dist(p, q) for p, q in zip(a, b, strict=True)) / len(a)


def _towards(place: Place, seen: Place, weight: float) -> Place:
    return tuple((x + weight * (u - x), y + weight * (v - y)) for (x, y), (u, v) in zip(place, seen, strict=True))
