"""Before a set: the person finds the place, gets into the start posture, and keeps still. No key is needed."""

from __future__ import annotations

import math
from dataclasses import replace

from formcheck.live.flow.inputs import ClipOver, Input, Pressed, Sighted
from formcheck.live.flow.moves import go, go_back, skip, skip_step, to_set
from formcheck.live.flow.orders import Order
from formcheck.live.flow.plan import SessionPlan
from formcheck.live.flow.sentences import ADVISE_EVERY_S, say, say_now
from formcheck.live.flow.state import FlowState, Turn, entered
from formcheck.live.placement import PlacementAdvice

PLACED_S = 0.8
"""Seconds that nothing must be wrong with the place before it is called right: longer than a lucky frame."""

READY_S = 1.6
"""Seconds of keeping still that begin a set: the coach learns rest from 0.7 of them, its body speed needs 0.5 more."""

SAY_READY_S = 0.5
"""Seconds of stillness before "Ready" is said: a moment on the way down is shorter."""

ADVISE_AFTER_S = 1.5
"""Seconds that an advice must last before it is spoken: while somebody lies down, much is wrong for a moment."""

REPEAT_S = 20.0
"""Seconds after which an advice that still holds is said again: it may have been missed."""

PATIENCE_S = 25.0
"""Seconds after which an advice on the place no longer keeps a person waiting who lies there, ready and still: the
coach counts nothing that it can't see."""


def readying(plan: SessionPlan, state: FlowState, given: Input) -> Turn:
    """`placing` and `readying`."""
    if isinstance(given, Pressed):
        return _pressed(plan, state, given)
    if isinstance(given, ClipOver):
        return skip_step(plan, state, last=given.last)
    if not isinstance(given, Sighted):
        return state, ()
    state, said = _advised(_seen(state, given), given.advice)
    if state.stage == "placing":
        state, more = _placing(state)
    else:
        state, more = _still(state)
    return state, (*said, *more)


def _seen(state: FlowState, given: Sighted) -> FlowState:
    return replace(
        state,
        found=given.found,
        fits=given.fits,
        still=given.still,
        rested=given.rested,
        posture=given.posture,
    )


def _advised(state: FlowState, advice: PlacementAdvice | None) -> Turn:
    """What is wrong with the place, shown at once and spoken when it lasts."""
    if (advice.id if advice else None) != (state.advice.id if state.advice else None):
        state = replace(state, advice_since=state.t, advised_at=-math.inf)
    state = replace(state, advice=advice)
    lasts = state.t - state.advice_since >= ADVISE_AFTER_S
    if advice is None or advice.ok or not lasts or state.t - state.advised_at < REPEAT_S:
        return state, ()
    spoken = say(advice.sentence, f"advice {advice.id}", fresh_s=4.0, every_s=ADVISE_EVERY_S)
    return replace(state, advised_at=state.t), (spoken,)


def _placing(state: FlowState) -> Turn:
    if not (state.fits and _well_placed(state)):
        return replace(state, good_since=None), ()
    if state.good_since is None:
        return replace(state, good_since=state.t), ()
    if state.t - state.good_since < PLACED_S:
        return state, ()
    placed = replace(entered(state, "readying"), placed=True, advice=state.advice)
    return placed, (say("That's the right place.", "placed", fresh_s=3.0),)


def _well_placed(state: FlowState) -> bool:
    if not state.found:
        return False
    if state.advice is None or state.advice.ok:
        return True
    return state.fits and state.still and state.t - state.advice_since >= PATIENCE_S


def _still(state: FlowState) -> Turn:
    """Stillness in the start posture, long enough, begins the set; any move starts it anew."""
    if not (state.fits and state.still and state.rested and _well_placed(state)):
        return replace(state, good_since=None, told=state.told - {"ready"}), ()
    if state.good_since is None:
        state = replace(state, good_since=state.t)
    still_s = state.t - (state.good_since or state.t)
    orders: tuple[Order, ...] = ()
    if still_s >= SAY_READY_S and "ready" not in state.told:
        state, orders = replace(state, told=state.told | {"ready"}), (say_now("Ready", "ready"),)
    if still_s < READY_S:
        return state, orders
    state, more = go(state, still_s)
    return state, (*orders, *more)


def _pressed(plan: SessionPlan, state: FlowState, given: Pressed) -> Turn:
    match given.command:
        case "go":
            return go(state, 0.0)
        case "next":
            return skip(plan, state)
        case "back":
            return go_back(plan, state, state.at - 1)
        case "restart":
            return to_set(plan, state, state.at)
        case _:
            return state, ()
