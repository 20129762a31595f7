"""Which leg is which while one is held: people need seconds to change legs, the model needs one picture.

So where a hold's pose is suddenly met by the other leg's numbers, and no longer by its own, only their names have
been exchanged, and they are called as they were until that is undone. A hold belongs to the leg that it was seen on for
longer.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from formcheck.coach.hold import HoldTracker
from formcheck.coach.travel import Tracker
from formcheck.pose.landmarks import Side, other

Values = Mapping[str, float]

CHANGES_S = 0.6
"""Seconds in which the model's change of mind shows in numbers that are smoothed over 0.3 s; people who change legs
take longer, and leave the pose with one before they are in it with the other."""


class HeldSide:
    """Tell it every moment before the trackers are told; it is about pure holds, and elsewhere says nothing.

    Args:
        trackers: what follows each side's movement.

    Attributes:
        exchanged: whether the model calls the legs the other way round than when the hold began that goes on.
    """

    def __init__(self, trackers: Mapping[Side | None, Tracker]) -> None:
        self._trackers = {
            side: tracker for side, tracker in trackers.items() if side is not None and isinstance(tracker, HoldTracker)
        }
        self._holder: Side | None = None
        self.exchanged = False
        self._fitted_at = self._t = math.nan
        self._seconds = {False: 0.0, True: 0.0}

    def look(self, t: float, called: Callable[[Side], Values], *, stays_put: bool = False) -> None:
        """Take in every measure at `t` seconds as each side has it by the model's names.

        While somebody `stays_put`, their limbs are only guessed, and say nothing about which is which.
        """
        holders = [side for side, tracker in self._trackers.items() if tracker.held_since is not None]
        holder = holders[0] if len(holders) == 1 else None
        if holder != self._holder:
            self._holder, self.exchanged = holder, False
            self._fitted_at = self._t = t
            self._seconds = {False: 0.0, True: 0.0}
        if holder is None:
            return
        own, others = called(holder), called(other(holder))
        as_it_was, as_exchanged = (others, own) if self.exchanged else (own, others)
        fits = self._trackers[holder].fits
        if stays_put or fits(as_it_was) is not False:
            self._fitted_at = t
        elif t - self._fitted_at <= CHANGES_S and fits(as_exchanged):
            self.exchanged, self._fitted_at = not self.exchanged, t
        self._seconds[self.exchanged] += t - self._t
        self._t = t

    def whose(self, side: Side) -> Side:
        """The leg that a hold of `side` that is over now belongs to."""
        mistaken = side == self._holder and self._seconds[True] > self._seconds[False]
        return other(side) if mistaken else side
