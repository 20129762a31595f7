"""A person before the camera, rather than a clip from its first frame."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from formcheck.coach.events import CoachState, Event, WarningStarted
from formcheck.live import running_set
from formcheck.live.flow.answers import Answers
from formcheck.live.flow.plan import Around, SessionPlan, sets_of_exercise
from formcheck.live.keys import Command
from formcheck.live.loop import LiveLoop
from formcheck.pose.pose import Pose
from formcheck.specs.ends import RestSpec
from tests.live.fakes import FakeCoach, FakeFeed, Session, frames
from tests.live.figures import BRIDGE

PERSON = Around(summary_s=1.0)


@pytest.fixture(autouse=True)
def fake_coach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running_set, "Pipeline", FakeCoach)


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


def test_what_became_known_in_the_stillness_reaches_the_flow_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Warns(FakeCoach):
        """Of something that is wrong from the third pose on, which is one of the stillness."""

        def step(self, pose: Pose) -> list[Event]:
            started = WarningStarted(0.1, "far", "warning", None, 0.0, "Bring your feet nearer.")
            return [started] if self._poses == 2 and not super().step(pose) else super().step(pose)

        def state(self) -> CoachState:
            return replace(super().state(), warnings=("far",) if self._poses > 2 else ())

    monkeypatch.setattr(running_set, "Pipeline", Warns)
    session = person(tmp_path, 200, {190: "end"}, replace(PERSON, placement=False))
    loop = LiveLoop(session.parts)
    loop.run()
    assert "Bring your feet nearer." in session.voice.said
    assert sum(isinstance(event, WarningStarted) for event in session.logs[0].events) == 1
    assert loop.state.done[-1].tally.warnings == 1, "the log and the flow agree"


def test_answers_are_kept_and_nothing_is_counted_before(tmp_path: Path) -> None:
    around = replace(PERSON, red_flags="line", pain=True, placement=False)
    session = person(tmp_path, 40, {30: "next", 60: "0", 89: "end"}, around)
    LiveLoop(session.parts).run()
    assert session.kept == [(Answers(asked="line", pain=0), True)]
    assert session.logs == []


def test_a_yes_ends_it_without_a_log(tmp_path: Path) -> None:
    session = person(tmp_path, 40, {30: "yes", 120: "go"}, replace(PERSON, red_flags="line"))
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
