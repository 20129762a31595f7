"""What the doctor says of cameras, over made-up ones."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from formcheck.capture.camera import Camera
from formcheck.capture.devices import Refusal
from formcheck.capture.listing import CameraName
from formcheck.capture.settings import remember_camera
from formcheck.capture.upright import Mounting
from formcheck.commands.checks import cameras
from formcheck.commands.checks.report import Finding
from tests.capture.fake_device import FakeDevice, moving

DESK, LID = CameraName(0, "Desk camera"), CameraName(3, "Lid camera")
Plug = Callable[..., None]


@pytest.fixture
def plug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plug:
    monkeypatch.setenv("FORMCHECK_HOME", str(tmp_path))
    monkeypatch.setattr(cameras, "WAIT_S", 1.5)

    def plugged(*listed: CameraName, device: Callable[[], FakeDevice], refusal: Refusal | None = None) -> None:
        monkeypatch.setattr(cameras, "list_cameras", lambda: list(listed))
        monkeypatch.setattr(cameras, "system_lists_cameras", lambda: True)
        why = refusal or Refusal("gone", 0.0)
        opened = partial(Camera, opener=lambda _: device(), refusal=lambda _: why)
        monkeypatch.setattr(cameras, "Camera", opened)

    return plugged


def found() -> list[Finding]:
    return cameras.findings()


def test_a_good_camera_works_and_its_rate_is_measured(plug: Plug) -> None:
    plug(DESK, device=lambda: FakeDevice(moving, pause=0.02))
    (finding,) = found()
    assert finding.state == "works"
    assert "Desk camera, 64x48" in finding.found
    rate = int(finding.found.split(", ")[2].split()[0])
    assert 20 <= rate <= 50


def test_of_several_the_one_that_is_used_is_told(plug: Plug) -> None:
    plug(DESK, LID, device=lambda: FakeDevice(moving))
    remember_camera(LID.name, Mounting(rotate=180, mirrored=True))
    first, second = found()
    assert "this one is used" not in first.found
    assert "turned by 180 degrees, mirrored back; this one is used" in second.found


def test_what_is_wrong_is_said_with_what_to_do(plug: Plug) -> None:
    plug(DESK, device=lambda: FakeDevice(moving, pause=0.1))
    assert "More light" in found()[0].advice
    plug(DESK, device=lambda: FakeDevice(lambda _: np.zeros((48, 64, 3), np.uint8), pause=0.06))
    assert "black" in found()[0].found
    plug(DESK, device=lambda: FakeDevice(moving, opened=False), refusal=Refusal("busy", math.inf))
    assert "another program" in found()[0].found
    plug(DESK, device=lambda: FakeDevice(moving, opened=False))
    assert found()[0].found == "Desk camera: gone"


def test_no_camera_and_settings_that_can_not_be_read_are_told(plug: Plug, tmp_path: Path) -> None:
    plug(device=lambda: FakeDevice(moving))
    (tmp_path / "settings.yaml").write_text("camera: [")
    settings, none = found()
    assert (settings.what, settings.state, settings.essential) == ("Settings", "broken", False)
    assert none.found == "none found"
