"""Learns a person's own range from the first comfortable reps of a set."""

from __future__ import annotations

import math

from formcheck.coach.personal import FIRST_REPS, Done, OwnRange, Personal, learned
from formcheck.coach.travel import Outcome
from formcheck.pose.landmarks import Side
from formcheck.specs.model import ExerciseSpec


class RangeLearner:
    """Comfortable is what counted and passed no limit on the way.

    Args:
        spec: the exercise.
        personal: what is known already and therefore not learned; None learns nothing.
    """

    def __init__(self, spec: ExerciseSpec, personal: Personal | None) -> None:
        self._spec = spec
        self._personal = personal
        self._done: dict[Side | None, list[Done]] = {}
        self._last_warned = -math.inf

    def warned(self, t: float) -> None:
        """A warning is active at `t`."""
        self._last_warned = t

    def counted(self, outcome: Outcome, side: Side | None, rest: float) -> OwnRange | None:
        """Take in a movement that counted; returns the range where this one completes what it takes."""
        if self._personal is None or self._personal.of(side) is not None:
            return None
        done = self._done.setdefault(side, [])
        if len(done) >= FIRST_REPS or self._last_warned >= outcome.start_s:
            return None
        done.append(Done(rest, outcome))
        return learned(self._spec, side, done) if len(done) == FIRST_REPS else None
