"""What a session is made of, faked: frames, poses, a screen, a voice, a log; and the session with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from formcheck.capture.frame import Frame, Image, SourceInfo
from formcheck.coach.events import CoachState, Event, RepDone
from formcheck.live.flow.answers import Answers
from formcheck.live.flow.plan import Around, PlannedSet, SessionPlan, endless_set
from formcheck.live.keys import Command
from formcheck.live.parts import Parts
from formcheck.live.utterance import Utterance
from formcheck.pose.landmarks import Side
from formcheck.pose.pose import Pose
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

    def ready(self, *, outline: bool, surface: bool = False) -> FakeEstimator:
        return self.estimator

    def wait(self, *, outline: bool, surface: bool = False) -> FakeEstimator:
        return self.estimator

    def renew(self) -> None:
        self.renewed += 1


class FakeScreen:
    """Keeps what it shows; asks for a command after the frame of that number."""

    def __init__(self, keys: dict[int, Command] | None = None, *, shows: bool = True) -> None:
        self.shows = shows
        self.size: tuple[int, int] | None = None
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
        self.said += [utterance.text] if utterance.text else []


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
            stop=lambda: sum(len(log.poses) for log in self.logs) >= stop_after,
            mirrored=False,
        )

    def _begin(self, planned: PlannedSet) -> FakeLog:
        self.logs.append(FakeLog(self._folder))
        return self.logs[-1]

    def _end(self, log: object, how: str, near: Side | None) -> None:
        self.logs[-1].ended = how
