from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from formcheck.capture.frame import Frame, Image, SourceInfo
from formcheck.coach.events import CoachState, Event, PauseEnded, PauseStarted, RepDone
from formcheck.errors import CaptureError
from formcheck.live import running_set
from formcheck.live.flow.answers import Answers
from formcheck.live.flow.plan import Around, PlannedSet, SessionPlan, endless_set, sets_of_exercise
from formcheck.live.keys import Command
from formcheck.live.loop import LiveLoop
from formcheck.live.parts import Parts
from formcheck.live.utterance import Utterance
from formcheck.pose.landmarks import Side
from formcheck.pose.pose import Pose
from formcheck.specs.model import RestSpec
from tests.live.figures import BRIDGE, RESTING, bridging, grey


class FakeFeed:
    """Frames at 30 a second, then the end; None stands for nothing due."""

    def __init__(self, frames: Iterable[Frame | None], error: Exception | None = None) -> None:
        self.info = SourceInfo("fake", 320, 180, 30.0, None, live=True)
        self.dropped = 0
        self.ended = False
        self.trouble: tuple[str, str] | None = None
        self.pauses: list[bool] = []
        self._frames = list(frames)
        self._error = error

    def take(self, wait_s: float) -> Frame | None:
        if self._frames:
            frame = self._frames.pop(0)
            self.ended = not self._frames and self._error is None
            return frame
        if self._error is not None:
            raise self._error
        return None

    def pause(self, paused: bool) -> None:
        self.pauses.append(paused)

    last = True

    def go_to(self, number: int) -> bool:
        return False


class FakeEstimator:
    name = "fake"
    gives_outline = False

    def __init__(self) -> None:
        self.seen: list[int] = []
        self.absent = 0

    def __enter__(self) -> FakeEstimator:
        return self

    def __exit__(self, *exc: object) -> None: ...

    def estimate(self, frame: Frame) -> Pose:
        self.seen.append(frame.index)
        if frame.index < self.absent:
            return Pose(frame.index, frame.t, 320, 180, None, None, None)
        return replace(bridging(320, 180), index=frame.index, t=frame.t)


class FakeModels:
    """One estimator, ready at once or after some asking."""

    def __init__(self, estimator: FakeEstimator) -> None:
        self.estimator = estimator
        self.renewed = 0

    def ready(self, *, outline: bool) -> FakeEstimator:
        return self.estimator

    def wait(self, *, outline: bool) -> FakeEstimator:
        return self.estimator

    def renew(self) -> None:
        self.renewed += 1


class FakeScreen:
    """Keeps what it shows; asks for a command after the frame of that number."""

    def __init__(self, keys: dict[int, Command] | None = None, *, shows: bool = True) -> None:
        self.shows = shows
        self.pictures: list[Image] = []
        self.full = 0
        self._keys = keys or {}
        self.rounds = 0

    def __enter__(self) -> FakeScreen:
        return self

    def __exit__(self, *exc: object) -> None: ...

    def show(self, image: Image) -> None:
        self.pictures.append(image)

    def commands(self, wait_s: float) -> tuple[Command, ...]:
        key = self._keys.get(self.rounds)
        self.rounds += 1
        return () if key is None else (key,)

    def toggle_full_screen(self) -> None:
        self.full += 1


class FakeVoice:
    def __init__(self) -> None:
        self.muted = False
        self.said: list[str] = []

    def __enter__(self) -> FakeVoice:
        return self

    def __exit__(self, *exc: object) -> None: ...

    def say(self, utterance: Utterance) -> None:
        self.said.append(utterance.text)


class FakeLog:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.poses: list[int] = []
        self.times: list[float] = []
        self.events: list[Event] = []
        self.ended = ""

    def pose(self, pose: Pose) -> None:
        self.poses.append(pose.index)
        self.times.append(pose.t)

    def event(self, event: Event) -> None:
        self.events.append(event)


class FakeCoach:
    """A rep every tenth pose, and one more at the end."""

    measures = None

    def __init__(self, spec: object, personal: object = None) -> None:
        self._poses = 0
        self._reps = 0

    def step(self, pose: Pose) -> list[Event]:
        self._poses += 1
        if self._poses % 10:
            return []
        self._reps += 1
        return [rep(self._reps, pose.t)]

    def state(self) -> CoachState:
        return replace(RESTING, t=self._poses / 30, reps=self._reps)

    def finish(self) -> list[Event]:
        self._reps += 1
        return [rep(self._reps, self._poses / 30)]


def rep(n: int, t: float) -> RepDone:
    return RepDone(t, n, None, t - 3, t - 2, t, 1.0, 1.0, 1.0, 130.0, 170.0)


def frames(count: int, start: int = 0) -> list[Frame | None]:
    return [Frame(n, n / 30, grey(320, 180)) for n in range(start, start + count)]


WHOLE_CLIP = SessionPlan(endless_set(BRIDGE), Around(placement=False, by_posture=False))
"""As `run --source` plays it: from the first frame to the last."""


class Session:
    """A loop with everything faked around it."""

    def __init__(
        self,
        tmp_path: Path,
        feed: FakeFeed,
        keys: dict[int, Command] | None = None,
        *,
        shows: bool = True,
        stop_after: int = 10**9,
        plan: SessionPlan = WHOLE_CLIP,
    ) -> None:
        self.feed, self.estimator, self.voice = feed, FakeEstimator(), FakeVoice()
        self.screen = FakeScreen(keys, shows=shows)
        self.logs: list[FakeLog] = []
        self.told: list[Event] = []
        self.kept: list[tuple[Answers, bool]] = []
        self._folder = tmp_path
        self.parts = Parts(
            plan=plan,
            feed=feed,
            clips=feed,
            models=FakeModels(self.estimator),
            screen=self.screen,
            voice=self.voice,
            new_log=self._begin,
            end_log=self._end,
            keep=lambda answers, before: self.kept.append((answers, before)),
            tell=self.told.append,
            stop=lambda: len(self.estimator.seen) >= stop_after,
            mirrored=False,
        )

    def _begin(self, planned: PlannedSet) -> FakeLog:
        self.logs.append(FakeLog(self._folder))
        return self.logs[-1]

    def _end(self, log: object, how: str, near: Side | None) -> None:
        self.logs[-1].ended = how


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
    assert session.estimator.seen == [*range(5), *range(15, 30)]
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
    assert ended.end_s == pytest.approx(15 / 30)
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
    assert len(by_key.estimator.seen) == 10
    interrupted = Session(tmp_path, FakeFeed(frames(30)), stop_after=7)
    assert LiveLoop(interrupted.parts).run() == "interrupted"
    assert (len(interrupted.estimator.seen), interrupted.logs[0].ended) == (7, "interrupted")


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


def test_a_screenshot_lands_beside_the_log(tmp_path: Path) -> None:
    session = Session(tmp_path, FakeFeed(frames(6)), {3: "screenshot", 4: "screenshot"})
    LiveLoop(session.parts).run()
    shot = cv2.imread(str(tmp_path / "screenshot-1.png"))
    assert np.array_equal(shot, session.screen.pictures[3])
    assert (tmp_path / "screenshot-2.png").is_file()


def test_trouble_with_the_camera_is_shown(tmp_path: Path) -> None:
    feed = FakeFeed([None, None, *frames(3)])
    feed.trouble = ("Opening the camera", "This may take a few seconds.")
    session = Session(tmp_path, feed)
    LiveLoop(session.parts).run()
    first, fourth = session.screen.pictures[0], session.screen.pictures[3]
    assert first.shape[:2] == (720, 1280) and first.std() > 5
    assert fourth.shape[:2] == (720, 1280)
    assert (fourth[300] != first[300]).any()


# -- a person before the camera, rather than a clip from its first frame

PERSON = Around(summary_s=1.0)


class Sleepy:
    """A clock that the machine's sleep does not stop."""

    def __init__(self, sleeps_at: int) -> None:
        self.rounds = 0
        self.sleeps_at = sleeps_at

    def __call__(self) -> float:
        self.rounds += 1
        return self.rounds / 30 + (3600.0 if self.rounds >= self.sleeps_at else 0.0)


def person(tmp_path: Path, count: int, keys: dict[int, Command], around: Around = PERSON) -> Session:
    """Somebody who lies still; thirty rounds a second whatever the machine does."""
    resting_there = replace(BRIDGE, movement=replace(BRIDGE.movement, rest=RestSpec(None, 90.0, 200.0)))
    plan = SessionPlan(sets_of_exercise(resting_there, sets=2, reps=50), around)
    session = Session(tmp_path, FakeFeed(frames(count)), keys, plan=plan, shows=False)
    session.parts = replace(session.parts, clock=lambda: session.screen.rounds / 30)
    return session


def test_a_set_begins_with_the_stillness_that_was_kept_and_at_nought(tmp_path: Path) -> None:
    session = person(tmp_path, 260, {250: "end"}, replace(PERSON, placement=False))
    session.estimator.absent = 100
    LiveLoop(session.parts).run()
    (log,) = session.logs
    assert 100 <= log.poses[0] <= 120, "what came before the stillness does not belong to the set"
    assert log.times[0] == 0.0 and log.times[-1] > 2.0
    assert session.voice.said[:4] == ["Glute bridge.", "Lie on your back with your knees bent.", "Ready", "Go"]


def test_answers_are_kept_and_nothing_is_counted_before(tmp_path: Path) -> None:
    around = replace(PERSON, red_flags="line", pain=True, placement=False)
    session = person(tmp_path, 40, {3: "next", 6: "0", 35: "end"}, around)
    LiveLoop(session.parts).run()
    assert session.kept == [(Answers(asked="line", pain=0), True)]
    assert session.logs == []


def test_a_yes_ends_it_without_a_log(tmp_path: Path) -> None:
    session = person(tmp_path, 40, {3: "yes", 9: "go"}, replace(PERSON, red_flags="line"))
    assert LiveLoop(session.parts).run() == "done"
    assert session.logs == [] and session.kept[0][0].flags == ("unspecified",)


def test_each_set_has_a_log_of_its_own_and_the_rest_none(tmp_path: Path) -> None:
    session = person(tmp_path, 460, {170: "next", 175: "go", 320: "next"}, replace(PERSON, placement=False))
    LiveLoop(session.parts).run()
    first, second = session.logs
    assert first.poses and second.poses and first.poses[-1] < second.poses[0]
    assert first.ended == second.ended == "done"
    assert second.times[0] == 0.0


def test_a_machine_that_slept_wakes_into_a_pause(tmp_path: Path) -> None:
    session = person(tmp_path, 120, {115: "end"}, replace(PERSON, by_posture=False, placement=False))
    session.parts = replace(session.parts, sleepless_clock=Sleepy(60))
    loop = LiveLoop(session.parts)
    loop.run()
    assert 55 <= len(session.estimator.seen) <= 65
    assert session.feed.pauses[0] is True


def test_a_screenshot_before_any_set_goes_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORMCHECK_HOME", str(tmp_path / "home"))
    session = person(tmp_path, 20, {3: "screenshot", 6: "end"}, replace(PERSON, red_flags="line"))
    LiveLoop(session.parts).run()
    assert (tmp_path / "home" / "screenshot-1.png").is_file()
