"""`~` is the user's home wherever a command writes: after `--out=` and `--save=` a shell leaves it as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from formcheck.cli.main import build_parser
from formcheck.commands import demo
from formcheck.commands.run import setup_of
from formcheck.live import session as live_session
from formcheck.live.session import Setup
from tests.commandline import called
from tests.session.examples import write_session

NAME = "2026-11-22T15-04-05_glute_bridge"


@pytest.fixture
def user(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home of a user who stands in another folder, and has one session."""
    write_session(home / "sessions" / NAME)
    here, user = tmp_path / "here", tmp_path / "user"
    here.mkdir()
    user.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("HOME", str(user))
    monkeypatch.setenv("USERPROFILE", str(user))
    return user


@pytest.mark.parametrize(
    "words",
    [
        ["review", "--html", "--out=~/made"],
        ["history", "--html", "--out=~/made"],
        ["export", "--videos", "--out=~/made"],
        ["exercises", "new", "my_own", "--out=~/made"],
        ["exercises", "plot", "glute_bridge", "{session}", "--out=~/made.png"],
        ["analyze", "{session}", "--exercise", "glute_bridge", "--save=~/made"],
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_what_is_written_lies_there(words: list[str], user: Path, home: Path) -> None:
    done = called(*(word.format(session=home / "sessions" / NAME) for word in words))
    assert done.returncode == 0, done.stderr
    assert [path.stem for path in user.iterdir() if path.stem[0] != "."] == ["made"]  # and what matplotlib keeps
    assert list(Path().iterdir()) == []


def test_so_do_the_sessions_that_run_keeps(user: Path) -> None:
    args = build_parser("run").parse_args(["run", "glute_bridge", "--source", "clip.mp4", "--save=~/kept"])
    assert setup_of(args)[0].save == user / "kept"


def test_and_that_of_the_demo(user: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Setup] = []

    def held(setup: Setup) -> None:
        asked.append(setup)
        raise KeyboardInterrupt

    monkeypatch.setattr(live_session, "hold_session", held)
    args = build_parser("demo").parse_args(["demo", "--no-window", "--save=~/kept"])
    with pytest.raises(KeyboardInterrupt):
        demo.run(args)
    assert asked[0].save == user / "kept"
