"""Where a session stands: one stage at a time, and what it remembers."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import Literal

from formcheck.live.flow.answers import Answers
from formcheck.live.flow.orders import Order
from formcheck.live.keys import Command
from formcheck.live.placement import PlacementAdvice
from formcheck.live.utterance import Utterance
from formcheck.pose.landmarks import Side
from formcheck.specs.model import Posture

Stage = Literal[
    "asking", "stopped", "placing", "readying", "doing", "away", "resting", "asking_after", "summary", "over"
]
"""Questions; ended by a yes to one of them; finding the place; getting ready; a set; gone from it for a while; rest;
questions again; what was done; the end. Only `doing` and `away` have a set running."""

WaitsFor = Literal["side", "posture", "rest", "still", "view", "going on"]
"""What may keep a set from beginning: the leg that is to change, the posture that it begins in, the movement's rest,
stillness. What may keep one that runs from going on: that the person is seen, their posture, that they go on."""

COUNTING: frozenset[Stage] = frozenset({"doing", "away"})


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted in a set so far.

    Attributes:
        reps, left, right: as in CoachState.
        held: seconds of the hold that goes on.
        holding: its side; None without a hold, or where the sides are not worked apart.
        warnings: how many there were.
        last: side of the last rep; None before it, or where the sides are not worked apart.
        short: movements in a row that fell short of their target.
    """

    reps: int = 0
    left: int = 0
    right: int = 0
    held: float = 0.0
    warnings: int = 0
    last: Side | None = None
    short: int = 0
    holding: Side | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was done, not even in part or wrongly."""
        return self == Tally()


@dataclass(frozen=True, slots=True)
class OpenWarning:
    """A warning that is true: what to say of it, since when, and when that was offered to the voice last, if ever."""

    utterance: Utterance
    since: float
    offered_at: float | None = None


@dataclass(frozen=True, slots=True)
class DoneSet:
    """A set that is over: its number in the plan, and what was counted."""

    at: int
    tally: Tally


@dataclass(frozen=True, slots=True)
class FlowState:
    """Everything that the flow remembers. Times are seconds since the session began.

    Attributes:
        stage, since: what is going on, and since when.
        t: now.
        at: number of the set that is done now, or comes next.
        paused_at: since when the person has it paused; None where it goes on.
        question, chosen: number of the question that is asked now, and what was chosen so far (one with `many`).
        regions: keys of the regions that hurt.
        answers: to all questions so far.
        found, fits, still, rested, posture: as last seen, while nothing is counted.
        advice, advice_since, advised_at: on the place, since when it is that, and when it was spoken last.
        badly_since: since when the person has been there in a place that is not right; None where it is, or nobody is.
        misfits: ids of all advice in that time.
        put_up_with: ids of advice with which a set has begun all the same.
        advised: topic of the advice that was spoken last in this stage; empty before any.
        waits_for, waits_since, prompted_at: what keeps the set from beginning, or from going on, since when, and when
            that was spoken.
        coached_at: when a frame went into the count last.
        in_old_hold: whether the hold that the last set ended with goes on, though the leg is to change.
        muted: whether the person has turned the sound off.
        talks_until: until when it takes to say how the coming exercise is done.
        turns_until: until when there is time to change legs.
        good_since: since when all has been well for beginning; None where it is not.
        absent_since: since when the person has not been in position during a set.
        was_there: whether they have been in it at all, in this set.
        placed: whether the place was right once.
        tally: of the set that is running, or of the last one.
        done: the sets that are over.
        rest_until: when the rest ends.
        warned_at: when a warning was spoken of last.
        warnings: those of the running set that are true now.
        worked: the side that is worked in it, as the screen shows it; None before it is known.
        told: what need not be said again in this stage.
    """

    stage: Stage = "asking"
    since: float = 0.0
    t: float = 0.0
    at: int = 0
    paused_at: float | None = None
    question: int = 0
    chosen: tuple[Command, ...] = ()
    regions: tuple[Command, ...] = ()
    answers: Answers = field(default_factory=Answers)
    found: bool = False
    fits: bool = False
    still: bool = False
    rested: bool = True
    posture: Posture = "unknown"
    advice: PlacementAdvice | None = None
    advice_since: float = 0.0
    advised_at: float = -math.inf
    badly_since: float | None = None
    misfits: frozenset[str] = frozenset()
    put_up_with: frozenset[str] = frozenset()
    advised: str = ""
    waits_for: WaitsFor | None = None
    waits_since: float = 0.0
    prompted_at: float = -math.inf
    coached_at: float = -math.inf
    in_old_hold: bool = False
    muted: bool = False
    talks_until: float = 0.0
    turns_until: float = 0.0
    good_since: float | None = None
    absent_since: float | None = None
    was_there: bool = False
    placed: bool = False
    tally: Tally = field(default_factory=Tally)
    done: tuple[DoneSet, ...] = ()
    rest_until: float = 0.0
    told: frozenset[str] = frozenset()
    warned_at: float = -math.inf
    warnings: tuple[OpenWarning, ...] = ()
    worked: Side | None = None

    @property
    def still_s(self) -> float:
        """Seconds for which all has been well for beginning, and there was nothing to wait for; below 0 until then."""
        since = math.inf if self.good_since is None else max(self.good_since, self.waits_until)
        return self.t - since

    @property
    def waits_until(self) -> float:
        """Until when the set waits for words, or for somebody to turn around."""
        return max(self.talks_until, self.turns_until)

    @property
    def counting(self) -> bool:
        """Whether frames belong to a set now."""
        return self.stage in COUNTING and self.paused_at is None


Turn = tuple[FlowState, tuple[Order, ...]]
"""The state after an input, and what it asks for."""


def entered(state: FlowState, stage: Stage) -> FlowState:
    """The stage begins now."""
    return replace(
        state,
        stage=stage,
        since=state.t,
        question=0,
        chosen=(),
        advice=None,
        advised="",
        waits_for=None,
        in_old_hold=False,
        good_since=None,
        absent_since=None,
        told=frozenset(),
        warnings=(),
    )
