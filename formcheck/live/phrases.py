"""What the voice says of what happened: events and states in, sentences out. Pure.

Little is said, since a person who counts breaths needs quiet: the number of each rep, "hold" and "and back", half-way
of a long hold, two to go, a warning and what to do about it, and a short word when they can't be seen.
"""

from __future__ import annotations

from collections.abc import Sequence

from formcheck.coach.events import CoachState, Cued, Event, HoldStarted, RepDone, TrackingChanged, WarningStarted
from formcheck.live.overlay.words import tracking_words
from formcheck.live.utterance import Priority, Utterance
from formcheck.specs.model import ExerciseSpec

WARN_EVERY_S = 6.0
"""Seconds between two warnings of one kind: long enough to act on the first."""

LOST_EVERY_S = 10.0
READY_EVERY_S = 20.0

LONG_HOLD_S = 12.0
"""From here on a hold is worth a word at half-way."""


def phrases(
    events: Sequence[Event], state: CoachState, before: CoachState | None, spec: ExerciseSpec
) -> tuple[Utterance, ...]:
    """What to say after one frame.

    Args:
        events: what the coach found in this frame.
        state: where things stand after it.
        before: where they stood one frame ago; None for the first.
        spec: the exercise.
    """
    said = [utterance for event in events for utterance in _of_event(event, spec)]
    if before is not None:
        said += _of_change(before, state, spec)
    return tuple(said)


def _of_event(event: Event, spec: ExerciseSpec) -> list[Utterance]:
    match event:
        case WarningStarted(level="stop"):
            return [Utterance(event.message, Priority.STOP, f"warning {event.id}", 5.0, WARN_EVERY_S)]
        case WarningStarted(level="warning"):
            return [Utterance(event.message, Priority.WARNING, f"warning {event.id}", 2.0, WARN_EVERY_S)]
        case WarningStarted():
            return [Utterance(event.message, Priority.GUIDE, f"warning {event.id}", 3.0, 3 * WARN_EVERY_S)]
        case RepDone():
            return [Utterance(_count(event.n, spec), Priority.COUNT, "count", 1.5)]
        case HoldStarted() if _shortest_hold(spec) > 0:
            return [Utterance("Hold", Priority.COUNT, "hold", 1.0)]
        case Cued():
            return [Utterance(event.message, Priority.GUIDE, f"cue {event.id}", 2.0, 2 * WARN_EVERY_S)]
        case TrackingChanged() if event.state != "ok":
            words = event.message or tracking_words(event.state)[0]
            return [Utterance(words, Priority.GUIDE, "tracking", 2.0, LOST_EVERY_S)]
        case _:
            return []


def _of_change(before: CoachState, state: CoachState, spec: ExerciseSpec) -> list[Utterance]:
    """What no event tells: in position at last, half of a long hold, a hold that is long enough."""
    said: list[Utterance] = []
    if state.in_position and not before.in_position:
        said.append(Utterance("Ready", Priority.GUIDE, "ready", 2.0, READY_EVERY_S))
    hold = _shortest_hold(spec)
    if hold >= LONG_HOLD_S and before.hold_s < hold / 2 <= state.hold_s:
        said.append(Utterance("Half-way", Priority.COUNT, "half-way", 2.0))
    if hold > 0 and before.hold_s < hold <= state.hold_s:
        said.append(Utterance(_enough(spec), Priority.COUNT, "hold", 1.5))
    return said


def _count(n: int, spec: ExerciseSpec) -> str:
    goal = spec.dose.reps.low * (2 if spec.sides == "each" and spec.dose.per_side else 1)
    if spec.movement.kind != "hold" and goal >= 6 and n == goal - 2:
        return f"{n}. Two to go"
    return f"{n}. Set done" if n == goal else str(n)


def _shortest_hold(spec: ExerciseSpec) -> float:
    return next((end.hold.low for end in spec.movement.ends if end.hold is not None), 0.0)


def _enough(spec: ExerciseSpec) -> str:
    return "That's enough" if spec.movement.kind == "hold" else "And back"
