"""What the voice says of a set that runs: events and states in, sentences out. Pure.

Little is said, since a person who counts breaths needs quiet: the number of each rep, "hold" and "and back", half-way
of a long hold, the last two, a warning and what to do about it, and a short word when they can't be seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from formcheck.coach.events import (
    CoachState,
    Cued,
    Event,
    HoldStarted,
    RangeOutgrown,
    RepDone,
    TrackingChanged,
    WarningStarted,
)
from formcheck.coach.personal import CAP_LIMIT
from formcheck.live.overlay.words import goes_up, tracking_words
from formcheck.live.utterance import Priority, Utterance
from formcheck.pose.landmarks import Side
from formcheck.specs.model import ExerciseSpec

CUE = "cue "
"""How the topics of cues begin."""

WARN_EVERY_S = 6.0
"""Seconds between two warnings of one kind: long enough to act on the first."""

LOST_EVERY_S = 10.0

OUTGROWN = "You come further than you used to. Calibrate again when you like."
OUTGROWN_EVERY_S = 3600.0
"""Once in a sitting is enough."""

TELL_HOLD_S = 2.0
"""A shorter hold is a pause at the end of a movement: "and down" is enough."""

ENOUGH_AFTER_S = 0.5
"""Seconds beyond what is asked for at which a hold is called long enough: it may turn out to have begun that much later
than it was first seen to, and whoever does as they are told must not be told that it was short."""

HOLD_EVERY_S = 4.0
"""Seconds between two sayings of "Hold": shorter than from one rep's hold to the next one's."""

LONG_HOLD_S = 12.0
"""From here on a hold is worth a word at half-way."""

LAST_TWO_FROM = 5
"""Reps a set from which the last two are announced: in a shorter one they would be half of it."""

KIND_FROM = 8
"""Reps a set from which half of them are worth a kind word."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What a set is to be.

    Attributes:
        reps: how many end it; None where only its source does.
        each: whether each side is counted towards that, and so spoken, apart.
        kind: whether a kind word may be said.
        before: side of the rep before; None before any, or where it is not spoken of.
        side: the only side that the set is for; None for both or neither.
    """

    reps: int | None = None
    each: bool = False
    kind: bool = False
    before: Side | None = None
    side: Side | None = None


def phrases(
    events: Sequence[Event], state: CoachState, held: float, spec: ExerciseSpec, goal: Goal
) -> tuple[Utterance, ...]:
    """What to say after one frame.

    Args:
        events: what the coach found in this frame.
        state: where things stand after it.
        held: seconds of the hold one frame ago; 0.0 where there was none.
        spec: the exercise.
        goal: what the set is to be.
    """
    if any(isinstance(event, Cued | WarningStarted) for event in events):
        goal = replace(goal, kind=False)
    heard = [*(event for event in events if not isinstance(event, Cued)), *_cue_of(events, state, spec)]
    said = [utterance for event in heard for utterance in _of_event(event, state, spec, goal)]
    return (*said, *_of_hold(held, state.hold_s, spec))


def _cue_of(events: Sequence[Event], state: CoachState, spec: ExerciseSpec) -> list[Cued]:
    """The one cue to say of what was just done: the first, which the spec's author holds to be the most important; none
    beside a warning.
    """
    grave = {limit.id for limit in (*spec.limits, CAP_LIMIT) if limit.level != "info"}
    started = any(isinstance(event, WarningStarted) and event.level != "info" for event in events)
    if started or grave & set(state.warnings):
        return []
    return [event for event in events if isinstance(event, Cued)][:1]


def _of_event(event: Event, state: CoachState, spec: ExerciseSpec, goal: Goal) -> list[Utterance]:
    match event:
        case WarningStarted(level="stop"):
            return [Utterance(event.message, Priority.STOP, warning_topic(event.id), 5.0, WARN_EVERY_S)]
        case WarningStarted(level="warning"):
            return [Utterance(event.message, Priority.WARNING, warning_topic(event.id), 2.0, WARN_EVERY_S)]
        case WarningStarted():
            return [Utterance(event.message, Priority.GUIDE, warning_topic(event.id), 3.0, 3 * WARN_EVERY_S)]
        case RepDone():
            goal = replace(goal, reps=None) if _is_other_side(event, goal) else goal
            words = _side_first(event, goal) + _count(_number(event, state, goal), goal)
            return [Utterance(words, Priority.COUNT, "count", 1.5, ends=("hold", "half-way", "enough"))]
        case HoldStarted() if _shortest_hold(spec) >= TELL_HOLD_S:
            return [hold_begun(spec)]
        case RangeOutgrown():
            return [Utterance(OUTGROWN, Priority.GUIDE, "outgrown", 12.0, OUTGROWN_EVERY_S)]
        case Cued():
            return [Utterance(event.message, Priority.GUIDE, f"{CUE}{event.id}", 2.0, 2 * WARN_EVERY_S)]
        case TrackingChanged() if event.state not in ("ok", "nobody"):
            words = event.message or tracking_words(event.state)[0]
            return [Utterance(words, Priority.GUIDE, "tracking", 2.0, LOST_EVERY_S)]
        case _:
            return []


def warning_topic(limit: str) -> str:
    """The topic of what is said when the limit of that id is passed."""
    return f"warning {limit}"


def hold_begun(spec: ExerciseSpec, ends: tuple[str, ...] = ()) -> Utterance:
    """The hold runs; said once, also where a dip begins it anew. In a long one that is worth hearing later, too."""
    hold = _shortest_hold(spec)
    fresh_s = 5.0 if hold >= LONG_HOLD_S else 1.0
    return Utterance("Hold", Priority.COUNT, "hold", fresh_s, min(hold, HOLD_EVERY_S), ends)


def _of_hold(before: float, now: float, spec: ExerciseSpec) -> list[Utterance]:
    """What no event tells: half of a long hold, a hold that is long enough."""
    hold = _shortest_hold(spec)
    if hold <= 0:
        return []
    enough = hold + (ENOUGH_AFTER_S if hold >= TELL_HOLD_S else 0.0)
    if before < enough <= now:
        return [Utterance(_enough(spec), Priority.COUNT, "enough", 3.0, ends=("hold", "half-way"))]
    if hold >= LONG_HOLD_S and before < hold / 2 <= now:
        return [Utterance("Half-way", Priority.COUNT, "half-way", 2.0)]
    return []


def _number(rep: RepDone, state: CoachState, goal: Goal) -> int:
    if not goal.each or rep.side is None:
        return rep.n
    return state.reps_left if rep.side == "left" else state.reps_right


def _side_first(rep: RepDone, goal: Goal) -> str:
    """The side, where it is another one than before: both are counted from one, and the person can correct us. One that
    the set is not for is named each time."""
    changed = goal.each and goal.before not in (None, rep.side)
    named = changed or _is_other_side(rep, goal)
    return f"{rep.side.capitalize()}, " if rep.side is not None and named else ""


def _is_other_side(rep: RepDone, goal: Goal) -> bool:
    """Whether the rep is of the side that the set is not for, and so brings its end no nearer."""
    return None not in (goal.side, rep.side) and goal.side != rep.side


def _count(n: int, goal: Goal) -> str:
    if goal.reps is None:
        return str(n)
    if goal.reps >= LAST_TWO_FROM and n == goal.reps - 2:
        return f"{n}. Last two"
    return f"{n}. Good" if goal.kind and goal.reps >= KIND_FROM and n == goal.reps // 2 else str(n)


def _shortest_hold(spec: ExerciseSpec) -> float:
    return next((end.hold.low for end in spec.movement.ends if end.hold is not None), 0.0)


def _enough(spec: ExerciseSpec) -> str:
    return "That's enough" if spec.movement.kind == "hold" else "And down" if goes_up(spec) else "And back"
