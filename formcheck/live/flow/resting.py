"""The rest between two sets: a timer, and nothing is counted."""

from __future__ import annotations

from dataclasses import replace

from formcheck.live.flow.inputs import ClipOver, Input, Pressed
from formcheck.live.flow.moves import finish, skip_step, to_set
from formcheck.live.flow.plan import SessionPlan
from formcheck.live.flow.sentences import is_first_of_step, say
from formcheck.live.flow.state import FlowState, Turn
from formcheck.live.flow.stepping import stepped

WARN_S = 10.0
"""Seconds before the end of a rest at which it is announced: long enough to lie down again."""

WORTH_S = 25.0
"""Rests shorter than this need no announcement."""


def resting(plan: SessionPlan, state: FlowState, given: Input) -> Turn:
    """`resting`: until the time is over, or a key says so."""
    if isinstance(given, Pressed):
        return stepped(plan, state, given.command)
    if isinstance(given, ClipOver) and not is_first_of_step(plan, state.at):
        return skip_step(plan, state, last=given.last)
    if isinstance(given, ClipOver) and given.last:
        return finish(plan, state)
    left = state.rest_until - state.t
    if left <= 0:
        return to_set(plan, state, state.at)
    if left <= WARN_S and plan.sets[state.at].rest_s >= WORTH_S and "ending" not in state.told:
        new = f" Next: {plan.sets[state.at].spec.name}." if is_first_of_step(plan, state.at) else ""
        words = f"{WARN_S:.0f} seconds to go.{new}"
        return replace(state, told=state.told | {"ending"}), (say(words, "rest", fresh_s=3.0),)
    return state, ()
