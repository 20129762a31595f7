"""Where each leg lies while both rest: the one that stays there tells which one was lifted.

A lifted leg's landmarks say little of whose it is: the model likes to call it the far one. But the leg that stays is
where it was when both lay side by side, and there, from a camera that looks down even a little, the nearer one is lower
in the picture by 0.05 to 0.2 trunk lengths (measured on rendered people), several times what landmarks at rest wander.
"""

from __future__ import annotations

import math

from formcheck.measure.running_mean import weight_of

Place = tuple[tuple[float, float], ...]
"""Knee, ankle, heel and toe, in pixels from the middle of the hips: a camera held by hand moves all of them."""

MEMORY_S = 3.0
"""Seconds over which a place is averaged."""

LEARNED_S = 0.3
"""Seconds side by side from which a place is known."""

STAYS = 0.12
"""Trunk lengths from its place, on average over its points, within which a leg has stayed there: a foot that was set
down a hand's breadth (0.15) away says nothing of whose it is."""

DIFFERS = 0.04
"""Trunk lengths by which the one place must be nearer than the other to say anything: twice the unrest of a mean."""


class LegPlaces:
    """Learns both places while the legs lie together, and says whose the leg is that stays."""

    def __init__(self) -> None:
        self._places: tuple[Place, Place] | None = None
        self._age = 0.0

    def learn(self, dt: float, left: Place, right: Place, trunk: float) -> None:
        """Take in one frame, `dt` seconds after the last, in which the legs lie together; anew where neither stayed.

        A leg that is partly so far outside the picture that it has no place says nothing.
        """
        if not math.isfinite(_apart(left, right)):
            return
        if self._places is None or min(map(_apart, (left, right), self._places)) > STAYS * trunk:
            self._places, self._age = (left, right), 0.0
            return
        self._age += dt
        weight = weight_of(dt, self._age, MEMORY_S)
        of_left, of_right = self._places
        self._places = (_towards(of_left, left, weight), _towards(of_right, right, weight))

    def word(self, left: Place, right: Place, trunk: float) -> int:
        """1 where the leg that stays is called what it is, -1 where it is called the other, 0 where none can tell."""
        if self._places is None or self._age < LEARNED_S:
            return 0
        of_left, of_right = self._places
        own = (_apart(left, of_left), _apart(right, of_right))
        crossed = (_apart(left, of_right), _apart(right, of_left))
        staying = 0 if min(own[0], crossed[0]) <= min(own[1], crossed[1]) else 1
        if min(own[staying], crossed[staying]) > STAYS * trunk:
            return 0
        gain = (crossed[staying] - own[staying]) / trunk
        return 0 if not abs(gain) >= DIFFERS else (1 if gain > 0 else -1)


def _apart(a: Place, b: Place) -> float:
    return sum(math.dist(p, q) for p, q in zip(a, b, strict=True)) / len(a)


def _towards(place: Place, seen: Place, weight: float) -> Place:
    return tuple((x + weight * (u - x), y + weight * (v - y)) for (x, y), (u, v) in zip(place, seen, strict=True))
