"""A live set watches and learns the own range of whoever does it, and its log says whose range was watched."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import pytest

from formcheck.coach.events import Event, RangeLearned
from formcheck.coach.personal import OwnRange, Personal
from formcheck.commands.run import uses_profile
from formcheck.live.flow.plan import Around, SessionPlan, endless_set
from formcheck.live.flow.state import FlowState
from formcheck.live.logs import Logs, NoLog, nobodys
from formcheck.live.overlay.view import view_of
from formcheck.live.running_set import RunningSet
from formcheck.session.read import read_session
from formcheck.specs.condition import Condition
from formcheck.specs.model import CueSpec
from tests.analysis.scenes import glute_bridge
from tests.coach.test_coach import bridging, coach
from tests.movements import Course
from tests.session.examples import SOURCE

SCENE = glute_bridge(Course.at(135).stay(2).reps(3, 176))
OWN = OwnRange(None, 3, "hip", 135, {"top": 176}, {"top": 166.5}, {"hip": {"above": 183}})

SHORT = (Condition("hold_s", high=60),)


@pytest.mark.parametrize(("personal", "learned"), [(Personal(), 1), (Personal((OWN,)), 0), (None, 0)])
def test_a_set_learns_the_range_of_whom_it_does_not_know(personal: Personal | None, learned: int) -> None:
    heard: list[Event] = []
    running = RunningSet(SCENE.spec, NoLog(), heard.append, personal)
    for pose in SCENE.poses():
        running.push(pose)
    running.finish(FlowState())
    assert len([event for event in heard if isinstance(event, RangeLearned)]) == learned


@pytest.mark.parametrize("known", [None, Personal(), Personal((OWN,))])
def test_the_log_says_whose_range_was_watched(known: Personal | None, tmp_path: Path) -> None:
    plan = SessionPlan(endless_set(SCENE.spec), Around())
    logs = Logs(plan, "2026-11-22T15-04-05", tmp_path, lambda: SOURCE, "model", lambda _: known)
    logs.end(logs.begin(plan.sets[0]), "done", None)
    (folder,) = logs.folders
    assert read_session(folder).header.personal == (None if known is None else known.ranges)


def test_what_a_set_has_learned_is_there_for_the_next_one(tmp_path: Path) -> None:
    plan, heard = SessionPlan(endless_set(SCENE.spec), Around()), list[Path]()
    logs = Logs(plan, None, tmp_path, lambda: SOURCE, "model", after_set=heard.append)
    log = logs.begin(plan.sets[0])
    assert heard == []
    logs.end(log, "done", None)
    assert heard == logs.folders
    assert read_session(heard[0]).end is not None, "it can be read by then"


def test_of_somebody_in_a_clip_nothing_is_watched_unless_said() -> None:
    def asked(profile: bool | None, source: list[str] | None, as_camera: bool) -> bool:
        return uses_profile(argparse.Namespace(profile=profile, source=source, as_camera=as_camera))

    assert asked(None, None, False)
    assert not asked(False, None, False)
    assert not asked(None, ["clip.mp4"], False)
    assert asked(True, ["clip.mp4"], False)
    assert asked(None, ["clip.mp4"], True)
    assert nobodys(SCENE.spec) is None


def test_past_one_s_own_cap_alone_the_screen_says_so_and_past_the_general_limit_what_to_do() -> None:
    _, states = coach(bridging(Course.at(135).stay(2)))
    own = view_of(replace(states[-1], warnings=("over_arched",), past_own=("over_arched",)), SCENE.spec)
    general = view_of(replace(states[-1], warnings=("over_arched",)), SCENE.spec)
    assert (own.headline, general.headline) == ("Ease back", "Lower a little")


def test_of_two_cues_the_more_important_one_is_shown() -> None:
    spec = replace(SCENE.spec, cues=(CueSpec("first", SHORT, "First.", ""), CueSpec("second", SHORT, "Second.", "")))
    running = RunningSet(spec, NoLog(), lambda _: None)
    shown = set()
    for pose in SCENE.poses():
        running.push(pose)
        shown.add(running.cue)
    assert shown == {"", "First."}


def test_one_s_own_cap_is_shown_in_words() -> None:
    _, states = coach(bridging(Course.at(135).stay(2)))
    shown = view_of(replace(states[-1], warnings=("own_cap",)), SCENE.spec)
    assert "further than is usual for you" in f"{shown.headline} {shown.sentence}".lower()
