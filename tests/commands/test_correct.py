"""`formcheck correct` as a process: what it keeps, what it prints, what every other figure then says."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from formcheck.coach.events import RepDone
from formcheck.commands.correct_dialogue import ask, meant
from formcheck.errors import UsageError
from formcheck.session.corrections import load_corrected
from tests.commandline import REPOSITORY, called, formcheck
from tests.session.examples import BRIDGE, cut_off, write_session

NAME = "2026-11-22T15-04-05_glute_bridge"
BIRD_DOG = dataclasses.replace(BRIDGE, id="bird_dog", name="Bird-dog", sides="each")


@pytest.fixture
def used(home: Path) -> Path:
    """A home with one session of two reps."""
    write_session(home / "sessions" / NAME)
    return home


@pytest.fixture
def sided(home: Path) -> Path:
    """A home with one session of one rep of the left side."""
    rep = RepDone(5.2, 1, "left", 1.0, 2.5, 5.0, 2.0, 1.0, 1.0, 10.0, 60.0)
    write_session(home / "sessions" / "2026-11-22T15-04-05_bird_dog", [rep], spec=BIRD_DOG)
    return home


def total() -> dict[str, int]:
    figures = json.loads(called("review", "--json").stdout)
    return {key: figures["reps"][key] for key in ("total", "left", "right")}


def test_what_was_no_rep_is_not_counted_until_it_is_undone(used: Path) -> None:
    done = formcheck("correct", "--not-a-rep", "1", home=used)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Corrected: 1 rep, before 2. Undo it with --undo.\n"
    assert total()["total"] == 1
    assert called("correct", "--undo").returncode == 0
    assert total()["total"] == 2


def test_several_at_once_speak_of_the_list_as_it_was(used: Path) -> None:
    done = called("correct", "--not-a-rep", "1", "--not-a-rep", "2", "--missed", "0:07.5")
    assert done.returncode == 0, done.stderr
    (rep,) = json.loads(called("review", "--json").stdout)["reps"]["items"]
    assert (rep["n"], rep["start_s"], rep["to"]) == (1, 7.5, None)


def test_the_other_side_is_counted_for(sided: Path) -> None:
    assert called("correct", "--wrong-side", "1").returncode == 0
    assert called("correct", "--missed", "8", "--side", "left", "--hold", "4").returncode == 0
    assert total() == {"total": 2, "left": 1, "right": 1}


def test_the_list_shows_numbers_and_what_was_corrected(used: Path) -> None:
    called("correct", "--missed", "7.5", "--not-a-warning", "1")
    done = called("correct", "--list")
    assert "added by you" in done.stdout
    assert "131 to 177°" in done.stdout
    assert "a rep was missed at 0:07.5" in done.stdout
    assert 'not a warning, "Lower a little" at 0:06.1' in done.stdout
    assert "\x1b" not in done.stdout


def test_without_a_terminal_and_without_words_it_shows_the_list(used: Path) -> None:
    assert called("correct").stdout == called("correct", "--list").stdout


def test_a_page_s_file_is_taken_once(used: Path, tmp_path: Path) -> None:
    lines = [
        {"type": "not_a_rep", "id": "p1", "made_at": "2026-11-22T18:20:00Z", "start_s": 1.1, "end_s": 5, "side": None},
        {"type": "missed_rep", "made_at": "2026-11-22T18:21:00Z", "at_s": 16.0, "side": None, "hold_s": 3},
        {"type": "undo", "id": "p3", "undoes": "p1"},
    ]
    file = tmp_path / "page.json"
    file.write_text(json.dumps({"formcheck_corrections": 1, "session": NAME, "corrections": lines}))
    first = called("correct", "--from", str(file))
    assert first.stdout == "Corrected: 3 reps, before 2. Undo it with --undo.\n"
    assert "Nothing new" in called("correct", "--from", str(file)).stdout
    assert total()["total"] == 3


def test_what_a_page_says_again_counts_once(used: Path, tmp_path: Path) -> None:
    """A page that is saved twice gives the same words with other times of saying them."""
    for second in (0, 1):
        line = {
            "type": "not_a_rep",
            "start_s": 1.1,
            "end_s": 5,
            "side": None,
            "made_at": f"2026-11-22T18:20:0{second}Z",
        }
        file = tmp_path / f"page{second}.json"
        file.write_text(json.dumps({"formcheck_corrections": 1, "session": NAME, "corrections": [line]}))
    assert "1 rep, before 2" in called("correct", "--from", str(tmp_path / "page0.json")).stdout
    assert "Nothing new" in called("correct", "--from", str(tmp_path / "page1.json")).stdout
    called("correct", "--undo")
    assert "1 rep, before 2" in called("correct", "--from", str(tmp_path / "page1.json")).stdout


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "holds no corrections"),
        ("[]", "holds no corrections"),
        ('{"corrections": []}', "holds no corrections"),
        ('{"formcheck_corrections": 1, "session": "other", "corrections": []}', "corrects the set 'other'"),
        ('{"formcheck_corrections": 1, "session": "NAME", "corrections": 3}', "is not a list"),
        ('{"formcheck_corrections": 1, "session": "NAME", "corrections": [3]}', "correction 1 is not an object"),
        ('{"formcheck_corrections": 1, "session": "NAME", "corrections": [{"type": "x"}]}', "unknown type 'x'"),
        (
            '{"formcheck_corrections": 1, "session": "NAME", "corrections":'
            ' [{"type": "not_a_rep", "start_s": 1, "end_s": 2, "side": null}, {"type": "not_a_rep", "start_s": "1"}]}',
            "correction 2: start_s",
        ),
    ],
)
def test_a_file_with_a_fault_changes_nothing(used: Path, tmp_path: Path, content: str, says: str) -> None:
    file = tmp_path / "page.json"
    file.write_text(content.replace("NAME", NAME))
    done = called("correct", NAME, "--from", str(file))
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert not (used / "sessions" / NAME / "corrections.jsonl").exists()


def page_file(folder: Path, *lines: dict[str, object], name: str = NAME) -> str:
    """A file with these lines; its path."""
    file = folder / "page.json"
    file.write_text(json.dumps({"formcheck_corrections": 1, "session": name, "corrections": lines}))
    return str(file)


FIRST = {"type": "not_a_rep", "start_s": 1.1, "end_s": 5, "side": None}


def missed(at_s: float, side: str | None = None) -> dict[str, object]:
    return {"type": "missed_rep", "at_s": at_s, "side": side}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (missed(600), "The set goes from 0:00.0 to 0:18.0: 600 s lies outside of it"),
        (missed(-1), "lies outside of it"),
        (missed(11), "rep 1 is counted already"),  # the set's second rep, once its first is none
        (missed(7.5, "left"), "leave the side out"),
        ({"type": "not_a_rep", "start_s": 20, "end_s": 24, "side": None}, "There is no rep from 0:20.0 to 0:24.0"),
        ({"type": "wrong_side", "start_s": 9.5, "end_s": 12.9, "side": "left"}, "not counted by sides"),
        ({"type": "wrong_side", "start_s": 1.1, "end_s": 5, "side": "left"}, "There is no rep from 0:01.1"),
        ({"type": "not_a_warning", "warning": "over_arched", "start_s": 3, "side": None}, "no warning 'over_arched'"),
        ({"type": "undo", "undoes": "nobody"}, "No correction that holds has the id 'nobody'"),
    ],
)
def test_a_file_is_held_to_what_the_words_are_held_to(
    used: Path, tmp_path: Path, line: dict[str, object], says: str
) -> None:
    file = page_file(tmp_path, FIRST, line)
    done = called("correct", NAME, "--from", file)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{file}: correction 2: " in done.stderr
    assert says in done.stderr
    assert "Nothing of the file was taken." in done.stderr
    assert not (used / "sessions" / NAME / "corrections.jsonl").exists()


def test_a_file_says_which_side_was_missed(sided: Path, tmp_path: Path) -> None:
    name = "2026-11-22T15-04-05_bird_dog"
    refused = called("correct", "--from", page_file(tmp_path, missed(8), name=name))
    assert (refused.returncode, "correction 1: Which side was it?" in refused.stderr) == (2, True)
    assert called("correct", "--from", page_file(tmp_path, missed(8, "right"), name=name)).returncode == 0
    assert total() == {"total": 2, "left": 1, "right": 1}


def test_a_file_s_line_speaks_of_what_those_before_it_have_left(used: Path, tmp_path: Path) -> None:
    """The rep at 0:03 was none, and another one was done there; that is said twice, as a page can say it."""
    done = called("correct", "--from", page_file(tmp_path, FIRST, missed(3), missed(3.01)))
    assert (done.returncode, done.stdout) == (0, "Corrected: 2 reps. Undo it with --undo.\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--not-a-rep", "3"], "There is no rep 3: this set has 1 to 2"),
        (["--not-a-rep", "0"], "There is no rep 0"),
        (["--wrong-side", "1"], "not counted by sides"),
        (["--missed", "3.0"], "rep 1 is counted already"),
        (["--missed", "0:40"], "lies outside of it"),
        (["--missed", "1:x"], "'x' is no number"),
        (["--missed", "a:1"], "is no moment"),
        (["--missed", "1" * 5000 + ":00"], "is no moment"),
        (["--missed", "7.5", "--side", "left"], "leave the side out"),
        (["--missed", "7.5", "--hold", "-1"], "no number of seconds"),
        (["--not-a-warning", "2"], "There is no warning 2: this set has one"),
        (["--undo"], "nothing to undo"),
        (["--not-a-rep", "1", "--list"], "leave it out, or the corrections"),
        (["--undo", "--list"], "leave it out, or the corrections"),
        (["--hold", "3"], "belong to --missed"),
        (["--not-a-rep", "1", "--wrong-side", "1"], "cannot be both"),
        (["--from", "gone.json"], "cannot be read"),
        (["--from", "gone.json", "--undo"], "in a command of their own"),
    ],
)
def test_what_cannot_be_so_is_said_and_changes_nothing(used: Path, words: list[str], says: str) -> None:
    done = called("correct", NAME, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert not (used / "sessions" / NAME / "corrections.jsonl").exists()


def test_a_missed_rep_needs_its_side_where_sides_are_counted(sided: Path) -> None:
    done = called("correct", "--missed", "9")
    assert (done.returncode, "Which side was it?" in done.stderr) == (2, True)


def test_undo_by_an_id(used: Path) -> None:
    called("correct", "--not-a-rep", "1", "--not-a-rep", "2")
    first = load_corrected(used / "sessions" / NAME).corrections[0]
    assert called("correct", "--undo", first.id).returncode == 0
    assert [rep.start_s for rep in load_corrected(used / "sessions" / NAME).removed] == [9.5]
    again = called("correct", "--undo", first.id)
    assert (again.returncode, "No single correction" in again.stderr) == (2, True)


def test_without_any_session_it_says_so(home: Path) -> None:
    done = called("correct")
    assert (done.returncode, done.stdout) == (1, "")
    assert "There is no session yet" in done.stderr


def test_a_session_cut_off_can_be_corrected(used: Path) -> None:
    cut_off(used / "sessions" / NAME)
    assert called("correct", "--not-a-rep", "2").returncode == 0
    assert total()["total"] == 1


def test_the_dialogue_takes_each_answer_at_once(
    used: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter(["n 1", "m 0:16 3.5", "w 1", "u", "n 9", "nonsense", "", "n 1"])
    monkeypatch.setattr("builtins.input", lambda prompt: next(answers))
    folder = used / "sessions" / NAME
    ask(folder)
    assert [type(made).__name__ for made in load_corrected(folder).corrections] == ["NotARep", "MissedRep"]
    printed = capsys.readouterr().out
    assert "There is no rep 9" in printed
    assert "'nonsense' was not understood" in printed
    assert next(answers) == "n 1"


def test_the_dialogue_ends_with_its_input(used: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing_more(prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", nothing_more)
    ask(used / "sessions" / NAME)


@pytest.mark.parametrize(
    "answer",
    ["n", "n x", "n 1 2", "s 1", "m", "m 9 left right", "m 9 3 4", "m 9 left", "x 1", "u zz", f"n {'9' * 400}"],
)
def test_answers_that_cannot_be_so(used: Path, answer: str) -> None:
    with pytest.raises(UsageError):
        meant(answer.split(), load_corrected(used / "sessions" / NAME))


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are POSIX's")
def test_it_asks_where_there_is_a_terminal(used: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "formcheck", "correct"],
        stdin=theirs,
        stdout=theirs,
        env={**os.environ, "FORMCHECK_HOME": str(used), "PYTHONPATH": str(REPOSITORY)},
    )
    os.close(theirs)
    os.write(ours, b"n 2\n\n")
    assert b"What was counted wrong?" in _drained(ours)
    assert process.wait() == 0
    assert total()["total"] == 1


def _drained(terminal: int) -> bytes:
    """All that the terminal shows, until its process has ended."""
    shown = b""
    while True:
        try:
            block = os.read(terminal, 4096)
        except OSError:  # Linux says so at the end
            return shown
        if not block:
            return shown
        shown += block
