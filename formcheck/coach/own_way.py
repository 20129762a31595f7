"""How far a movement must go to be a whole one for this person: half of what somebody has shown to be their range is
half a rep, also where it would be a whole one for somebody stiffer.
"""

from __future__ import annotations

from dataclasses import replace

from formcheck.coach.travel import Outcome
from formcheck.coach.verdict import Travelled, counts

OWN_SHARE = 0.65
"""Share of the person's own smaller travels that counted which a rep must reach, above the spec's target."""

OWN_OF_ONE = 0.6
"""The same where one rep has counted yet: less, since that one may have been a large one. Half of one is read as up to
0.56 of it."""

ODD_OF = 4
"""Travels of which one may have been an odd one: a rep that went wrong, and small, sets nobody's range."""

SMALLER_NOW = 2
"""Movements in a row that reach the spec's target, but not OWN_SHARE, from which that is this person's range today:
who was large once, or was seen to be, is not held to it for the rest of the set."""


class OwnWay:
    """Learns from every movement that is over; `least` is what the next one must reach."""

    def __init__(self) -> None:
        self._travels: list[float] = []
        self._smaller: list[float] = []

    @property
    def least(self) -> float:
        """How far a movement must go, in the drive's unit; 0 while nothing has counted."""
        if not self._travels:
            return 0.0
        smaller = sorted(self._travels)[len(self._travels) // ODD_OF]
        return (OWN_SHARE if len(self._travels) > 1 else OWN_OF_ONE) * smaller

    def learn(self, outcome: Outcome, travelled: Travelled) -> None:
        """Take in what counted; and what would have for anybody, once that is all that somebody does."""
        went = abs(outcome.peak_value - outcome.start_value)
        if outcome.counted:
            # Nobody is held to one that went too far: who was told so, and goes less far next, does it rightly.
            if self._travels or not any(moment.overstepped for moment in travelled.moments):
                self._travels.append(went)
            self._smaller = []
            return
        for_anybody = counts(replace(travelled, needed=travelled.way))
        self._smaller = [*self._smaller, went] if for_anybody else []
        if len(self._smaller) >= SMALLER_NOW:
            self._travels, self._smaller = self._smaller, []
