"""What a tracker of movements is, is told and says: shared by reps, cycles and holds."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from formcheck.coach.plateau import Stay
from formcheck.coach.stillness import Speed


@dataclass(frozen=True, slots=True)
class Moment:
    """One smoothed frame as a tracker sees it, resolved for the side it watches.

    Attributes:
        t: seconds.
        values: measure name to value; NaN or absent where unseen.
        speed: of the body's joints.
        excused: a limit is being passed that a hold outlives: what fails now does not end it.
        starting: the posture is one that the exercise starts in, from which its movement begins.
        other_works: the other side is on its way. The model guesses a resting limb from the one that moves, so that
            nothing is learned from it now.
        after_gap: no picture came for so long before it that nobody knows what was done meanwhile.
        overstepped: it is being warned that this goes further than it should.
        stays_put: the trunk is where it was, while the limbs are only guessed: what of them is not seen was not left.
    """

    t: float
    values: Mapping[str, float]
    speed: Speed
    excused: bool = False
    starting: bool = True
    other_works: bool = False
    after_gap: bool = False
    overstepped: bool = False
    stays_put: bool = False


@dataclass(frozen=True, slots=True)
class GoingOn:
    """A movement that is not over: since when, and how far from rest it has gone so far, in the drive's unit."""

    since_s: float
    went: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """A movement that is over.

    Attributes:
        counted: whether it reached its target (or end after end, or was held long enough) and came back.
        start_s, peak_s, end_s: leaving rest, the furthest point, back at rest.
        start_value, peak_value: the drive there; NaN for a pure hold.
        stays: the holds in it.
        at_most_s: seconds that the longest may have lasted; NaN where that is as long as it was seen.
        out_s, back_s: seconds of the way out and of the way back.
        at_peak: every measure's value at the furthest point; of a pure hold, its median over all of the hold.
        span: of a pure hold, every measure's tenth and ninetieth percentile in it; empty for what travels.
        cut: the source began or ended in the midst of it: it lasted longer than was seen, by how much nobody knows.
        out_smoothness, back_smoothness: of the ways out and back, see smoothness.py; NaN where it is not known.
    """

    counted: bool
    start_s: float
    peak_s: float
    end_s: float
    start_value: float
    peak_value: float
    stays: tuple[Stay, ...]
    out_s: float
    back_s: float
    at_peak: Mapping[str, float] = field(default_factory=dict)
    span: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    cut: bool = False
    at_most_s: float = math.nan
    out_smoothness: float = math.nan
    back_smoothness: float = math.nan


class Tracker(Protocol):
    """Follows the movements of one side, or of the whole body where the sides are not worked apart: told every moment
    in order, it says which movements are over.
    """

    @property
    def phase(self) -> str:
        """As in CoachState; whether the posture is the exercise's own is not its concern."""

    @property
    def rest(self) -> float:
        """The drive at rest (of a cycle, in neutral), in its own unit; NaN for a pure hold."""

    @property
    def rest_known(self) -> bool:
        """Whether the person has kept still at it, so that it is not assumed."""

    @property
    def target(self) -> float:
        """The drive's value to be reached next; NaN for a pure hold."""

    @property
    def value(self) -> float:
        """The drive now; NaN unseen, and for a pure hold."""

    @property
    def progress(self) -> float:
        """0 at rest, 1 at the target; -1 at a cycle's second end."""

    @property
    def held_since(self) -> float | None:
        """Since when the end is held, in seconds; None while it is not."""

    @property
    def going_on(self) -> GoingOn | None:
        """The movement that is not over, where another side's may be contradicted by it; None at rest."""

    def held_s(self, t: float, /) -> float:
        """Seconds for which the end has been held so far, at `t`; 0 while it is not."""

    def stays_so_far(self) -> tuple[Stay, ...]:
        """The holds at the target of a movement that is not over; of a pure hold, which is one itself, none."""

    def push(self, moment: Moment) -> Outcome | None:
        """Feed one moment; returns the movement that it ended."""

    def finish(self) -> Outcome | None:
        """The source has ended; returns the movement that is over with it."""

    def leave(self) -> None:
        """The posture has been left, and with it a movement that had begun."""
