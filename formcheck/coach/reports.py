"""What is reported of a movement that is over, and how many there were; what it shows of the person is learned."""

from __future__ import annotations

from collections.abc import Iterator

from formcheck.coach.events import Event, RangeLearned
from formcheck.coach.hold_begun import HoldBegun
from formcheck.coach.learner import RangeLearner
from formcheck.coach.limits import Limits
from formcheck.coach.references import References
from formcheck.coach.telling import cues_of, holds_of, partial_of, rep_of
from formcheck.coach.travel import Outcome
from formcheck.pose.landmarks import Side
from formcheck.specs.model import ExerciseSpec


class Reports:
    """Tell it each movement that is over, and that nothing contradicts any more.

    Attributes:
        counts: of each side, and of None where the sides are not told apart.
    """

    def __init__(
        self,
        spec: ExerciseSpec,
        *,
        learner: RangeLearner,
        limits: Limits,
        references: References,
        hold_begun: HoldBegun,
    ) -> None:
        self._spec = spec
        self._learner = learner
        self._limits = limits
        self._references = references
        self._hold_begun = hold_begun
        self.counts: dict[Side | None, int] = {None: 0, "left": 0, "right": 0}

    @property
    def total(self) -> int:
        """Of all sides."""
        return sum(self.counts.values())

    def over(self, outcome: Outcome, side: Side | None, t: float, rest: float) -> Iterator[Event]:
        """What there is to say of `outcome`, known at `t` seconds, of a person whose drive rests at `rest`."""
        yield from holds_of(self._spec, outcome, side)
        self._hold_begun.over(side)
        if not outcome.counted:
            yield from self._learn(outcome, side, t, rest)
            yield partial_of(outcome, side, t)
            return
        self.counts[side] += 1
        self._references.counted(outcome, side)
        rep = rep_of(self._spec, outcome, side, self.total, t)
        yield rep
        yield from cues_of(self._spec, rep, outcome)
        yield from self._learn(outcome, side, t, rest)

    def _learn(self, outcome: Outcome, side: Side | None, t: float, rest: float) -> Iterator[Event]:
        own = self._learner.moved(outcome, side, rest)
        if own is not None:
            self._limits.watch(side, own)
            yield RangeLearned(t, side, own.reps, own.drive, own.rest, own.usual, own.target, own.caps)
