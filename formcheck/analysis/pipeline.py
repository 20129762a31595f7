"""Pose to events in one step: measure and coach, as every caller needs them together."""

from __future__ import annotations

from dataclasses import replace

from formcheck.coach.coach import Coach
from formcheck.coach.events import CoachState, Event
from formcheck.coach.personal import OwnRange, Personal
from formcheck.measure.measurer import Measurer
from formcheck.measure.measures import Measures
from formcheck.pose.landmarks import Side
from formcheck.pose.pose import Pose
from formcheck.specs.condition import Condition
from formcheck.specs.model import ExerciseSpec

GAP_S = 1.5
"""Seconds between two poses from which nobody knows what was done in between: a camera that was unplugged, a pause, a
machine that slept. Five frames a second, the fewest that a camera gives in the dark, are 0.2 apart."""

BESIDE_S = 0.05
"""Seconds after the last pose and before the next one at which such a gap is told to the coach."""


class Pipeline:
    """One exercise, one source. Feed every pose in order to `step`, then call `finish` once.

    Args:
        spec: the exercise.
        personal: the person's own range, to be watched and learned too; None for anybody.

    Attributes:
        measures: of the latest pose; None before the first.
    """

    def __init__(self, spec: ExerciseSpec, personal: Personal | None = None) -> None:
        self._measurer = Measurer(spec)
        self._coach = Coach(spec, personal)
        self.measures: Measures | None = None
        self._last_t: float | None = None

    def step(self, pose: Pose) -> list[Event]:
        """What became known with `pose`. A gap in time before it counts as not having been seen: it ends a hold."""
        last_t, self._last_t = self._last_t, pose.t
        events = [] if last_t is None or pose.t - last_t < GAP_S else self._unseen(last_t, pose)
        return events + self._measured(pose)

    def _unseen(self, last_t: float, pose: Pose) -> list[Event]:
        before, after = (
            Pose(pose.index, t, pose.width, pose.height, None, None, None)
            for t in (last_t + BESIDE_S, pose.t - BESIDE_S)
        )
        return self._measured(before) + self._measured(after, after_gap=True)

    def _measured(self, pose: Pose, *, after_gap: bool = False) -> list[Event]:
        measures = self._measurer.measure(pose)
        self.measures = replace(measures, after_gap=True) if after_gap else measures
        return self._coach.step(self.measures)

    def state(self) -> CoachState:
        """Where things stand, for a screen or a voice."""
        return self._coach.state()

    def reference(self, condition: Condition, side: Side | None) -> float:
        """The number that a limit's `condition` is counted from now, for a side; NaN while it is unknown."""
        return self._coach.reference(condition, side)

    def own_ranges(self) -> tuple[OwnRange, ...]:
        """What the comfortable movements so far show of this person, side by side."""
        return self._coach.own_ranges()

    def finish(self) -> list[Event]:
        """The source has ended: what can still be said."""
        return self._coach.finish()
