"""The questions before the sets and after them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from formcheck.live.flow.inputs import Pressed
from formcheck.live.flow.moves import ANSWER
from formcheck.live.flow.orders import BeginSet, KeepAnswers
from formcheck.live.flow.plan import Around, SessionPlan, sets_of_exercise
from formcheck.live.flow.scene import Shown, scene
from tests.live.figures import BRIDGE
from tests.live.flow.acting import Actor

PERSON = Around(summary_s=60.0)


def bridges(sets: int = 2, reps: int = 3, around: Around = PERSON) -> SessionPlan:
    return SessionPlan(sets_of_exercise(BRIDGE, sets, reps), around)


ASKED = replace(PERSON, red_flags="line", pain=True, after=True)


def test_no_red_flag_pain_and_where_then_the_place() -> None:
    actor = Actor(bridges(around=ASKED))
    assert actor.state.stage == "asking"
    actor.press("next", "6", "1", "3", "1", "go", "2")
    assert actor.state.stage == "placing"
    (kept,) = actor.asked_for(KeepAnswers)
    assert isinstance(kept, KeepAnswers) and kept.before
    assert (kept.answers.asked, kept.answers.flags, kept.answers.pain) == ("line", (), 6)
    assert kept.answers.places is not None
    assert [(place.region, place.side) for place in kept.answers.places] == [("thigh", "right")]


AGAINST = replace(ASKED, advice="The pain moved further down: please stop, and ask a professional.")


def test_what_speaks_gravely_against_today_is_answered_before_all_else() -> None:
    actor = Actor(bridges(around=AGAINST)).press("go", "pause")
    assert actor.state.question == 0, "it can't be passed over"
    assert actor.press("yes", "next", "0").state.stage == "placing"


def test_whoever_does_not_go_on_then_is_asked_nothing_more() -> None:
    actor = Actor(bridges(around=AGAINST)).press("next")
    assert actor.state.stage == "over" and actor.asked_for(KeepAnswers) == []


def test_a_red_flag_ends_it_and_nothing_is_counted() -> None:
    actor = Actor(bridges(around=ASKED)).press("yes")
    assert actor.state.stage == "stopped"
    (kept,) = actor.asked_for(KeepAnswers)
    assert isinstance(kept, KeepAnswers) and kept.answers.flags == ("unspecified",)
    assert "doctor" in actor.said[-1]
    actor.lie(30.0).press("go")
    assert actor.state.stage == "over" and actor.asked_for(BeginSet) == []


def test_what_to_do_after_a_yes_stays_until_enter_says_that_it_was_read() -> None:
    actor = Actor(bridges(around=ASKED)).wait(2.0).hold("yes", 5.0)
    assert actor.state.stage == "stopped"
    assert actor.press("yes", "next", "pause", "1").state.stage == "stopped"
    assert actor.press("go").state.stage == "over"


def test_what_to_do_after_a_yes_stays_for_two_seconds_and_two_minutes() -> None:
    actor = Actor(bridges(around=ASKED)).wait(2.0).press("yes")
    actor.give(Pressed(actor.t + 1.9, "go"))
    assert actor.state.stage == "stopped"
    assert actor.wait(119.0).state.stage == "stopped"
    assert actor.wait(1.2).state.stage == "over"
    early = Actor(bridges(around=ASKED)).wait(2.0).press("yes")
    assert early.give(Pressed(early.t + 0.5, "end")).state.stage == "over", "the end key ends it as ever"


def test_all_four_are_asked_in_full() -> None:
    actor = Actor(bridges(around=replace(ASKED, red_flags="full", pain=False))).press("next", "next", "next")
    assert actor.state.stage == "asking"
    assert actor.press("yes").state.answers.flags == ("accident",)


FOUR = replace(ASKED, red_flags="full")


@pytest.mark.parametrize("after", [0.25, 0.5, 0.66])
def test_a_key_that_is_held_down_answers_one_question(after: float) -> None:
    """As systems have it set: it begins to repeat after a quarter of a second, half of one, or two thirds."""
    actor = Actor(bridges(around=FOUR)).wait(2.0).hold("next", 3.0, after=after)
    assert actor.state.question == 1
    assert actor.press("next").state.question == 2


def test_a_question_heeds_no_key_in_the_moment_it_is_shown() -> None:
    actor = Actor(bridges(around=FOUR)).wait(2.0)
    for wait, question in ((0.0, 1), (0.5, 1), (0.4, 2), (0.1, 2), (0.9, 3)):
        actor.t += wait
        actor.give(Pressed(actor.t, "next"))
        assert actor.state.question == question
    actor.give(Pressed(actor.t + 0.1, "back"))
    assert actor.state.question == 3


def test_whoever_ends_the_last_set_with_a_key_twice_has_not_passed_the_question_over() -> None:
    actor = Actor(bridges(sets=1, around=replace(PERSON, after=True))).get_ready().rep()
    actor.give(Pressed(actor.t, "next")).give(Pressed(actor.t + 0.2, "go"))
    assert (actor.state.stage, actor.state.question) == ("asking_after", 0)


def test_a_question_afterwards_waits_for_three_minutes() -> None:
    actor = Actor(bridges(sets=1, around=replace(ASKED, red_flags=None))).press("3", "go").get_ready().reps(3)
    assert actor.wait(170.0).press("2").state.question == 1
    assert actor.wait(179.0).state.stage == "asking_after"
    assert actor.wait(2.0).state.stage == "summary"


def test_a_red_flag_can_not_be_passed_over_and_the_others_can() -> None:
    actor = Actor(bridges(around=ASKED)).press("go", "pause", "3")
    assert actor.state.question == 0
    assert actor.press("next", "go").state.stage == "placing"


def test_no_pain_is_asked_no_place() -> None:
    assert Actor(bridges(around=ASKED)).press("next", "0").state.stage == "placing"


def test_going_back_in_the_questions() -> None:
    actor = Actor(bridges(around=ASKED)).press("next", "4", "back", "7", "go")
    assert actor.state.answers.pain == 7


def test_leaving_in_the_middle_of_the_red_flags_is_no_answer_to_them() -> None:
    actor = Actor(bridges(around=replace(ASKED, red_flags="full"))).press("next", "next", "end")
    assert actor.state.stage == "over" and actor.asked_for(KeepAnswers) == []


def test_how_it_was_is_asked_after_the_sets() -> None:
    actor = Actor(bridges(sets=1, around=ASKED)).press("next", "3", "go").get_ready().reps(3)
    assert actor.state.stage == "asking_after"
    assert actor.said[-2:] == ["How do you feel now?", ANSWER], "who lies there has no key at hand"
    actor.press("4", "5")
    after = actor.asked_for(KeepAnswers)[-1]
    assert isinstance(after, KeepAnswers) and not after.before
    assert (after.answers.feel, after.answers.pain_after) == ("further_down", 5)
    assert actor.state.stage == "summary"
    assert actor.wait(61.0).state.stage == "over"


def test_ending_before_anything_was_done_asks_nothing() -> None:
    assert Actor(bridges(around=ASKED)).press("next", "0", "end").state.stage == "over"


def test_a_set_that_was_begun_and_ended_with_nothing_done_in_it_asks_nothing_and_praises_nothing() -> None:
    asked = Actor(bridges(around=replace(PERSON, after=True)))
    asked.press("go").do(0.5).press("end")
    assert asked.state.stage == "over"
    assert "How do you feel now?" not in asked.said and "That's it for today." not in asked.said
    one = Actor(bridges(around=replace(PERSON, after=True))).get_ready().rep().press("end")
    assert one.state.stage == "asking_after"


def test_a_set_with_nothing_done_has_no_line_beside_those_that_were_done() -> None:
    actor = Actor(bridges()).get_ready().reps(3).press("go", "go").do(0.5).press("next")
    assert actor.state.stage == "summary" and len(actor.state.done) == 2
    card = scene(actor.plan, actor.state, Shown()).card
    assert card is not None and card.lines == ("Glute bridge: 3 reps",)
