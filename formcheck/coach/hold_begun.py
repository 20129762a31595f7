"""That a hold has begun, said once of each."""

from __future__ import annotations

from formcheck.coach.events import HoldStarted
from formcheck.coach.telling import HOLD_UNCERTAINTY_S
from formcheck.pose.landmarks import Side
from formcheck.specs.model import ExerciseSpec


class HoldBegun:
    """Tell it at every moment since when each side holds; where nobody is asked to, it says nothing."""

    def __init__(self, spec: ExerciseSpec) -> None:
        self._asked = spec.movement.ends[0].hold is not None
        self._said: set[Side | None] = set()

    def look(self, t: float, side: Side | None, since: float | None) -> HoldStarted | None:
        """Take in since when `side` holds at `t` seconds, None where it does not; what lasts is said."""
        if since is None:
            self.over(side)
        elif self._asked and side not in self._said and t - since >= HOLD_UNCERTAINTY_S:
            self._said.add(side)
            return HoldStarted(t, side, since)
        return None

    def over(self, side: Side | None) -> None:
        """The movement of `side` is over: what is held from now on is another hold."""
        self._said.discard(side)

    def restart(self) -> None:
        """The position has been left, and with it every hold."""
        self._said.clear()
