from __future__ import annotations

from dataclasses import replace

import pytest

from formcheck.analysis import darkness
from formcheck.coach.events import RangeOutgrown, RepDone, TrackingChanged, WarningStarted
from formcheck.live.flow.doing import OTHER_LEG_EVERY_S
from formcheck.live.flow.inputs import Finished, Slept
from formcheck.live.flow.orders import BeginSet, EndSet, NextClip, Say
from formcheck.live.flow.plan import Around, PlannedSet, SessionPlan, endless_set, sets_of_exercise
from formcheck.live.flow.readying import PATIENCE_S, READY_S
from formcheck.live.flow.state import Tally
from formcheck.live.phrases import OUTGROWN
from formcheck.specs.range import Range
from tests.live.figures import BRIDGE, EACH_SIDE
from tests.live.flow.acting import TOO_DARK, Actor, state_of

PERSON = Around(summary_s=60.0)
NOT_PLACED = Around(placement=False)
CLIP = Around(placement=False, by_posture=False)
HOLD = replace(BRIDGE, movement=replace(BRIDGE.movement, kind="hold"))


def bridges(sets: int = 2, reps: int = 3, around: Around = PERSON) -> SessionPlan:
    return SessionPlan(sets_of_exercise(BRIDGE, sets, reps), around)


# -- getting ready


def test_nothing_begins_until_somebody_lies_there_well_seen_and_still() -> None:
    actor = Actor(bridges())
    assert actor.state.stage == "placing"
    assert "Glute bridge" in actor.said[0]
    actor.lie(3.0, found=False).lie(3.0, fits=False).lie(5.0, advice=TOO_DARK)
    assert actor.state.stage == "placing" and actor.asked_for(BeginSet) == []
    actor.lie(1.0)
    assert actor.state.stage == "readying"
    actor.lie(10.0, still=False)
    assert actor.state.stage == "readying" and "Ready" not in actor.said
    actor.lie(READY_S + 0.2)
    assert actor.state.stage == "doing"
    assert actor.said[-2:] == ["Ready", "Go"]


def test_any_move_starts_the_stillness_anew() -> None:
    actor = Actor(bridges()).lie(1.2).lie(0.1, still=False)
    for _ in range(5):
        actor.lie(READY_S - 0.3).lie(0.1, still=False)
    assert actor.state.stage == "readying"
    actor.lie(READY_S + 0.2)
    assert actor.state.stage == "doing"


def test_stillness_at_the_movement_s_end_is_no_rest() -> None:
    actor = Actor(bridges()).lie(1.2).lie(8.0, rested=False)
    assert actor.state.stage == "readying" and "Ready" not in actor.said
    assert actor.lie(READY_S + 0.2).state.stage == "doing"


def test_the_stillness_that_began_the_set_belongs_to_it() -> None:
    actor = Actor(bridges()).get_ready()
    (order,) = actor.asked_for(BeginSet)
    assert order == BeginSet(from_rest=True)


def test_an_advice_is_spoken_when_it_lasts_and_not_again_and_again() -> None:
    actor = Actor(bridges()).lie(1.0, advice=TOO_DARK)
    assert "Please turn on a light." not in actor.said
    actor.lie(8.0, advice=TOO_DARK)
    assert actor.said.count("Please turn on a light.") == 1
    actor.lie(15.0, advice=TOO_DARK)
    assert actor.said.count("Please turn on a light.") == 2, "it may have been missed"


def test_an_advice_can_not_keep_somebody_waiting_for_ever() -> None:
    actor = Actor(bridges()).lie(PATIENCE_S + 5.0, advice=TOO_DARK)
    assert actor.state.stage == "doing"


def test_the_enter_key_begins_at_once() -> None:
    actor = Actor(bridges()).lie(0.2).press("go")
    assert actor.state.stage == "doing" and actor.asked_for(BeginSet) == [BeginSet(from_rest=False)]


def test_a_clip_is_counted_from_its_first_frame() -> None:
    actor = Actor(SessionPlan(endless_set(BRIDGE), CLIP))
    assert actor.state.stage == "doing" and actor.state.counting
    assert actor.asked_for(BeginSet) == [BeginSet(from_rest=False)] and actor.said == []


# -- sets, rests, sides


def test_what_comes_next_is_named_in_time_to_turn_over_for_it() -> None:
    later = replace(BRIDGE, id="later", name="Cat-camel")
    sets = (PlannedSet(BRIDGE, reps=1), PlannedSet(later, step=1, reps=1, rest_s=30.0))
    actor = Actor(SessionPlan(sets, PERSON)).get_ready().rep().wait(21.0)
    assert actor.state.stage == "resting" and actor.said[-1] == "10 seconds to go. Next: Cat-camel."


def test_the_planned_reps_end_a_set_and_the_rest_begins_the_next() -> None:
    actor = Actor(bridges()).get_ready().reps(2)
    assert actor.state.stage == "doing"
    actor.rep()
    assert actor.state.stage == "resting" and actor.state.at == 1
    assert "Set done. Rest for one minute." in actor.said
    assert len(actor.asked_for(EndSet)) == 1
    actor.wait(49.0)
    assert "10 seconds to go." not in actor.said
    actor.wait(2.0)
    assert "10 seconds to go." in actor.said
    actor.wait(10.0)
    assert actor.state.stage == "readying" and actor.said[-1] == "Set 2 of 2."
    actor.get_ready().reps(3)
    assert actor.state.stage == "summary"
    assert actor.said[-1] == "All done. Well done."
    assert [done.tally.reps for done in actor.state.done] == [3, 3]


def test_a_set_that_was_cut_short_is_not_called_done() -> None:
    actor = Actor(bridges()).get_ready().reps(2).press("next")
    assert actor.state.stage == "resting" and actor.said[-1] == "That set is over. Rest for one minute."


def test_one_side_after_the_other() -> None:
    left = PlannedSet(EACH_SIDE, reps=2, side="left")
    plan = SessionPlan((left, replace(left, side="right", rest_s=5.0)), PERSON)
    actor = Actor(plan)
    assert "Your left leg first." in actor.said[0]
    actor.get_ready().reps(3, "right")
    assert "I see your right leg. This set is for your left leg." in actor.said
    assert "Right, 1" in actor.said
    assert actor.state.stage == "doing", "the other leg's reps do not end this leg's set"
    actor.reps(2, "left")
    assert actor.state.stage == "readying" and actor.said[-2:] == ["Set done.", "Now your right leg."]
    actor.lie(4.8)
    assert "Ready" not in actor.said[-2:], "there is time to turn around"
    assert actor.lie(READY_S + 0.5).state.stage == "doing"
    hasty = Actor(plan).get_ready().reps(2, "left").lie(1.0).lie(0.1, still=False, begun=True)
    assert hasty.state.stage == "doing" and hasty.state.at == 1, "or to begin at once"


def test_alternating_sides_end_when_both_are_done_and_a_forgotten_one_is_named() -> None:
    actor = Actor(SessionPlan(sets_of_exercise(EACH_SIDE, 1, 3), PERSON)).get_ready()
    for side in ("left", "right", "left", "right", "left"):
        actor.rep(side)  # type: ignore[arg-type]  # a literal of a literal tuple
    assert actor.state.stage == "doing" and "Now your right leg." not in actor.said
    actor.rep("right")
    assert actor.state.stage == "summary"
    forgetful = Actor(SessionPlan(sets_of_exercise(EACH_SIDE, 1, 3), PERSON)).get_ready().reps(3, "left")
    assert forgetful.said.count("Now your right leg.") == 1
    assert forgetful.rep("left").said[-1] == "Now your right leg.", "who goes on has not heard it"
    (*_, last) = forgetful.asked_for(Say)
    assert isinstance(last, Say) and last.utterance.every_s == OTHER_LEG_EVERY_S
    assert forgetful.rep("right").said[-1] != "Now your right leg."


def test_one_side_only_is_whichever_is_worked() -> None:
    plan = SessionPlan((PlannedSet(EACH_SIDE, reps=2, order="one"),), PERSON)
    assert Actor(plan).get_ready().rep("right").rep("left").state.stage == "doing"
    assert Actor(plan).get_ready().reps(2, "right").state.stage == "summary"


def test_the_last_hold_may_end_by_itself_when_it_is_as_long_as_can_be() -> None:
    plan = SessionPlan((PlannedSet(HOLD, reps=2),), PERSON)
    assert plan.sets[0].hold == Range(3, 5)
    actor = Actor(plan).get_ready().do(0.1, hold_s=6.0)
    assert actor.state.stage == "doing", "one more hold is to come"
    actor.rep().do(0.1, hold_s=4.9)
    assert actor.state.stage == "doing"
    actor.do(0.1, hold_s=5.0)
    assert actor.state.stage == "summary"


def test_a_set_without_an_end_goes_on_until_its_clip_does() -> None:
    actor = Actor(SessionPlan(endless_set(BRIDGE), CLIP)).reps(40)
    assert actor.state.stage == "doing"
    assert actor.clip_over(last=True).state.stage == "over"
    assert len(actor.asked_for(EndSet)) == 1


def test_each_exercise_has_its_clip() -> None:
    sets = tuple(PlannedSet(BRIDGE, step=step, steps=2, reps=2, set=n) for step in (0, 1) for n in (1, 2))
    actor = Actor(SessionPlan(sets, CLIP)).rep().clip_over(last=False)
    assert actor.state.at == 2, "what is left of the first exercise can't be done without its clip"
    assert actor.asked_for(NextClip)[-1] == NextClip(1)
    assert actor.clip_over(last=True).state.stage == "over"


# -- away, paused


def test_leaving_pauses_and_coming_back_goes_on() -> None:
    actor = Actor(bridges()).get_ready().do(1.0)
    actor.do(1.0, tracking="nobody", in_position=False)
    assert actor.state.stage == "doing"
    actor.do(3.0)
    assert actor.state.stage == "away"
    assert actor.said.count("Paused. I go on when you are back.") == 1
    actor.do(60.0).do(0.1, tracking="ok", in_position=True)
    assert actor.state.stage == "doing" and actor.said[-1] == "Going on."
    assert actor.reps(3).state.stage == "resting"


def test_when_the_light_goes_out_the_set_waits_until_it_is_back() -> None:
    actor = Actor(bridges()).get_ready().do(1.0)
    actor.do(1.0, TrackingChanged(2.0, darkness.TOO_DARK, darkness.SAY), tracking=darkness.TOO_DARK)
    assert actor.said[-1] == darkness.SAY
    actor.do(3.0)
    assert actor.state.stage == "away"
    assert actor.do(0.1, tracking="ok").state.stage == "doing"


def test_a_moment_unseen_says_nothing() -> None:
    actor = Actor(bridges()).get_ready().do(1.0)
    for _ in range(4):
        actor.do(2.0, tracking="nobody", in_position=False).do(1.0, tracking="ok", in_position=True)
    assert actor.state.stage == "doing" and "Paused. I go on when you are back." not in actor.said


def test_the_space_key_stops_everything_and_the_rest_timer_too() -> None:
    actor = Actor(bridges()).get_ready().press("pause")
    assert not actor.state.counting
    actor.press("pause").reps(3)
    assert actor.state.stage == "resting"
    left = actor.state.rest_until - actor.state.t
    actor.press("pause").wait(300.0)
    assert actor.state.stage == "resting"
    actor.press("pause")
    assert actor.state.rest_until - actor.state.t == pytest.approx(left, abs=0.25)


def test_a_pause_is_no_waiting_and_no_turning_around() -> None:
    waiting = Actor(bridges(around=NOT_PLACED)).lie(10.0, fits=False).press("pause").wait(60.0).press("pause")
    assert "Lie on your back, please." not in waiting.lie(1.0, fits=False).said
    left = PlannedSet(EACH_SIDE, reps=2, side="left")
    turning = Actor(SessionPlan((left, replace(left, side="right", rest_s=20.0)), NOT_PLACED)).get_ready()
    turning.reps(2, "left").press("pause").wait(60.0).press("pause")
    assert turning.lie(10.0).state.stage == "readying", "half of the time to turn around is left"
    assert turning.lie(12.0).state.stage == "doing"


def test_a_machine_that_slept_wakes_into_a_pause() -> None:
    actor = Actor(bridges()).get_ready()
    actor.give(Slept(actor.t + 3000.0))
    assert actor.state.paused_at is not None and actor.state.stage == "doing"
    assert actor.said[-1] == "Paused. Press space to go on."
    actor.t += 3000.0
    assert actor.press("pause").state.counting


def test_a_key_hit_by_chance_does_not_end_a_pause() -> None:
    actor = Actor(bridges()).get_ready().press("pause").press("yes", "mute", "5")
    assert actor.state.paused_at is not None
    assert actor.press("next").state.paused_at is None and actor.state.stage == "resting"


# -- keys


def test_next_and_back_and_restart() -> None:
    actor = Actor(bridges(sets=3)).get_ready().rep().press("restart")
    assert (actor.state.stage, actor.state.at) == ("readying", 0)
    actor.get_ready().press("next")
    assert (actor.state.stage, actor.state.at) == ("resting", 1)
    actor.press("next")
    assert actor.state.stage == "readying"
    actor.press("back")
    assert actor.state.at == 0
    actor.press("next", "next", "next")
    assert actor.state.stage == "summary"


def test_the_end_key_in_a_set_closes_its_log_and_ends() -> None:
    actor = Actor(bridges()).get_ready().rep().press("end")
    assert len(actor.asked_for(EndSet)) == 1
    assert actor.state.stage == "over"


# -- warnings


def test_warnings_do_not_come_on_each_others_heels_but_a_stop_does() -> None:
    actor = Actor(bridges()).get_ready()
    warn = [WarningStarted(1.0, name, "warning", None, 1.0, name) for name in ("one", "two", "three")]
    actor.do(1.0, warn[0]).do(3.0, warn[1]).do(0.1, warn[2])
    assert [word for word in actor.said if word in ("one", "two", "three")] == ["one", "three"]
    actor.do(0.1, WarningStarted(1.0, "four", "stop", None, 1.0, "four"))
    assert actor.said[-1] == "four"
    assert actor.state.tally == Tally(warnings=4)


def test_what_was_left_out_is_not_called_done() -> None:
    actor = Actor(bridges()).get_ready().rep().press("next", "next").get_ready().reps(3)
    assert actor.said[-1] == "That's it for today."


def test_what_a_set_s_end_shows_is_counted_in_it() -> None:
    actor = Actor(SessionPlan(endless_set(HOLD), CLIP)).do(4.0, hold_s=4.0).clip_over(last=True)
    rep = RepDone(9.0, 1, None, 1.0, 1.0, 5.0, 4.0, 1.0, 1.0, 0.0, 0.0)
    actor.give(Finished(actor.t, (rep,), state_of(reps=1)))
    assert actor.state.done[-1].tally.reps == 1 and actor.said[-1] == "1"


def test_who_has_outgrown_their_range_hears_it_after_the_set() -> None:
    actor = Actor(SessionPlan(endless_set(HOLD), CLIP)).do(4.0, hold_s=4.0).clip_over(last=True)
    actor.give(Finished(actor.t, (RangeOutgrown(9.0, None, {"hip": 80.0}, {"hip": 60.0}),), state_of(reps=1)))
    assert actor.said[-1] == OUTGROWN


def test_the_place_is_not_looked_for_again_between_sets() -> None:
    actor = Actor(bridges()).get_ready().reps(3).press("go")
    assert actor.state.stage == "readying"
    assert actor.get_ready().state.stage == "doing"
