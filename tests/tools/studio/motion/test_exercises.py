"""Every movement: contacts stay planted, nothing sinks or hovers, the truth is what the body does."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.tools.studio.motion.watching import check_contacts
from tools.studio.body.skeleton import Body
from tools.studio.motion import EXERCISES, FAULTS, Performance, plan

SHORT_HOLDS = {
    "childs_pose": 4.0,
    "double_knees_to_chest": 4.0,
    "hip_flexor_stretch": 4.0,
    "knee_to_opposite_shoulder": 4.0,
    "prone_lying": 8.0,
    "prone_on_elbows": 6.0,
    "seated_figure_four": 4.0,
}
"""Holds of the long exercises, shortened so that the tests are."""

PLANTED = {
    "bird_dog": ("calf_r", "hand_l"),
    "cat_camel": ("hand_l", "hand_r", "calf_l", "calf_r", "foot_l", "foot_r"),
    "childs_pose": ("hand_l", "hand_r", "calf_l", "calf_r", "foot_l", "foot_r"),
    "double_knees_to_chest": ("upperarm_l", "upperarm_r"),
    "glute_bridge": ("foot_l", "foot_r", "hand_l", "hand_r"),
    "hip_flexor_stretch": ("calf_l", "foot_l", "foot_r"),
    "knee_to_opposite_shoulder": ("foot_r",),
    "pelvic_tilt": ("foot_l", "foot_r", "hand_l", "hand_r"),
    "prone_lying": ("foot_l", "foot_r", "calf_l", "hand_l"),
    "prone_on_elbows": ("hand_l", "hand_r", "thigh_l", "calf_l", "foot_l"),
    "prone_press_up": ("hand_l", "hand_r", "thigh_l", "thigh_r", "calf_l", "foot_l"),
    "push_up": ("hand_l", "hand_r", "foot_l", "foot_r"),
    "sciatic_nerve_glide": ("foot_r",),
    "seated_figure_four": ("foot_r", "thigh_l"),
    "seated_nerve_glide": ("foot_r", "thigh_l"),
    "squat": ("foot_l", "foot_r"),
}
"""What rests where it is all the time, the left side worked where there are sides."""

SIDED = {
    "bird_dog",
    "hip_flexor_stretch",
    "knee_to_opposite_shoulder",
    "sciatic_nerve_glide",
    "seated_figure_four",
    "seated_nerve_glide",
}


def performed(exercise: str, body: Body, seed: int = 2, **wishes: Any) -> Performance:
    options: dict[str, Any] = {"reps": 1}
    if exercise in SHORT_HOLDS:
        options["hold_s"] = SHORT_HOLDS[exercise]
    if exercise in SIDED:
        options["side"] = "left"
    options.update(wishes)
    return plan(exercise, body, np.random.default_rng(seed), **options)


@pytest.mark.parametrize("exercise", sorted(PLANTED))
def test_contacts_stay_planted_and_nothing_sinks_or_hovers(exercise: str, woman: Body) -> None:
    check_contacts(woman, performed(exercise, woman), PLANTED[exercise])


@pytest.mark.parametrize("exercise", sorted(FAULTS))
def test_a_clean_performance_has_no_fault_but_its_shortened_hold(exercise: str, man: Body) -> None:
    performance = performed(exercise, man, reps=2)
    truth = performance.truth
    assert truth.reps_total == (1 if exercise == "prone_lying" else 2)
    assert {name for name, _, _ in truth.faults} <= {"hold_short"}
    assert truth.spans[0][1] == 0.0
    assert truth.spans[-1][2] == pytest.approx(performance.duration_s)
    for before, after in zip(truth.spans[:-1], truth.spans[1:], strict=True):
        assert before[2] == pytest.approx(after[1])


@pytest.mark.parametrize(("exercise", "fault"), [(e, f) for e in sorted(FAULTS) for f in FAULTS[e]])
def test_every_fault_of_the_table_happens_within_the_performance(exercise: str, fault: str, woman: Body) -> None:
    options = {} if fault == "hold_short" else SHORT_HOLDS
    hold: dict[str, Any] = {"hold_s": options[exercise]} if exercise in options else {}
    performance = plan(exercise, woman, np.random.default_rng(4), reps=2, faults=(fault,), **hold)
    if fault == "pause":
        assert performance.truth.reps_total == 3
        return
    planted = [(start, end) for name, start, end in performance.truth.faults if name == fault]
    assert planted
    assert all(0.0 <= start < end <= performance.duration_s for start, end in planted)


@pytest.mark.parametrize("exercise", sorted(EXERCISES))
def test_a_seed_gives_the_same_performance_again(exercise: str, woman: Body) -> None:
    first, second = (performed(exercise, woman, seed=9) for _ in range(2))
    other = performed(exercise, woman, seed=10)
    assert first.truth == second.truth
    t = 0.6 * first.duration_s
    one, two, three = (performance.pose_at(t) for performance in (first, second, other))
    assert np.array_equal(one.root_offset, two.root_offset)
    assert all(np.array_equal(one.rotations[bone], two.rotations[bone]) for bone in one.rotations)
    assert any(not np.allclose(one.rotations[bone], three.rotations[bone]) for bone in one.rotations)


@pytest.mark.parametrize("exercise", sorted(SIDED))
def test_the_side_that_was_asked_for_is_worked(exercise: str, woman: Body) -> None:
    left = performed(exercise, woman, reps=2, side="left").truth
    assert (left.reps_left, left.reps_right) == (2, 0)
    turns = performed(exercise, woman, reps=2, side="alternating").truth
    assert (turns.reps_left, turns.reps_right) == (1, 1)


def test_unknown_words_are_refused_with_what_there_is(woman: Body) -> None:
    rng = np.random.default_rng(0)
    with pytest.raises(KeyError, match="glute_bridge"):
        plan("glute_bridges", woman, rng)
    with pytest.raises(ValueError, match="over_arched"):
        plan("glute_bridge", woman, rng, faults=("hollow_too_deep",))
    with pytest.raises(ValueError, match="standing, kneeling"):
        plan("glute_bridge", woman, rng, prelude="flying")
