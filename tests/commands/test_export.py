"""`formcheck export`: where it writes, and its exit code."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest

from tests.commandline import called, formcheck
from tests.session.examples import write_session

NAME = "2026-11-22T15-04-05_glute_bridge"


@pytest.fixture
def used(home: Path) -> Path:
    """A home with one analysed video of two reps."""
    write_session(home / "sessions" / NAME, poses=[])
    return home


def test_csv_is_what_comes_out_by_default(used: Path) -> None:
    done = formcheck("export", "--videos", home=used)
    assert (done.returncode, done.stderr) == (0, "")
    assert [row["rep"] for row in csv.DictReader(io.StringIO(done.stdout))] == ["1", "2"]


def test_named_sessions_come_whatever_they_are(used: Path) -> None:
    assert called("export", NAME).stdout.count("\n") == 3
    assert json.loads(called("export", NAME, "--json").stdout)["sets"][0]["session"] == NAME


def test_a_file_is_written_for_the_user_alone(used: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "reps.csv"
    done = called("export", NAME, "--out", str(out))
    assert (done.returncode, done.stdout) == (0, "")
    assert out.read_bytes().count(b"\n") == 3
    assert b"\r" not in out.read_bytes()
    assert os.name != "posix" or out.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in out.parent.iterdir()] == ["reps.csv"]


def test_parquet_into_a_file(used: Path, tmp_path: Path) -> None:
    assert called("export", NAME, "--parquet", "--out", str(tmp_path / "reps.parquet")).returncode == 0
    assert (tmp_path / "reps.parquet").read_bytes()[:4] == b"PAR1"


def test_labels_into_a_folder(used: Path, tmp_path: Path) -> None:
    done = called("export", "--labels", str(tmp_path / "labels"))
    (file,) = (tmp_path / "labels").iterdir()
    assert file.name == f"{NAME}.truth.json"
    assert done.stdout == f"{file}\n"
    assert json.loads(file.read_text())["reps"]["total"] == 2


def test_nothing_to_hand_over_is_said_and_no_failure(used: Path) -> None:
    done = called("export", "--since", "2200-01-01")
    assert done.returncode == 0
    assert done.stdout.count("\n") == 1
    assert "no set is kept that was asked for" in done.stderr


def test_a_set_that_cannot_be_read_makes_it_fail(used: Path) -> None:
    (used / "sessions" / NAME / "events.jsonl").write_text("{}\n")
    done = called("export", NAME)
    assert done.returncode == 1
    assert "left out: " in done.stderr


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["--parquet"], 2, "--out FILE.parquet"),
        (["--csv", "--json"], 2, ""),
        (["--since", "soon"], 2, "'soon' is no day"),
        (["--since", "2026-02-01", "--until", "2026-01-01"], 2, "exchange --since and --until"),
        ([NAME, "--since", "3d"], 2, "not both"),
        (["--labels", "x", "--out", "y"], 2, "leave --out out"),
        (["yesterday"], 1, "There is no session 'yesterday'"),
        ([NAME, "--out", "/dev/null/x.csv"], 1, "cannot be written"),
    ],
)
def test_words_that_do_not_fit(used: Path, words: list[str], code: int, says: str) -> None:
    done = called("export", *words)
    assert (done.returncode, done.stdout) == (code, "")
    assert says in done.stderr
