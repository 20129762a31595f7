"""What is said in a set beside the numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from formcheck.coach.events import Cued, Event, HoldStarted, PartialRep, RepDone, WarningStarted
from formcheck.live.flow.orders import Say
from formcheck.live.flow.plan import Around, PlannedSet, SessionPlan, sets_of_exercise
from formcheck.live.utterance import SpeechQueue
from tests.live.figures import BRIDGE, EACH_SIDE
from tests.live.flow.acting import FRAME_S, Actor

SHORT = PartialRep(9.0, None, 7.0, 9.0, 125.0, 140.0)
TOO_QUICK = PartialRep(9.0, None, 8.6, 9.0, 125.0, 176.0)
FURTHER = "I count it when you go a little further. Only if it is comfortable."


def in_a_set(reps: int = 12) -> Actor:
    return Actor(SessionPlan(sets_of_exercise(BRIDGE, 1, reps), Around(placement=False))).get_ready()


def test_whoever_falls_short_again_and_again_is_told_why_nothing_is_counted() -> None:
    actor = in_a_set().do(3.0, SHORT)
    assert FURTHER not in actor.said
    assert FURTHER in actor.do(3.0, SHORT).said
    assert FURTHER not in in_a_set().do(3.0, SHORT).rep().do(3.0, SHORT).said
    assert FURTHER not in in_a_set().do(3.0, TOO_QUICK).do(3.0, TOO_QUICK).said


def test_nothing_is_called_good_soon_after_a_warning() -> None:
    assert "6. Good" in in_a_set().reps(6).said
    warned = in_a_set().reps(5).do(2.0, WarningStarted(1.0, "over_arched", "warning", None, 1.0, "Lower."))
    assert "6" in warned.rep().said and "6. Good" not in warned.said


WARNED = WarningStarted(1.0, "over_arched", "warning", None, 1.0, "Lower.")


@pytest.mark.parametrize(
    "event", [RepDone(9.0, 1, None, 5.0, 7.0, 9.0, 3.0, 1.0, 1.0, 1.0, 2.0), SHORT, HoldStarted(1.0, None, 1.0), WARNED]
)
def test_go_is_over_once_anything_has_happened_in_the_set(event: Event) -> None:
    actor = Actor(SessionPlan(sets_of_exercise(BRIDGE, 1, 12), Around(placement=False)))
    while actor.state.stage != "doing":
        actor.lie(FRAME_S)
    assert "Go" in heard(actor.do(FRAME_S), 0, 2.0) and "Go" not in heard(actor, 0, 5.0)
    assert "Go" not in heard(actor.do(FRAME_S, event), 0, 0.0)


def test_who_is_not_in_position_is_asked_for_it_in_a_sentence() -> None:
    kneeling = replace(BRIDGE, start=("hands_and_knees",))
    plan = SessionPlan(sets_of_exercise(kneeling, 1, 3), Around(placement=False, by_posture=False))
    assert Actor(plan).do(5.0, in_position=False).said[-1] == "Go onto your hands and knees, please."


def of_the_left_leg() -> Actor:
    plan = SessionPlan((PlannedSet(EACH_SIDE, reps=3, side="left"),), Around(placement=False))
    return Actor(plan).get_ready()


def heard(actor: Actor, known: int, after_s: float) -> list[str]:
    """What the voice says once it is free, so long after all of that was asked for."""
    queue = SpeechQueue()
    for order in actor.orders[known:]:
        if isinstance(order, Say):
            queue.add(order.utterance, actor.t)
    waiting = iter(lambda: queue.pop(actor.t + after_s), None)
    return [one.text for one in waiting if one]


def test_that_it_is_the_other_leg_is_said_before_a_cue_and_soon_or_never() -> None:
    actor = of_the_left_leg()
    known = len(actor.orders)
    done = RepDone(9.0, 1, "right", 5.0, 7.0, 9.0, 3.0, 1.0, 1.0, 125.0, 176.0)
    actor.do(FRAME_S, done, Cued(9.0, "short", "right", "Stay longer."), reps=1, reps_right=1)
    other = "I see your right leg. This set is for your left leg."
    assert heard(actor, known, 0.0) == ["Right, 1", other, "Stay longer."]
    assert heard(actor, known, 3.5) == []
    assert other not in heard(actor.press("next"), known, 0.0), "with the set it is over"


def test_a_movement_that_counts_begins_the_row_anew() -> None:
    rep = RepDone(9.0, 1, None, 5.0, 7.0, 9.0, 3.0, 1.0, 1.0, 125.0, 176.0)
    actor = in_a_set().do(1.0, SHORT).do(1.0, rep)
    assert actor.state.tally.short == 0


def test_where_a_leg_has_one_rep_to_do_the_other_one_is_asked_for_after_it() -> None:
    def after_the_first(reps: int) -> list[str]:
        plan = SessionPlan((PlannedSet(EACH_SIDE, reps=reps, order="alternating"),), Around(placement=False))
        return Actor(plan).get_ready().rep("left").said

    assert after_the_first(1)[-2:] == ["1", "Now your right leg."]
    assert after_the_first(2)[-1] == "1"
