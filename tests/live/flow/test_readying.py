"""Before a set: what is waited for, what is said meanwhile, and what begins it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from formcheck.live.flow.orders import BeginSet, Say
from formcheck.live.flow.plan import Around, PlannedSet, SessionPlan, sets_of_exercise
from formcheck.live.flow.readying import PATIENCE_S, PROMPT_AFTER_S, READY_S, REPEAT_S
from formcheck.live.flow.sentences import COMING_TOPICS, spoken_s
from formcheck.live.utterance import SpeechQueue
from tests.live.figures import BRIDGE, EACH_SIDE
from tests.live.flow.acting import FRAME_S, TOO_DARK, Actor

PERSON = Around(placement=False)
HOLD = replace(BRIDGE, movement=replace(BRIDGE.movement, kind="hold"))


def someone(around: Around = PERSON) -> Actor:
    return Actor(SessionPlan(sets_of_exercise(BRIDGE, 2, 3), around))


@pytest.mark.parametrize("placement", [True, False])
def test_whoever_begins_on_their_own_is_counted_from_their_rest(placement: bool) -> None:
    actor = someone(replace(PERSON, placement=placement)).lie(0.5).lie(FRAME_S, still=False, begun=True)
    assert actor.state.stage == "doing"
    assert actor.asked_for(BeginSet) == [BeginSet(from_rest=True)]
    assert actor.said[-1] == "Go"


def test_nobody_begins_who_is_not_well_seen_or_elsewhere() -> None:
    badly = someone().lie(3.0, still=False, begun=True, advice=TOO_DARK)
    elsewhere = someone().lie(3.0, still=False, begun=True, fits=False)
    assert badly.asked_for(BeginSet) == elsewhere.asked_for(BeginSet) == []


def test_a_pose_that_is_held_already_is_told_so() -> None:
    plan = SessionPlan((PlannedSet(HOLD, reps=1),), PERSON)
    actor = Actor(plan).lie(1.0).lie(FRAME_S, begun=True)
    assert actor.said[-1] == "Hold" and "Go" not in actor.said


def test_whoever_lies_on_their_front_in_the_right_place_is_told_how_to_lie() -> None:
    """Nothing is wrong with the place, so that no advice says it."""
    actor = someone(Around()).lie(PROMPT_AFTER_S["posture"] + 1, fits=False)
    assert actor.state.stage == "placing" and actor.said[-1] == "Lie on your back, please."


def test_go_waits_until_it_was_said_how_it_is_done_and_ends_what_is_left_of_it() -> None:
    actor = someone()
    talk_s = spoken_s(actor.orders)
    assert 3.0 < talk_s < 6.0
    actor.lie(talk_s)
    assert "Ready" not in actor.said
    actor.lie(READY_S + 0.2)
    assert actor.said[-2:] == ["Ready", "Go"]
    (go,) = [order.utterance for order in actor.orders if isinstance(order, Say) and order.utterance.text == "Go"]
    assert set(go.ends) >= {*COMING_TOPICS, "prompt", "placed"}


def test_go_waits_for_what_was_said_before_the_session_as_well() -> None:
    """Eleven words at 165 a minute, and a breath: 4.3 seconds."""
    words = "Please leave out glute bridge for now, and ask your physiotherapist."
    told = spoken_s(someone().orders)
    actor = someone(replace(PERSON, first_words=words)).lie(told + 4.2)
    assert "Ready" not in actor.said
    assert actor.lie(READY_S + 0.4).said[-1] == "Go"
    late = someone(replace(PERSON, first_words=words)).get_ready().reps(3).press("go")
    assert late.state.talks_until - late.t < told, "it has long been said"
    silent = someone(replace(PERSON, first_words=words, spoken=False))
    assert silent.lie(READY_S + 0.2).state.stage == "doing"


def test_without_a_voice_nothing_is_waited_for() -> None:
    assert someone(replace(PERSON, spoken=False)).lie(READY_S + 0.2).state.stage == "doing"


def test_with_the_sound_turned_off_nothing_is_waited_for_any_longer() -> None:
    assert someone().lie(0.3).press("mute").lie(READY_S + 0.2).state.stage == "doing"


def test_later_sets_do_not_wait_for_words_that_nobody_hears() -> None:
    actor = someone().get_ready().press("mute").reps(3).press("go")
    assert actor.state.stage == "readying" and actor.lie(READY_S + 0.2).state.stage == "doing"
    heard = someone().get_ready().press("mute", "mute").reps(3).press("go")
    assert heard.lie(READY_S + 0.2).state.stage == "readying"


@pytest.mark.parametrize(
    ("waits_for", "words", "how"),
    [
        ("posture", "Lie on your back, please.", {"fits": False}),
        ("rest", "Go back to where you rest. It begins from there.", {"rested": False, "still": False}),
        ("still", "Keep still for a moment, and it begins.", {"still": False}),
    ],
)
def test_what_is_waited_for_is_said_to_whoever_can_not_look(waits_for: str, words: str, how: dict[str, bool]) -> None:
    patience = PROMPT_AFTER_S[waits_for]  # type: ignore[index]  # a literal of a parameter
    actor = someone().lie(patience - 0.5, **how)
    assert words not in actor.said
    actor.lie(1.0, **how)
    assert actor.said.count(words) == 1
    actor.lie(REPEAT_S - 2.0, **how)
    assert actor.said.count(words) == 1, "not again and again"
    actor.lie(3.0, **how)
    assert actor.said.count(words) == 2, "it may have been missed"


def test_what_was_said_for_two_minutes_is_said_less_often() -> None:
    """Somebody has gone to make tea: 600 seconds of a voice every 20 were thirty sentences."""
    gone = someone(Around()).lie(600.0, found=False, fits=False, advice=TOO_DARK)
    assert 10 <= gone.said.count(TOO_DARK.sentence) <= 15
    sits = someone().lie(600.0, fits=False)
    assert 10 <= sits.said.count("Lie on your back, please.") <= 15


HANDS = replace(TOO_DARK, id="hands", sentence="I can't see your hands.")
FEET = replace(TOO_DARK, id="feet", sentence="I can't see your feet.")


def in_turn(actor: Actor, seconds: float) -> Actor:
    """Lie there ready while two things are wrong by turns."""
    for _ in range(round(seconds / 8)):
        actor.lie(4.0, advice=FEET).lie(4.0, advice=HANDS)
    return actor


def test_the_posture_is_asked_for_in_a_sentence() -> None:
    kneeling = replace(BRIDGE, start=("half_kneeling",))
    actor = Actor(SessionPlan(sets_of_exercise(kneeling, 1, 3), PERSON)).lie(13.0, fits=False)
    assert actor.said[-1] == "Kneel on one knee, please."


def test_two_advices_in_turn_keep_nobody_waiting_for_ever() -> None:
    actor = in_turn(someone(Around()), PATIENCE_S - 5.0)
    assert actor.state.stage == "placing"
    assert in_turn(actor, 16.0).state.stage == "doing"


def test_what_was_put_up_with_once_is_not_waited_for_before_the_next_set() -> None:
    actor = in_turn(someone(Around()), PATIENCE_S + 16.0).press("next", "next")
    assert actor.state.stage == "readying"
    known = len(actor.said)
    assert actor.lie(4.0, advice=FEET).state.stage == "doing"
    assert actor.said[known:] == ["Ready", "Go"], "nor said again in between"
    dark = in_turn(someone(Around()), PATIENCE_S + 16.0).press("next", "next").lie(PATIENCE_S - 5.0, advice=TOO_DARK)
    assert dark.state.stage == "readying", "something else is"


def test_the_wait_begins_when_somebody_is_there_and_anew_once_the_place_was_right() -> None:
    nobody_s = PATIENCE_S + 10.0
    assert someone(Around()).lie(nobody_s, found=False, advice=FEET).lie(5.0, advice=FEET).state.stage == "placing"
    assert someone(Around()).lie(nobody_s, fits=False, advice=FEET).lie(5.0, advice=FEET).state.stage == "placing"
    right = someone(Around()).lie(PATIENCE_S - 5.0, advice=FEET).lie(FRAME_S).lie(10.0, advice=FEET)
    assert right.state.stage == "placing"
    glance = someone(Around()).lie(PATIENCE_S - 5.0, advice=FEET).lie(0.3, found=False, fits=False, advice=FEET)
    assert glance.lie(10.0, advice=FEET).state.stage == "doing"


def test_the_right_place_is_praised_only_where_it_was_wrong() -> None:
    placed = someone(Around()).lie(2.0)
    assert placed.state.stage == "readying" and "That's the right place." not in placed.said
    found = someone(Around()).lie(4.0, advice=TOO_DARK).lie(2.0)
    assert "That's the right place." in found.said


def test_while_it_is_only_looked_nothing_is_said_of_the_place() -> None:
    looks = replace(TOO_DARK, id="looking", sentence="I am looking.")
    actor = someone(Around()).lie(9.0, advice=looks)
    assert "I am looking." not in actor.said and actor.state.stage == "placing"


def test_the_leg_that_is_asked_for_is_said_before_what_is_wrong_with_the_place() -> None:
    glide = PlannedSet(EACH_SIDE, reps=1, side="left")
    plan = SessionPlan((glide, replace(glide, side="right", rest_s=5.0)), Around())
    actor, queue = Actor(plan).get_ready().rep("left"), SpeechQueue()
    actor.lie(3.0, advice=FEET)
    for order in actor.orders:
        if isinstance(order, Say) and order.utterance.text in ("Now your right leg.", FEET.sentence):
            queue.add(order.utterance, actor.t)
    assert [one.text for one in (queue.pop(actor.t), queue.pop(actor.t)) if one] == [
        "Now your right leg.",
        FEET.sentence,
    ]


def test_an_advice_that_waits_to_be_said_is_over_when_it_no_longer_holds() -> None:
    actor, queue = someone(Around()).lie(2.0, advice=TOO_DARK), SpeechQueue()
    assert actor.said[-1] == TOO_DARK.sentence
    for order in actor.lie(0.3).orders:
        if isinstance(order, Say):
            queue.add(order.utterance, actor.t)
    waiting = [one.text for one in iter(lambda: queue.pop(actor.t), None) if one]
    assert waiting and TOO_DARK.sentence not in waiting


def test_an_advice_takes_the_place_of_the_one_before_it() -> None:
    too_far = replace(TOO_DARK, id="far", sentence="Come nearer.")
    actor = someone(Around()).lie(2.0, advice=TOO_DARK).lie(2.0, advice=too_far).lie(1.0)
    said = [order.utterance for order in actor.orders if isinstance(order, Say)][len(COMING_TOPICS) - 1 :]
    assert [(one.text, one.ends) for one in said if one.text] == [
        (TOO_DARK.sentence, ("",)),
        ("Come nearer.", ("advice dark",)),
        ("That's the right place.", ("advice far",)),
    ]
