"""Names of cameras, and why one does not open, over made-up device folders."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from formcheck.capture.devices import CameraName, list_cameras, why_not_open


def add(folder: Path, number: int, name: str, index: int) -> None:
    device = folder / f"video{number}"
    device.mkdir(parents=True)
    (device / "name").write_text(f"{name}\n")
    (device / "index").write_text(f"{index}\n")


def test_cameras_are_listed_by_name_and_their_second_devices_are_not(tmp_path: Path) -> None:
    add(tmp_path, 10, "Desk camera", 0)
    add(tmp_path, 0, "Integrated camera: Ünï", 0)
    add(tmp_path, 1, "Integrated camera: Ünï", 1)
    (tmp_path / "v4l-subdev0").mkdir()
    assert list_cameras(tmp_path) == [CameraName(0, "Integrated camera: Ünï"), CameraName(10, "Desk camera")]


def test_a_camera_without_a_name_has_its_number(tmp_path: Path) -> None:
    (tmp_path / "video3").mkdir()
    assert list_cameras(tmp_path) == [CameraName(3, "camera 3")]


def test_where_the_system_lists_none_there_are_none(tmp_path: Path) -> None:
    assert list_cameras(tmp_path / "nowhere") == []


@pytest.fixture(autouse=True)
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")


def test_a_missing_camera_is_told_with_those_that_are_there(tmp_path: Path) -> None:
    message = why_not_open(2, tmp_path, [CameraName(0, "Integrated camera")])
    assert "no camera 2" in message
    assert "0 (Integrated camera)" in message
    assert "No camera is plugged in" in why_not_open(0, tmp_path, [])


def test_a_camera_that_is_there_is_in_use(tmp_path: Path) -> None:
    (tmp_path / "video0").touch()
    assert "another program" in why_not_open(0, tmp_path, [])


def test_a_camera_that_is_not_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "video0").touch()
    monkeypatch.setattr(os, "access", lambda *_: False)  # permissions themselves do not bind the administrator
    assert "group `video`" in why_not_open(0, tmp_path, [])


def test_elsewhere_all_that_may_be_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    message = why_not_open(0)
    assert "missing, in use elsewhere, or not allowed" in message
    assert "formcheck doctor" in message
