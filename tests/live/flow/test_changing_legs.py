"""From one leg to the other, in an exercise that is held: the old leg's hold is not the new one's."""

from __future__ import annotations

from dataclasses import replace

from formcheck.coach.events import Cued, RepDone
from formcheck.live.flow.inputs import Sighted
from formcheck.live.flow.orders import LookAnew, Say
from formcheck.live.flow.plan import Around, PlannedSet, SessionPlan
from formcheck.live.flow.readying import PROMPT_AFTER_S, READY_S
from formcheck.live.flow.scene import Shown, scene
from tests.live.figures import EACH_SIDE
from tests.live.flow.acting import FRAME_S, Actor

HELD = replace(EACH_SIDE, movement=replace(EACH_SIDE.movement, kind="hold"))
LEFT = PlannedSet(HELD, reps=1, side="left")
PLAN = SessionPlan((LEFT, replace(LEFT, side="right", rest_s=5.0)), Around(placement=False))
CHANGE = "Now your right leg."


def told_to_change() -> Actor:
    """The left leg is held until the set is done."""
    actor = Actor(PLAN).get_ready().do(4.0, hold_s=4.0, side="left").do(FRAME_S, hold_s=5.0)
    assert (actor.state.stage, actor.state.at) == ("readying", 1) and actor.said[-1] == CHANGE
    return actor


def test_between_two_rounds_of_both_legs_there_is_a_rest() -> None:
    glide = PlannedSet(EACH_SIDE, reps=2, sets=2, side="left")
    rounds = (
        glide,
        replace(glide, side="right", rest_s=5.0),
        replace(glide, set=2, rest_s=60.0),
        replace(glide, set=2, side="right", rest_s=5.0),
    )
    actor = Actor(SessionPlan(rounds, PLAN.around)).get_ready().reps(2, "left")
    assert actor.state.stage == "readying" and actor.said[-1] == CHANGE
    actor.lie(9.0).reps(2, "right")
    assert actor.state.stage == "resting" and actor.said[-1] == "Set done. Rest for one minute."
    card = scene(actor.plan, actor.state, Shown()).card
    assert card is not None and card.lines[-1] == "Next: Nerve glide · set 2 of 2, left leg"
    actor.wait(61.0)
    assert actor.state.stage == "readying" and actor.said[-1] == "Set 2 of 2. Now your left leg."
    assert actor.lie(9.0).reps(2, "left").said[-1] == CHANGE


def test_turning_the_sound_off_leaves_the_time_to_turn_around() -> None:
    glide = PlannedSet(EACH_SIDE, reps=1, side="left")
    actor = Actor(SessionPlan((glide, replace(glide, side="right", rest_s=5.0)), PLAN.around)).get_ready()
    actor.rep("left").press("mute").lie(4.5)
    assert actor.state.stage == "readying" and "Ready" not in actor.said[-2:]
    assert scene(actor.plan, actor.state, Shown(muted=True)).headline == "Take your time"
    assert actor.lie(READY_S + 0.5).state.stage == "doing"


def test_the_old_hold_that_goes_on_begins_nothing() -> None:
    actor = told_to_change()
    actor.give(Sighted(actor.t, found=True, posture="unknown", fits=False, still=False))  # nothing has settled yet
    actor.lie(20.0, begun=True, holding="left")
    assert actor.state.stage == "readying"
    assert actor.said.count(CHANGE) == 2, "said again to whoever stays in it"
    assert scene(PLAN, actor.state, Shown()).headline == "Change legs"
    assert PROMPT_AFTER_S["side"] < 20.0


def test_once_it_was_left_the_other_leg_s_hold_begins_the_set() -> None:
    actor = told_to_change().lie(2.0, begun=True)
    assert actor.asked_for(LookAnew) == []
    actor.lie(0.5, still=False, moves=True)
    assert actor.asked_for(LookAnew) == [LookAnew()], "the new set's log does not begin with the old leg's hold"
    assert actor.lie(FRAME_S, begun=True, holding="left").state.stage == "readying", "the old leg once more"
    assert actor.lie(FRAME_S, begun=True, holding="right").state.stage == "doing"
    turned = told_to_change().lie(1.0, fits=False, still=False).lie(FRAME_S, begun=True)
    assert turned.state.stage == "doing"


def test_whoever_has_let_go_already_may_begin_at_once() -> None:
    actor = Actor(PLAN).get_ready().do(4.0, hold_s=4.0, side="left").rep("left")
    assert actor.lie(1.0).lie(FRAME_S, begun=True, holding="right").state.stage == "doing"


def test_which_leg_it_is_for_is_said_though_the_set_has_begun() -> None:
    for begin in (told_to_change().lie(FRAME_S, still=False, moves=True), Actor(PLAN)):
        begun = begin.lie(FRAME_S, begun=True) if begin.state.at else begin.lie(9.0)
        word = [order.utterance for order in begun.orders if isinstance(order, Say)][-1]
        assert begun.state.stage == "doing" and word.text in ("Hold", "Go")
        assert "coming" not in word.ends and "prompt" in word.ends
    assert READY_S < 9.0


SHORT = Cued(9.0, "hold_short", "left", "Try to stay longer.")


def ended_with_a_cue(*sets: PlannedSet) -> Actor:
    actor = Actor(SessionPlan(sets, Around(placement=False, encourage=False))).get_ready()
    done = RepDone(9.0, 1, "left", 5.0, 7.0, 9.0, 3.0, 1.0, 1.0, 1.0, 2.0)
    return actor.do(FRAME_S, done, SHORT, reps=1, reps_left=1)


def test_which_leg_comes_next_is_said_before_what_was_not_good_about_the_last_one() -> None:
    actor = ended_with_a_cue(LEFT, replace(LEFT, side="right", rest_s=5.0))
    assert actor.said[-4:] == ["1", "Set done.", CHANGE, "Try to stay longer."]
    before = told_to_change().state
    assert actor.state.talks_until - actor.t > before.talks_until - before.t, "Go waits for it as well"


def test_so_it_is_where_both_legs_are_worked_in_one_set() -> None:
    both = replace(LEFT, side=None, order="alternating")
    assert ended_with_a_cue(both).said[-3:] == ["1", CHANGE, "Try to stay longer."]


def test_what_was_not_good_is_left_out_where_something_else_comes() -> None:
    later = replace(LEFT, spec=replace(HELD, id="later"), step=1, rest_s=30.0)
    assert ended_with_a_cue(LEFT, later).said[-1] == "Set done. Rest for 30 seconds."
    assert "Try to stay longer." not in ended_with_a_cue(LEFT, later).said
    assert ended_with_a_cue(LEFT).said[-1] == "All done. Well done."
    again = replace(LEFT, set=2, sets=2, rest_s=30.0)
    assert ended_with_a_cue(LEFT, again).said[-1] == "Try to stay longer."
