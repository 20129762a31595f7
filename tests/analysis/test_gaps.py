"""Time in which no picture came: a camera unplugged, a pause, a machine that slept. What was done then is not known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.analysis.pipeline import GAP_S
from formcheck.coach.coach import LONG_GONE_S
from formcheck.coach.events import HoldEnded
from formcheck.pose.pose import Pose
from formcheck.specs.catalog import find
from tests.analysis.scenes import (
    Scene,
    bird_dog_near,
    childs_pose_scene,
    glute_bridge,
    hip_flexor,
    plain,
    plainly_seen,
    prone_press_up,
)
from tests.movements import Course, Seen, times, watch

GAP = 30.0
HOLDS = ("glute_bridge", "prone_press_up", "childs_pose", "hip_flexor_stretch", "bird_dog")

NO_MORE_S = 0.1
"""Seconds by which a hold may seem longer because of a gap: three frames, the smoothing's reach where it is cut off."""


def once(base: float, top: float, *, way: float, hold: float) -> Course:
    """Rest, out within `way` seconds, a hold, and back as fast as that."""
    return Course.at(base).stay(2).reps(1, top, out=way, hold=hold, back=way)


ONCE: dict[str, Callable[[], Scene]] = {
    "glute_bridge": lambda: glute_bridge(once(135, 177, way=1.5, hold=3)),
    "prone_press_up": lambda: prone_press_up(once(0, 42, way=2, hold=3)),
    "childs_pose": lambda: childs_pose_scene(once(0, 1, way=2, hold=5)),
    "hip_flexor_stretch": lambda: hip_flexor(once(0, 25, way=2, hold=5)),
    "bird_dog": lambda: bird_dog_near(once(90, 178, way=1.5, hold=3)),
}
"""Each exercise's movement once."""


def with_gap(poses: tuple[Pose, ...], at: float, seconds: float = GAP) -> list[Pose]:
    """The same poses, those from `at` on later."""
    return [pose if pose.t < at else replace(pose, t=pose.t + seconds) for pose in poses]


def holds(seen: Seen) -> list[HoldEnded]:
    return [event for event in seen.events if isinstance(event, HoldEnded)]


@pytest.mark.parametrize("exercise", HOLDS)
def test_a_hold_does_not_go_on_while_no_picture_comes(exercise: str) -> None:
    first = holds(plainly_seen(exercise))[0]
    middle = (first.start_s + first.end_s) / 2
    seen = watch(find(exercise), with_gap(plain(exercise), middle))
    whole = first.end_s - first.start_s
    for hold in holds(seen):
        assert not hold.start_s < middle < middle + GAP < hold.end_s
        assert hold.end_s - hold.start_s <= whole + 0.1
    assert all(rep.hold_s <= whole + 0.1 for rep in seen.reps)


@pytest.mark.parametrize("seconds", [GAP_S, LONG_GONE_S + 5])
@pytest.mark.parametrize("exercise", ONCE)
def test_on_every_part_of_a_movement_a_gap_invents_no_time(exercise: str, seconds: float) -> None:
    """Every 0.4 s from rest to rest: a gap that is hardly one, and one after which it may be somebody else."""
    scene = ONCE[exercise]()
    poses = tuple(scene.poses(times(scene.course.seconds, 15)))
    whole = sum(watch(scene.spec, poses).holds)
    for at in times(scene.course.seconds, 2.5)[4:-1]:
        seen = watch(scene.spec, with_gap(poses, at, seconds))
        assert sum(seen.holds) <= whole + NO_MORE_S, f"a gap at {at:.1f} s"


@settings(deadline=None, max_examples=8)
@given(st.sampled_from(HOLDS), st.floats(0.05, 0.95), st.floats(GAP_S, 3600.0))
def test_wherever_the_gap_lies_no_time_is_invented(exercise: str, share: float, seconds: float) -> None:
    plain_seen = plainly_seen(exercise)
    poses = plain(exercise)
    seen = watch(find(exercise), with_gap(poses, share * poses[-1].t, seconds))
    longest = max(rep.hold_s for rep in plain_seen.reps)
    assert sum(rep.hold_s for rep in seen.reps) <= sum(rep.hold_s for rep in plain_seen.reps) + 2 * NO_MORE_S
    assert sum(seen.holds) <= sum(plain_seen.holds) + 2 * NO_MORE_S
    assert all(rep.hold_s <= longest + NO_MORE_S for rep in seen.reps)


@pytest.mark.parametrize("exercise", ONCE)
def test_what_was_seen_on_either_side_of_a_short_gap_is_told(exercise: str) -> None:
    """In the middle of a hold: the two halves, but for a second in which a pose has to be seen to be at rest anew. That
    neither was longer nobody knows, so neither is called short.
    """
    scene = ONCE[exercise]()
    poses = scene.poses()
    (whole,) = holds(watch(scene.spec, poses))
    middle = (whole.start_s + whole.end_s) / 2
    seen = watch(scene.spec, with_gap(tuple(poses), middle, GAP_S))
    before, after = holds(seen)
    assert before.end_s <= middle
    assert after.start_s >= middle + GAP_S
    assert sum(seen.holds) == pytest.approx(whole.end_s - whole.start_s - 0.5, abs=0.5)
    assert before.cut
    assert after.cut
    assert "hold_short" not in seen.cues


def test_a_gap_between_two_reps_costs_none() -> None:
    seen = plainly_seen("glute_bridge")
    between = (seen.reps[0].end_s + seen.reps[1].start_s) / 2
    again = watch(find("glute_bridge"), with_gap(plain("glute_bridge"), between))
    assert len(again.reps) == len(seen.reps)
    assert again.holds == pytest.approx(seen.holds, abs=0.1)


def test_a_short_pause_of_the_camera_is_no_gap() -> None:
    seen = plainly_seen("glute_bridge")
    first = holds(seen)[0]
    middle = (first.start_s + first.end_s) / 2
    kept = [pose for pose in plain("glute_bridge") if not middle < pose.t < middle + GAP_S - 0.2]
    again = watch(find("glute_bridge"), kept)
    assert len(again.reps) == len(seen.reps)
    assert again.holds == pytest.approx(seen.holds, abs=0.1)
