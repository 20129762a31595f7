"""A set that runs and does not go on: somebody lies there who cannot see the screen and reaches no key."""

from __future__ import annotations

from dataclasses import replace

import pytest

from formcheck.coach.events import PartialRep
from formcheck.live.flow.orders import EndSet
from formcheck.live.flow.plan import Around, PlannedSet, SessionPlan
from formcheck.live.flow.standstill import ENOUGH_S, TELL_AFTER_S, TELL_EVERY_S
from tests.live.figures import BRIDGE, EACH_SIDE
from tests.live.flow.acting import Actor

PERSON = Around(placement=False)
BRIDGES = PlannedSet(BRIDGE, reps=4)
LATER = PlannedSet(replace(BRIDGE, id="later", name="Later"), step=1, reps=4, rest_s=30.0)
TWO_OF_FOUR = "I have counted 2 of 4. Go on when you like."
LAST_CALL = "If that is enough, rest on: this set ends in 20 seconds."
COME_BACK = "This set ends in 20 seconds, unless you come back to it."


def in_a_set(*sets: PlannedSet, around: Around = PERSON) -> Actor:
    return Actor(SessionPlan(sets or (BRIDGES, LATER), around)).get_ready().do(1.0)


def test_whoever_lies_there_and_waits_hears_how_many_are_counted() -> None:
    actor = in_a_set().reps(2).do(TELL_AFTER_S["going on"] - 1)
    assert actor.said[-1] == "2"
    assert actor.do(2.0).said[-1] == TWO_OF_FOUR
    assert actor.do(TELL_EVERY_S - 5).said.count(TWO_OF_FOUR) == 1
    assert actor.do(10.0).said.count(TWO_OF_FOUR) == 2


def test_nobody_is_told_so_while_a_hold_lasts_or_something_happens() -> None:
    held = in_a_set().reps(2).do(90.0, hold_s=4.0, tracking="hidden").said
    assert TWO_OF_FOUR not in held and not any("hidden" in words for words in held)
    actor = in_a_set().reps(2)
    for _ in range(20):
        actor.do(20.0, PartialRep(9.0, None, 7.0, 9.0, 125.0, 140.0))
    assert TWO_OF_FOUR not in actor.said and actor.state.stage == "doing"


def test_before_the_first_one_nobody_is_hurried() -> None:
    assert in_a_set().do(27.0).said[-1] == "I have counted none yet. Begin when you like."


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        (1, 1, "I have counted 1 left and 1 right, of 3 each. Go on when you like."),
        (3, 1, "I have counted 3 left and 1 right, of 3 each. Now your right leg."),
    ],
)
def test_with_two_legs_each_has_its_number(left: int, right: int, words: str) -> None:
    actor = in_a_set(PlannedSet(EACH_SIDE, reps=3, order="alternating"))
    assert actor.reps(right, "right").reps(left, "left").do(27.0).said[-1] == words


def test_in_a_set_for_one_leg_the_leg_is_named() -> None:
    actor = in_a_set(PlannedSet(EACH_SIDE, reps=3, side="right")).reps(2, "left").do(27.0)
    assert actor.said[-1] == "I have counted none yet with your right leg. Begin when you like."
    assert actor.rep("right").do(27.0).said[-1] == "I have counted 1 of 3 with your right leg. Go on when you like."


def test_whoever_can_not_go_on_gets_to_the_next_set_by_resting_on() -> None:
    actor = in_a_set().reps(2).do(ENOUGH_S["going on"] - 5)
    assert actor.said.count(LAST_CALL) == 1 and actor.state.stage == "doing"
    actor.do(5.2)
    assert actor.state.stage == "resting" and actor.said[-1].startswith("That set is over.")
    assert actor.state.done[0].tally.reps == 2 and len(actor.asked_for(EndSet)) == 1


def test_a_movement_says_no_to_that() -> None:
    actor = in_a_set().reps(2).do(ENOUGH_S["going on"] - 5).rep().do(ENOUGH_S["going on"] - 25)
    assert actor.state.stage == "doing" and actor.said.count(LAST_CALL) == 1
    assert actor.do(10.0).said.count(LAST_CALL) == 2, "the next time it is announced as well"


def test_whoever_sits_up_hears_how_it_goes_on_and_has_time() -> None:
    actor = in_a_set().reps(2).do(TELL_AFTER_S["posture"] + 1, in_position=False)
    assert actor.state.stage == "away" and actor.said[-1] == "Lie on your back, and I go on."
    actor.do(ENOUGH_S["posture"] - 25)
    assert actor.state.stage == "away" and COME_BACK in actor.said
    actor.do(1.0, in_position=True)
    assert actor.state.stage == "doing" and actor.said[-1] == "Going on. I have counted 2 of 4."
    assert actor.do(ENOUGH_S["posture"] + 1, in_position=False).state.stage == "resting"


def test_whoever_is_not_in_the_picture_keeps_the_set_for_as_long_as_it_takes() -> None:
    actor = in_a_set().reps(2).do(1800.0, tracking="nobody")
    assert actor.state.stage == "away" and actor.said[-1].startswith("I can't see you")
    assert actor.do(1.0, tracking="ok").state.stage == "doing"
    assert actor.said[-1] == "Going on. I have counted 2 of 4."


def test_a_set_that_a_key_began_waits_for_whoever_is_on_the_way_to_the_mat() -> None:
    actor = Actor(SessionPlan((BRIDGES, LATER), PERSON)).press("go").do(TELL_AFTER_S["posture"] + 5, in_position=False)
    assert actor.state.stage == "away" and actor.said[-1] == "Lie on your back, and I go on."
    actor.do(600.0)
    assert actor.state.stage == "away" and COME_BACK not in actor.said


def test_who_is_not_measured_is_told_again_what_to_change() -> None:
    hidden = "Part of you is hidden: move the camera back or clear the view."
    assert in_a_set().do(TELL_AFTER_S["view"] + 1, tracking="hidden").said[-1] == hidden


def test_a_while_without_pictures_is_no_standstill() -> None:
    actor = in_a_set().reps(2).do(20.0)
    actor.wait(600.0).do(20.0)
    assert actor.state.stage == "doing" and actor.said[-1] == "2"
    actor.press("pause").wait(600.0).press("pause").do(20.0)
    assert actor.state.stage == "doing" and TWO_OF_FOUR not in actor.said


@pytest.mark.parametrize("planned", [replace(BRIDGES, reps=None), BRIDGES])
def test_a_clip_is_played_to_its_end(planned: PlannedSet) -> None:
    clip = Around(placement=False, by_posture=planned.reps is None)
    actor = Actor(SessionPlan((planned, LATER), clip)).get_ready().do(1.0).rep().do(300.0)
    assert actor.state.stage == "doing" and actor.said[-1] == "1"
