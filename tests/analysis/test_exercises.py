"""Faults and oddities of real sessions, as stick figures through the whole path."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from formcheck.coach.events import PostureChanged
from formcheck.coach.rep import RepTracker
from formcheck.specs.catalog import find
from tests.analysis.scenes import (
    between,
    cat_camel,
    childs_pose_scene,
    glute_bridge,
    hip_flexor,
    joined,
    prone_press_up,
    run,
)
from tests.bodies import (
    Figure,
    bridge,
    hands_and_knees,
    long_sitting,
    prone,
    standing,
    supine,
    unseen,
)
from tests.coach.drives import follow
from tests.movements import Course, film, lost, starting_at, times, watch

# -- bridge


def test_an_arched_bridge_is_warned_of_while_it_lasts() -> None:
    seen = run(glute_bridge(Course.at(135).stay(2).to(178, 1.5).stay(2).to(200, 1).stay(2).to(135, 2).stay(2)))
    assert seen.warnings == ["over_arched"]
    (ended,) = seen.ended_warnings
    assert 5.5 < ended.start_s < 6.6
    assert 8.4 < ended.end_s < 9.3
    assert ended.peak == pytest.approx(200, abs=1)
    assert len(seen.reps) == 1


def test_a_bridge_to_straight_is_not() -> None:
    """Ten degrees below the limit: the angle's own uncertainty is seven."""
    assert run(glute_bridge(Course.at(135).stay(2).reps(2, 183))).warnings == []


def test_a_half_bridge_is_partial() -> None:
    seen = run(glute_bridge(Course.at(135).stay(2).reps(1, 177).reps(1, 156).reps(1, 177)))
    assert seen.counts() == (2, 1, 0)
    assert seen.partial[0].peak_value == pytest.approx(156, abs=1)


def test_a_short_hold_counts_and_is_said() -> None:
    seen = run(glute_bridge(Course.at(135).stay(2).reps(2, 177, hold=0.8)))
    assert seen.counts() == (2, 0, 0)
    assert seen.cues == ["hold_short"] * 2


def test_dropping_the_hips_counts_and_is_said() -> None:
    seen = run(glute_bridge(Course.at(135).stay(2).reps(2, 177, back=0.6)))
    assert seen.counts() == (2, 0, 0)
    assert seen.cues == ["dropping_fast"] * 2


def test_a_hold_broken_by_a_dip_gives_two_stays() -> None:
    course = Course.at(135).stay(2).to(177, 1.5).stay(3).to(158, 0.7).to(177, 0.7).stay(2).to(135, 1.5).stay(2)
    seen = run(glute_bridge(course))
    assert seen.counts() == (1, 0, 0)
    assert seen.holds == pytest.approx([3.4, 2.4], abs=0.3)


def test_a_pause_on_the_way_up_is_not_held() -> None:
    course = Course.at(135).stay(2).to(157, 1).stay(2.5).to(177, 1).stay(3.5).to(135, 1.5).stay(2)
    seen = run(glute_bridge(course))
    assert seen.counts() == (1, 0, 0)
    assert seen.holds == pytest.approx([3.9], abs=0.4)
    assert seen.cues == []


@pytest.mark.parametrize("rest", [110, 125, 145])
def test_feet_near_or_far_only_change_the_rest(rest: float) -> None:
    scene = replace(glute_bridge(Course.at(rest).stay(2).reps(3, 177)), body=lambda hip: bridge(hip, rest=rest))
    seen = run(scene)
    assert seen.counts() == (3, 0, 0)
    assert [rep.start_value for rep in seen.reps] == pytest.approx([rest] * 3, abs=1)


@pytest.mark.parametrize("since", [0.5, 2.6, 3.4, 5.0])
def test_a_clip_that_begins_in_the_middle_counts_what_is_there(since: float) -> None:
    """In rest, on the way up, at the top, in the hold: all three come down in it."""
    seen = watch(glute_bridge().spec, starting_at(glute_bridge().poses(), since))
    assert seen.counts() == (3, 0, 0)
    assert all(rep.start_s >= 0 for rep in seen.reps)


def test_getting_down_to_the_mat_and_up_again_never_counts() -> None:
    """Standing, sitting with long legs, lying back, one bridge, and all of it backwards."""
    down = Course.at(0).stay(2).to(1, 2).stay(1).to(2, 2).stay(2)
    steps = [standing(), long_sitting(), supine()]

    def settling(share: float) -> Figure:
        k = min(1, int(share))
        return between(steps[k], steps[k + 1], share - k)

    spec = glute_bridge().spec
    arriving = list(film(lambda t: settling(down(t)), times(down.seconds)))
    leaving = [replace(pose, t=down.seconds - pose.t) for pose in reversed(arriving)]
    seen = watch(spec, joined(arriving, glute_bridge(Course.at(135).stay(1).reps(1, 177)).poses(), leaving))
    assert seen.counts() == (1, 0, 0)
    postures = [event.posture for event in seen.events if isinstance(event, PostureChanged)]
    assert postures[0] == "standing"
    assert "supine" in postures
    assert postures[-1] == "standing"


def test_another_exercise_counts_nothing() -> None:
    for other in (prone_press_up(), cat_camel(), childs_pose_scene()):
        seen = watch(glute_bridge().spec, other.poses())
        assert seen.counts() == (0, 0, 0), other.exercise


def test_three_seconds_hidden_within_a_hold_lose_nothing() -> None:
    """The hip is behind somebody for 2.5 s of a hold of 6."""
    poses = glute_bridge(Course.at(135).stay(2).reps(2, 177, hold=6)).poses()
    hidden = [unseen(pose, ["hip"]) if 5 < pose.t < 7.5 else pose for pose in poses]
    seen = watch(glute_bridge().spec, hidden)
    assert seen.counts() == (2, 0, 0)
    assert seen.holds == pytest.approx([6.47] * 2, abs=0.15)


def test_nobody_for_ten_seconds_drops_the_rep_and_goes_on() -> None:
    poses = list(lost(glute_bridge().poses(), lambda pose: 3 < pose.t < 13.5))
    seen = watch(glute_bridge().spec, poses)
    assert len(seen.reps) in (1, 2)
    assert all(rep.end_s < 3 or rep.start_s > 9 for rep in seen.reps)


# -- press-up


def test_a_pelvis_that_leaves_the_mat_is_warned_of() -> None:
    """Thighs at 20 degrees when the chest is at 42: hip 180 + 42 - 20."""

    def body(chest: float) -> Figure:
        return prone(chest, pelvis=20 / 42 * chest)

    scene = replace(prone_press_up(), body=body)
    assert set(run(scene).warnings) == {"pelvis_off_mat"}


def test_too_deep_an_arch_is_warned_of() -> None:
    """Chest at 68 with level thighs: hip 248, past 240."""
    seen = run(prone_press_up(Course.at(0).stay(2).reps(2, 68, out=2, hold=1.5, back=2)))
    assert seen.warnings == ["too_deep_arch"] * 2
    assert len(seen.reps) == 2


def test_leaning_on_the_forearms_is_not_a_press_up() -> None:
    """The chest comes up as far, the elbows stay at 90: no rep, logged as partial."""
    flat = prone(0)

    def body(chest: float) -> Figure:
        arm = replace(flat.arm, upper=-135, fore=-45)
        return replace(prone(chest), arm=arm, far_arm=arm)

    seen = run(replace(prone_press_up(Course.at(0).stay(2).reps(2, 30)), body=body))
    assert seen.counts() == (0, 2, 0)


# -- cat-camel


def test_a_deep_hollow_is_warned_of() -> None:
    """The hollow at 0.22 * 0.613 = 0.135 below neutral."""
    seen = run(cat_camel(Course.at(0).stay(2).to(0.13, 2).to(-0.22, 3).stay(1).to(0, 2).stay(1)))
    assert seen.warnings == ["hollow_too_deep"]
    assert len(seen.reps) == 1


@pytest.mark.parametrize("since", [2.5, 3.0, 3.5, 5.5])
def test_a_cat_camel_that_begins_in_the_middle_finds_neutral(since: float) -> None:
    """Cut on the way to round and on the way to hollow: two whole cycles follow, and nothing is warned of."""
    seen = watch(cat_camel().spec, starting_at(cat_camel().poses(), since))
    assert len(seen.reps) in (2, 3)
    assert seen.warnings == []


def test_only_the_cat_is_half_a_cycle() -> None:
    seen = run(cat_camel(Course.at(0).stay(2).to(0.13, 2).to(0, 2).stay(1).to(0.13, 2).to(0, 2).stay(1)))
    assert len(seen.reps) == 0
    assert len(seen.partial) >= 1


@pytest.mark.parametrize("seconds", [0.6, 1.5, 3.0])
def test_rocking_back_is_warned_of_however_slowly_it_is_done(seconds: float) -> None:
    """Hips from 112 to 84 degrees, kept there for three seconds, the back flat all the while."""
    base = hands_and_knees()

    def body(share: float) -> Figure:
        leg = replace(base.leg, thigh=-112 + 28 * share)
        return replace(base, leg=leg, far_leg=leg)

    course = Course.at(0).stay(3).to(1, seconds).stay(3).to(0, 1.5).stay(1)
    seen = run(replace(cat_camel(course), body=body))
    assert seen.warnings == ["hips_rocking_back"]
    assert len(seen.reps) == 0


# -- holds


def test_a_childs_pose_that_is_left_is_two_holds_and_said_to_be_short() -> None:
    course = Course.at(0).stay(2).to(1, 2).stay(8).to(0, 2).stay(1).to(1, 2).stay(12).to(0, 2).stay(2)
    seen = run(childs_pose_scene(course))
    assert len(seen.reps) == 2
    assert seen.holds == pytest.approx([8.5, 12.5], abs=0.5)
    assert seen.cues == ["hold_short"] * 2


def test_a_lunge_without_the_hips_forward_is_no_hold() -> None:
    seen = run(hip_flexor(Course.at(0).stay(30)))
    assert seen.counts()[0] == 0


def test_changing_the_kneeling_leg_counts_for_the_other_side() -> None:
    scene = hip_flexor(Course.at(0).stay(2).reps(1, 25, out=2, hold=21, back=2, rest=2))

    def other_leg(forward: float) -> Figure:
        figure = scene.body(forward)
        return replace(figure, leg=figure.far_leg, far_leg=figure.leg)

    changed = replace(scene, body=other_leg)
    seen = watch(scene.spec, joined(scene.poses(), changed.poses()))
    assert [rep.side for rep in seen.reps] == ["right", "left"]


# -- the whole


def test_an_hour_of_reps_all_count_and_rest_stays_known() -> None:
    """Sixty bridges at 10 frames a second, the body creeping along the mat, the landmarks restless."""
    rng = np.random.default_rng(11)
    course = Course.at(135).stay(2).reps(60, 177)
    scene = glute_bridge(course)
    poses = scene.poses(times(course.seconds, 10))
    crept = []
    for pose in poses:
        assert pose.landmarks is not None
        noise = rng.normal(0, 1.0, pose.landmarks.shape)
        crept.append(replace(pose, landmarks=(pose.landmarks + noise + (pose.t * 0.3, 0)).astype(np.float32)))
    seen = watch(scene.spec, crept)
    assert seen.counts() == (60, 0, 0)


# -- push-up, outside of the programme


@pytest.mark.parametrize(
    ("from_hip", "to_hip", "counted"),
    [(180, 180, 3), (180, 204, 3), (180, 160, 3), (214, 182, 0)],
    ids=["in line", "sagging", "hips a little high", "a press-up"],
)
def test_a_push_up_counts_with_sagging_hips_but_no_press_up(from_hip: float, to_hip: float, counted: int) -> None:
    """Down from straight arms. From a press-up's top, with the hips on the mat, the hip closes on the way down."""
    down = Course.at(0).stay(3).reps(3, 1, out=1.2, hold=0.4, back=1.2, rest=1)

    def values(t: float) -> dict[str, float]:
        share = down(t)
        hip = from_hip + share * (to_hip - from_hip)
        return {"chest": 1.03 - 0.45 * share, "elbow": 155 - 85 * share, "hip": hip}

    outcomes = follow(RepTracker(find("push_up").movement), values, times(down.seconds))
    assert [outcome.counted for outcome in outcomes] == [True] * counted
