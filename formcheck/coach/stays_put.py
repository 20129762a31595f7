"""Whether somebody has stayed where they were in a hold, while the model only guesses their limbs.

Legs in front of each other, in poor light or half out of the picture are thrown to and fro by the model, and look like
another position in every frame. Trunks are not: as long as shoulders and hips are where they were when the limbs could
last be believed, nobody has got up, sat down or come out of a stretch.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Mapping

from formcheck.coach.hold import HoldTracker
from formcheck.coach.travel import Tracker
from formcheck.measure.measures import Measures
from formcheck.pose.landmarks import SIDES, Side
from formcheck.specs.model import Posture

Values = Mapping[str, float]

MOVED = 0.08
"""Trunk lengths (some 4 cm) by which shoulders or hips have moved: twice what people sway in ten seconds and what the
legs' unrest does to the hips, and a quarter of what hips go back in leaving a lunge."""

SETTLED = 0.15
"""Trunk lengths by which somebody sinks and sways in all of a hold: half of what hips go back in leaving a lunge."""

GUESSED_S = 10.0
"""Seconds for which a trunk that stays put says what the limbs do: half of the shortest stretch that is asked for. To
let a leg go, put it down and draw it in again takes as long."""


class StaysPut:
    """Tell it every frame in order; of what is no pure hold it says nothing.

    Args:
        trackers: what follows each side's movement.
        within: the postures in which it may go on.

    Attributes:
        now: whether limbs are guessed by which a hold is told, while the trunk is where it was.
        unrecognised: whether a hold is seen to be kept, and the trunk to be where it was, though the posture looks like
            none: in poor light or from half in front a model's legs may for long.
    """

    def __init__(self, trackers: Mapping[Side | None, Tracker], within: Container[Posture]) -> None:
        self._holds = [tracker for tracker in trackers.values() if isinstance(tracker, HoldTracker)]
        self._sides: tuple[Side | None, ...] = (None,) if None in trackers else SIDES
        self._within = within
        self.now = self.unrecognised = False
        self._believed, self._recognised = _Place(), _Place()

    def look(self, measures: Measures, called: Callable[[Side | None], Values]) -> None:
        """Take in a frame, and every measure as each side has it by the model's names."""
        going_on = [hold for hold in self._holds if hold.held_since is not None]
        kept = any(hold.fits(called(side)) for hold in going_on for side in self._sides)
        guessed = any(hold.hangs_on(measures.doubted) for hold in going_on)
        if kept or not guessed:
            self._believed.was(measures)
        if measures.posture in self._within or not going_on:
            self._recognised.was(measures)
        lately = measures.t - self._believed.t <= GUESSED_S and not measures.after_gap
        self.now = guessed and not kept and lately and self._believed.is_at(measures, MOVED)
        unknown = measures.posture == "unknown" and not measures.after_gap
        self.unrecognised = kept and unknown and self._recognised.is_at(measures, SETTLED)


class _Place:
    """Where shoulders and hips were, and when."""

    def __init__(self) -> None:
        self.t = -math.inf
        self._trunk: tuple[float, ...] = ()

    def was(self, measures: Measures) -> None:
        """They are there now."""
        self._trunk, self.t = measures.trunk_points, measures.t

    def is_at(self, measures: Measures, within: float) -> bool:
        """Whether both are there still, but for so many trunk lengths; not where that is unknown."""
        if not measures.trunk_points or not self._trunk:
            return False
        (x, y, u, v), (x0, y0, u0, v0) = measures.trunk_points, self._trunk
        return max(math.hypot(x - x0, y - y0), math.hypot(u - u0, v - v0)) <= within * measures.size
