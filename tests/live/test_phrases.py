from __future__ import annotations

from dataclasses import replace

import pytest

from formcheck.coach.events import (
    Cued,
    Event,
    HoldStarted,
    PartialRep,
    PostureChanged,
    RepDone,
    RestLearned,
    TrackingChanged,
    WarningEnded,
    WarningStarted,
)
from formcheck.live.phrases import phrases
from formcheck.live.utterance import Priority
from formcheck.specs.model import Dose, ExerciseSpec, Level, Range
from tests.live.figures import BRIDGE, EACH_SIDE, HOLDING, RESTING

ENDS = BRIDGE.movement.ends


def rep(n: int) -> RepDone:
    return RepDone(10.0, n, None, 5.0, 7.0, 10.0, 3.0, 1.0, 1.0, 130.0, 170.0)


def held(low: float, kind: str = "hold") -> ExerciseSpec:
    end = replace(ENDS[0], hold=Range(low, low + 10))
    return replace(BRIDGE, movement=replace(BRIDGE.movement, kind=kind, ends=(end,)))


def said(*events: Event, spec: ExerciseSpec = BRIDGE) -> list[str]:
    return [utterance.text for utterance in phrases(events, RESTING, RESTING, spec)]


def test_each_rep_is_its_number() -> None:
    assert [said(rep(n))[0] for n in (1, 2, 7, 12)] == ["1", "2", "7", "12"]


def test_the_last_two_and_the_set_are_told() -> None:
    assert said(rep(8)) == ["8. Two to go"]
    assert said(rep(10)) == ["10. Set done"]


def test_sides_that_are_dosed_each_make_a_set_of_both() -> None:
    spec = replace(EACH_SIDE, dose=Dose(Range(1, 2), Range(5, 10), Range(1, 1), per_side=True))
    assert said(rep(8), spec=spec) == ["8. Two to go"]
    assert said(rep(5), spec=spec) == ["5"]


def test_a_hold_is_begun_and_ended_aloud() -> None:
    assert said(HoldStarted(1.0, None, 1.0)) == ["Hold"]
    before, after = replace(HOLDING, hold_s=2.97), replace(HOLDING, hold_s=3.0)
    assert [one.text for one in phrases((), after, before, BRIDGE)] == ["And back"]
    assert phrases((), replace(after, hold_s=3.03), after, BRIDGE) == ()


def test_an_exercise_that_only_passes_is_not_told_to_hold() -> None:
    passing = replace(BRIDGE, movement=replace(BRIDGE.movement, ends=(replace(ENDS[0], hold=None),)))
    assert said(HoldStarted(1.0, None, 1.0), spec=passing) == []


def test_half_of_a_long_hold_is_told_and_of_a_short_one_not() -> None:
    before, after = replace(HOLDING, hold_s=9.99), replace(HOLDING, hold_s=10.02)
    assert [one.text for one in phrases((), after, before, held(20))] == ["Half-way"]
    short = (replace(HOLDING, hold_s=1.49), replace(HOLDING, hold_s=1.51))
    assert phrases((), short[1], short[0], BRIDGE) == ()


def test_a_pure_hold_ends_without_a_way_back() -> None:
    before, after = replace(HOLDING, hold_s=19.99), replace(HOLDING, hold_s=20.02)
    assert [one.text for one in phrases((), after, before, held(20))] == ["That's enough"]


@pytest.mark.parametrize(
    ("level", "priority"), [("stop", Priority.STOP), ("warning", Priority.WARNING), ("info", Priority.GUIDE)]
)
def test_a_warning_goes_by_its_gravity_and_not_too_often(level: Level, priority: Priority) -> None:
    (utterance,) = phrases((WarningStarted(1.0, "arch", level, None, 1.0, "Lower."),), RESTING, RESTING, BRIDGE)
    assert (utterance.text, utterance.priority) == ("Lower.", priority)
    assert utterance.every_s >= 5


def test_being_lost_is_told_and_being_found_is_not() -> None:
    assert said(TrackingChanged(1.0, "nobody", "I can't see you.")) == ["I can't see you."]
    assert said(TrackingChanged(1.0, "nobody", "")) == ["Can't see you"]
    assert said(TrackingChanged(1.0, "ok", "")) == []


def test_ready_is_said_once_in_position() -> None:
    before = replace(RESTING, in_position=False)
    assert [one.text for one in phrases((), RESTING, before, BRIDGE)] == ["Ready"]
    assert phrases((), RESTING, RESTING, BRIDGE) == ()


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
    assert phrases((), RESTING, None, BRIDGE) == ()
