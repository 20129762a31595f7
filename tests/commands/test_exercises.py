"""`formcheck exercises`: what a person sees of the exercises and of the language."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from formcheck.commands.exercises import run
from formcheck.errors import SpecError
from tests.specs.examples import EXERCISE_SPECS, REP, changed


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, and a terminal wide enough for whole sentences."""
    monkeypatch.setenv("FORMCHECK_HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "200")
    return tmp_path


def done(action: str, target: str | None = None) -> int:
    return run(argparse.Namespace(action=action, exercise=target, file=target))


def test_the_list_has_every_exercise_its_start_and_its_dose(capsys: pytest.CaptureFixture[str]) -> None:
    assert done("list") == 0
    lines = capsys.readouterr().out.splitlines()
    for file in EXERCISE_SPECS.glob("*.yaml"):
        assert any(line.startswith(f"{file.stem} ") for line in lines)
    (bridge,) = [line for line in lines if line.startswith("glute_bridge ")]
    assert "Glute bridge" in bridge
    assert "supine" in bridge
    assert "1-2 x 10-15, 3-5 s" in bridge


def test_the_list_tells_of_broken_files_and_goes_on(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "exercises").mkdir()
    (home / "exercises" / "broken.yaml").write_text("id: broken\nhow: [a\n")
    (home / "exercises" / "heel_raise.yaml").write_text(REP)
    assert done("list") == 0
    out = capsys.readouterr().out
    assert "cannot be used: see below (your own)" in out
    assert "broken.yaml:3:1: " in out
    assert "Heel raise (your own)" in out
    assert "cat_camel" in out


def test_show_tells_how_how_much_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert done("show", "prone_press_up") == 0
    out = capsys.readouterr().out
    for words in [
        "Prone press-up (prone_press_up)",
        "Keep your hips and legs on the mat.",
        "1 to 2 sets of 8 to 10, each held 1 to 2 s, 1 to 2 times a day",
        "rep of chest",
        "rise of the line hip to shoulder",
        "hip above 238 degrees, for 0.3 s",
        "[too_deep_arch]",
        "three quarters, the upper",
    ]:
        assert words in out, words


def test_show_says_what_points_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert done("show", "pelvic_tilt") == 0
    out = capsys.readouterr().out
    assert "0.68 points" in out
    assert "points: a scale of its own, counted from rest." in out
    assert done("show", "squat") == 0
    assert "points:" not in capsys.readouterr().out


@pytest.mark.parametrize("file", sorted(EXERCISE_SPECS.glob("*.yaml")), ids=lambda file: file.stem)
def test_every_exercise_can_be_shown_and_checked(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert done("show", file.stem) == 0
    assert done("check", str(file)) == 0
    assert f"ok  {file.stem}: " in capsys.readouterr().out


def test_a_sound_file_is_summed_up(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = home / "mine.yaml"
    file.write_text(REP)
    assert done("check", str(file)) == 0
    out = capsys.readouterr().out
    assert out.startswith("ok  heel_raise: Heel raise\n")
    assert "measures: 4, limits: 2, cues: 1" in out
    assert "top: 60% of the way from rest to 160 degrees, knee above 150 degrees; held 1 to 2 s" in out


def test_a_wrong_file_is_refused_with_everything_that_is_wrong(home: Path) -> None:
    file = home / "mine.yaml"
    file.write_text(changed(changed(REP, "how:", "hwo:"), "drive: foot", "drive: leg"))
    with pytest.raises(SpecError) as raised:
        done("check", str(file))
    assert "did you mean 'how'?" in str(raised.value)
    assert "there is no measure 'leg'" in str(raised.value)
    assert raised.value.exit_code == 2


def test_a_limit_closer_than_the_measure_is_sure_is_refused(home: Path) -> None:
    file = home / "mine.yaml"
    file.write_text(changed(REP, "{knee: {below: 140}}", "{foot: {above: 163}}"))
    with pytest.raises(SpecError, match="so that it would warn of a clean movement"):
        done("check", str(file))


def test_the_schema_is_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert done("schema") == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["title"] == "formcheck exercise"


def formcheck(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`formcheck WORDS` in a process of its own."""
    where = {**os.environ, "PYTHONPATH": str(EXERCISE_SPECS.parent), **environment}
    command = [sys.executable, "-m", "formcheck", "exercises", *words]
    return subprocess.run(command, env=where, capture_output=True, text=True, check=False)


def test_a_wrong_file_leaves_with_code_2_its_problems_on_stderr_and_nothing_on_stdout(home: Path) -> None:
    file = home / "mine.yaml"
    file.write_text(changed(REP, "drive: foot", "drive: leg"))
    finished = formcheck("check", str(file))
    assert (finished.returncode, finished.stdout) == (2, "")
    assert f"{file}:15:5: movement.rep.drive: there is no measure 'leg'" in finished.stderr
    assert "Traceback" not in finished.stderr


def test_an_unknown_exercise_leaves_with_code_2() -> None:
    finished = formcheck("show", "glute_brigde")
    assert (finished.returncode, finished.stdout) == (2, "")
    assert "Did you mean 'glute_bridge'?" in finished.stderr


@pytest.mark.parametrize("words", [("list",), ("schema",), ("show", "childs_pose")])
def test_results_go_to_stdout_in_any_encoding(words: tuple[str, ...]) -> None:
    finished = formcheck(*words, PYTHONIOENCODING="ascii")
    assert (finished.returncode, finished.stderr) == (0, "")
    assert finished.stdout


def test_no_model_is_loaded_for_a_list() -> None:
    code = (
        "import argparse, sys\n"
        "from formcheck.commands.exercises import run\n"
        "run(argparse.Namespace(action='list'))\n"
        "sys.exit(str({'mediapipe', 'cv2', 'numpy', 'matplotlib'} & set(sys.modules)))\n"
    )
    where = {**os.environ, "PYTHONPATH": str(EXERCISE_SPECS.parent)}
    finished = subprocess.run([sys.executable, "-c", code], env=where, capture_output=True, text=True, check=False)
    assert finished.stderr.strip() == "set()"
