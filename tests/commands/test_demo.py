from __future__ import annotations

import json
from pathlib import Path

import pytest

import formcheck
from formcheck.commands import demo
from formcheck.errors import CaptureError
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


def test_a_missing_clip_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formcheck, "__file__", str(tmp_path / "__init__.py"))
    with pytest.raises(CaptureError, match="Install formcheck again"):
        demo.demo_clip()
