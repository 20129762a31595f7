"""A set that runs and does not go on: whoever lies there and can't see the screen hears why, and what is counted."""

from __future__ import annotations

import math
from dataclasses import replace

from formcheck.analysis.darkness import TOO_DARK
from formcheck.coach.events import CoachState
from formcheck.coach.seeing import ADVICE
from formcheck.live.flow.goal import counts, side_lacking
from formcheck.live.flow.inputs import Coached
from formcheck.live.flow.moves import end_set
from formcheck.live.flow.plan import PlannedSet, SessionPlan
from formcheck.live.flow.sentences import say, side_now
from formcheck.live.flow.state import FlowState, Tally, Turn, WaitsFor
from formcheck.live.overlay.words import get_into, tracking_words

TELL_AFTER_S: dict[WaitsFor, float] = {"view": 15.0, "posture": 15.0, "going on": 25.0}
"""Seconds after which it is told: that it pauses, or what hides them, has been said at once; between two movements that
are done with care lie up to ten."""

TELL_EVERY_S = 60.0
"""Seconds between two tellings: who needs longer need not be asked three times a minute."""

ENOUGH_S: dict[WaitsFor, float] = {"posture": 180.0, "going on": 120.0}
"""Seconds after which the set is over: pain may forbid the rest of it, and from the mat no key can be reached. Who is
not in the picture may come back whenever they like."""

LAST_CALL_S = 20.0
"""Seconds before that at which it is announced: time for a movement that says no."""

BLIND_S = 2.0
"""Seconds without a frame, as while the camera is lost or a pause lasts, over which nobody knows what they did."""


def standstill(plan: SessionPlan, state: FlowState, given: Coached) -> Turn:
    """Tell what a set that does not go on is waiting for, and end it where it stands still for very long."""
    planned = plan.sets[state.at]
    waits_for = _waits_for(planned, given) if plan.around.by_posture else None
    blind, state = state.t - state.coached_at > BLIND_S, replace(state, coached_at=state.t)
    if blind or waits_for != state.waits_for:
        return replace(state, waits_for=waits_for, waits_since=state.t, prompted_at=-math.inf), ()
    if waits_for is None:
        return state, ()
    waited_s = state.t - state.waits_since
    enough_s = ENOUGH_S.get(waits_for, math.inf) if state.was_there else math.inf
    if waited_s >= enough_s:
        return end_set(plan, state)
    if waited_s >= enough_s - LAST_CALL_S:
        if "last call" in state.told:
            return state, ()
        return replace(state, told=state.told | {"last call"}), (say(_last_call(waits_for), "standstill", fresh_s=5.0),)
    if waited_s < TELL_AFTER_S[waits_for] or state.t - state.prompted_at < TELL_EVERY_S:
        return replace(state, told=state.told - {"last call"}), ()
    words = _words(planned, state.tally, given.state, waits_for)
    return replace(state, prompted_at=state.t), (say(words, "standstill", fresh_s=3.0),)


def counted_so_far(planned: PlannedSet, tally: Tally) -> str:
    """What is counted of a set that is to go on, in a sentence; empty where it has no end."""
    if planned.reps is None:
        return ""
    if planned.order == "alternating":
        if not tally.left + tally.right:
            return "I have counted none yet."
        return f"I have counted {tally.left} left and {tally.right} right, of {planned.reps} each."
    (done,) = counts(planned, tally)
    leg = f" with your {planned.side} leg" if planned.side else ""
    return f"I have counted {done} of {planned.reps}{leg}." if done else f"I have counted none yet{leg}."


def _waits_for(planned: PlannedSet, given: Coached) -> WaitsFor | None:
    """None where the set goes on: something has just become known, or a hold lasts; and where it has no end."""
    seen = given.state
    if seen.hold_s > 0:
        return None
    if seen.tracking != "ok":
        return "view"
    if not seen.in_position:
        return "posture"
    return None if given.events or given.earlier or planned.reps is None else "going on"


def _words(planned: PlannedSet, tally: Tally, seen: CoachState, waits_for: WaitsFor) -> str:
    if waits_for == "view":
        return ". ".join(tracking_words(TOO_DARK)) if seen.tracking == TOO_DARK else ADVICE[seen.tracking]
    if waits_for == "posture":
        return f"{get_into(planned.spec.start[0] if planned.spec.start else 'unknown')}, and I go on."
    lacking = side_lacking(planned, tally)
    if lacking is not None:
        return f"{counted_so_far(planned, tally)} {side_now(lacking)}."
    return f"{counted_so_far(planned, tally)} {'Go on' if any(counts(planned, tally)) else 'Begin'} when you like."


def _last_call(waits_for: WaitsFor) -> str:
    if waits_for == "posture":
        return f"This set ends in {LAST_CALL_S:.0f} seconds, unless you come back to it."
    return f"If that is enough, rest on: this set ends in {LAST_CALL_S:.0f} seconds."
