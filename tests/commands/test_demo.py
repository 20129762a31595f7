from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import formcheck
from formcheck.commands import demo
from formcheck.errors import CaptureError
from tests.commandline import REPOSITORY
from tests.commandline import formcheck as command


def test_the_demo_is_watched_reviewed_and_its_log_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    done = command("demo", "--mute", home=tmp_path)
    assert done.returncode == 0, done.stderr
    (folder,) = (tmp_path / "sessions").iterdir()
    assert str(folder) in done.stderr
    assert "Glute bridge" in done.stdout
    assert "rep 1" in done.stderr
    assert json.loads(command("history", "--json", home=tmp_path).stdout)["practice"]["days"] == 0


def test_a_session_that_cannot_be_kept_is_a_failure(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    done = command("demo", "--mute", "--no-window", home=in_the_way / "x", cwd=tmp_path)
    assert done.returncode == 1
    assert "This session will not be kept." in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no largest size of a file")
def test_a_session_of_which_a_part_is_kept_is_a_failure_too(tmp_path: Path) -> None:
    """No file may be longer than 24 blocks of 512 bytes, as on a disk that fills up: the poses need more."""
    done = subprocess.run(
        ["sh", "-c", 'ulimit -f 24; exec "$0" -m formcheck demo --mute --no-window', sys.executable],
        capture_output=True,
        text=True,
        env={**os.environ, "FORMCHECK_HOME": str(tmp_path), "PYTHONPATH": str(REPOSITORY)},
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "Kept of this session's log: everything up to" in done.stderr
    assert "The review shows no more than that." in done.stderr
    assert "complete" not in done.stderr
    assert "Glute bridge" in done.stdout


def test_a_missing_clip_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formcheck, "__file__", str(tmp_path / "__init__.py"))
    with pytest.raises(CaptureError, match="Install formcheck again"):
        demo.demo_clip()
