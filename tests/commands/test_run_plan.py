"""What `formcheck run` makes of its words, without a camera, a window or a clip."""

from __future__ import annotations

import io
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from formcheck.cli.main import main
from formcheck.live import session
from formcheck.live.session import Result, Setup
from formcheck.session.checkins import store
from formcheck.session.checkins.checkin import CheckIn, RedFlagAnswer


class Person(io.StringIO):
    """Somebody at a terminal, with the answers ready."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FORMCHECK_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    return tmp_path


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Setup]:
    """The sessions that would have been held."""
    setups: list[Setup] = []

    def hold(setup: Setup) -> Result:
        setups.append(setup)
        return Result((), False, ())

    monkeypatch.setattr(session, "hold_session", hold)
    return setups


def test_one_exercise_before_a_camera_has_its_dose_and_everything_around(held: list[Setup]) -> None:
    assert main(["run", "glute_bridge"]) == 0
    (setup,) = held
    (planned,) = setup.plan.sets
    around = setup.plan.around
    assert (planned.reps, planned.sets, setup.plan.routine) == (10, 1, None)
    assert around.placement and around.by_posture and around.after and around.pain and around.encourage
    assert around.red_flags == "full" and around.summary_s > 60


def test_more_clips_than_exercises_are_wrong_usage(held: list[Setup], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "glute_bridge", "--source", "a.mp4", "--source", "b.mp4"]) == 2
    assert "2 clips for 1 exercise" in capsys.readouterr().err
    assert main(["run", "--routine", "gentle_start", *["--source", "a.mp4"] * 4]) == 0
    assert main(["run", "--routine", "gentle_start", *["--source", "a.mp4"] * 5]) == 2
    assert len(held) == 1


def test_a_clip_is_counted_whole_from_its_first_frame_and_asks_nothing(held: list[Setup]) -> None:
    assert main(["run", "glute_bridge", "--source", "a.mp4"]) == 0
    (setup,) = held
    (planned,) = setup.plan.sets
    around = setup.plan.around
    assert planned.reps is None and setup.sources == (Path("a.mp4"),)
    assert not (around.placement or around.by_posture or around.after or around.pain) and around.red_flags is None


def test_a_clip_may_stand_in_for_the_camera_altogether(held: list[Setup]) -> None:
    assert main(["run", "glute_bridge", "--source", "a.mp4", "--as-camera", "--questions"]) == 0
    around = held[0].plan.around
    assert held[0].plan.sets[0].reps == 10 and around.placement and around.by_posture and around.pain


def test_sets_reps_and_the_flags(held: list[Setup]) -> None:
    words = ["--sets", "2", "--reps", "7", "--no-questions", "--no-encouragement", "--mute"]
    assert main(["run", "bird_dog", *words]) == 0
    (setup,) = held
    assert [(one.set, one.sets, one.reps, one.order) for one in setup.plan.sets] == [
        (1, 2, 7, "alternating"),
        (2, 2, 7, "alternating"),
    ]
    assert setup.plan.around.red_flags is None and not setup.plan.around.encourage and setup.mute


def test_one_leg_only(held: list[Setup], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "sciatic_nerve_glide", "--side", "right"]) == 0
    (planned,) = held[0].plan.sets
    assert (planned.side, planned.order, planned.reps) == ("right", "none", 10)
    assert main(["run", "glute_bridge", "--side", "right"]) == 2
    assert "glute_bridge is not done on each side" in capsys.readouterr().err
    assert main(["run", "--routine", "gentle_start", "--side", "right"]) == 2
    assert len(held) == 1


def test_an_old_red_flag_is_told_without_questions_and_a_stop_is_asked_about_with_them(
    held: list[Setup], home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    store.append(CheckIn(at=datetime.now().astimezone(), red_flags=RedFlagAnswer("full", ("accident",))))
    assert main(["run", "glute_bridge", "--no-questions"]) == 0
    assert "urgent medical care" in held[0].first_words and held[0].plan.around.advice == ""
    assert "Before you begin:" in capsys.readouterr().err
    now = datetime.now().astimezone()
    store.append(CheckIn(at=now, exercise="glute_bridge", feel="further_down", red_flags=RedFlagAnswer("full", ())))
    monkeypatch.setattr(sys, "stdin", Person("n\n"))
    assert main(["run", "glute_bridge", "--no-window"]) == 0
    assert len(held) == 1, "they did not go on"
    assert main(["run", "glute_bridge"]) == 0
    assert held[1].plan.around.advice == "Please leave out glute bridge for now."


def test_a_routine_has_one_clip_for_each_exercise(held: list[Setup]) -> None:
    assert main(["run", "--routine", "gentle_start", "--source", "a.mp4", "--source", "b.mp4"]) == 0
    (setup,) = held
    assert setup.plan.routine == ("gentle_start", "A gentle start")
    assert [planned.step for planned in setup.plan.sets] == [0, 1, 2, 3]
    assert setup.sources == (Path("a.mp4"), Path("b.mp4"))


@pytest.mark.parametrize(
    "words",
    [
        ["glute_bridge", "--routine", "gentle_start"],
        ["glute_bridge", "--sets", "0"],
        ["glute_bridge", "--reps", "many"],
        ["--routine", "nowhere_to_be_found"],
        ["glute_bridge", "--camera", "1", "--source", "a.mp4"],
    ],
)
def test_words_that_make_no_sense(words: list[str], held: list[Setup], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", *words]) == 2
    assert held == [] and capsys.readouterr().err


def test_where_nobody_can_answer_nobody_is_asked(held: list[Setup]) -> None:
    assert main(["run", "glute_bridge", "--no-window"]) == 0
    assert held[0].plan.around.red_flags is None and not held[0].plan.around.after


def test_without_a_window_a_terminal_asks(
    held: list[Setup], home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", Person("n\nn\nn\nn\n5\n4\n1\n"))
    assert main(["run", "glute_bridge", "--no-window"]) == 0
    assert len(held) == 1 and held[0].plan.around.red_flags is None
    (checkin,) = store.read_all()
    assert (checkin.visit, checkin.moment, checkin.intensity) == (held[0].visit, "before", 5)
    assert checkin.red_flags is not None and checkin.red_flags.asked == "full"
    captured = capsys.readouterr()
    assert captured.out == "" and "How much pain" in captured.err


def test_a_yes_in_the_terminal_ends_it_before_any_camera_is_opened(
    held: list[Setup], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", Person("n\ny\n"))
    assert main(["run", "glute_bridge", "--no-window"]) == 0
    assert held == [] and "doctor" in capsys.readouterr().err
    (checkin,) = store.read_all()
    assert checkin.red_flags is not None and checkin.red_flags.yes == ("worsening_weakness",)


def test_whoever_leaves_the_red_flags_open_holds_no_session(
    held: list[Setup], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", Person("n\n"))
    assert main(["run", "glute_bridge", "--no-window"]) == 1
    assert held == [] and store.read_all() == ()
    assert "so no session begins" in capsys.readouterr().err


def test_the_voice_is_given_what_the_rules_say_before_and_after(
    held: list[Setup], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime.now().astimezone()
    for hours in (30, 6):
        store.append(CheckIn(at=now - timedelta(hours=hours), moment="after", visit=str(hours), feel="worse"))
    assert main(["run", "glute_bridge"]) == 0
    assert held[0].first_words == "Worse twice running: please rest, and then do half."
    assert held[0].plan.around.first_words == held[0].first_words
    store.append(CheckIn(at=now, moment="after", visit=held[0].visit, feel="further_down"))
    assert held[0].last_words() == "Please leave out glute bridge for now."


@pytest.mark.parametrize("word", [["--rotate", "90"], ["--mirrored"]])
def test_a_clip_cannot_be_turned_as_a_camera_can(
    word: list[str], held: list[Setup], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", "glute_bridge", "--source", "a.mp4", *word]) == 2
    assert f"{word[0]} is for a camera" in capsys.readouterr().err
    assert held == []


def test_a_session_in_which_no_set_was_begun_says_so(held: list[Setup], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "glute_bridge"]) == 0
    assert capsys.readouterr().err.endswith("No set was begun, so nothing was counted.\n")
