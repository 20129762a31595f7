"""Getting into position and out of it, pausing, talking, leaving: no jump, no sinking, nothing counted."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.tools.studio.motion.watching import watch
from tools.studio.body.skeleton import Body
from tools.studio.motion import FAULTS, plan

SHORT: dict[str, Any] = {"reps": 1, "hold_s": 3.0}
FASTEST_M_S = 4.0
SUNK_M = 0.025


@pytest.mark.parametrize("exercise", sorted(FAULTS))
@pytest.mark.parametrize("start", ["standing", "kneeling"])
def test_getting_into_position_is_smooth_and_counts_nothing(exercise: str, start: str, woman: Body) -> None:
    performance = plan(exercise, woman, np.random.default_rng(6), prelude=start, **SHORT)
    bare = plan(exercise, woman, np.random.default_rng(6), **SHORT)
    ready_s = performance.duration_s - bare.duration_s
    assert performance.truth.reps_total == bare.truth.reps_total
    assert performance.truth.reps[0].start_s == pytest.approx(bare.truth.reps[0].start_s + ready_s)
    watched = watch(woman, performance.cut(0.0, ready_s + 0.5), 0.1)
    for joint in ("pelvis", "head", "hand_l", "foot_l", "foot_r", "calf_l"):
        steps = np.linalg.norm(np.diff(watched.joints[joint], axis=0), axis=1)
        assert steps.max() / 0.1 < FASTEST_M_S, joint
    assert watched.lowest.min() > -SUNK_M


def test_getting_up_again_ends_standing(man: Body) -> None:
    performance = plan("prone_press_up", man, np.random.default_rng(1), reps=1, postlude="standing")
    end = watch(man, performance.cut(performance.duration_s - 0.3, performance.duration_s), 0.1)
    assert end.joints["head"][-1, 1] > 1.4
    assert performance.truth.spans[-1][0] == "standing"


def test_leaving_half_way_loses_the_later_reps_and_empties_the_picture(woman: Body) -> None:
    performance = plan("glute_bridge", woman, np.random.default_rng(1), reps=4, interlude="leave")
    assert 1 <= performance.truth.reps_total < 4
    assert not performance.pose_at(performance.duration_s).visible
    assert performance.pose_at(0.0).visible
    last = performance.truth.reps[-1].end_s
    phases = {performance.pose_at(float(t)).phase for t in np.arange(last + 2.0, performance.duration_s, 0.5)}
    assert phases == {"getting_up", "leaving", "away"}


def test_talking_kneels_up_between_the_reps_and_keeps_them(woman: Body) -> None:
    performance = plan("cat_camel", woman, np.random.default_rng(1), reps=2, interlude="talk")
    names = [name for name, _, _ in performance.truth.spans]
    assert names == ["hands_and_knees", "unknown", "hands_and_knees"]
    assert performance.truth.reps_total == 2
    _, start, end = performance.truth.spans[1]
    middle = watch(woman, performance.cut((start + end) / 2.0, (start + end) / 2.0 + 0.2), 0.1)
    assert middle.joints["head"][0, 1] > 0.95


@pytest.mark.parametrize("exercise", ["glute_bridge", "cat_camel", "prone_press_up"])
def test_a_scratched_nose_is_reached_and_the_hand_comes_back(exercise: str, woman: Body) -> None:
    performance = plan(exercise, woman, np.random.default_rng(8), reps=2, interlude="scratch_nose")
    watched = watch(woman, performance, 0.2)
    pausing = np.array([pose.phase == "pause" for pose in watched.poses])
    nearest = min(
        np.linalg.norm(watched.joints[f"hand_{side}"] - watched.joints["head"], axis=1)[pausing].min() for side in "lr"
    )
    assert nearest < 0.30
    assert performance.truth.reps_total == 2
    for side in "lr":
        hand = watched.joints[f"hand_{side}"]
        assert np.linalg.norm(hand[0] - hand[-1]) < 0.01


@pytest.mark.parametrize(("begin", "end", "reps"), [("way_up", None, 2), ("way_down", None, 1), (None, "way_up", 1)])
def test_clips_that_begin_or_end_in_a_movement(begin: str | None, end: str | None, reps: int, woman: Body) -> None:
    performance = plan("glute_bridge", woman, np.random.default_rng(2), reps=2, begin=begin, end=end)
    assert performance.truth.reps_total == reps


@pytest.mark.parametrize("movement", ["walk_past", "kneeling_talk", "standing_idle"])
def test_what_is_no_exercise_has_nothing_to_count(movement: str, man: Body) -> None:
    performance = plan(movement, man, np.random.default_rng(2))
    assert performance.truth.reps_total == 0
    assert not performance.truth.holds
    watched = watch(man, performance, 0.5)
    assert watched.lowest.min() > -SUNK_M
    assert watched.lowest.max() < 0.03
