"""The truth intervals against the driven angles, and the ranges against those of real people."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.tools.studio.motion.watching import Watched, watch
from tools.studio.body.skeleton import Body
from tools.studio.motion import Performance, plan
from tools.studio.spine import BackLine


def planned(exercise: str, body: Body, **wishes: Any) -> tuple[Performance, Watched]:
    performance = plan(exercise, body, np.random.default_rng(3), **wishes)
    return performance, watch(body, performance, 0.1)


def fault_of(performance: Performance, name: str) -> tuple[float, float]:
    return next((start, end) for fault, start, end in performance.truth.faults if fault == name)


def test_a_bridge_goes_from_its_rest_to_a_straight_line(woman: Body) -> None:
    performance, watched = planned("glute_bridge", woman, reps=1)
    hip = watched.angle("hip_l")
    assert 125.0 < hip[:8].mean() < 146.0
    held = watched.during(*performance.truth.holds[0][:2])
    assert (np.abs(hip[held] - 177.0) < 5.0).all()
    outside = hip[~held]
    assert outside.max() <= hip[held].max() + 1.0
    assert 0.3 < np.ptp(hip[held]) < 5.0  # a held pose is never still


def test_an_over_arched_bridge_stays_past_straight_for_more_than_a_second(man: Body) -> None:
    performance, watched = planned("glute_bridge", man, reps=2, faults=("over_arched",))
    start, end = fault_of(performance, "over_arched")
    past = watched.angle("hip_l")[watched.during(start, end)] > 195.0
    assert past.sum() * 0.1 > 1.0
    before = watched.angle("hip_l")[watched.times < performance.truth.reps[0].end_s]
    assert before.max() < 183.0


def test_half_a_bridge_stays_far_from_straight_and_drops_are_fast(woman: Body) -> None:
    performance, watched = planned("glute_bridge", woman, reps=3, faults=("partial_rep", "dropping_fast"))
    half = watched.angle("hip_l")[watched.during(*fault_of(performance, "partial_rep"))]
    assert 150.0 < half.max() < 166.0
    start, end = fault_of(performance, "dropping_fast")
    assert end - start < 0.5
    assert performance.truth.reps_total == 3


def test_a_clean_press_up_keeps_the_pelvis_down_and_faults_do_not(woman: Body) -> None:
    performance, watched = planned("prone_press_up", woman, reps=3, faults=("pelvis_off_mat", "too_deep_arch"))
    hips = watched.joints["thigh_l"][:, 1]
    lifted = watched.during(*fault_of(performance, "pelvis_off_mat"))
    deep = watched.during(*fault_of(performance, "too_deep_arch"))
    clean = watched.times < performance.truth.reps[0].end_s
    assert np.ptp(hips[clean]) < 0.01
    assert np.ptp(hips[deep]) < 0.01
    assert hips[lifted].max() - hips[0] > 0.06
    assert 200.0 < watched.angle("hip_l")[clean].max() < 232.0
    assert watched.angle("hip_l")[deep].max() > 244.0
    assert watched.angle("elbow_l")[clean].max() > watched.angle("elbow_l")[0] + 75.0


def test_the_back_line_of_a_cat_camel_moves_as_on_real_people(man: Body) -> None:
    performance, watched = planned("cat_camel", man, reps=2, faults=("hollow_too_deep",))
    line = BackLine(man)
    curves = np.array([line.curve(man.pose(p.rotations, p.root_rotation, p.root_offset)) for p in watched.poses])
    first = watched.times < performance.truth.reps[0].end_s
    assert 0.14 < np.ptp(curves[first]) < 0.22
    start, end = fault_of(performance, "hollow_too_deep")
    assert curves[watched.during(start, end)].min() < curves[first].min() - 0.03
    assert np.ptp(watched.angle("hip_l")[first]) < 6.0


def test_a_half_cycle_is_round_but_never_hollow(woman: Body) -> None:
    performance, watched = planned("cat_camel", woman, reps=2, faults=("partial_rep",))
    spine = watched.angle("spine")[watched.during(*fault_of(performance, "partial_rep"))]
    assert spine.max() > 40.0
    assert spine.min() > -5.0
    assert performance.truth.reps_total == 2


def test_the_child_sits_on_the_heels_but_for_its_faults(woman: Body) -> None:
    performance, watched = planned("childs_pose", woman, reps=2, hold_s=4.0, faults=("hips_far_from_heels",))
    knee = watched.angle("knee_l")
    held = watched.during(*performance.truth.holds[0][:2])
    far = watched.during(*fault_of(performance, "hips_far_from_heels"))
    assert knee[held].max() < 45.0
    assert knee[far].min() > 50.0
    assert len(performance.truth.holds) == performance.truth.reps_total == 2
    head = watched.joints["head"][:, 1]
    assert head[held].max() < 0.25


def test_a_pelvic_tilt_is_tiny_and_draws_the_hips_to_the_head(woman: Body) -> None:
    performance, watched = planned("pelvic_tilt", woman, reps=1)
    trunk = np.linalg.norm(watched.joints["upperarm_l"] - watched.joints["thigh_l"], axis=1)
    thigh = watched.joints["calf_l"] - watched.joints["thigh_l"]
    lean = np.degrees(np.arctan2(thigh[:, 2], thigh[:, 1]))
    held = watched.during(*performance.truth.holds[0][:2])
    rest = watched.times < performance.truth.reps[0].start_s
    assert 1.0 - trunk[held].mean() / trunk[rest].mean() == pytest.approx(0.035, abs=0.01)
    assert 0.8 < lean[held].mean() - lean[rest].mean() < 3.0
    assert watched.joints["thigh_l"][held, 1].mean() - watched.joints["thigh_l"][rest, 1].mean() < 0.008


def test_bird_dog_stretches_the_opposite_limbs_in_line_with_the_trunk(woman: Body) -> None:
    performance, watched = planned("bird_dog", woman, reps=2, side="left", faults=("same_side",))
    held = watched.during(*performance.truth.holds[0][:2])
    assert watched.joints["foot_l"][held, 1].min() > 0.25
    assert watched.joints["hand_r"][held, 1].min() > 0.35
    assert watched.joints["hand_l"][held, 1].max() < 0.12
    assert watched.angle("hip_l")[held].min() > 160.0
    wrong = watched.during(*performance.truth.holds[1][:2])
    assert watched.joints["hand_l"][wrong, 1].min() > 0.35


def test_nerve_glides_keep_the_hip_and_move_the_knee(woman: Body) -> None:
    performance, watched = planned("sciatic_nerve_glide", woman, reps=2, side="right", faults=("hip_drifting",))
    rep = performance.truth.reps[0]
    clean = watched.during(rep.start_s, rep.end_s)
    assert np.abs(watched.angle("hip_r")[clean] - 90.0).max() < 12.0
    assert watched.angle("knee_r")[clean].max() > 140.0
    drifting = watched.during(*fault_of(performance, "hip_drifting"))
    assert watched.angle("hip_r")[drifting].max() > 108.0


def test_faults_of_the_stretches_show_in_the_trunk(woman: Body) -> None:
    performance, watched = planned(
        "hip_flexor_stretch", woman, reps=3, hold_s=4.0, faults=("trunk_leaning", "back_arching")
    )
    leaning, arching = (fault_of(performance, name) for name in ("trunk_leaning", "back_arching"))
    assert watched.angle("trunk")[watched.during(*leaning)].max() > 20.0
    assert watched.angle("spine")[watched.during(*arching)].min() < -35.0
    clean = watched.during(*performance.truth.holds[0][:2])
    assert watched.angle("trunk")[clean].max() < 10.0
