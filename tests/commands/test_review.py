"""`formcheck review` as a process: what it prints where, and its exit code."""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from formcheck.commands.review import run
from formcheck.errors import SessionError, UsageError
from tests.commandline import formcheck
from tests.session.examples import cut_off, write_session

NAME = "2026-11-22T15-04-05_glute_bridge"
ASKED = {"session": None, "json": False, "csv": False, "html": False, "open": False, "out": None}
CALL = """
import argparse, json, sys
from formcheck.commands.review import run
sys.exit(run(argparse.Namespace(**json.loads(sys.argv[1]))))
"""


@pytest.fixture
def used(home: Path) -> Path:
    """A home with one session."""
    write_session(home / "sessions" / NAME)
    return home


def review(home: Path, **words: object) -> subprocess.CompletedProcess[bytes]:
    asked = {**ASKED, **words}
    return subprocess.run(
        [sys.executable, "-c", CALL, json.dumps(asked)],
        capture_output=True,
        env={**os.environ, "FORMCHECK_HOME": str(home), "PYTHONIOENCODING": "utf-8", "COLUMNS": "80"},
        cwd=Path(__file__).parents[2],
        check=False,
    )


def test_the_last_session_by_default_and_plain_text_into_a_pipe(used: Path) -> None:
    done = review(used)
    text = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert text.startswith("Glute bridge\n")
    assert "2 reps" in text
    assert "\x1b" not in text


def test_a_session_by_name_or_path(used: Path) -> None:
    by_name, by_path = review(used, session=NAME), review(used, session=str(used / "sessions" / NAME))
    assert by_name.returncode == 0
    assert by_name.stdout == by_path.stdout


def test_json_is_one_object_and_nothing_else(used: Path) -> None:
    done = review(used, json=True)
    found = json.loads(done.stdout)
    assert (found["schema"], found["reps"]["total"], found["session"]["name"]) == (1, 2, NAME)


def test_csv_has_a_row_a_rep(used: Path) -> None:
    done = review(used, csv=True)
    assert [row["rep"] for row in csv.DictReader(io.StringIO(done.stdout.decode()))] == ["1", "2"]


def test_a_session_cut_off_is_reviewed_too(used: Path) -> None:
    cut_off(used / "sessions" / NAME)
    done = review(used)
    assert done.returncode == 0
    assert b"This session was cut off" in done.stdout


def test_without_any_session_it_says_kindly_what_to_do(home: Path) -> None:
    done = review(home)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"There is no session to review yet" in done.stderr
    assert b"formcheck demo" in done.stderr
    assert str(home).encode() in done.stderr


def test_an_output_without_the_signs_gets_question_marks(used: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CALL, json.dumps(ASKED)],
        capture_output=True,
        env={**os.environ, "FORMCHECK_HOME": str(used), "PYTHONIOENCODING": "ascii"},
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b"193?" in done.stdout


def test_an_unknown_session_is_a_clear_error(used: Path) -> None:
    with pytest.raises(SessionError, match=f"Did you mean {NAME}"):
        run(argparse.Namespace(**{**ASKED, "session": NAME[:-1]}))


def test_the_page_is_written_below_home_and_its_place_is_all_that_is_printed(used: Path) -> None:
    done = review(used, html=True)
    page = used / "pages" / f"{NAME}.html"
    assert (done.returncode, done.stdout.decode().strip(), done.stderr) == (0, str(page), b"")
    assert "Glute bridge" in page.read_text(encoding="utf-8")


def test_the_page_is_opened_in_the_browser_that_the_person_has_chosen(used: Path, tmp_path: Path) -> None:
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/opened\n')
    browser.chmod(0o755)
    done = formcheck_with(
        {"BROWSER": f"{browser} %s"}, "review", "--html", "--open", "--out", "my page.html", home=used
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "opened").read_text().strip() == (used / "my page.html").as_uri()


def test_open_and_out_need_the_page(used: Path) -> None:
    with pytest.raises(UsageError, match="add --html"):
        run(argparse.Namespace(**{**ASKED, "open": True}))


def test_forms_exclude_each_other(used: Path) -> None:
    done = formcheck("review", "--html", "--csv", home=used)
    assert done.returncode == 2
    assert "not allowed with" in done.stderr


def formcheck_with(environment: dict[str, str], *words: str, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "formcheck", *words],
        capture_output=True,
        text=True,
        env={**os.environ, "FORMCHECK_HOME": str(home), "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
        cwd=home,
        check=False,
    )
