"""`formcheck checkin`: by words, as a person in a terminal, as a process, and what it says then."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from formcheck.session.checkins.checkin import CheckIn, Place, RedFlagAnswer
from formcheck.session.checkins.store import read_all
from tests.commandline import REPOSITORY, called, formcheck
from tests.commands.checkins.noted import kept
from tests.session.checkins.test_practice import do


class TestByWords:
    def test_all_that_is_said_is_kept(self, home: Path) -> None:
        do(home, "v", datetime.fromisoformat("2026-03-20T08:00:00+01:00"))
        done = called(
            *("checkin", "--pain", "4", "--where", "left:calf,low_back", "--where", "right:foot"),
            *("--numbness", "new", "--weakness", "none", "--feel", "worse", "--exercise", "sciatic_nerve_glide"),
            *("--lingers", "yes", "--eased-by", "lying", "--made-worse-by", "sitting", "--sign", "sleep"),
            *("--sign", "sleep", "--red-flag", "none", "--at", "2026-03-20T08:30:00+01:00", "--visit", "v"),
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert kept() == CheckIn(
            at=datetime.fromisoformat("2026-03-20T08:30:00+01:00"),
            moment="after",
            visit="v",
            exercise="sciatic_nerve_glide",
            intensity=4,
            places=(Place("calf", "left"), Place("low_back", "middle"), Place("foot", "right")),
            numbness="new",
            weakness="none",
            feel="worse",
            lingering=True,
            made_better="lying",
            made_worse="sitting",
            progress=("sleep",),
            red_flags=RedFlagAnswer("full"),
        )

    def test_what_is_not_said_is_not_kept(self, home: Path) -> None:
        before = datetime.now().astimezone()
        called("checkin", "--pain", "0")
        said = kept()
        assert before <= said.at <= datetime.now().astimezone()
        assert said == CheckIn(at=said.at, intensity=0)

    def test_the_advice_follows(self, home: Path) -> None:
        out = called("checkin", "--pain", "3").stdout
        assert out.startswith("Noted.\n")
        assert "None of the programme's rules speaks against it today" in out
        out = called("checkin", "--weakness", "new").stdout
        assert "Stop: You noted new weakness in the leg." in out
        assert "Why: " in out
        assert "weakness: new" in out

    def test_a_red_flag_says_what_to_do(self, home: Path) -> None:
        out = called("checkin", "--red-flag", "accident", "--red-flag", "difficulty_walking").stdout
        assert "Get help now: " in out
        assert "emergency" in out
        assert kept().red_flags == RedFlagAnswer("full", ("difficulty_walking", "accident"))

    def test_after_a_session_it_belongs_to_the_last_one_of_today(self, home: Path) -> None:
        now = datetime.now().astimezone()
        do(home, "early", now - timedelta(hours=11))
        do(home, "late", now - timedelta(hours=2))
        called("checkin", "--after", "--pain", "3")
        assert (kept().moment, kept().visit) == ("after", "late")

    def test_a_session_of_yesterday_is_not_meant(self, home: Path) -> None:
        do(home, "long ago", datetime.now().astimezone() - timedelta(hours=13))
        called("checkin", "--feel", "same")
        assert (kept().moment, kept().visit) == ("after", None)

    def test_before_and_nowhere(self, home: Path) -> None:
        called("checkin", "--before", "--where", "nowhere")
        assert (kept().moment, kept().places) == ("before", ())

    def test_what_was_said_before_is_compared_with_what_was_said_after(self, home: Path) -> None:
        now = datetime.now().astimezone().replace(microsecond=0)
        for days in (2, 1):
            began = now - timedelta(days=days, hours=1)
            do(home, f"{began:%Y-%m-%dT%H-%M-%S}", began)
            early, late = began - timedelta(minutes=5), began + timedelta(minutes=20)
            called("checkin", "--before", "--pain", "3", "--where", "left:buttock", "--at", early.isoformat())
            called("checkin", "--after", "--pain", "7", "--where", "left:calf", "--at", late.isoformat())
        advice = json.loads(called("checkin", "--list", "--json").stdout)["advice"]
        assert {"stop_exercise", "worse_running"} <= {rule["id"] for rule in advice}
        review = called("review").stdout
        assert "Before, " in review
        assert "Pain went from 3 to 7 of 10." in review

    def test_before_belongs_to_the_next_session_alone(self, home: Path) -> None:
        now = datetime.now().astimezone().replace(microsecond=0)
        for name, hours in (("first", 4), ("second", 2)):
            do(home, name, now - timedelta(hours=hours))
        called("checkin", "--before", "--pain", "1", "--at", (now - timedelta(hours=5)).isoformat())
        called("checkin", "--after", "--pain", "6")
        after = json.loads(called("review", "--json").stdout)["visit"]["checkins"]
        assert [(one["moment"], one["intensity"]) for one in after] == [("after", 6)]
        assert "pain 1 before" not in called("checkin", "--advice").stdout

    @pytest.mark.parametrize(
        ("words", "reason"),
        [
            (["--pain", "11"], "from 0 (none) to 10"),
            (["--pain", "some"], "'some' is no whole number"),
            (["--where", "calf"], "say left or right (your own), as in left:calf"),
            (["--where", "left:toe"], "the region is one of low_back, buttock"),
            (["--where", "middle:calf"], "say left or right"),
            (["--where", "up:calf"], "say left or right"),
            (["--where", "nowhere,left:calf"], "'nowhere' alone"),
            (["--where", " "], "name places"),
            (["--numbness", "much"], "invalid choice"),
            (["--red-flag", "none", "--red-flag", "accident"], "stands alone"),
            (["--lingers", "yes"], "name it with --exercise"),
            (["--before", "--feel", "same"], "leave out --before"),
            (["--pain", "3", "--exercise", "glute_brigde"], "Did you mean 'glute_bridge'?"),
            (["--visit", "nosuch", "--after", "--feel", "worse"], "--visit nosuch: there is no such visit"),
            (["--pain", "3", "--at", "yesterday"], "2026-11-22T08:30"),
            (["--pain", "3", "--at", "2019-01-01"], "between 2020 and now"),
            (["--pain", "3", "--at", "2999-01-01"], "between 2020 and now"),
            (["--pain", "3", "--eased-by", "x" * 201], "200 characters"),
            (["--pain", "3", "--list"], "note nothing"),
            ([], "there is nothing to note"),
            (["--json"], "there is nothing to note"),
        ],
    )
    def test_words_that_make_no_sense_leave_with_code_2(self, home: Path, words: list[str], reason: str) -> None:
        done = called("checkin", *words)
        assert done.returncode == 2
        assert reason in done.stderr
        assert done.stdout == ""
        assert read_all() == ()


PAIN, PLACES = "imagine): ", "(0 nowhere): "


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals of this kind")
class TestInATerminal:
    def test_a_person_can_answer(self, home: Path) -> None:
        code, out = typed([(PAIN, "3\n"), (PLACES, "8\n1\n1\n\n\n\n")], home)
        assert code == 0
        assert "your LEFT" in out
        assert "Noted." in out
        assert (kept().intensity, kept().places) == (3, (Place("calf", "left"),))

    def test_leaving_notes_nothing(self, home: Path) -> None:
        code, out = typed([(PAIN, "3\n"), (PLACES, "\x04")], home)
        assert code == 1
        assert "Nothing was noted." in out
        assert read_all() == ()

    def test_so_does_interrupting(self, home: Path) -> None:
        code, out = typed([(PAIN, "3\n"), (PLACES, "")], home, interrupted=True)
        assert code == 130
        assert "Traceback" not in out
        assert read_all() == ()


def typed(steps: list[tuple[str, str]], home: Path, *, interrupted: bool = False) -> tuple[int, str]:
    """`formcheck checkin` on a pseudo-terminal: each time its words appear, the keys are typed.

    At last ctrl-C, if `interrupted`. Gives its exit code and what it showed.
    """
    import pty

    ours, theirs = pty.openpty()
    environment = {**os.environ, "FORMCHECK_HOME": str(home), "PYTHONPATH": str(REPOSITORY), "COLUMNS": "80"}
    process = subprocess.Popen(
        [sys.executable, "-m", "formcheck", "checkin"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
        start_new_session=True,
        preexec_fn=_own_terminal,
    )
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):  # Linux's word for the other end being closed
        for words, keys in steps:
            while words.encode() not in shown:
                shown += os.read(ours, 4096)
            os.write(ours, keys.encode())
        for _ in range(30 if interrupted else 0):  # a ctrl-C that comes just before Python waits is seen too late
            if process.poll() is not None:
                break
            os.write(ours, b"\x03")
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=2)
        while more := os.read(ours, 4096):
            shown += more
    os.close(ours)
    return process.wait(), shown.decode("utf-8", "replace")


def _own_terminal() -> None:
    """Makes the pseudo-terminal the process's own, so that ctrl-C reaches it, also where we are a background job."""
    import fcntl
    import signal
    import termios

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def test_as_a_process_without_a_terminal(home: Path) -> None:
    done = formcheck("checkin", "--pain", "4", "--where", "left:calf", home=home)
    assert (done.returncode, done.stderr) == (0, "")
    assert formcheck("checkin", home=home).returncode == 2
