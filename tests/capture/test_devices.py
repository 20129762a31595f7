"""Why a camera does not open, over made-up device folders."""

from __future__ import annotations

import math
import os
from pathlib import Path

import pytest

from formcheck.capture.devices import why_not_open
from formcheck.capture.listing import CameraName


@pytest.fixture(autouse=True)
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")


def test_a_missing_camera_is_told_with_those_that_are_there(tmp_path: Path) -> None:
    refusal = why_not_open(2, tmp_path, [CameraName(0, "Integrated camera")])
    assert "no camera 2" in refusal.message
    assert "0 (Integrated camera)" in refusal.message
    assert refusal.wait_s == 0
    assert "No camera is plugged in" in why_not_open(0, tmp_path, []).message


def test_a_camera_that_is_there_is_in_use_and_may_become_free(tmp_path: Path) -> None:
    (tmp_path / "video0").touch()
    refusal = why_not_open(0, tmp_path, [])
    assert "another program" in refusal.message
    assert refusal.wait_s == math.inf


def test_a_camera_that_is_not_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "video0").touch()
    monkeypatch.setattr(os, "access", lambda *_: False)  # permissions themselves do not bind the administrator
    refusal = why_not_open(0, tmp_path, [])
    assert "group `video`" in refusal.message
    assert refusal.wait_s == 0


def test_elsewhere_all_that_may_be_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    refusal = why_not_open(0)
    assert "missing, in use elsewhere, or not allowed" in refusal.message
    assert "formcheck doctor" in refusal.message
    assert 0 < refusal.wait_s < 60
