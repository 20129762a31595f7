"""`formcheck export`: where it writes, and its exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
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
    assert done.stderr == "formcheck: no set is kept that was asked for.\n"


def test_whoever_has_only_analysed_videos_hears_how_to_get_them(used: Path) -> None:
    done = called("export")
    assert done.returncode == 0
    assert "1 analysed video is left out: --videos takes them too." in done.stderr
    assert called("export", "--exercise", "glute_bridge").stderr == done.stderr
    assert "--videos" not in called("export", "--exercise", "squat").stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("words", [["export", "--videos"], ["review", NAME]])
def test_an_output_without_room_is_a_sentence(used: Path, words: list[str]) -> None:
    command = [sys.executable, "-m", "formcheck", *words]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=120, check=False)
    assert done.returncode == 1
    assert done.stderr == ("formcheck: The disk is full where this was to be written. Free some space and try again.\n")


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
        (["--exercise", "glute_brige"], 2, "Did you mean 'glute_bridge'?"),
        (["yesterday"], 1, "There is no session 'yesterday'"),
        ([NAME, "--out", "/dev/null/x.csv"], 1, "cannot be written"),
    ],
)
def test_words_that_do_not_fit(used: Path, words: list[str], code: int, says: str) -> None:
    done = called("export", *words)
    assert (done.returncode, done.stdout) == (code, "")
    assert says in done.stderr
