"""Which camera is meant, and what is remembered of it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from formcheck.capture import choice
from formcheck.capture.choice import CameraChoice, chosen_camera, find_camera, number_now
from formcheck.capture.listing import CameraName
from formcheck.capture.settings import CameraSettings, load_camera_settings, remember_camera, settings_file
from formcheck.capture.upright import Mounting
from formcheck.errors import CaptureError, UsageError

INTEGRATED = CameraName(0, "Integrated Camera: Ünï")
DESK = CameraName(2, "Desk Camera")
SECOND_DESK = CameraName(4, "Desk Camera HD")
ALL = [INTEGRATED, DESK, SECOND_DESK]
NOTHING = CameraSettings()


@pytest.fixture(autouse=True)
def plugged_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[CameraName]:
    monkeypatch.setenv("FORMCHECK_HOME", str(tmp_path))
    cameras = list(ALL)
    monkeypatch.setattr(choice, "list_cameras", lambda: list(cameras))
    return cameras


@pytest.mark.parametrize(
    ("asked", "found"),
    [("2", DESK), ("integrated", INTEGRATED), ("ÜNÏ", INTEGRATED), ("desk camera", DESK), ("hd", SECOND_DESK)],
)
def test_a_number_or_a_part_of_the_name(asked: str, found: CameraName) -> None:
    assert find_camera(asked, NOTHING, ALL) == found


def test_a_number_that_is_not_listed_is_tried_all_the_same() -> None:
    assert find_camera("7", NOTHING, ALL) == CameraName(7, "camera 7")


def test_a_name_of_several_or_of_none_is_told_with_those_that_are_there() -> None:
    with pytest.raises(UsageError, match=r"2 \(Desk Camera\), 4 \(Desk Camera HD\)"):
        find_camera("desk", NOTHING, ALL)
    with pytest.raises(CaptureError, match=r"'front'.*0 \(Integrated"):
        find_camera("front", NOTHING, ALL)


def test_without_a_word_it_is_the_remembered_one_or_the_first() -> None:
    assert find_camera(None, NOTHING, ALL) == INTEGRATED
    assert find_camera(None, CameraSettings(camera="Desk Camera"), ALL) == DESK
    assert find_camera(None, CameraSettings(camera="Gone"), ALL) == INTEGRATED
    assert find_camera(None, NOTHING, []) == CameraName(0, "camera 0")


def test_where_no_names_are_told_the_number_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_camera(None, CameraSettings(camera="camera 2"), []) == CameraName(2, "camera 2")
    assert find_camera(None, CameraSettings(camera="Desk Camera"), []) == CameraName(0, "camera 0")


def test_a_camera_that_is_not_there_is_not_remembered(
    plugged_in: list[CameraName], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choice, "system_lists_cameras", lambda: True)
    chosen_camera(CameraChoice("7", rotate=90))
    assert not settings_file().exists()
    plugged_in.clear()
    monkeypatch.setattr(choice, "system_lists_cameras", lambda: False)
    chosen_camera(CameraChoice("7", rotate=90))
    assert chosen_camera(CameraChoice())._mounting == Mounting(90)


def test_what_was_asked_for_is_remembered() -> None:
    assert chosen_camera(CameraChoice()).info.name == INTEGRATED.name
    assert not settings_file().exists()  # nothing was asked for
    chosen_camera(CameraChoice("hd", rotate=180, mirrored=True))
    assert load_camera_settings().mounting("Desk Camera HD") == Mounting(180, True)
    again = chosen_camera(CameraChoice())
    assert (again.info.name, again._mounting) == ("Desk Camera HD", Mounting(180, True))
    chosen_camera(CameraChoice(rotate=0))
    assert chosen_camera(CameraChoice())._mounting == Mounting(0, True)
    chosen_camera(CameraChoice(mirrored=False))
    assert load_camera_settings().cameras == {}


def test_plugged_in_again_it_is_found_by_its_name(plugged_in: list[CameraName]) -> None:
    assert number_now(DESK) == 2
    plugged_in[:] = [INTEGRATED, CameraName(5, DESK.name)]
    assert number_now(DESK) == 5
    plugged_in[:] = [INTEGRATED]
    assert number_now(DESK) == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither such permissions nor such links")
def test_settings_that_are_kept_elsewhere_stay_there_and_keep_their_permissions(tmp_path: Path) -> None:
    elsewhere = tmp_path / "my_settings.yaml"
    elsewhere.write_text("voice: {rate: 150}\n", encoding="utf-8")
    elsewhere.chmod(0o640)
    settings_file().symlink_to(elsewhere)
    remember_camera("Desk Camera", Mounting())
    assert settings_file().is_symlink()
    assert "camera: Desk Camera" in elsewhere.read_text(encoding="utf-8")
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o640
    assert sorted(tmp_path.iterdir()) == sorted([elsewhere, settings_file()])


def test_what_others_keep_in_the_file_stays() -> None:
    settings_file().write_text("voice: {rate: 150}\ncameras:\n  Other: {rotate: 90}\n", encoding="utf-8")
    remember_camera("Ünï", Mounting(mirrored=True))
    text = settings_file().read_text(encoding="utf-8")
    assert "rate: 150" in text
    assert "Ünï" in text
    assert load_camera_settings().mounting("Other") == Mounting(90)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("cameras: {A: {rotate: 45}}", "cameras.A.rotate"),
        ("cameras: {A: {rotated: 90}}", "cameras.A.rotated"),
        ("camera: [1", "can't be read"),
        ("just words", "just words"),
    ],
)
def test_a_file_that_is_wrong_is_named_with_what_to_do(content: str, words: str) -> None:
    settings_file().write_text(content)
    with pytest.raises(UsageError, match=words) as raised:
        chosen_camera(CameraChoice())
    assert str(settings_file()) in str(raised.value)
    assert "delete the file" in str(raised.value)


def test_a_place_that_can_not_be_written_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("FORMCHECK_HOME", str(tmp_path / "file" / "below"))
    with pytest.raises(UsageError, match="can't be"):
        chosen_camera(CameraChoice("hd"))
