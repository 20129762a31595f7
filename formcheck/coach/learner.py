"""Learns a person's own range from the comfortable reps of a set: the first ones, or all of a calibration."""

from __future__ import annotations

import math
from collections.abc import Iterator

from formcheck.coach.freer import freer
from formcheck.coach.learned_hold import holds_needed, is_comfortable, learned_hold
from formcheck.coach.learned_range import CALIBRATED_FROM, FIRST_REPS, Done, learned
from formcheck.coach.personal import OwnRange, Personal
from formcheck.coach.travel import Outcome
from formcheck.pose.landmarks import Side
from formcheck.specs.model import ExerciseSpec


class RangeLearner:
    """Comfortable is what passed no limit on the way.

    Args:
        spec: the exercise.
        personal: what is known already and therefore not learned, but compared with; None learns nothing.
    """

    def __init__(self, spec: ExerciseSpec, personal: Personal | None) -> None:
        self._spec = spec
        self._personal = personal
        self._counted: dict[Side | None, list[Done]] = {}
        self._short: dict[Side | None, list[Done]] = {}
        self._beside_known: dict[Side | None, list[Done]] = {}
        self._last_warned = -math.inf
        self._last_general = -math.inf
        self._is_hold = spec.movement.kind == "hold"
        self._somebody_else = False

    def warned(self, t: float, *, general: bool) -> None:
        """A warning is active at `t`; of the `general` limit, or of the person's own alone."""
        self._last_warned = t
        self._last_general = t if general else self._last_general

    def met_anew(self) -> None:
        """What is done from now on may be somebody else's: it is not learned from, save where one is calibrated."""
        self._somebody_else = self._personal is not None and not self._personal.calibrating

    def moved(self, outcome: Outcome, side: Side | None, rest: float) -> OwnRange | None:
        """Take in a movement; returns the range where this is the last of the first reps that it takes."""
        personal = self._personal
        if personal is None or self._somebody_else or (self._is_hold and not is_comfortable(outcome)):
            return None
        done = Done(rest, outcome)
        if personal.of(side) is not None:
            if outcome.counted and self._last_general < outcome.start_s:
                self._beside_known.setdefault(side, []).append(done)
            return None
        if self._last_warned >= outcome.start_s:
            return None
        if not outcome.counted:
            if self._is_short(done):
                self._short.setdefault(side, []).append(done)
            return None
        counted = self._counted.setdefault(side, [])
        counted.append(done)
        first = len(counted) == self._needed(FIRST_REPS) and not personal.calibrating
        return self._learned(side, counted, FIRST_REPS) if first else None

    def outgrown(self) -> Iterator[tuple[OwnRange, dict[str, float]]]:
        """Known ranges that this person has clearly outgrown in this set, and where they come to now."""
        for side, done in self._beside_known.items():
            own = self._personal.of(side) if self._personal else None
            now = freer(self._spec, own, done) if own else {}
            if own and now:
                yield own, now

    def ranges(self) -> tuple[OwnRange, ...]:
        """What all of them show, side by side; where too few counted, the short ones speak as well."""
        found = []
        for side in dict.fromkeys((*self._counted, *self._short)):
            counted = self._counted.get(side, [])
            short = [done for done in self._short.get(side, []) if not self._shadows(done, side)]
            done = counted if len(counted) >= CALIBRATED_FROM else [*counted, *short]
            found.append(self._learned(side, done, CALIBRATED_FROM))
        return tuple(own for own in found if own is not None)

    def _needed(self, reps: int) -> int:
        calibrating = self._personal is not None and self._personal.calibrating
        return holds_needed(self._spec, calibrating=calibrating) if self._is_hold else reps

    def _learned(self, side: Side | None, done: list[Done], reps: int) -> OwnRange | None:
        learn = learned_hold if self._is_hold else learned
        return learn(self._spec, side, done, self._needed(reps))

    def _shadows(self, short: Done, side: Side | None) -> bool:
        """Whether the other side moved meanwhile: a limb that is hidden behind the one that works seems to move too."""
        moved = (*self._counted.items(), *self._short.items())
        others = (done for which, all_done in moved if which != side for done in all_done)
        return any(_overlap(short.outcome, done.outcome) and _way(done) > _way(short) for done in others)

    def _is_short(self, done: Done) -> bool:
        """Whether it did not count for its range alone: neither too quick nor wrong in another way."""
        movement, outcome = self._spec.movement, done.outcome
        cycle = movement.kind == "cycle"
        least_s = movement.least_s / 2 if cycle else movement.least_s
        ways = [abs(end.target(done.rest) - done.rest) for end in movement.ends]
        in_range = cycle or abs(outcome.peak_value - done.rest) < max(ways)
        return in_range and outcome.end_s - outcome.start_s >= least_s


def _overlap(one: Outcome, other: Outcome) -> bool:
    return one.start_s < other.end_s and other.start_s < one.end_s


def _way(done: Done) -> float:
    return abs(done.outcome.peak_value - done.rest)
