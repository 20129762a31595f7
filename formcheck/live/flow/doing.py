"""A set that runs: what is said of it, when it is done, and what happens while the person is gone."""

from __future__ import annotations

from dataclasses import replace

from formcheck.analysis.darkness import TOO_DARK
from formcheck.coach.coach import LONG_GONE_S
from formcheck.coach.events import CoachState, Event, HoldStarted, PartialRep, RangeOutgrown, RepDone, WarningStarted
from formcheck.live.flow.goal import is_done, side_lacking
from formcheck.live.flow.inputs import ClipOver, Coached, Finished, Input, Pressed
from formcheck.live.flow.moves import closed, end_set, skip_step
from formcheck.live.flow.orders import Order, Say
from formcheck.live.flow.plan import PlannedSet, SessionPlan
from formcheck.live.flow.sentences import OTHER_LEG, READY, parted, say, say_now, side_now
from formcheck.live.flow.standstill import counted_so_far, standstill
from formcheck.live.flow.state import FlowState, Tally, Turn
from formcheck.live.flow.stepping import stepped
from formcheck.live.flow.warned import paced
from formcheck.live.overlay.view import worked_side
from formcheck.live.overlay.words import get_into, tracking_words
from formcheck.live.phrases import Goal, phrases
from formcheck.live.utterance import no_more_of
from formcheck.pose.landmarks import Side

GONE_S = 2.5
"""Seconds unseen before the session says that it waits: a lost landmark or a passer-by is shorter."""

UP_S = 4.0
"""Seconds in another posture before it does: long enough to put a towel right."""

KIND_AFTER_S = 12.0
"""Seconds after a warning in which nothing is called good: a rep, and the time to see that it was put right."""

MANY_SHORT = 2
"""Movements in a row that fell short, from which the person is told: one is a start that was broken off."""

SHORT_EVERY_S = 30.0
"""Seconds between two sayings of that: whoever can't go further today has heard it."""

OTHER_LEG_EVERY_S = 20.0
"""Seconds between two sayings that another leg is worked than the set is for: the camera may be wrong about it."""

OTHER_LEG_FRESH_S = 3.0
"""Seconds that it may wait, for the number of the rep or for a warning: later it would be said of another movement."""

BEHIND = 2
"""Reps by which one side may lag behind the other before it is asked for: one is the other's turn, save where one is
all there is to do."""


def doing(plan: SessionPlan, state: FlowState, given: Input) -> Turn:
    """`doing` and `away`."""
    match given:
        case Coached():
            return _coached(plan, state, given)
        case ClipOver():
            state, orders = closed(state)
            state, more = skip_step(plan, state, last=given.last)
            return state, (*orders, *more)
        case Pressed():
            return stepped(plan, state, given.command)
        case _:
            return state, ()


def finished(plan: SessionPlan, state: FlowState, given: Finished) -> Turn:
    """The last set's end has shown more: it belongs to what was counted in it."""
    if not state.done:
        return state, ()
    last = state.done[-1]
    planned = plan.sets[last.at]
    counted = replace(_tally(last.tally, given), held=0.0, holding=None)
    known_late = tuple(event for event in given.events if isinstance(event, RepDone | RangeOutgrown))
    goal = _goal(plan, replace(state, at=last.at), last.tally.last or planned.side)
    spoken = phrases(known_late, replace(given.state, hold_s=0.0), 0.0, planned.spec, goal)
    state = replace(state, done=(*state.done[:-1], replace(last, tally=counted)))
    return state, tuple(Say(utterance) for utterance in spoken)


def _coached(plan: SessionPlan, state: FlowState, given: Coached) -> Turn:
    planned = plan.sets[state.at]
    before = state.tally
    state = replace(state, tally=_tally(before, given), worked=_worked_now(state, given))
    told = (*_still_true(given), *given.events)
    spoken = phrases(told, given.state, before.held, planned.spec, _goal(plan, state, before.last or planned.side))
    state, orders = paced(state, spoken, given.state)
    orders = (*_under_way(told), *orders)
    cues, others = parted(orders)
    if is_done(planned, state.tally):
        state, more = end_set(plan, state, cues)
        return state, (*others, *more)
    state, sided = _other_side(planned, state, given)
    state, there = _presence(planned, state, given.state)
    state, waiting = standstill(plan, state, given)
    changes = sided and planned.side is None
    orders = (*others, *sided, *cues) if changes else (*orders, *sided)
    return state, (*orders, *_uncounted(before, state.tally), *there, *waiting)


def _under_way(told: tuple[Event, ...]) -> tuple[Order, ...]:
    """Something has happened in the set: nobody needs to hear any more that it begins."""
    tell = (RepDone, PartialRep, HoldStarted, WarningStarted)
    return (Say(no_more_of(READY)),) if any(isinstance(event, tell) for event in told) else ()


def _uncounted(before: Tally, now: Tally) -> tuple[Order, ...]:
    """Several movements in a row were not counted: say why, and push nobody."""
    if now.short < MANY_SHORT or now.short == before.short:
        return ()
    return (say("I count it when you go a little further. Only if it is comfortable.", "short", every_s=SHORT_EVERY_S),)


def _still_true(given: Coached) -> tuple[Event, ...]:
    """The warnings of the stillness before the set that have not ended in it."""
    return tuple(e for e in given.earlier if isinstance(e, WarningStarted) and e.id in given.state.warnings)


def _goal(plan: SessionPlan, state: FlowState, before: Side | None) -> Goal:
    planned = plan.sets[state.at]
    kind = plan.around.encourage and state.t - state.warned_at >= KIND_AFTER_S
    each = planned.order != "none" or planned.side is not None
    return Goal(planned.reps, each=each, kind=kind, before=before, side=planned.side)


def _tally(before: Tally, given: Coached | Finished) -> Tally:
    state = given.state
    events = (*given.earlier, *given.events) if isinstance(given, Coached) else given.events
    warned = sum(isinstance(event, WarningStarted) and event.level != "info" for event in events)
    sides = [event.side for event in events if isinstance(event, RepDone)]
    last = sides[-1] if sides else before.last
    short = 0 if sides else before.short + sum(_fell_short(event, state) for event in events)
    return Tally(
        reps=state.reps,
        left=state.reps_left,
        right=state.reps_right,
        held=state.hold_s,
        warnings=before.warnings + warned,
        last=last,
        short=short,
        holding=state.side if state.hold_s > 0 else None,
    )


def _fell_short(event: Event, state: CoachState) -> bool:
    """Whether a movement was not counted for its range: one that was too quick may have gone far enough."""
    if not isinstance(event, PartialRep):
        return False
    return abs(event.peak_value - event.start_value) < abs(state.target - event.start_value)


def _other_side(planned: PlannedSet, state: FlowState, given: Coached) -> Turn:
    """One side has all its reps, goes on, and the other lags behind: say so. So it is now and then to whoever works
    another leg than the set is for."""
    asked, worked = planned.side, _worked(planned, given)
    if asked is not None and worked is not None and worked != asked:
        words = f"I see your {worked} leg. This set is for your {asked} leg."
        return state, (say_now(words, OTHER_LEG, fresh_s=OTHER_LEG_FRESH_S, every_s=OTHER_LEG_EVERY_S),)
    lacking = side_lacking(planned, state.tally)
    done = [event.side for event in given.events if isinstance(event, RepDone)]
    if lacking is None or planned.reps is None or not done or lacking in done:
        return state, ()
    lags = planned.reps - (state.tally.left if lacking == "left" else state.tally.right)
    if lags < min(BEHIND, planned.reps):
        return state, ()
    return state, (say(f"{side_now(lacking)}.", "side", every_s=OTHER_LEG_EVERY_S),)


def _worked_now(state: FlowState, given: Coached) -> Side | None:
    """The side of the rep that is just over, or the one that is now at its end, or the one before."""
    sides = [event.side for event in given.events if isinstance(event, RepDone) and event.side is not None]
    return worked_side(given.state, sides[-1] if sides else state.worked)


def _worked(planned: PlannedSet, given: Coached) -> Side | None:
    """The side of the rep that is just over, or of the pure hold that has just begun, which lasts for long."""
    tells = (RepDone, HoldStarted) if planned.spec.movement.kind == "hold" else (RepDone,)
    return next((event.side for event in given.events if isinstance(event, tells)), None)


def _presence(planned: PlannedSet, state: FlowState, seen: CoachState) -> Turn:
    """Gone for a while: it pauses by itself. Back in position: it goes on."""
    unseen = seen.tracking in ("nobody", TOO_DARK)
    there = seen.in_position and not unseen
    if there:
        came_back = state.stage == "away" and state.was_there
        gone_s = 0.0 if state.absent_since is None else state.t - state.absent_since
        counted = counted_so_far(planned, state.tally) if state.tally.reps and gone_s >= LONG_GONE_S else ""
        words = f"Going on. {counted}".strip()
        state = replace(state, stage="doing", absent_since=None, was_there=True)
        return state, (say(words, "away", fresh_s=3.0),) if came_back else ()
    since = state.t if state.absent_since is None else state.absent_since
    state = replace(state, absent_since=since)
    patience = GONE_S if unseen else UP_S
    if state.stage == "away" or state.t - since < patience:
        return state, ()
    words = "Paused. I go on when you are back." if state.was_there else _not_there_yet(planned, seen)
    return replace(state, stage="away"), (say(words, "away", fresh_s=4.0),)


def _not_there_yet(planned: PlannedSet, seen: CoachState) -> str:
    if seen.tracking != "ok":
        return ". ".join(tracking_words(seen.tracking))
    return f"{get_into(planned.spec.start[0] if planned.spec.start else 'unknown')}, please."
