"""Whether somebody has stayed where they were in a hold, while the model only guesses their limbs.

Legs in front of each other, in poor light or half out of the picture are thrown to and fro by the model, and look like
another position in every frame. Trunks are not: as long as shoulders and hips are where they were when the limbs could
last be believed, nobody has got up, sat down or come out of a stretch.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from formcheck.coach.hold import HoldTracker
from formcheck.coach.travel import Tracker
from formcheck.measure.measures import Measures
from formcheck.pose.landmarks import SIDES, Side

Values = Mapping[str, float]

MOVED = 0.08
"""Trunk lengths (some 4 cm) by which shoulders or hips have moved: twice what people sway in ten seconds and what the
legs' unrest does to the hips, and a quarter of what hips go back in leaving a lunge."""

GUESSED_S = 10.0
"""Seconds for which a trunk that stays put says what the limbs do: half of the shortest stretch that is asked for. To
let a leg go, put it down and draw it in again takes as long."""


class StaysPut:
    """Tell it every frame in order; of what is no pure hold it says nothing.

    Args:
        trackers: what follows each side's movement.

    Attributes:
        now: whether limbs are guessed by which a hold is told, while the trunk is where it was.
    """

    def __init__(self, trackers: Mapping[Side | None, Tracker]) -> None:
        self._holds = [tracker for tracker in trackers.values() if isinstance(tracker, HoldTracker)]
        self._sides: tuple[Side | None, ...] = (None,) if None in trackers else SIDES
        self.now = False
        self._trunk: tuple[float, ...] = ()
        self._believed_at = -math.inf

    def look(self, measures: Measures, called: Callable[[Side | None], Values]) -> None:
        """Take in a frame, and every measure as each side has it by the model's names."""
        going_on = [hold for hold in self._holds if hold.held_since is not None]
        kept = any(hold.fits(called(side)) for hold in going_on for side in self._sides)
        guessed = any(hold.hangs_on(measures.doubted) for hold in going_on)
        if kept or not guessed:
            self._trunk, self._believed_at = measures.trunk_points, measures.t
        lately = measures.t - self._believed_at <= GUESSED_S and not measures.after_gap
        stays = lately and self._way(measures.trunk_points) <= MOVED * measures.size
        self.now = guessed and not kept and stays

    def _way(self, trunk: tuple[float, ...]) -> float:
        """Pixels that shoulders or hips, whichever moved further, are from where they were; NaN unknown."""
        if not trunk or not self._trunk:
            return math.nan
        (x, y, u, v), (x0, y0, u0, v0) = trunk, self._trunk
        return max(math.hypot(x - x0, y - y0), math.hypot(u - u0, v - v0))
