from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from formcheck.commands.checks import runner
from formcheck.commands.checks.folders import judge_folder
from formcheck.commands.checks.runner import run_check
from formcheck.commands.checks.versions import judge_opencvs
from tests.commandline import formcheck


def test_it_says_of_each_part_whether_it_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    done = formcheck("doctor", home=tmp_path)
    lines = {line[8:].split(":")[0]: line[:7].strip() for line in done.stdout.splitlines() if line[:1].strip()}
    assert done.returncode == 0
    assert {name: lines[name] for name in ("Python", "mediapipe", "numpy", "Model full", "Sessions")} == dict.fromkeys(
        ("Python", "mediapipe", "numpy", "Model full", "Sessions"), "works"
    )
    assert {"OpenCV", "Display", "Speech", "Model lite, heavy"} <= lines.keys()
    assert any(name.startswith("Camera") for name in lines)
    assert str(tmp_path / "models") in done.stdout


def test_a_folder_that_cannot_hold_sessions_fails_it(tmp_path: Path) -> None:
    blocked = tmp_path / "home"
    blocked.mkdir()
    (blocked / "file").write_text("")
    done = formcheck("doctor", home=blocked / "file", cwd=tmp_path)
    assert done.returncode == 1
    assert "broken  Sessions" in done.stdout
    assert "FORMCHECK_HOME" in done.stdout


def test_two_opencvs_are_found_and_told_apart() -> None:
    wheels = {"opencv-python": "4.10", "opencv-contrib-python": "4.11"}
    both = judge_opencvs(wheels)
    assert both.state == "broken"
    assert "pip uninstall -y opencv-python opencv-contrib-python" in both.advice
    assert judge_opencvs({"opencv-contrib-python": "4.11"}).state == "works"
    assert judge_opencvs({"opencv-python-headless": "4.11"}).state == "note"
    assert judge_opencvs({}).essential


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="an administrator may write anywhere")
def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    assert judge_folder(locked / "sessions").state == "broken"


def test_a_folder_that_is_not_there_yet_is_judged_by_where_it_will_be(tmp_path: Path) -> None:
    assert judge_folder(tmp_path / "a" / "b").state == "works"
    assert not (tmp_path / "a").exists()


def test_a_check_that_crashes_is_one_broken_line() -> None:
    (finding,) = run_check("no_such_check")
    assert (finding.state, finding.essential) == ("broken", False)
    assert "no_such_check" in finding.found


def test_a_check_that_hangs_is_given_up() -> None:
    began = time.monotonic()
    (finding,) = run_check("model", patience_s=0.01)
    assert "no answer" in finding.found and finding.essential
    assert time.monotonic() - began < runner.PATIENCE_S
