"""Before a set: the person finds the place, gets into the start posture, and keeps still. No key is needed."""

from __future__ import annotations

import math
from dataclasses import replace

from formcheck.live.flow.inputs import ClipOver, Input, Pressed, Sighted
from formcheck.live.flow.moves import begun, go, skip_step
from formcheck.live.flow.orders import LookAnew, Order, Say
from formcheck.live.flow.plan import PlannedSet, SessionPlan
from formcheck.live.flow.sentences import READY, is_first_of_step, say, say_now, side_now
from formcheck.live.flow.state import FlowState, Turn, WaitsFor, entered
from formcheck.live.flow.stepping import stepped
from formcheck.live.overlay.words import get_into
from formcheck.live.placement import PlacementAdvice
from formcheck.live.utterance import Priority, Utterance, no_more_of

PLACED_S = 0.8
"""Seconds that nothing must be wrong with the place before it is called right: longer than a lucky frame."""

READY_S = 1.2
"""Seconds of keeping still that begin a set, after the 0.5 to 0.9 from which stillness is seen: time for "Ready"."""

SAY_READY_S = 0.4
"""Seconds of stillness before "Ready" is said: a moment on the way down is shorter."""

ADVISE_AFTER_S = 1.5
"""Seconds that an advice must last before it is spoken: while somebody lies down, much is wrong for a moment."""

ADVICE_FRESH_S = 8.0
"""Seconds that an advice may wait for the end of another sentence; a newer one takes its place."""

ADVISE_EVERY_S = 9.0
"""Seconds between two sayings of one advice that comes and goes: long enough to get up, turn a laptop, lie down."""

REPEAT_S = 20.0
"""Seconds after which an advice that still holds is said again: it may have been missed."""

SELDOM_S, SELDOM_AFTER_S = 60.0, 120.0
"""The same once it has been said for so long: whoever has not done it by then does something else, or has gone."""

PATIENCE_S = 25.0
"""Seconds after which advice on the place, be it one or several in turn, no longer keeps a person waiting who lies
there, ready and still: the coach counts nothing that it can't see."""

PROMPT_AFTER_S: dict[WaitsFor, float] = {"side": 8.0, "posture": 12.0, "rest": 5.0, "still": 5.0}
"""Seconds after which somebody who can't look at the screen is told what is waited for: getting into position takes
longer than coming to rest in it; that the leg changes has been said just before."""


def readying(plan: SessionPlan, state: FlowState, given: Input) -> Turn:
    """`placing` and `readying`."""
    if isinstance(given, Pressed):
        return stepped(plan, state, given.command)
    if isinstance(given, ClipOver):
        return skip_step(plan, state, last=given.last)
    if not isinstance(given, Sighted):
        return state, ()
    planned, held_on = plan.sets[state.at], state.in_old_hold
    state, said = _advised(plan, _seen(state, given), given.advice)
    if held_on and not state.in_old_hold:
        return state, (*said, LookAnew())
    if given.begun and state.fits and _well_placed(state) and not _other_leg(planned, state, given):
        state, more = begun(plan, state)
    else:
        state, prompt = _prompted(planned, state)
        state, more = _placing(state) if state.stage == "placing" else _still(plan, state)
        more = (*prompt, *more)
    return state, (*said, *more)


def _seen(state: FlowState, given: Sighted) -> FlowState:
    return replace(
        _patient(state, given),
        found=given.found,
        fits=given.fits,
        still=given.still,
        rested=given.rested,
        posture=given.posture,
        in_old_hold=state.in_old_hold and not _leaves(given),
    )


def _patient(state: FlowState, given: Sighted) -> FlowState:
    """How long the person has been there in a place that is not right: a glance at nobody changes nothing."""
    if given.advice is None or given.advice.ok or (given.found and not given.fits):
        return replace(state, badly_since=None, misfits=frozenset())
    if not given.found:
        return state
    since = state.t if state.badly_since is None else state.badly_since
    return replace(state, badly_since=since, misfits=state.misfits | {given.advice.id})


def _leaves(given: Sighted) -> bool:
    """Whether the person is seen to leave a hold: they move, or have got into another posture."""
    return given.moves or (given.found and not given.fits and given.posture != "unknown")


def _other_leg(planned: PlannedSet, state: FlowState, given: Sighted) -> bool:
    """Whether what is held is no beginning of this set: the last set's hold that goes on, or one of the other leg."""
    return state.in_old_hold or (planned.side is not None and given.holding not in (None, planned.side))


def _advised(plan: SessionPlan, state: FlowState, advice: PlacementAdvice | None) -> Turn:
    """What is wrong with the place, shown at once and spoken when it lasts: ahead of how an exercise is done, which may
    take long, but after the one sentence that names the next set, and its leg."""
    if (advice.id if advice else None) != (state.advice.id if state.advice else None):
        over = (Say(no_more_of(state.advised)),) if state.advised else ()
        return replace(state, advice=advice, advice_since=state.t, advised_at=-math.inf), over
    state = replace(state, advice=advice)
    lasts = state.t - state.advice_since >= ADVISE_AFTER_S
    if advice is None or advice.ok or advice.id == "looking" or advice.id in state.put_up_with:
        return state, ()
    if not lasts or state.t - state.advised_at < _again_s(state.t - state.advice_since):
        return state, ()
    topic = f"advice {advice.id}"
    priority = Priority.COUNT if is_first_of_step(plan, state.at) else Priority.GUIDE
    spoken = Utterance(advice.sentence, priority, topic, ADVICE_FRESH_S, ADVISE_EVERY_S, (state.advised,))
    return replace(state, advised_at=state.t, advised=topic), (Say(spoken),)


def _placing(state: FlowState) -> Turn:
    if not (state.fits and _well_placed(state)):
        return replace(state, good_since=None), ()
    if state.good_since is None:
        return replace(state, good_since=state.t), ()
    if state.t - state.good_since < PLACED_S:
        return state, ()
    placed = replace(entered(state, "readying"), placed=True, advice=state.advice)
    if not state.advised:
        return placed, ()
    right = state.advice is None or state.advice.ok
    words = "That's the right place." if right else "I begin with what I can see."
    return placed, (say_now(words, "placed", fresh_s=ADVICE_FRESH_S, ends=(state.advised,)),)


def _well_placed(state: FlowState) -> bool:
    if not state.found:
        return False
    if state.advice is None or state.advice.ok:
        return True
    if state.advice.id in state.put_up_with:
        return True
    waited_s = 0.0 if state.badly_since is None else state.t - state.badly_since
    return state.fits and state.still and waited_s >= PATIENCE_S


def _prompted(planned: PlannedSet, state: FlowState) -> Turn:
    """What is waited for, spoken when it lasts."""
    waits_for = _waits_for(state)
    if waits_for != state.waits_for:
        return replace(state, waits_for=waits_for, waits_since=state.t, prompted_at=-math.inf), ()
    if waits_for is None or state.t - state.waits_since < PROMPT_AFTER_S[waits_for]:
        return state, ()
    if state.t - state.prompted_at < _again_s(state.t - state.waits_since) or state.t < state.waits_until:
        return state, ()
    prompt = say(_prompt(planned, waits_for), "prompt", fresh_s=3.0)
    return replace(state, prompted_at=state.t), (prompt,)


def _waits_for(state: FlowState) -> WaitsFor | None:
    """What keeps the set from beginning; None where nothing does, or where an advice says what."""
    if not state.found or not _well_placed(state):
        return None
    if state.in_old_hold:
        return "side"
    if not state.fits:
        return "posture"
    if not state.rested:
        return "rest"
    return None if state.still else "still"


def _again_s(lasts_s: float) -> float:
    """Seconds between two sayings of what has been true for `lasts_s`."""
    return REPEAT_S if lasts_s < SELDOM_AFTER_S else SELDOM_S


def _prompt(planned: PlannedSet, waits_for: WaitsFor) -> str:
    if waits_for == "side" and planned.side is not None:
        return f"{side_now(planned.side)}."
    if waits_for == "posture":
        return f"{get_into(planned.spec.start[0] if planned.spec.start else 'unknown')}, please."
    if waits_for == "rest":
        return "Go back to where you rest. It begins from there."
    return "Keep still for a moment, and it begins."


def _still(plan: SessionPlan, state: FlowState) -> Turn:
    """Stillness in the start posture, long enough, begins the set, as soon as all is said of how to do it; any move
    starts it anew."""
    if state.in_old_hold or not (state.fits and state.still and state.rested and _well_placed(state)):
        return replace(state, good_since=None, told=state.told - {"ready"}), ()
    state = replace(state, good_since=state.t if state.good_since is None else state.good_since)
    still_s = state.still_s
    orders: tuple[Order, ...] = ()
    if still_s >= SAY_READY_S and "ready" not in state.told:
        state, orders = replace(state, told=state.told | {"ready"}), (say_now("Ready", READY),)
    if still_s < READY_S:
        return state, orders
    state, more = go(plan, state)
    return state, (*orders, *more)
