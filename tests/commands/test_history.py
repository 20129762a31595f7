"""`formcheck history` as a process: what it prints where, and its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from formcheck.session.checkins.checkin import CheckIn
from formcheck.session.checkins.store import append
from tests.session.index.practice import SIDED, VIDEO, rep, reps, visit, write_set

NOW = datetime.now().astimezone()


@pytest.fixture
def used(home: Path) -> Path:
    """A home with a visit of two sets, an analysed video and a check-in, all of today."""
    root = home / "sessions"
    write_set(root / "a", reps(10), at=NOW - timedelta(minutes=9), visit=visit("v"))
    sided = [rep(1, "left", travel=50), rep(2, "right", travel=40)]
    write_set(root / "b", sided, at=NOW - timedelta(minutes=4), visit=visit("v"), spec=SIDED)
    write_set(root / "c", reps(7), at=NOW - timedelta(minutes=2), source=VIDEO)
    append(CheckIn(NOW - timedelta(minutes=10), "before", visit="v", intensity=4))
    return home


def history(home: Path, *words: str, encoding: str = "utf-8") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "formcheck", "history", *words],
        capture_output=True,
        env={**os.environ, "FORMCHECK_HOME": str(home), "PYTHONIOENCODING": encoding, "COLUMNS": "80"},
        cwd=Path(__file__).parents[2],
        check=False,
        text=True,
        encoding="utf-8",
    )


def test_the_history_in_plain_text_into_a_pipe(used: Path) -> None:
    done = history(used)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("History\n")
    assert "Bird-dog" in done.stdout
    assert "1 analysed video is kept too" in done.stdout
    assert "\x1b" not in done.stdout


def test_json_has_the_figures(used: Path) -> None:
    done = history(used, "--json")
    found = json.loads(done.stdout)
    assert (found["schema"], found["exercise"], found["analysed_videos"]) == (1, None, 1)
    (day,) = found["days"]
    assert [(each["exercise"], each["sets"], each["reps"]) for each in day["exercises"]] == [
        ("glute_bridge", 1, 10),
        ("bird_dog", 1, 2),
    ]
    bird_dog, bridge = sorted(found["exercises"], key=lambda each: str(each["exercise"]))
    # All was done a moment ago; just after a Sunday's midnight that is last week.
    (sides,) = (week["sides"] for week in bird_dog["weeks"] if week["sides"])
    assert [(side["side"], side["range_mean"]) for side in sides] == [("left", 50), ("right", 40)]
    assert sum(week["doses"] for week in bridge["weeks"]) == 1
    assert found["practice"]["days_in_a_row"] == 1
    assert found["pain"][0]["before"] == 4


def test_one_exercise_and_weeks(used: Path) -> None:
    found = json.loads(history(used, "bird_dog", "--weeks", "2", "--json").stdout)
    assert [each["exercise"] for each in found["exercises"]] == ["bird_dog"]
    assert len(found["weeks"]) == len(found["exercises"][0]["weeks"]) == 2


def test_the_page_lies_below_home_or_where_it_was_asked_for(used: Path, tmp_path: Path) -> None:
    done = history(used, "--html")
    path = Path(done.stdout.strip())
    assert path == used / "pages" / "history.html"
    assert "Bird-dog" in path.read_text(encoding="utf-8")
    asked = tmp_path / "mine.html"
    assert history(used, "--html", "--out", str(asked)).stdout.strip() == str(asked)
    assert asked.is_file()


def test_nothing_yet(home: Path) -> None:
    done = history(home)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Nothing to look back at yet." in done.stdout
    assert json.loads(history(home, "--json").stdout)["days"] == []
    assert list(home.iterdir()) == []


def test_an_exercise_that_was_never_done_and_one_that_is_none(used: Path) -> None:
    never = history(used, "cat_camel")
    assert never.returncode == 0
    assert never.stdout.startswith("History: Cat-camel\n")
    wrong = history(used, "cat_camle")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "Did you mean 'cat_camel'?" in wrong.stderr


@pytest.mark.parametrize(
    "words", [("--weeks", "0"), ("--weeks", "x"), ("--weeks", "9999"), ("--open",), ("--out", "f")]
)
def test_words_that_do_not_fit(used: Path, words: tuple[str, ...]) -> None:
    done = history(used, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("formcheck: ")
    assert "Traceback" not in done.stderr


def test_letters_where_the_output_has_no_shapes(used: Path) -> None:
    done = history(used, encoding="ascii")
    assert done.returncode == 0
    assert "# all doses done" in done.stdout


def test_what_cannot_be_read_is_told_and_the_rest_shown(used: Path) -> None:
    (used / "sessions" / "torn").mkdir()
    (used / "sessions" / "torn" / "events.jsonl").write_bytes(b"not a log\n")
    (used / "checkins.jsonl").open("ab").write(b"not a check-in\n")
    (used / "index.sqlite3").write_bytes(b"noise" * 1000)
    done = history(used)
    said = " ".join(done.stdout.split())
    assert (done.returncode, done.stderr) == (0, "")
    assert "The index of sessions was damaged and has been made again" in said
    assert "torn/events.jsonl has no header" in said
    assert "checkins.jsonl: line 2" in said
    assert "Bird-dog" in said


def test_a_newer_routine_or_none_does_not_matter(home: Path) -> None:
    followed = visit("v", routine="no_such_routine")
    write_set(home / "sessions" / "a", reps(10), at=NOW, visit=followed)
    write_set(home / "sessions" / "b", reps(10), at=NOW, visit=visit("w", routine="gentle_start"))
    (day,) = json.loads(history(home, "--json").stdout)["days"]
    begun = [each for each in day["exercises"] if each["sets"]]
    assert [each["exercise"] for each in begun] == ["glute_bridge"]
    assert len(day["exercises"]) > 1
    assert day["level"] != "full"
