"""From one stage to the next: into a set, out of it, into the rest, to the end."""

from __future__ import annotations

from dataclasses import replace

from formcheck.live.flow.goal import is_done
from formcheck.live.flow.orders import BeginSet, EndSet, NextClip, Order, Say
from formcheck.live.flow.plan import SessionPlan
from formcheck.live.flow.questions import FEEL
from formcheck.live.flow.sentences import (
    BEFORE_TOPICS,
    COMING,
    READY,
    SET_TOPICS,
    changes_legs,
    coming,
    resting,
    say,
    say_now,
    spoken_s,
)
from formcheck.live.flow.state import DoneSet, FlowState, Tally, Turn, entered
from formcheck.live.flow.warned import taken_back
from formcheck.live.phrases import hold_begun
from formcheck.live.utterance import no_more_of

GO_FRESH_S = 4.0
"""Seconds that "Go" may wait for the end of another sentence, if nothing has happened in the set: whoever lies still
waits for it."""

ANSWER = "Take your time to get up. The answers are on the screen."
"""Said to somebody who lies on the mat when they are asked how they feel."""

BEGUN_FRESH_S = 1.5
"""The same for somebody who has begun already."""


def to_set(plan: SessionPlan, state: FlowState, at: int) -> Turn:
    """Get ready for the set of that number; where sets need no getting ready, begin it."""
    at = max(0, at)
    clip: tuple[Order, ...] = (NextClip(plan.sets[at].step),)
    state = replace(state, at=at)
    told = coming(plan, at)
    if not plan.around.by_posture:
        state, orders = begin(state, from_rest=False)
        return state, (*clip, *(told if state.done else ()), *orders)
    first = plan.around.placement and not state.placed
    state = entered(state, "placing" if first else "readying")
    return replace(state, talks_until=_said_at(plan, state, told), turns_until=state.t), (*clip, *told)


def _said_at(plan: SessionPlan, state: FlowState, told: tuple[Order, ...]) -> float:
    """When all of that has been said, after what is said at the session's begin, at nought."""
    words = plan.around.first_words
    first_s = _takes_s(plan, state, (say(words, "advice"),)) if words else 0.0
    return max(state.t, first_s) + _takes_s(plan, state, told)


def _takes_s(plan: SessionPlan, state: FlowState, told: tuple[Order, ...]) -> float:
    """Seconds that it takes to say that; 0 where nobody hears it."""
    return spoken_s(told) if plan.around.spoken and not state.muted else 0.0


def begin(state: FlowState, *, from_rest: bool) -> Turn:
    """The set begins."""
    state = replace(
        entered(state, "doing"),
        tally=Tally(),
        was_there=False,
        worked=None,
        placed=True,
        put_up_with=state.put_up_with | state.misfits,
        badly_since=None,
        misfits=frozenset(),
    )
    return state, (BeginSet(from_rest),)


def go(plan: SessionPlan, state: FlowState, *, from_rest: bool = True, fresh_s: float = GO_FRESH_S) -> Turn:
    """The set begins, and the person is told; what was not said yet of how to begin it is of no use any more."""
    word = say_now("Go", READY, fresh_s=fresh_s, ends=_over_with_it(plan, state))
    state, orders = begin(state, from_rest=from_rest)
    return state, (*orders, word)


def begun(plan: SessionPlan, state: FlowState) -> Turn:
    """The person has begun on their own, from the rest that they had come to: the set begins with that."""
    spec = plan.sets[state.at].spec
    if spec.movement.kind != "hold":
        return go(plan, state, fresh_s=BEGUN_FRESH_S)
    word = Say(hold_begun(spec, ends=_over_with_it(plan, state)))
    state, orders = begin(state, from_rest=True)
    return state, (*orders, word)


def _over_with_it(plan: SessionPlan, state: FlowState) -> tuple[str, ...]:
    """The topics of no use once the coming set has begun; which leg it is for stays of use."""
    names_leg = plan.sets[state.at].side is not None
    return (*(topic for topic in BEFORE_TOPICS if not (names_leg and topic == COMING)), state.advised)


def end_set(plan: SessionPlan, state: FlowState, cues: tuple[Order, ...] = ()) -> Turn:
    """The set is over, done or not, and the next one comes, after its rest. `cues` on its last rep come after what is
    to be done now, and only where the same exercise goes on: elsewhere there is nothing left to do better."""
    state, orders = closed(state)
    if state.at + 1 >= len(plan.sets):
        state, more = finish(plan, state)
        return state, (*orders, *more)
    goes_on = plan.sets[state.at + 1].spec.id == plan.sets[state.at].spec.id
    state, more = to_rest(plan, state, state.at + 1)
    if not goes_on:
        return state, (*orders, *more)
    said_s = _takes_s(plan, state, cues)
    return replace(state, talks_until=state.talks_until + said_s), (*orders, *more, *cues)


def closed(state: FlowState) -> Turn:
    """The running set's log is ended, and what was counted remembered; what waits to be said of it is over."""
    over = (*taken_back(state), Say(no_more_of(*SET_TOPICS)))
    return replace(state, done=(*state.done, DoneSet(state.at, state.tally))), (*over, EndSet())


def to_rest(plan: SessionPlan, state: FlowState, at: int) -> Turn:
    """Rest before the set of that number; changing sides is no rest, and may be done sooner than planned."""
    if plan.around.by_posture and changes_legs(plan, at):
        turned, holds = state.t + plan.sets[at].rest_s, state.tally.held > 0
        state, orders = to_set(plan, state, at)
        done = say(set_over(plan, state), "set")
        said = state.talks_until + _takes_s(plan, state, (done,))
        return replace(state, talks_until=said, turns_until=turned, in_old_hold=holds), (done, *orders)
    state = replace(state, at=at, rest_until=state.t + plan.sets[at].rest_s)
    if plan.sets[at].rest_s <= 0:
        return to_set(plan, state, at)
    return entered(state, "resting"), resting(plan.sets[at], set_over(plan, state))


def set_over(plan: SessionPlan, state: FlowState) -> str:
    """What is said of the set that has just ended: done is what was done in full, or had no end."""
    if not state.done:
        return ""
    last = state.done[-1]
    planned = plan.sets[last.at]
    return "Set done." if planned.reps is None or is_done(planned, last.tally) else "That set is over."


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


def finish(plan: SessionPlan, state: FlowState) -> Turn:
    """No set is left: questions, the summary, the end; each where it is wanted and there is something to say."""
    asked = state.stage == "asking_after"
    words = "All done. Well done." if _complete(plan, state) else "That's it for today."
    has_end = plan.sets[0].reps is not None
    said: tuple[Order, ...] = (say(words, "set"),) if state.done and has_end and not asked else ()
    if plan.around.after and state.done and not asked:
        return entered(state, "asking_after"), (*said, say(FEEL.ask, "feel"), say(ANSWER, "answer"))
    if plan.around.summary_s > 0 and state.done:
        return entered(state, "summary"), said
    return entered(state, "over"), said


def _complete(plan: SessionPlan, state: FlowState) -> bool:
    """Whether every set of the plan was done in full, at one go or another."""
    full = {done.at for done in state.done if is_done(plan.sets[done.at], done.tally)}
    return full == set(range(len(plan.sets)))
