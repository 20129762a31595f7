from __future__ import annotations

from dataclasses import replace

import pytest

from formcheck.coach.events import (
    Cued,
    Event,
    HoldStarted,
    PartialRep,
    PostureChanged,
    RangeOutgrown,
    RepDone,
    RestLearned,
    TrackingChanged,
    WarningEnded,
    WarningStarted,
)
from formcheck.live.phrases import OUTGROWN, OUTGROWN_EVERY_S, Goal, phrases
from formcheck.live.utterance import Priority
from formcheck.specs.model import ExerciseSpec, Level
from formcheck.specs.range import Range
from tests.live.figures import BRIDGE, EACH_SIDE, HOLDING, RESTING

ENDS = BRIDGE.movement.ends


def rep(n: int) -> RepDone:
    return RepDone(10.0, n, None, 5.0, 7.0, 10.0, 3.0, 1.0, 1.0, 130.0, 170.0)


def held(low: float, kind: str = "hold") -> ExerciseSpec:
    end = replace(ENDS[0], hold=Range(low, low + 10))
    return replace(BRIDGE, movement=replace(BRIDGE.movement, kind=kind, ends=(end,)))


ANY = Goal()
TEN = Goal(reps=10)


def said(*events: Event, spec: ExerciseSpec = BRIDGE, goal: Goal = ANY) -> list[str]:
    return [utterance.text for utterance in phrases(events, RESTING, 0.0, spec, goal)]


def test_each_rep_is_its_number() -> None:
    assert [said(rep(n))[0] for n in (1, 2, 7, 12)] == ["1", "2", "7", "12"]


def test_who_has_become_freer_hears_it_once_in_a_sitting_and_after_all_else() -> None:
    (utterance,) = phrases((RangeOutgrown(60.0, None, {"top": 155}, {"top": 175}),), RESTING, 0.0, BRIDGE, ANY)
    assert utterance.text == OUTGROWN
    assert (utterance.priority, utterance.every_s) == (Priority.GUIDE, OUTGROWN_EVERY_S)


def test_of_two_cues_the_first_is_said_and_none_beside_a_warning() -> None:
    slow, short = Cued(10.0, "too_fast", None, "A little slower."), Cued(10.0, "hold_short", None, "Stay longer.")
    assert said(slow, short) == ["A little slower."]
    warned = WarningStarted(10.0, "over_arched", "warning", None, 9.6, "Lower a little.")
    assert said(slow, warned) == ["Lower a little."]
    going_on = replace(RESTING, warnings=("over_arched",))
    assert phrases((slow,), going_on, 0.0, BRIDGE, ANY) == ()
    past_own = replace(RESTING, warnings=("own_cap",))
    assert phrases((slow,), past_own, 0.0, BRIDGE, ANY) == ()


def test_the_last_two_are_told_where_there_is_an_end() -> None:
    assert said(rep(8), goal=TEN) == ["8. Last two"]
    assert said(rep(8)) == ["8"]
    assert said(rep(10), goal=TEN) == ["10"]
    assert said(rep(1), goal=Goal(reps=3)) == ["1"]


def test_sides_that_are_counted_apart_are_spoken_apart() -> None:
    state = replace(RESTING, reps=9, reps_left=5, reps_right=4)
    one = replace(rep(9), side="right")
    for goal, words in ((Goal(6, each=True), "4. Last two"), (Goal(10), "9")):
        assert [said.text for said in phrases((one,), state, 0.0, EACH_SIDE, goal)] == [words]


def test_a_kind_word_comes_once_a_set_and_only_where_it_is_wanted() -> None:
    kind = Goal(reps=10, kind=True)
    assert [said(rep(n), goal=kind)[0] for n in range(1, 11)].count("5. Good") == 1
    assert said(rep(5), goal=TEN) == ["5"]
    assert said(rep(2), goal=Goal(reps=4, kind=True)) == ["2"]


def test_nothing_is_called_good_that_was_not() -> None:
    kind = Goal(reps=10, kind=True)
    assert said(rep(5), Cued(10.0, "short", None, "Stay longer."), goal=kind) == ["5", "Stay longer."]


def test_a_side_is_named_where_it_changes() -> None:
    state = replace(RESTING, reps=3, reps_left=2, reps_right=1)
    right = replace(rep(3), side="right")
    for before, words in ((None, "1"), ("left", "Right, 1"), ("right", "1")):
        goal = Goal(6, each=True, before=before)  # type: ignore[arg-type]  # a literal of a literal tuple
        assert [said.text for said in phrases((right,), state, 0.0, EACH_SIDE, goal)] == [words]


def test_a_rep_of_the_leg_that_the_set_is_not_for_names_it_each_time_and_no_end() -> None:
    """Ten reps of the left leg; the right one's eighth is no step towards them."""
    state = replace(RESTING, reps=9, reps_left=1, reps_right=8)
    goal = Goal(10, each=True, kind=True, before="right", side="left")
    right, left = replace(rep(9), side="right"), replace(rep(9), side="left")
    assert [said.text for said in phrases((right,), state, 0.0, EACH_SIDE, goal)] == ["Right, 8"]
    assert [said.text for said in phrases((left,), state, 0.0, EACH_SIDE, goal)] == ["Left, 1"]
    again = replace(goal, before="left")
    assert [said.text for said in phrases((left,), state, 0.0, EACH_SIDE, again)] == ["1"]


def test_a_pause_at_the_end_of_a_movement_is_not_called_a_hold() -> None:
    assert said(HoldStarted(1.0, None, 1.0), spec=held(1.0, "rep")) == []
    assert [one.text for one in phrases((), replace(HOLDING, hold_s=1.02), 0.99, held(1.0, "rep"), ANY)] == ["And down"]


def test_the_count_ends_what_was_to_be_said_of_its_hold() -> None:
    (count,) = phrases((rep(3),), RESTING, 0.0, BRIDGE, ANY)
    (hold,) = phrases((HoldStarted(1.0, None, 1.0),), RESTING, 0.0, BRIDGE, ANY)
    assert hold.topic in count.ends and hold.every_s > 0


def test_a_hold_is_begun_and_ended_aloud() -> None:
    assert said(HoldStarted(1.0, None, 1.0)) == ["Hold"]
    assert phrases((), replace(HOLDING, hold_s=3.03), 2.97, BRIDGE, ANY) == (), "it may have begun a little later"
    long_enough = replace(HOLDING, hold_s=3.5)
    assert [one.text for one in phrases((), long_enough, 3.47, BRIDGE, ANY)] == ["And down"]
    assert phrases((), replace(HOLDING, hold_s=3.53), 3.5, BRIDGE, ANY) == ()
    sideways = replace(BRIDGE, movement=replace(BRIDGE.movement, ends=(replace(ENDS[0], name="out"),)))
    assert [one.text for one in phrases((), long_enough, 3.47, sideways, ANY)] == ["And back"]


def test_an_exercise_that_only_passes_is_not_told_to_hold() -> None:
    passing = replace(BRIDGE, movement=replace(BRIDGE.movement, ends=(replace(ENDS[0], hold=None),)))
    assert said(HoldStarted(1.0, None, 1.0), spec=passing) == []


def test_half_of_a_long_hold_is_told_and_of_a_short_one_not() -> None:
    assert [one.text for one in phrases((), replace(HOLDING, hold_s=10.02), 9.99, held(20), ANY)] == ["Half-way"]
    assert phrases((), replace(HOLDING, hold_s=1.51), 1.49, BRIDGE, ANY) == ()


def test_a_pure_hold_ends_without_a_way_back() -> None:
    assert [one.text for one in phrases((), replace(HOLDING, hold_s=20.52), 20.49, held(20), ANY)] == ["That's enough"]


@pytest.mark.parametrize(
    ("level", "priority"), [("stop", Priority.STOP), ("warning", Priority.WARNING), ("info", Priority.GUIDE)]
)
def test_a_warning_goes_by_its_gravity_and_not_too_often(level: Level, priority: Priority) -> None:
    (utterance,) = phrases((WarningStarted(1.0, "arch", level, None, 1.0, "Lower."),), RESTING, 0.0, BRIDGE, ANY)
    assert (utterance.text, utterance.priority) == ("Lower.", priority)
    assert utterance.every_s >= 5


def test_a_view_that_hides_too_much_is_told_and_being_found_is_not() -> None:
    assert said(TrackingChanged(1.0, "hidden", "Part of you is hidden.")) == ["Part of you is hidden."]
    assert said(TrackingChanged(1.0, "wrong_view", "")) == ["Turn side-on"]
    assert said(TrackingChanged(1.0, "ok", "")) == []


def test_being_gone_is_for_the_flow_to_tell_after_its_patience() -> None:
    assert said(TrackingChanged(1.0, "nobody", "I can't see you.")) == []


def test_a_cue_is_said() -> None:
    assert said(Cued(1.0, "hold_short", None, "Stay a little longer.")) == ["Stay a little longer."]


def test_the_rest_is_silence() -> None:
    quiet: tuple[Event, ...] = (
        PostureChanged(1.0, "supine"),
        RestLearned(1.0, None, 130.0),
        PartialRep(1.0, None, 0.0, 1.0, 130.0, 140.0),
        WarningEnded(1.0, "arch", "warning", None, 0.0, 1.0, 195.0, "Lower."),
    )
    assert said(*quiet) == []
    assert phrases((), RESTING, 0.0, BRIDGE, ANY) == ()
