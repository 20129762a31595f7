"""The way back of a movement: since when somebody is on it, how low they have come, and how it ends."""

from __future__ import annotations

import math
from typing import Literal

from formcheck.coach.own_rest import AT_REST
from formcheck.coach.verdict import RETURN_S

RETURNED = 0.65
"""Share of the way back from the peak that makes a return: people often lower to just above the mat."""

TURNED = 0.10
"""Share of the way up again that ends a return which did not reach rest."""

Ended = Literal["at_rest", "turned", "hovering"]
"""How a return ended: back at rest; in the next movement, which began before that; or in neither, just above rest."""


class WayBack:
    """Ask whether it has `begun` with every moment on the way out; from then on tell it every moment.

    Attributes:
        lowest, lowest_at: the drive where it was nearest to rest, and when, in seconds.
    """

    def __init__(self) -> None:
        self.lowest, self.lowest_at = math.inf, math.nan
        self._since = math.nan

    def begun(self, t: float, y: float, *, rest: float, peak: float) -> bool:
        """Whether most of the way from `peak` back to `rest` lies behind somebody who is at `y`."""
        if peak - y >= RETURNED * (peak - rest):
            self._since = t
            self.lowest, self.lowest_at = y, t
            return True
        return False

    def look(self, t: float, y: float, *, rest: float, way: float) -> Ended | None:
        """Take in the drive at `t` seconds, `way` being that from rest to the target; says how the return ended."""
        if y < self.lowest:
            self.lowest, self.lowest_at = y, t
        if y > self.lowest + TURNED * way:
            return "turned"
        if y <= rest + AT_REST * way:
            return "at_rest"
        return "hovering" if t - self._since > RETURN_S else None
