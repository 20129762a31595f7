"""What a person reads before and after a live session."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from formcheck.commands.standing_advice import NOTHING, Standing, sentence_after, tell_after, tell_before
from formcheck.session.checkins.advice import Practised
from formcheck.session.checkins.checkin import CheckIn, RedFlagAnswer
from formcheck.session.checkins.store import append, checkins_path
from tests.session.checkins.test_practice import do

HOUR = timedelta(hours=1)


def said(hours_ago: float, **answers: Any) -> None:
    append(CheckIn(at=datetime.now().astimezone() - hours_ago * HOUR, **answers))


def told_before(capsys: pytest.CaptureFixture[str], *exercises: str) -> str:
    tell_before(exercises)
    printed = capsys.readouterr()
    assert printed.out == ""
    return printed.err


def test_nothing_is_told_where_nothing_is_to_be_told(capsys: pytest.CaptureFixture[str]) -> None:
    said(1, intensity=3)
    assert told_before(capsys, "bird_dog") == ""
    tell_after()
    assert capsys.readouterr() == ("", "")


def test_an_exercise_that_did_harm_is_told_before_it_is_done_again(capsys: pytest.CaptureFixture[str]) -> None:
    said(20, exercise="bird_dog", feel="further_down")
    assert told_before(capsys, "cat_camel", "bird_dog").startswith("Before you begin:\nStop: Leave out this exercise")
    assert told_before(capsys, "cat_camel") == ""


def test_what_is_about_the_whole_programme_is_told_before_any_exercise(capsys: pytest.CaptureFixture[str]) -> None:
    said(30, moment="after", visit="a", feel="worse")
    said(6, moment="after", visit="b", feel="worse")
    assert "Do less: " in told_before(capsys, "cat_camel")


def test_good_news_and_an_old_red_flag_are_not_for_before(capsys: pytest.CaptureFixture[str]) -> None:
    said(20, progress=("sleep",))
    assert told_before(capsys, "cat_camel") == ""
    said(20, red_flags=RedFlagAnswer("full", ("accident",)))
    assert told_before(capsys, "cat_camel") == ""


def test_an_old_red_flag_is_told_where_nobody_is_asked_again(capsys: pytest.CaptureFixture[str]) -> None:
    said(20, red_flags=RedFlagAnswer("full", ("accident",)))
    standing = tell_before(("cat_camel",), flags_asked=False)
    assert standing == Standing("Please stop here, and get urgent medical care.", grave=True)
    assert "Before you begin:" in capsys.readouterr().err


def test_afterwards_what_was_done_is_known(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    do(home, "today", datetime.now().astimezone() - HOUR, "bird_dog")
    said(0.1, moment="after", visit="today", feel="further_down")
    tell_after()
    assert "From your check-ins:\nStop: Leave out this exercise for now: bird dog." in capsys.readouterr().err


def test_before_the_next_session_it_is_known_too_what_was_done(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same words before and after: the exercise that did it, and none where two may have."""
    do(home, "today", datetime.now().astimezone() - HOUR, "bird_dog")
    said(0.5, moment="after", visit="today", feel="further_down")
    assert "Stop: Leave out this exercise for now: bird dog." in told_before(capsys, "bird_dog")
    assert told_before(capsys, "cat_camel") == ""
    do(home, "later", datetime.now().astimezone() - 0.4 * HOUR, "bird_dog")
    do(home, "later", datetime.now().astimezone() - 0.3 * HOUR, "cat_camel")
    said(0.1, moment="after", visit="later", feel="further_down")
    assert "further down your leg" in told_before(capsys, "cat_camel")


def test_check_ins_that_cannot_be_read_stop_nobody(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checkins_path().mkdir(parents=True)
    assert "cannot be read" in told_before(capsys, "bird_dog")
    tell_after()
    assert "cannot be read" in capsys.readouterr().err


def test_lines_that_are_skipped_are_noted_afterwards(capsys: pytest.CaptureFixture[str]) -> None:
    checkins_path().parent.mkdir(exist_ok=True)
    checkins_path().write_text("half a li")
    tell_after()
    assert capsys.readouterr().err == "note: checkins.jsonl: line 1 is cut off\n"


def test_the_voice_has_one_sentence_before_and_one_after() -> None:
    assert tell_before(("cat_camel",)) == NOTHING
    said(30, moment="after", visit="a", feel="worse")
    said(6, moment="after", visit="b", feel="worse")
    said(5, exercise="bird_dog", feel="further_down")
    assert tell_before(("cat_camel",)).words == "Worse twice running: please rest, and then do half."
    assert tell_before(("bird_dog", "cat_camel")) == Standing("Please leave out bird dog for now.", grave=True)
    now = datetime.now().astimezone()
    said(0.1, moment="after", visit="now", feel="further_down")
    assert sentence_after(Practised("now", now - HOUR, ("squat",))) in (
        "Please leave out bird dog for now.",
        "Please leave out squat for now.",
    )
