"""What ends a set of holds that are worked side by side."""

from __future__ import annotations

from dataclasses import replace

from formcheck.coach.events import HoldStarted
from formcheck.live.flow.plan import Around, PlannedSet, SessionPlan
from tests.live.figures import EACH_SIDE
from tests.live.flow.acting import Actor

NOT_PLACED = Around(placement=False)
EACH_SIDE_HELD = replace(EACH_SIDE, movement=replace(EACH_SIDE.movement, kind="hold"))


def test_a_hold_of_the_other_leg_ends_no_set() -> None:
    plan = SessionPlan((PlannedSet(EACH_SIDE_HELD, reps=1, side="left"),), NOT_PLACED)
    actor = Actor(plan).get_ready().do(6.0, HoldStarted(1.0, "right", 0.5), hold_s=6.0, side="right")
    assert actor.state.stage == "doing"
    assert actor.said[-1] == "I see your right leg. This set is for your left leg."
    assert actor.do(0.1, hold_s=5.0, side="left").state.stage == "over"


def test_only_the_side_that_still_needs_it_may_hold_to_the_end() -> None:
    plan = SessionPlan((PlannedSet(EACH_SIDE_HELD, reps=2, order="alternating"),), NOT_PLACED)
    actor = Actor(plan).get_ready().rep("left").rep("right").rep("left")
    assert actor.do(0.1, hold_s=6.0, side="left").state.stage == "doing"
    assert actor.do(0.1, hold_s=6.0, side="right").state.stage == "over"
    whichever = (
        Actor(SessionPlan((PlannedSet(EACH_SIDE_HELD, reps=2, order="one"),), NOT_PLACED)).get_ready().rep("left")
    )
    assert whichever.do(0.1, hold_s=6.0, side="right").state.stage == "doing"
    assert whichever.do(0.1, hold_s=6.0, side="left").state.stage == "over"
