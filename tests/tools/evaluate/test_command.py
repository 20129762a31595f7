"""python -m tools.evaluate, as a real process over clips made here."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.capture.clips import flat, make_clip
from tests.tools.evaluate.examples import TWO_BRIDGES, write_clip

ROOT = Path(__file__).resolve().parents[3]


def evaluate(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tools.evaluate", *(str(word) for word in words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two empty rooms, one of them said to be a bridge, and a clip that is no video."""
    folder = tmp_path_factory.mktemp("rooms")
    for name, exercise in (("empty", "none"), ("missed", "glute_bridge")):
        write_clip(folder, name, {**TWO_BRIDGES, "exercise": exercise}, video=None)
        make_clip(folder / f"{name}.mp4", [flat(index, (320, 240)) for index in range(5)], fps=10)
    write_clip(folder, "torn", video=b"not a video")
    return folder


def test_several_processes_score_a_folder(rooms: Path, tmp_path: Path) -> None:
    ran = evaluate(rooms, "--json", "--jobs", 2, "--cache", tmp_path)
    assert ran.returncode == 1, ran.stderr
    figures = json.loads(ran.stdout)
    clips = {clip["name"]: clip for clip in figures["clips"]}
    assert list(clips) == ["empty", "missed", "torn"]
    assert clips["missed"]["reps"]["found"]["total"] == 0
    assert clips["missed"]["reps"]["true"]["total"] == 2
    assert clips["empty"]["reps"] is None
    assert "torn.mp4" in clips["torn"]["failed"]
    assert figures["totals"]["cross"]["in_empty"] == 0
    assert figures["totals"]["effort"]["frames"] == 10


def test_the_table_goes_to_stdout(rooms: Path, tmp_path: Path) -> None:
    ran = evaluate(rooms, "--jobs", 1, "--cache", tmp_path, "--no-cross")
    assert "reps exact" in ran.stdout
    assert "0.0% (0 of 1)" in ran.stdout
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nowhere"], "nowhere is not a folder"),
        ([".", "--spec-dir", "nowhere"], "no exercise"),
        ([".", "--jobs", "0"], "must be 1 or more"),
        ([".", "--jobs", "many"], "many"),
        ([], "DIR"),
    ],
)
def test_wrong_words_are_exit_code_2(words: list[str], told: str) -> None:
    ran = evaluate(*words)
    assert ran.returncode == 2
    assert told in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_cache_that_cannot_be_written_is_told(rooms: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    ran = evaluate(rooms, "--jobs", 1, "--cache", blocked)
    assert ran.returncode == 1
    assert "--cache" in ran.stderr
    assert "Traceback" not in ran.stderr
