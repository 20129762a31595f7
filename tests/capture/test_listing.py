"""What systems answer when asked for their cameras."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from formcheck.capture import listing
from formcheck.capture.listing import CameraName, cameras_of_macos, cameras_of_windows, list_cameras


def add(folder: Path, number: int, name: str, index: int) -> None:
    device = folder / f"video{number}"
    device.mkdir(parents=True)
    (device / "name").write_text(f"{name}\n", encoding="utf-8")
    (device / "index").write_text(f"{index}\n")


@pytest.fixture
def _linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")


@pytest.mark.usefixtures("_linux")
def test_cameras_are_listed_by_name_and_their_second_devices_are_not(tmp_path: Path) -> None:
    add(tmp_path, 10, "Desk camera", 0)
    add(tmp_path, 0, "Integrated camera: Ünï", 0)
    add(tmp_path, 1, "Integrated camera: Ünï", 1)
    (tmp_path / "v4l-subdev0").mkdir()
    assert list_cameras(tmp_path) == [CameraName(0, "Integrated camera: Ünï"), CameraName(10, "Desk camera")]


@pytest.mark.usefixtures("_linux")
def test_a_camera_without_a_name_has_its_number(tmp_path: Path) -> None:
    (tmp_path / "video3").mkdir()
    assert list_cameras(tmp_path) == [CameraName(3, "camera 3")]


@pytest.mark.usefixtures("_linux")
def test_where_the_system_lists_none_there_are_none(tmp_path: Path) -> None:
    assert list_cameras(tmp_path / "nowhere") == []


def test_macos_numbers_them_by_their_unique_ids() -> None:
    answer = {
        "SPCameraDataType": [
            {"_name": "Desk camera", "spcamera_unique-id": "0x2000"},
            {"_name": "FaceTime HD Camera", "spcamera_unique-id": "0x1000"},
        ]
    }
    assert cameras_of_macos(json.dumps(answer)) == [CameraName(0, "FaceTime HD Camera"), CameraName(1, "Desk camera")]


@pytest.mark.parametrize("answer", ["", "nonsense", "[]", "{}", '{"SPCameraDataType": [{"_name": "x"}]}', "null"])
def test_an_answer_that_is_none_lists_nothing(answer: str) -> None:
    assert cameras_of_macos(answer) == []
    assert cameras_of_windows(answer) == []


def test_windows_names_a_camera_only_where_its_number_is_certain() -> None:
    assert cameras_of_windows('["Integrated Webcam"]') == [CameraName(0, "Integrated Webcam")]
    assert cameras_of_windows('"Integrated Webcam"') == [CameraName(0, "Integrated Webcam")]
    assert cameras_of_windows('["Integrated Webcam", "Desk camera"]') == []


def test_a_command_that_is_not_there_lists_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert list_cameras() == []
    assert not listing.system_lists_cameras()
