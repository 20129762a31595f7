from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from formcheck.coach.events import PauseEnded, PauseStarted, RepDone
from formcheck.errors import CaptureError
from formcheck.live import running_set
from formcheck.live.keys import Command
from formcheck.live.loop import LiveLoop
from tests.live.fakes import FakeCoach, FakeFeed, Session, frames


@pytest.fixture(autouse=True)
def fake_coach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running_set, "Pipeline", FakeCoach)


def test_every_frame_goes_the_whole_way(tmp_path: Path) -> None:
    session = Session(tmp_path, FakeFeed(frames(25)))
    assert LiveLoop(session.parts).run() == "done"
    (log,) = session.logs
    assert session.estimator.seen == log.poses == list(range(25))
    assert [event.n for event in log.events if isinstance(event, RepDone)] == [1, 2, 3]
    assert session.told == log.events
    assert session.voice.said == ["1", "2", "3"]
    assert len(session.screen.pictures) == 25
    assert log.ended == "done"


def test_without_a_screen_nothing_is_drawn(tmp_path: Path) -> None:
    session = Session(tmp_path, FakeFeed(frames(12)), shows=False)
    LiveLoop(session.parts).run()
    assert session.screen.pictures == []
    assert session.voice.said == ["1", "2"]


def test_a_pause_counts_nothing_until_it_is_over(tmp_path: Path) -> None:
    session = Session(tmp_path, FakeFeed(frames(30)), {4: "pause", 14: "pause"})
    LiveLoop(session.parts).run()
    assert session.logs[0].poses == [*range(5), *range(16, 30)], "15 was begun while it was paused"
    assert session.feed.pauses == [True, False]
    assert (session.screen.pictures[10] != session.screen.pictures[4]).any()


def test_a_pause_is_kept_in_the_log(tmp_path: Path) -> None:
    session = Session(tmp_path, FakeFeed(frames(30)), {4: "pause", 14: "pause"})
    LiveLoop(session.parts).run()
    (log,) = session.logs
    started, ended = (event for event in log.events if isinstance(event, (PauseStarted, PauseEnded)))
    assert isinstance(started, PauseStarted) and started.why == "asked"
    assert started.start_s == pytest.approx(4 / 30)
    assert isinstance(ended, PauseEnded) and (ended.start_s, ended.why) == (started.start_s, "asked")
    assert ended.end_s == pytest.approx(16 / 30)
    assert ended.lasted_s > 0


def test_a_set_that_is_stopped_while_paused_tells_its_pause(tmp_path: Path) -> None:
    session = Session(tmp_path, FakeFeed([*frames(10), None]), {4: "pause", 8: "end"})
    LiveLoop(session.parts).run()
    kinds = [type(event) for event in session.logs[0].events if isinstance(event, (PauseStarted, PauseEnded))]
    assert kinds == [PauseStarted, PauseEnded]


def test_restarting_keeps_the_old_set_in_its_own_log(tmp_path: Path) -> None:
    session = Session(tmp_path, FakeFeed(frames(30)), {14: "restart"})
    LiveLoop(session.parts).run()
    first, second = session.logs
    assert first.poses == list(range(15)) and second.poses == list(range(15, 30))
    assert [event.n for event in first.events if isinstance(event, RepDone)] == [1, 2]
    assert [event.n for event in second.events if isinstance(event, RepDone)] == [1, 2]


def test_ending_by_key_and_by_interrupt(tmp_path: Path) -> None:
    by_key = Session(tmp_path, FakeFeed(frames(30)), {9: "end"})
    assert LiveLoop(by_key.parts).run() == "done"
    assert len(by_key.logs[0].poses) == 10
    interrupted = Session(tmp_path, FakeFeed(frames(30)), stop_after=7)
    assert LiveLoop(interrupted.parts).run() == "interrupted"
    assert (len(interrupted.logs[0].poses), interrupted.logs[0].ended) == (7, "interrupted")


def test_a_source_that_fails_still_ends_the_log(tmp_path: Path) -> None:
    session = Session(tmp_path, FakeFeed(frames(5), CaptureError("unplugged")))
    with pytest.raises(CaptureError, match="unplugged"):
        LiveLoop(session.parts).run()
    assert session.logs[0].ended == "failed"
    assert isinstance(session.logs[0].events[-1], RepDone)


def test_a_source_that_never_gives_a_frame_leaves_no_log(tmp_path: Path) -> None:
    session = Session(tmp_path, FakeFeed([None], CaptureError("no camera")))
    with pytest.raises(CaptureError, match="no camera"):
        LiveLoop(session.parts).run()
    assert session.logs == []


def test_mute_flip_help_and_full_screen(tmp_path: Path) -> None:
    keys: dict[int, Command] = {2: "mute", 4: "flip", 6: "help", 8: "full_screen"}
    session = Session(tmp_path, FakeFeed(frames(12)), keys)
    LiveLoop(session.parts).run()
    pictures = session.screen.pictures
    assert session.voice.muted and session.screen.full == 1
    assert (pictures[1] == pictures[0]).all()
    for number in (3, 5, 7):
        assert (pictures[number] != pictures[number - 1]).any()


def test_the_list_of_keys_takes_what_would_restart_or_end_the_set(tmp_path: Path) -> None:
    keys: dict[int, Command] = {4: "help", 8: "restart", 12: "next", 16: "escape", 24: "escape"}
    session = Session(tmp_path, FakeFeed(frames(30)), keys)
    LiveLoop(session.parts).run()
    (log,) = session.logs
    assert log.poses == list(range(25)), "nothing but the second escape ended it"
    assert (session.screen.pictures[17] != session.screen.pictures[16]).any()


def test_a_screenshot_lands_beside_the_log_and_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session = Session(tmp_path, FakeFeed(frames(9)), {3: "screenshot", 6: "screenshot"})
    LiveLoop(session.parts).run()
    pictures = session.screen.pictures
    shot = cv2.imread(str(tmp_path / "screenshot-1.png"))
    assert np.array_equal(shot, pictures[3])
    assert (tmp_path / "screenshot-2.png").is_file()
    assert session.voice.said.count("Picture kept.") == 2
    assert f"Screenshot: {tmp_path / 'screenshot-1.png'}" in capsys.readouterr().err
    assert (pictures[2] == pictures[1]).all() and (pictures[4] != pictures[2]).any(), "the screen says so"


def test_sound_off_is_shown_at_once_after_a_screenshot(tmp_path: Path) -> None:
    session = Session(tmp_path, FakeFeed(frames(9)), {1: "mute", 2: "screenshot", 4: "mute", 6: "mute"})
    LiveLoop(session.parts).run()
    off, kept, on, off_again = (session.screen.pictures[number] for number in (2, 3, 5, 7))
    assert (kept != off).any() and (on != kept).any()
    assert np.array_equal(off_again, off) and np.array_equal(on, session.screen.pictures[0])


def test_trouble_with_the_camera_is_shown(tmp_path: Path) -> None:
    feed = FakeFeed([None, None, *frames(3)])
    feed.trouble = ("Opening the camera", "This may take a few seconds.")
    session = Session(tmp_path, feed)
    LiveLoop(session.parts).run()
    first, fourth = session.screen.pictures[0], session.screen.pictures[3]
    assert first.shape[:2] == (720, 1280) and first.std() > 5
    assert fourth.shape[:2] == (720, 1280)
    assert (fourth[300] != first[300]).any()


def test_while_the_camera_is_in_trouble_its_pictures_are_shown_and_not_counted(tmp_path: Path) -> None:
    feed = FakeFeed(frames(20))
    session = Session(tmp_path, feed)

    def commands(wait_s: float) -> tuple[Command, ...]:
        session.screen.rounds += 1
        feed.trouble = ("Black picture", "") if 5 <= session.screen.rounds < 15 else None
        return ()

    session.screen.commands = commands  # type: ignore[method-assign]  # the trouble comes and goes between frames
    LiveLoop(session.parts).run()
    assert session.logs[0].poses == [*range(5), *range(15, 20)]
    assert len(session.screen.pictures) == 20


def test_trouble_that_lasts_is_spoken_of(tmp_path: Path) -> None:
    feed = FakeFeed([None] * 100)
    feed.trouble = ("Black picture", "Open the camera's shutter.")
    session = Session(tmp_path, feed)
    session.parts = replace(session.parts, clock=lambda: session.screen.rounds / 30)
    LiveLoop(session.parts).run()
    assert session.voice.said == ["Black picture. Open the camera's shutter."]


LOST, BACK = "Camera lost. Plug it in again.", "The camera is back."


@pytest.mark.parametrize(
    ("begun", "ended", "told"),
    [(1, 200, [LOST, BACK]), (200, 400, [LOST, BACK]), (200, 550, [LOST, BACK]), (1, 550, [])],
)
def test_trouble_that_a_pause_hid_is_told_after_it_if_it_lasts(
    begun: int, ended: int, told: list[str], tmp_path: Path
) -> None:
    """The camera is lost in rounds 20 to 500, of thirty a second; it is paused in between, or until after that."""
    feed = FakeFeed([None] * 700)
    session = Session(tmp_path, feed, {begun: "pause", ended: "pause"})

    def clock() -> float:
        feed.trouble = ("Camera lost", "Plug it in again.") if 20 <= session.screen.rounds < 500 else None
        return session.screen.rounds / 30

    session.parts = replace(session.parts, clock=clock, stop=lambda: session.screen.rounds >= 600)
    LiveLoop(session.parts).run()
    assert [words for words in session.voice.said if "amera" in words] == told
