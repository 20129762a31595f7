"""One leg at a time: what both sides seem to have done at once was done by one of them.

The model gives part of a leg's movement to the other leg: for some frames it swaps them, and a hidden leg is guessed
from the one in sight. So of two movements that cover each other, or that are two parts of one since the legs were
exchanged between them, the one that counts and went further is believed, and a movement is only reported once the other
side cannot contradict it any more.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from formcheck.coach.hand_over import HandOvers
from formcheck.coach.travel import GoingOn, Outcome
from formcheck.pose.landmarks import Side, other

COVERED = 0.5
"""Share of the shorter of two movements that both cover: alternating legs overlap by the ends of their ways at most."""

COVERED_SHADOW = 0.25
"""The same where one counts and the other does not: what moves a little while the other leg moves is its shadow."""

WAIT_S = 4.0
"""Seconds after its end that a movement waits for the other side's at the longest."""


LONGER = 0.2
"""Share by which one of two parts must have been seen for longer to be believed for that."""

AS_FAR = 0.05
"""Share by which two parts of one movement may differ in how far they went and have gone as far: both saw its end."""


FURTHER = 0.5
"""Shares of the way by which one side must be further to be shown in the other's place: at rest they differ by less to
and fro, and of a leg that waits beside one that works the model makes a third or half of the way."""


def working_side(progress: Mapping[Side, float], before: Side | None = None) -> Side:
    """The side that is further on its way, for whoever looks at it: another than `before` only where it clearly is."""
    left, right = progress["left"], progress["right"]
    further: Side = "right" if right > left or math.isnan(left) else "left"
    if before is None:
        return further
    least = FURTHER + (progress[before] if progress[before] > 0 else 0.0)  # NaN: unseen for a moment
    return further if progress[further] >= least else before


@dataclass(frozen=True, slots=True)
class Done:
    """A movement that is over, and the side that seems to have done it."""

    outcome: Outcome
    side: Side


class OneSideAtATime:
    """Feed `push` what the sides' trackers say is over; `settled` gives what is to be believed of it."""

    def __init__(self) -> None:
        self._waiting: list[Done] = []
        self._told: list[Done] = []
        self._exchanges = HandOvers()

    def watch(self, t: float, progress: Mapping[Side, float]) -> None:
        """Take in how far each side is on its way at `t` seconds: 0 at rest, 1 at the target, NaN unseen."""
        self._exchanges.push(t, progress["left"], progress["right"])

    def push(self, outcome: Outcome, side: Side) -> None:
        """A movement of `side` is over."""
        new = Done(outcome, side)
        if any(told.outcome.counted >= outcome.counted and self._same(told, new) for told in self._told):
            return
        rivals = [waiting for waiting in self._waiting if self._same(waiting, new)]
        if all(self._outweighs(new, rival) for rival in rivals):
            self._waiting = [waiting for waiting in self._waiting if waiting not in rivals]
            self._waiting.append(new)

    def settled(self, t: float, going_on: Mapping[Side, GoingOn | None]) -> list[Done]:
        """What can be reported at `t`.

        Args:
            t: seconds; infinite at the end of a source.
            going_on: for each side the movement that is not over; None where it rests.
        """
        ready = [done for done in self._waiting if not self._may_be_contradicted(done, t, going_on[other(done.side)])]
        self._waiting = [done for done in self._waiting if done not in ready]
        self._told = [told for told in self._told if t - told.outcome.end_s < WAIT_S] + ready
        return ready

    def _may_be_contradicted(self, done: Done, t: float, rival: GoingOn | None) -> bool:
        """Whether the other side is on a way that covers this movement and has gone as far (a partial one can wait), or
        on one that this movement was handed over to.
        """
        outcome = done.outcome
        if rival is None or math.isinf(t):
            return False
        if self._exchanges.join((outcome.start_s, outcome.end_s), (rival.since_s, math.inf)):
            return True
        if t - outcome.end_s >= WAIT_S:
            return False
        covered = COVERED if outcome.counted else COVERED_SHADOW
        begun_in_it = rival.since_s < outcome.end_s - covered * (outcome.end_s - outcome.start_s)
        as_far = rival.went >= abs(outcome.peak_value - outcome.start_value)
        return begun_in_it and (as_far or not outcome.counted)

    def _outweighs(self, new: Done, rival: Done) -> bool:
        """Whether the new one is to be believed: of two parts of one movement, the one that was seen for longer."""
        if new.outcome.counted == rival.outcome.counted and self._handed_over(new.outcome, rival.outcome):
            (_, went), (_, rival_went) = _weight(new), _weight(rival)
            took, rival_took = (done.outcome.end_s - done.outcome.start_s for done in (new, rival))
            if abs(went - rival_went) < AS_FAR * rival_went and abs(took - rival_took) > LONGER * rival_took:
                return took > rival_took
        return _weight(new) > _weight(rival)

    def _handed_over(self, one: Outcome, two: Outcome) -> bool:
        return self._exchanges.join((one.start_s, one.end_s), (two.start_s, two.end_s))

    def _same(self, a: Done, b: Done) -> bool:
        """Whether what two sides seem to have done is one movement of one of them."""
        if a.side == b.side:
            return False
        one, two = a.outcome, b.outcome
        return _covers(one, two) or self._handed_over(one, two)


def _covers(one: Outcome, two: Outcome) -> bool:
    both = min(one.end_s, two.end_s) - max(one.start_s, two.start_s)
    covered = COVERED if one.counted == two.counted else COVERED_SHADOW
    return both > covered * min(one.end_s - one.start_s, two.end_s - two.start_s)


def _weight(done: Done) -> tuple[bool, float]:
    """Counted before partial, then the one that went further (a hold: that lasted longer)."""
    outcome = done.outcome
    went = abs(outcome.peak_value - outcome.start_value)
    return outcome.counted, outcome.end_s - outcome.start_s if math.isnan(went) else went
