"""From one stage to the next: into a set, out of it, into the rest, to the end."""

from __future__ import annotations

from dataclasses import replace

from formcheck.live.flow.goal import is_done
from formcheck.live.flow.orders import BeginSet, EndSet, NextClip, Order
from formcheck.live.flow.plan import SessionPlan
from formcheck.live.flow.sentences import coming, resting, say, say_now
from formcheck.live.flow.state import DoneSet, FlowState, Tally, Turn, entered

GO_FRESH_S = 8.0
"""Seconds that "Go" may wait for the end of another sentence: whoever lies still waits for it."""


def to_set(plan: SessionPlan, state: FlowState, at: int) -> Turn:
    """Get ready for the set of that number; where sets need no getting ready, begin it."""
    clip: tuple[Order, ...] = (NextClip(plan.sets[at].step),)
    state = replace(state, at=at)
    if not plan.around.by_posture:
        told = coming(plan, at) if state.done else ()
        state, orders = begin(state, 0.0)
        return state, (*clip, *told, *orders)
    first = plan.around.placement and not state.placed
    return entered(state, "placing" if first else "readying"), (*clip, *coming(plan, at))


def begin(state: FlowState, still_s: float) -> Turn:
    """The set begins."""
    state = replace(entered(state, "doing"), tally=Tally(), was_there=False, placed=True)
    return state, (BeginSet(still_s),)


def go(state: FlowState, still_s: float) -> Turn:
    """The set begins, and the person is told."""
    state, orders = begin(state, still_s)
    return state, (*orders, say_now("Go", "ready", fresh_s=GO_FRESH_S))


def end_set(plan: SessionPlan, state: FlowState) -> Turn:
    """The set is over, done or not, and the next one comes, after its rest."""
    state, orders = closed(state)
    if state.at + 1 >= len(plan.sets):
        state, more = finish(plan, state)
        return state, (*orders, *more)
    state, more = to_rest(plan, state, state.at + 1)
    return state, (*orders, *more)


def closed(state: FlowState) -> Turn:
    """The running set's log is ended, and what was counted remembered."""
    return replace(state, done=(*state.done, DoneSet(state.at, state.tally))), (EndSet(),)


def to_rest(plan: SessionPlan, state: FlowState, at: int) -> Turn:
    """Rest before the set of that number."""
    state = replace(state, at=at, rest_until=state.t + plan.sets[at].rest_s)
    if plan.sets[at].rest_s <= 0:
        return to_set(plan, state, at)
    return entered(state, "resting"), resting(plan.sets[at])


def skip(plan: SessionPlan, state: FlowState) -> Turn:
    """Leave out the set that comes next."""
    if state.at + 1 >= len(plan.sets):
        return finish(plan, state)
    return to_set(plan, state, state.at + 1)


def skip_step(plan: SessionPlan, state: FlowState, *, last: bool) -> Turn:
    """The clip of this step is over: what is left of the step can't be done, nor anything after the last clip."""
    step = plan.sets[state.at].step
    following = [at for at in range(state.at + 1, len(plan.sets)) if plan.sets[at].step != step]
    if last or not following:
        return finish(plan, state)
    return to_rest(plan, state, following[0])


def go_back(plan: SessionPlan, state: FlowState, at: int) -> Turn:
    """Do the set of that number (again), without a rest."""
    return to_set(plan, state, max(0, at))


def finish(plan: SessionPlan, state: FlowState) -> Turn:
    """No set is left: questions, the summary, the end; each where it is wanted and there is something to say."""
    asked = state.stage == "asking_after"
    words = "All done. Well done." if _complete(plan, state) else "That's it for today."
    has_end = plan.sets[0].reps is not None
    said: tuple[Order, ...] = (say(words, "set"),) if state.done and has_end and not asked else ()
    if plan.around.after and state.done and not asked:
        return entered(state, "asking_after"), said
    if plan.around.summary_s > 0 and state.done:
        return entered(state, "summary"), said
    return entered(state, "over"), said


def _complete(plan: SessionPlan, state: FlowState) -> bool:
    """Whether every set of the plan was done in full, at one go or another."""
    full = {done.at for done in state.done if is_done(plan.sets[done.at], done.tally)}
    return full == set(range(len(plan.sets)))
