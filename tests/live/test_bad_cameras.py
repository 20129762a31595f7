"""Every way in which a camera is bad, through Camera, feed and loop: it is said, and the set goes on by itself."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest

from formcheck.capture.camera import Camera
from formcheck.capture.devices import Refusal
from formcheck.capture.frame import Image
from formcheck.capture.watch import Condition
from formcheck.live import running_set
from formcheck.live.feed import TROUBLES, CameraFeed
from formcheck.live.loop import LiveLoop
from formcheck.live.overlay.view import OverlayView
from tests.capture.fake_device import Bus, FakeDevice, moving
from tests.live.fakes import FakeCoach, FakeFeed, Session

PATIENCE_S = 30.0
SIZE = (320, 180)

BUSY = Refusal("in use", math.inf)


def picture(index: int) -> Image:
    return moving(index, SIZE)


@dataclass
class Watched:
    """A session before a bad camera.

    Attributes:
        session: the loop's parts, everything but the camera faked.
        headlines: what stood on the screen, without repetition.
    """

    session: Session
    camera: Camera
    headlines: list[str] = field(default_factory=list)

    @property
    def poses(self) -> list[int]:
        return [index for log in self.session.logs for index in log.poses]


@pytest.fixture(autouse=True)
def fake_coach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running_set, "Pipeline", FakeCoach)


def hold(
    camera: Camera,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    until: Callable[[Watched], bool],
) -> Watched:
    """Run the loop before `camera` until something has happened."""
    session = Session(tmp_path, FakeFeed([]))
    watched = Watched(session, camera)
    give_up = time.monotonic() + PATIENCE_S

    def note(image: Image, pose: object, view: OverlayView) -> Image:
        _note(watched.headlines, view.headline)
        return image

    def note_words(width: int, height: int, headline: str, sentence: str) -> Image:
        _note(watched.headlines, headline)
        return np.zeros((height, width, 3), np.uint8)

    monkeypatch.setattr("formcheck.live.picture.draw", note)
    monkeypatch.setattr("formcheck.live.picture.draw_notice", note_words)

    def stop() -> bool:
        assert time.monotonic() < give_up, f"it never came to be; seen: {watched.headlines}"
        return until(watched)

    with camera:
        parts = replace(session.parts, feed=CameraFeed(camera), clips=None, stop=stop)
        assert LiveLoop(parts).run() == "interrupted"
    return watched


def _note(headlines: list[str], headline: str) -> None:
    if not headlines or headlines[-1] != headline:
        headlines.append(headline)


def said(condition: Condition) -> str:
    return TROUBLES[condition][0]


def has_counted(count: int) -> Callable[[Watched], bool]:
    return lambda watched: len(watched.poses) >= count


def test_slow_to_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def opener(number: int) -> FakeDevice:
        time.sleep(0.4)
        return FakeDevice(picture)

    watched = hold(Camera(0, opener=opener), tmp_path, monkeypatch, has_counted(5))
    assert watched.headlines[0] == said(Condition.OPENING)
    assert said(Condition.OPENING) not in watched.headlines[1:]


def test_busy_until_another_program_lets_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = FakeDevice(picture, opened=False)
    camera = Camera(0, opener=Bus(taken, taken, FakeDevice(picture)), refusal=lambda _: BUSY, retry_every=0.3)
    watched = hold(camera, tmp_path, monkeypatch, has_counted(5))
    assert said(Condition.BUSY) in watched.headlines
    assert watched.headlines[-1] not in (said(Condition.BUSY), said(Condition.OPENING))


def test_unplugged_and_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = FakeDevice(lambda k: picture(k) if k < 20 else None)
    away = FakeDevice(picture, opened=False)
    camera = Camera(0, opener=Bus(first, away, FakeDevice(picture)), retry_every=0.2)
    watched = hold(camera, tmp_path, monkeypatch, lambda w: len(w.poses) >= 30 and camera.notes != ())
    assert said(Condition.LOST) in watched.headlines
    assert watched.headlines[-1] != said(Condition.LOST)
    (log,) = watched.session.logs  # the same set goes on
    assert log.poses == sorted(set(log.poses))
    assert max(log.poses) > 20 > min(log.poses)
    assert log.ended == "interrupted"


def test_frozen_on_one_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    camera = Camera(0, opener=Bus(FakeDevice(lambda k: picture(min(k, 5))), FakeDevice(picture)), stuck_after=2.5)

    def moves_again(watched: Watched) -> bool:
        return said(Condition.FROZEN) in watched.headlines and camera.condition is Condition.GOOD

    watched = hold(camera, tmp_path, monkeypatch, moves_again)
    assert said(Condition.LOST) not in watched.headlines
    assert len(watched.session.logs) == 1


def test_a_closed_shutter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = threading.Event()

    def shutter(k: int) -> Image:
        return picture(k) if k < 10 or opened.is_set() else np.zeros((SIZE[1], SIZE[0], 3), np.uint8)

    camera = Camera(0, opener=Bus(FakeDevice(shutter)))

    def seen_and_opened(watched: Watched) -> bool:
        if said(Condition.BLACK) in watched.headlines:
            opened.set()
        return opened.is_set() and watched.headlines[-1] != said(Condition.BLACK)

    watched = hold(camera, tmp_path, monkeypatch, seen_and_opened)
    assert said(Condition.BLACK) in watched.headlines


def test_five_frames_a_second_are_all_counted_and_keys_are_heard_in_between(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    camera = Camera(0, opener=Bus(FakeDevice(picture, pause=0.2)))
    watched = hold(camera, tmp_path, monkeypatch, has_counted(5))
    assert watched.poses[:5] == [0, 1, 2, 3, 4]
    assert camera.dropped == 0
    assert len(watched.session.screen.pictures) > 10


def test_a_change_of_size_in_the_middle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    device = FakeDevice(lambda k: moving(k, SIZE if k < 20 else (200, 200)))
    camera = Camera(0, opener=Bus(device))
    watched = hold(camera, tmp_path, monkeypatch, lambda _: device.grabs > 60)
    assert {picture.shape for picture in watched.session.screen.pictures[3:]} <= {(720, 1280, 3)}
    assert len(watched.session.logs) == 1


def test_a_slow_model_lowers_the_rate_and_not_the_freshness(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    device = FakeDevice(picture)
    camera = Camera(0, opener=Bus(device))
    behind: list[int] = []

    def slow(watched: Watched) -> bool:
        time.sleep(0.05)  # ten pictures of the fake camera
        if watched.poses:
            behind.append(device.grabs - 1 - watched.poses[-1])
        return len(watched.poses) >= 12

    watched = hold(camera, tmp_path, monkeypatch, slow)
    assert camera.dropped > 12
    assert max(behind) < 60  # pictures; they would pile up to hundreds otherwise
    assert watched.poses == sorted(watched.poses)


def test_a_machine_that_slept_wakes_into_a_pause(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    camera = Camera(0, opener=Bus(FakeDevice(picture)))
    session = Session(tmp_path, FakeFeed([]))
    slept = threading.Event()
    asleep_at: list[int] = []

    def clock() -> float:
        return time.monotonic() + (3600.0 if slept.is_set() else 0.0)

    def stop() -> bool:
        counted = sum(len(log.poses) for log in session.logs)
        if counted >= 10 and not slept.is_set():
            slept.set()
            asleep_at.append(counted)
        return slept.is_set() and len(session.screen.pictures) >= 60

    with camera:
        loop = LiveLoop(replace(session.parts, feed=CameraFeed(camera), clips=None, stop=stop, sleepless_clock=clock))
        loop.run()
    assert loop.state.paused_at is not None
    assert sum(len(log.poses) for log in session.logs) == asleep_at[0]
