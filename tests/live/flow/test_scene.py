from __future__ import annotations

from dataclasses import replace

from formcheck.live.flow.plan import Around, PlannedSet, SessionPlan, sets_of_exercise
from formcheck.live.flow.scene import Shown, scene
from formcheck.live.overlay import OverlayView
from tests.live.figures import ARCHING, BRIDGE, EACH_SIDE, HOLDING, RESTING
from tests.live.flow.acting import RIGHT, TOO_DARK, Actor

PERSON = Around(summary_s=60.0, red_flags="line", pain=True, after=True)


def plan(**change: object) -> SessionPlan:
    around = replace(PERSON, **change)  # type: ignore[arg-type]  # one helper for every field
    return SessionPlan(sets_of_exercise(BRIDGE, 2, 3), around, ("mine", "My mornings"))


def seen(actor: Actor, **shown: object) -> OverlayView:
    return scene(actor.plan, actor.state, replace(Shown(), **shown))  # type: ignore[arg-type]


def quick(**change: object) -> Actor:
    return Actor(plan(red_flags=None, pain=False, after=False, **change))


def test_questions_are_cards_with_their_keys() -> None:
    actor = Actor(plan())
    card = seen(actor).card
    assert card is not None and [row.key for row in card.rows] == ["y", "n"] and "enter" not in card.footer
    pain = seen(actor.press("next")).card
    assert pain is not None and pain.beside and [row.key for row in pain.rows] == [*"0123456789", "x"]
    where = seen(actor.press("5", "2")).card
    assert where is not None and [row.chosen for row in where.rows] == [False, True, False, False, False]


def test_a_red_flag_says_what_to_do() -> None:
    card = seen(Actor(plan()).press("yes")).card
    assert card is not None and card.grave and "doctor" in " ".join(card.lines)


def test_what_is_wrong_with_the_place_is_said_then_right_in_green() -> None:
    outline = ((0.2, 0.5), (0.8, 0.5), (0.5, 0.9))
    actor = quick().lie(0.3, advice=replace(TOO_DARK, ghost=outline))
    view = seen(actor)
    assert (view.headline, view.good) == ("Too dark", False)
    assert view.ghost is not None and not view.ghost.right
    assert view.above, "words stand where they do not hide the mat"
    assert seen(actor.lie(0.3, advice=RIGHT)).good
    waiting = seen(actor.lie(1.0, still=False))
    assert (waiting.headline, waiting.good, waiting.ring) == ("Keep still", True, None)
    listening = seen(actor.lie(0.4))
    assert (listening.headline, listening.ring) == ("Listen", None), "how it is done is still being said"
    ready = seen(actor.lie(3.0, still=False).lie(0.8))
    assert ready.headline == "Ready" and ready.ring is not None and 0.2 < ready.ring.fraction < 0.8


def test_without_a_place_to_be_found_the_posture_is_named() -> None:
    actor = quick(placement=False).lie(0.3, found=False, advice=None)
    assert seen(actor).headline == "Lie on your back"
    assert "standing" in seen(actor.lie(0.3, fits=False, advice=None)).sentence


def test_a_set_shows_what_is_planned_of_it() -> None:
    actor = quick().get_ready()
    view = seen(actor, coach=RESTING)
    assert (view.number, view.number_note, view.headline) == ("0", "of 3", "Go")
    assert "set 1 of 2" in view.sentence
    assert seen(actor, coach=HOLDING).headline == "Hold"
    assert seen(actor, coach=ARCHING).alert == "warning"


def test_a_set_of_one_side_counts_that_side() -> None:
    only = SessionPlan((PlannedSet(EACH_SIDE, reps=5, side="right"),), Around(placement=False, by_posture=False))
    view = seen(Actor(only), coach=replace(HOLDING, side="left", reps=3, reps_left=1, reps_right=2))
    assert (view.number, view.number_note, view.side) == ("2", "of 5", "Right leg")


def test_the_number_is_the_one_that_was_spoken() -> None:
    both = SessionPlan(sets_of_exercise(EACH_SIDE, 1, 6), Around(placement=False, by_posture=False))
    actor = Actor(both).reps(2, "left").rep("right")
    view = seen(actor, coach=actor.counted)
    assert (view.number, view.number_note, actor.said[-1]) == ("1", "left 2/6 · right 1/6", "Right, 1")


def test_the_leg_that_is_shown_changes_when_the_other_one_has_come_to_its_end() -> None:
    both = SessionPlan(sets_of_exercise(EACH_SIDE, 1, 6), Around(placement=False, by_posture=False))
    actor = Actor(both).do(0.5, side="left")

    def side() -> str:
        return seen(actor, coach=actor.counted).side

    assert side() == ""
    actor.do(0.5, side="right", phase="end", progress=1.1).do(0.5, side="left", phase="rest", progress=0.0)
    assert side() == "Right leg"
    actor.do(0.5, side="left", phase="moving", progress=0.6)
    assert side() == "Right leg"
    actor.do(0.5, side="left", phase="end", progress=1.0).do(0.5, side="right", phase="moving", progress=0.1)
    assert side() == "Left leg"
    assert seen(actor.rep("right"), coach=actor.counted).side == "Right leg", "as it is counted and said"


def test_being_away_says_that_it_waits() -> None:
    actor = quick().get_ready().do(0.5).do(4.0, tracking="nobody", in_position=False)
    assert "Paused" in seen(actor, coach=actor.counted).sentence


def test_a_rest_counts_down_and_names_what_comes() -> None:
    actor = quick().get_ready().reps(3).wait(15.0)
    card = seen(actor).card
    assert card is not None and card.ring is not None
    assert 0.7 < card.ring.fraction < 0.8 and card.ring.now in ("45", "46")
    assert any("set 2 of 2" in line for line in card.lines) and any("3 reps" in line for line in card.lines)


def resting(begun: float, left: float) -> tuple[str, str]:
    """What the ring of a rest of a minute, begun then, shows `left` seconds before its end."""
    actor = quick().get_ready().reps(3)
    until = begun + 60.0
    card = scene(actor.plan, replace(actor.state, rest_until=until, t=until - left), Shown()).card
    assert card is not None and card.ring is not None
    return card.ring.now, card.ring.goal


def test_the_last_second_of_a_rest_is_one() -> None:
    shown = [resting(20.0, left) for left in (59.5, 2.0, 1.5, 1.0, 0.4)]
    assert shown == [("1:00", "minutes"), ("2", "seconds"), ("2", "seconds"), ("1", "second"), ("1", "second")]


def test_a_rest_of_a_minute_begins_with_a_minute_whenever_it_begins() -> None:
    """Of these times some give more than 60 when 60 is added and they are taken away again."""
    begins = [n / 30 for n in range(300)]
    assert max((begun + 60.0) - begun for begun in begins) > 60.0
    actor = quick().get_ready().reps(3)
    rests = (replace(actor.state, rest_until=begun + 60.0, t=begun) for begun in begins)
    cards = [scene(actor.plan, state, Shown()).card for state in rests]
    assert {card.ring.now for card in cards if card is not None and card.ring is not None} == {"1:00"}


def test_a_set_that_has_just_begun_shows_its_number_and_leg() -> None:
    only = SessionPlan((PlannedSet(EACH_SIDE, reps=5, side="right"),), Around(placement=False, by_posture=False))
    view = seen(Actor(only))
    assert (view.number, view.number_note, view.side, view.headline) == ("0", "of 5", "Right leg", "Go")
    assert view.sentence == "Nerve glide"


def test_paused_help_trouble_and_sound_off() -> None:
    actor = quick().get_ready()
    assert seen(actor, coach=RESTING, trouble=("Black picture", "Open the shutter.")).headline == "Black picture"
    assert seen(actor, coach=RESTING, muted=True).corner == "sound off"
    assert {row.key for row in seen(actor, keys=True).panel} >= {"space", "n", "b", "q"}
    paused = seen(actor.press("pause"), coach=RESTING).card
    assert paused is not None and paused.title == "Paused"


def test_the_summary_says_what_was_done_and_what_follows_from_how_it_feels() -> None:
    actor = Actor(plan()).press("next", "0").get_ready().reps(3).press("go").get_ready().reps(2).press("next")
    assert actor.state.stage == "asking_after"
    card = seen(actor.press("4", "go")).card
    assert card is not None and card.grave
    text = " ".join(card.lines)
    assert "3 reps" in text and "2 reps" in text and "physiotherapist" in text
    assert "formcheck review --html" in card.footer
    told = seen(actor, advice="Please leave out glute bridge for now.").card
    assert told is not None and "Please leave out glute bridge for now." in told.lines
    assert not any("physiotherapist" in line for line in told.lines), "the rules' word stands in its place"


def test_what_speaks_against_today_is_a_card_that_waits_for_an_answer() -> None:
    card = seen(Actor(plan(advice="Please leave out glute bridge for now."))).card
    assert card is not None and card.title == "Please leave out glute bridge for now."
    assert [(row.key, row.words) for row in card.rows] == [("y", "Go on all the same"), ("n", "Not today")]


def test_once_a_leg_has_all_its_reps_the_screen_asks_for_the_other_one() -> None:
    both = PlannedSet(EACH_SIDE, reps=2, order="alternating")
    actor = Actor(SessionPlan((both,), Around(placement=False))).get_ready()
    actor.do(0.2, side="left", phase="end").rep("left").do(0.2, side="left", phase="end").rep("left")
    working = seen(actor.do(0.1, side="left", phase="end"), coach=actor.counted)
    assert (working.side, working.number) == ("Left leg", "2") and working.headline != "Now your right leg"
    for phase in ("rest", "moving"):
        view = seen(actor.do(0.1, side="left", phase=phase), coach=actor.counted)
        assert (view.headline, view.side, view.number) == ("Now your right leg", "", "2")
    there = seen(actor.do(0.1, side="right", phase="end"), coach=actor.counted)
    assert there.side == "Right leg"
