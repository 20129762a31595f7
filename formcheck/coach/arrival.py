"""Since when somebody has been at the end of a movement, while they are there: what a ring shows.

How long the stay really was is told from the whole movement once it is over (see plateau.py).
"""

from __future__ import annotations

import math

from formcheck.coach.ramp import Samples

FURTHER = 0.05
"""Share of the way that is going further; less is sway and the landmarks' unrest."""

ARRIVED_S = 0.8
"""Seconds without going further after which a stay has begun, wherever it goes from there: who still rises has not
arrived, but who has been there holds on while they go a little further.
"""


class Arrival:
    """Tell it every moment away from rest; `since` is when the stay that goes on began, None where none does."""

    def __init__(self) -> None:
        self.since: float | None = None
        self._at = 0
        self._arrived = False
        self._furthest = self._furthest_at = math.nan

    def restart(self) -> None:
        """The movement is over, or forgotten."""
        self.since = None
        self._furthest = self._furthest_at = math.nan

    def look(self, t: float, y: float, way: float) -> None:
        """Take in how far somebody has come at `t` seconds; `way` is that from rest to the target."""
        self._arrived |= t - self._furthest_at > ARRIVED_S
        if not y <= self._furthest + FURTHER * way:
            self._furthest, self._furthest_at = y, t

    def left(self) -> None:
        """They are not at the end."""
        self.since = None

    def there(self, past: Samples, high: float) -> None:
        """They are, by the last of `past`: who was still below `high` on the way further had not arrived yet."""
        if self.since is None:
            self._at = len(past) - 1
            self._arrived = False
        while not self._arrived and past[self._at][1] < high:
            self._at += 1
        self.since = past[self._at][0]
