"""`formcheck sessions`: what is listed, shown and deleted, and what is asked before."""

from __future__ import annotations

import dataclasses
import io
import json
import os
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from formcheck.session.header import Visit
from formcheck.session.lines import dump
from tests.commandline import called, formcheck
from tests.session.examples import BRIDGE as GLUTE_BRIDGE
from tests.session.examples import PURE_HOLD, SESSION_EVENTS, STARTED_AT, header, write_session

BRIDGE = "2026-11-22T15-04-05_glute_bridge"
HOLD = "2026-11-22T15-10-00_childs_pose"
OLD = "2024-05-01T08-00-00_glute_bridge"


@pytest.fixture
def used(home: Path) -> Path:
    """A home with a visit of two sets, and an old set on its own."""
    visit = Visit("2026-11-22T15-04-05", "morning", 1, 2, None)
    for name, spec, when in (
        (BRIDGE, GLUTE_BRIDGE, STARTED_AT),
        (HOLD, PURE_HOLD, STARTED_AT + timedelta(minutes=6)),
        (OLD, GLUTE_BRIDGE, STARTED_AT - timedelta(days=935)),
    ):
        folder = home / "sessions" / name
        write_session(folder, () if spec is PURE_HOLD else SESSION_EVENTS, spec=spec, poses=[])
        first = header(spec, started_at=when)
        first = first if name == OLD else dataclasses.replace(first, visit=visit)
        log = (folder / "events.jsonl").read_bytes()
        (folder / "events.jsonl").write_bytes(dump(first) + log[log.index(b"\n") + 1 :])
    return home


def kept(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "sessions").iterdir())


def test_the_list_has_the_newest_visit_first(used: Path) -> None:
    done = formcheck("sessions", "list", home=used)
    assert (done.returncode, done.stderr) == (0, "")
    text = done.stdout
    assert "Sunday 22 November 2026, 15:04, morning, visit 2026-11-22T15-04-05\n" in text  # its id, to name it by
    assert text.count("visit") == 1
    assert text.index(BRIDGE) < text.index(HOLD) < text.index(OLD)
    assert f"{BRIDGE}: 2 reps, 1 warning" in text


def test_the_list_as_json(used: Path) -> None:
    found = json.loads(called("sessions", "list", "--json").stdout)
    assert [visit["id"] for visit in found["visits"]] == ["2026-11-22T15-04-05", OLD]
    assert [one["session"] for one in found["visits"][0]["sets"]] == [BRIDGE, HOLD]
    assert found["visits"][0]["sets"][0]["reps"] == 2
    assert found["unreadable"] == []


def test_the_list_can_be_shorter(used: Path) -> None:
    assert OLD not in called("sessions", "list", "--last", "1").stdout
    assert HOLD not in called("sessions", "list", "--exercise", "glute_bridge").stdout


def test_a_list_that_is_empty_by_a_slip_says_so(used: Path) -> None:
    slip = called("sessions", "list", "--exercise", "glute_brigde")
    assert (slip.returncode, slip.stdout) == (2, "")
    assert "Did you mean 'glute_bridge'?" in slip.stderr
    none = called("sessions", "list", "--exercise", "squat")
    assert (none.returncode, none.stdout) == (0, "No session of squat is kept.\n")
    assert "--last 0: give how many visits, 1 or more." in called("sessions", "list", "--last", "0").stderr


def test_what_cannot_be_read_is_listed_and_can_be_deleted(used: Path) -> None:
    (used / "sessions" / "odd").mkdir()
    (used / "sessions" / "odd" / "events.jsonl").write_text('{"type": "end"}\n')
    assert "Cannot be read, but can be deleted\n  odd" in called("sessions", "list").stdout
    os.utime(used / "sessions" / "odd" / "events.jsonl", (1.0, 1.0))
    assert called("sessions", "delete", "odd", "--yes").returncode == 0
    assert "odd" not in kept(used)


def test_without_any_session_the_list_is_empty(home: Path) -> None:
    assert called("sessions", "list").stdout == "No session is kept.\n"
    assert json.loads(called("sessions", "list", "--json").stdout)["visits"] == []
    done = called("sessions", "show")
    assert (done.returncode, "There is no session yet" in done.stderr) == (1, True)


def test_show_tells_what_is_known_and_which_files_there_are(used: Path) -> None:
    called("correct", BRIDGE, "--not-a-rep", "1")
    found = json.loads(called("sessions", "show", BRIDGE, "--json").stdout)
    assert (found["reps"], found["routine"], found["set"]) == (1, "morning", "1 of 2")
    assert found["corrections"] == ["not a rep, 0:01.1 to 0:05.0"]
    names = ["corrections.jsonl", "events.jsonl", "poses.bin", "spec.yaml", "summary.json"]
    assert [file["name"] for file in found["files"]] == names
    assert found["bytes"] == sum(path.stat().st_size for path in (used / "sessions" / BRIDGE).iterdir())
    text = called("sessions", "show", BRIDGE).stdout
    assert "not a rep, 0:01.1 to 0:05.0" in text
    assert "bridge.mp4" in text


def test_deleting_needs_a_yes(used: Path) -> None:
    done = formcheck("sessions", "delete", BRIDGE, home=used)
    assert done.returncode == 2
    assert "Nothing was deleted" in done.stderr
    assert len(kept(used)) == 3
    done = called("sessions", "delete", BRIDGE, "--yes")
    assert (done.returncode, "Deleted 1 session." in done.stdout) == (0, True)
    assert kept(used) == [OLD, HOLD]


@pytest.mark.parametrize(("answer", "code", "left"), [("y\n", 0, 2), ("n\n", 1, 3), ("\n", 1, 3), ("", 1, 3)])
def test_where_there_is_somebody_it_asks(
    used: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int, left: int
) -> None:
    asked = io.StringIO(answer)
    monkeypatch.setattr(asked, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", asked)
    done = called("sessions", "delete", OLD)
    assert "Delete this session for good, with all corrections and pages? [y/N]" in done.stdout
    assert (done.returncode, len(kept(used))) == (code, left)


def test_a_whole_visit_by_its_id(used: Path) -> None:
    done = called("sessions", "delete", "2026-11-22T15-04-05", "--yes")
    assert done.returncode == 0, done.stderr
    assert kept(used) == [OLD]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the folder that one is in")
def test_from_within_a_session_its_page_and_itself_go(used: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(used / "sessions" / OLD)
    page = Path(called("review", ".", "--html").stdout.strip())
    assert page == used / "pages" / f"{OLD}.html"
    assert {row.split(",")[0] for row in called("review", ".", "--csv").stdout.splitlines()[1:]} == {OLD}
    done = called("sessions", "delete", ".", "--yes")
    monkeypatch.chdir(used)
    assert (done.returncode, done.stdout) == (0, f"  {OLD}\nDeleted 1 session and 1 page.\n")
    assert kept(used) == [BRIDGE, HOLD]
    assert not page.exists()


def test_what_is_not_formchecks_is_named(used: Path) -> None:
    letter = used / "sessions" / OLD / "letter.txt"
    letter.write_text("dear")
    done = called("sessions", "delete", OLD, "--yes")
    assert (done.returncode, letter.read_text()) == (0, "dear")
    assert f"Deleted 1 session.\nNot from formcheck, so it stays: {letter}\n" in done.stdout


def test_one_that_is_not_there_deletes_none(used: Path) -> None:
    done = called("sessions", "delete", OLD, "yesterday", "--yes")
    assert (done.returncode, len(kept(used))) == (1, 3)


def test_pruning_keeps_the_last_visits(used: Path) -> None:
    preview = called("sessions", "prune", "--keep", "1", "--dry-run")
    assert preview.stdout == f"  {OLD}\nNothing was deleted.\n"
    assert len(kept(used)) == 3
    assert called("sessions", "prune", "--keep", "1", "--yes").returncode == 0
    assert kept(used) == [BRIDGE, HOLD]
    assert called("sessions", "prune", "--keep", "1", "--yes").stdout == "There are no more visits than that.\n"


def test_pruning_by_age_spares_what_was_written_today(used: Path) -> None:
    spared = called("sessions", "prune", "--older-than", "1y", "--yes")
    assert spared.stdout == "Nothing is as old as that.\n"
    assert spared.stderr.startswith("Spared: 1 that began longer ago")
    os.utime(used / "sessions" / OLD / "events.jsonl", (1e9, 1e9))
    assert called("sessions", "prune", "--older-than", "2y").returncode == 2
    assert called("sessions", "prune", "--older-than", "2y", "--yes").returncode == 0
    assert kept(used) == [BRIDGE, HOLD]


@pytest.mark.parametrize(
    "words",
    [
        ["prune"],
        ["prune", "--keep", "x"],
        ["prune", "--older-than", "old"],
        ["list", "--last", "-1"],
        ["list", "--last", "0"],
        [],
        ["delete"],
    ],
)
def test_words_that_do_not_fit(used: Path, words: list[str]) -> None:
    assert called("sessions", *words).returncode == 2
    assert len(kept(used)) == 3


def test_of_a_visit_of_several_sets_one_has_to_be_named(used: Path) -> None:
    for words in (["sessions", "show"], ["correct", "--list"], ["rescore"]):
        done = called(*words, "2026-11-22T15-04-05")
        assert done.returncode == 2
        assert f"has 2 sets: name the one that you mean. They are {BRIDGE}, {HOLD}." in done.stderr
    assert called("sessions", "show", OLD).returncode == 0
    assert called("export", "2026-11-22T15-04-05", BRIDGE).stdout.count("\n") == 3
