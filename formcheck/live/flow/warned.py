"""When a warning is spoken: one after the other, and until it is over, since a voice that is busy lets it go stale."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from formcheck.coach.events import CoachState
from formcheck.live.flow.orders import Order, Say
from formcheck.live.flow.state import FlowState, OpenWarning, Turn
from formcheck.live.phrases import warning_topic
from formcheck.live.utterance import Priority, Utterance, no_more_of

GRAVE = (Priority.STOP, Priority.WARNING)
"""Of what a limit says; one of level `info` is a hint, after which nothing has to wait."""

WARN_GAP_S = 3.0
"""Seconds between any two warnings: one must be heard and acted on before the next; both stay on the screen."""

AGAIN_S = 1.5
"""Seconds after which a warning that is still true is offered to the voice again, which says it once: shorter than it
stays fresh, so that it outlives whatever is being said."""

OFFERED_S = 12.0
"""Seconds for which it is: no sentence takes longer."""


def paced(state: FlowState, spoken: Iterable[Utterance], seen: CoachState) -> Turn:
    """What of `spoken`, and of the warnings from before that are still true, is said now; the gravest comes first."""
    true = {warning_topic(limit) for limit in seen.warnings}
    over, waiting = taken_back(state, true), _still_waiting(state, true)
    others: list[Order] = []
    for utterance in spoken:
        if utterance.priority in GRAVE or utterance.topic in true:
            waiting[utterance.topic] = OpenWarning(replace(utterance, occasion=state.t), state.t)
        else:
            others.append(Say(utterance))
    orders: list[Order] = []
    for warning in sorted(waiting.values(), key=lambda one: one.utterance.priority):
        if _is_due(warning, state):
            orders.append(Say(warning.utterance))
            first = warning.offered_at is None and warning.utterance.priority in GRAVE
            state = replace(state, warned_at=state.t) if first else state
            waiting[warning.utterance.topic] = replace(warning, offered_at=state.t)
    still = tuple(warning for topic, warning in waiting.items() if topic in true)
    return replace(state, warnings=still), (*over, *orders, *others)


def taken_back(state: FlowState, true: Collection[str] = ()) -> tuple[Order, ...]:
    """What the voice was to say of warnings that are no longer `true`, and may be too busy to have said."""
    offered = [warning.utterance.topic for warning in state.warnings if warning.offered_at is not None]
    over = tuple(topic for topic in offered if topic not in true)
    return (Say(no_more_of(*over)),) if over else ()


def _still_waiting(state: FlowState, true: Collection[str]) -> dict[str, OpenWarning]:
    return {warning.utterance.topic: warning for warning in state.warnings if warning.utterance.topic in true}


def _is_due(warning: OpenWarning, state: FlowState) -> bool:
    if warning.offered_at is not None:
        return state.t - warning.offered_at >= AGAIN_S and state.t - warning.since < OFFERED_S
    return warning.utterance.priority is not Priority.WARNING or state.t - state.warned_at >= WARN_GAP_S
