"""The session as a state machine: `first`, then `advance` with every input. No clock, no camera, no window, no file."""

from __future__ import annotations

from dataclasses import replace

from formcheck.live.flow.asking import asking, current, questions_of, stopped
from formcheck.live.flow.doing import doing, finished
from formcheck.live.flow.inputs import Finished, Input, Pressed, Slept
from formcheck.live.flow.moves import closed, finish, to_set
from formcheck.live.flow.orders import KeepAnswers, Order
from formcheck.live.flow.plan import SessionPlan
from formcheck.live.flow.readying import readying
from formcheck.live.flow.resting import resting
from formcheck.live.flow.sentences import say
from formcheck.live.flow.state import FlowState, Stage, Turn, entered
from formcheck.live.keys import Command

PAUSABLE: frozenset[Stage] = frozenset({"placing", "readying", "doing", "away", "resting"})

GO_ON: frozenset[Command] = frozenset({"go", "next", "back", "restart"})
"""Keys that end a pause beside the one that began it; any other one may have been hit by chance."""


def first(plan: SessionPlan) -> Turn:
    """The state at the session's begin, and what is to be done at once."""
    state = FlowState()
    if questions_of(plan, state):
        return state, ()
    return to_set(plan, state, 0)


def advance(plan: SessionPlan, state: FlowState, given: Input) -> Turn:
    """The state after `given`, and what it asks for. Time never goes back: an earlier `t` counts as now."""
    if isinstance(given, Finished):
        return finished(plan, state, given)
    if state.stage == "over":
        return state, ()
    state = replace(state, t=max(state.t, given.t))
    if isinstance(given, Pressed) and given.command == "end":
        return _end(plan, state)
    if isinstance(given, Slept):
        return _slept(state)
    if isinstance(given, Pressed) and given.command == "mute":
        return replace(state, muted=not state.muted, talks_until=min(state.talks_until, state.t)), ()
    if isinstance(given, Pressed) and given.command == "pause" and state.stage in PAUSABLE:
        return _toggle(state)
    if state.paused_at is not None and not (isinstance(given, Pressed) and given.command in GO_ON):
        return state, ()
    return _on(plan, _resumed(state), given)


def _on(plan: SessionPlan, state: FlowState, given: Input) -> Turn:
    match state.stage:
        case "asking" | "asking_after":
            return asking(plan, state, given)
        case "stopped":
            return stopped(state, given)
        case "placing" | "readying":
            return readying(plan, state, given)
        case "doing" | "away":
            return doing(plan, state, given)
        case "resting":
            return resting(plan, state, given)
        case "summary":
            return _summary(plan, state, given)
        case "over":
            return state, ()


def _summary(plan: SessionPlan, state: FlowState, given: Input) -> Turn:
    read = isinstance(given, Pressed) and given.command in ("go", "pause", "next")
    over = read or state.t - state.since >= plan.around.summary_s
    return (entered(state, "over"), ()) if over else (state, ())


def _slept(state: FlowState) -> Turn:
    """Whoever wakes the machine is at its keys."""
    if state.stage not in PAUSABLE or state.paused_at is not None:
        return state, ()
    return replace(state, paused_at=state.t), (say("Paused. Press space to go on.", "pause", fresh_s=5.0),)


def _toggle(state: FlowState) -> Turn:
    if state.paused_at is not None:
        return _resumed(state), (say("Going on.", "pause", fresh_s=3.0),)
    return replace(state, paused_at=state.t), (say("Paused.", "pause", fresh_s=3.0),)


def _resumed(state: FlowState) -> FlowState:
    """Going on: the time of the pause counts for nothing."""
    if state.paused_at is None:
        return state
    gap = state.t - state.paused_at
    return replace(
        state,
        paused_at=None,
        since=state.since + gap,
        rest_until=state.rest_until + gap,
        advice_since=state.advice_since + gap,
        badly_since=None if state.badly_since is None else state.badly_since + gap,
        waits_since=state.waits_since + gap,
        talks_until=state.talks_until + gap,
        turns_until=state.turns_until + gap,
        good_since=None,
        absent_since=None,
    )


def _end(plan: SessionPlan, state: FlowState) -> Turn:
    """The person ends it, wherever it stands: a set that runs is closed; a second time ends it at once, and so does the
    first time where nothing was done that could have made them feel otherwise."""
    orders: tuple[Order, ...] = ()
    stage = state.stage
    if stage in ("doing", "away"):
        state, orders = closed(state)
    if stage == "asking":
        orders = _half_asked(plan, state)
    if stage == "asking_after":
        orders = (KeepAnswers(state.answers, before=False),)
    nothing_done = all(done.tally.is_empty for done in state.done)
    if stage in ("asking", "stopped", "asking_after", "summary") or not plan.around.after or nothing_done:
        return entered(replace(state, paused_at=None), "over"), orders
    state, more = finish(plan, replace(state, paused_at=None))
    return state, (*orders, *more)


def _half_asked(plan: SessionPlan, state: FlowState) -> tuple[Order, ...]:
    """What was answered before the person left; red flags count only where all of them were asked about."""
    question = current(plan, state)
    if question is not None and question.id in ("advice", "flag"):
        return ()
    return (KeepAnswers(state.answers, before=True),)
