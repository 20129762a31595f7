"""Time in which no picture came: a camera unplugged, a pause, a machine that slept. What was done then is not known."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.analysis.pipeline import GAP_S
from formcheck.coach.events import HoldEnded
from formcheck.coach.rep import UNSEEN_S
from formcheck.pose.pose import Pose
from formcheck.specs.catalog import find
from tests.analysis.scenes import plain, plainly_seen
from tests.movements import Seen, watch

GAP = 30.0
HOLDS = ("glute_bridge", "prone_press_up", "childs_pose", "hip_flexor_stretch", "bird_dog")


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


@settings(deadline=None, max_examples=8)
@given(st.sampled_from(HOLDS), st.floats(0.05, 0.95), st.floats(UNSEEN_S + 0.5, 3600.0))
def test_wherever_the_gap_lies_no_time_is_invented(exercise: str, share: float, seconds: float) -> None:
    """A gap no longer than a limb may be out of sight is taken as that."""
    plain_seen = plainly_seen(exercise)
    poses = plain(exercise)
    seen = watch(find(exercise), with_gap(poses, share * poses[-1].t, seconds))
    longest = max(rep.hold_s for rep in plain_seen.reps)
    assert sum(rep.hold_s for rep in seen.reps) <= sum(rep.hold_s for rep in plain_seen.reps) + 0.2
    assert all(rep.hold_s <= longest + 0.1 for rep in seen.reps)


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
