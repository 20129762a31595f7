"""Posture over time: which one is settled, and whether the exercise may be counted in it."""

from __future__ import annotations

import math

from formcheck.specs.model import ExerciseSpec, Posture

SETTLE_S = 0.5
"""How long a posture must last to be called settled; a single frame's guess is none."""

FIRST_S = 0.2
"""The same at the very start of a source: a clip may begin in the middle of a movement."""

LEAVE_S = 1.0
"""How long another posture must last before the exercise's own is left: a bridge's top may look like nothing."""

UNKNOWN_S = 2.5
"""The same where what is seen fits no posture: that is no sign of having left, only of not being recognised."""

UNKNOWN_IN_A_HOLD_S = 5.0
"""The same where a position is held: its own conditions tell sooner that it was left, and a hold that breaks in two is
two short ones. A foot behind something may look like nothing for as long."""

FLICKER_S = 0.1
"""For how long a posture may be another without its being a way out: two or three frames' doubt."""


class PostureOverTime:
    """Settles single poses' postures; `settled` changes only after a dwell."""

    def __init__(self, spec: ExerciseSpec) -> None:
        self._within = spec.within
        self._unknown_s = UNKNOWN_IN_A_HOLD_S if spec.movement.kind == "hold" else UNKNOWN_S
        self.settled: Posture = "unknown"
        self.since = 0.0
        self._candidate: Posture = "unknown"
        self._candidate_since: float | None = None
        self._outside_since: float | None = None
        self._started: float | None = None
        self._seen_t = math.inf
        self._untouched = True

    @property
    def in_position(self) -> bool:
        """Whether the settled posture is one in which the exercise may be counted."""
        return self.settled in self._within

    def push(self, t: float, posture: Posture) -> Posture | None:
        """Feed one frame's posture; returns the newly settled one when it changes."""
        if self._started is None:
            self._started = t
        if t - self._seen_t > LEAVE_S:  # two glimpses are no dwell
            self._candidate_since = self._outside_since = None
        self._seen_t = t
        if posture == self.settled:
            self._candidate_since = self._outside_since = None
            return None
        self._note_outside(t, posture)
        if posture != self._candidate or self._candidate_since is None:
            self._candidate, self._candidate_since = posture, t
        left = self._outside_since is not None and t - self._outside_since >= self._leaves_after(posture)
        if t - self._candidate_since < self._dwell(posture) and not left:
            return None
        self.since = self._started if self._untouched else self._candidate_since
        self._untouched = False
        self.settled = posture
        self._candidate_since = self._outside_since = None
        return posture

    def leaving(self, t: float) -> bool:
        """Whether the body has looked like none of the exercise's postures for longer than a flicker."""
        return self._outside_since is not None and t - self._outside_since >= FLICKER_S

    def _note_outside(self, t: float, posture: Posture) -> None:
        """Whatever the postures in between are called, a second outside of the exercise's own has left it."""
        if not self.in_position or posture in self._within:
            self._outside_since = None
        elif self._outside_since is None:
            self._outside_since = t

    def _dwell(self, posture: Posture) -> float:
        if self._untouched:
            return FIRST_S
        if self.in_position and posture not in self._within:
            return self._leaves_after(posture)
        return SETTLE_S

    def _leaves_after(self, posture: Posture) -> float:
        """Seconds of another posture after which the exercise's own is left."""
        return self._unknown_s if posture == "unknown" else LEAVE_S
