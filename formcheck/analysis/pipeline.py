"""Pose to events in one step: measure and coach, as every caller needs them together."""

from __future__ import annotations

from formcheck.coach.coach import Coach
from formcheck.coach.events import CoachState, Event
from formcheck.coach.personal import OwnRange, Personal
from formcheck.measure.measurer import Measurer
from formcheck.measure.measures import Measures
from formcheck.pose.pose import Pose
from formcheck.specs.model import ExerciseSpec


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

    def step(self, pose: Pose) -> list[Event]:
        """What became known with `pose`."""
        self.measures = self._measurer.measure(pose)
        return self._coach.step(self.measures)

    def state(self) -> CoachState:
        """Where things stand, for a screen or a voice."""
        return self._coach.state()

    def own_ranges(self) -> tuple[OwnRange, ...]:
        """What the comfortable movements so far show of this person, side by side."""
        return self._coach.own_ranges()

    def finish(self) -> list[Event]:
        """The source has ended: what can still be said."""
        return self._coach.finish()
