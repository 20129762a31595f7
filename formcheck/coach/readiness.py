"""Whether what somebody in position does may be counted yet.

A movement begins from rest, so whoever has come into position must have kept still there once; a pure hold waits for
that by itself.
"""

from __future__ import annotations

from formcheck.coach.position import PostureOverTime
from formcheck.coach.stillness import STILL_SPEED, Speed
from formcheck.specs.model import ExerciseSpec


class Readiness:
    """Tell it who comes into position, and `look` at every moment there."""

    def __init__(self, spec: ExerciseSpec) -> None:
        self._start = spec.start
        self._is_hold = spec.movement.kind == "hold"
        self._ready = True

    def came(self, posture: PostureOverTime) -> None:
        """Somebody has come into position; in a source that begins so they may be in the midst of a movement."""
        begins_so = posture.since <= 0.0 and posture.settled in self._start
        self._ready = begins_so or self._is_hold

    def met_anew(self) -> None:
        """Whoever is in position may be somebody else."""
        self._ready = self._is_hold

    def look(self, posture: PostureOverTime, speed: Speed) -> bool:
        """Take in how fast the body moves; whether what is done now may be counted."""
        if not posture.in_position:
            return False
        self._ready = self._ready or (posture.settled in self._start and speed.body <= STILL_SPEED)
        return self._ready
