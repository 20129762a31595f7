"""The keys that go from set to set, wherever the session stands: about to begin one, in it, or resting before it."""

from __future__ import annotations

from formcheck.live.flow.moves import closed, end_set, go, skip, to_set
from formcheck.live.flow.orders import Order
from formcheck.live.flow.plan import SessionPlan
from formcheck.live.flow.state import COUNTING, FlowState, Turn
from formcheck.live.keys import Command


def stepped(plan: SessionPlan, state: FlowState, command: Command) -> Turn:
    """What a key does there; a set that runs is closed first. A rest belongs to the set that comes next."""
    runs, rests = state.stage in COUNTING, state.stage == "resting"
    match command:
        case "go" if not runs:
            return to_set(plan, state, state.at) if rests else go(plan, state, from_rest=False)
        case "next" if runs:
            return end_set(plan, state)
        case "next":
            return to_set(plan, state, state.at) if rests else skip(plan, state)
        case "back":
            return _do(plan, state, state.at - 1)
        case "restart":
            return _do(plan, state, state.at - 1 if rests else state.at)
        case _:
            return state, ()


def _do(plan: SessionPlan, state: FlowState, at: int) -> Turn:
    """Do the set of that number, perhaps again, without a rest."""
    orders: tuple[Order, ...] = ()
    if state.stage in COUNTING:
        state, orders = closed(state)
    state, more = to_set(plan, state, at)
    return state, (*orders, *more)
