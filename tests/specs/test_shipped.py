"""The exercises that ship: all of the programme, each sound, with the article's doses and the agreed ids."""

from __future__ import annotations

import typing

import jsonschema
import pytest
import yaml

from formcheck.pose.landmarks import LANDMARK_NAMES
from formcheck.specs import model
from formcheck.specs.catalog import find
from formcheck.specs.describe import hold_of
from formcheck.specs.export import json_schema
from formcheck.specs.fields import LandmarkWord, PostureWord
from formcheck.specs.load import check_spec
from formcheck.specs.range import Range
from tests.specs.examples import EXERCISE_SPECS

FILES = sorted(EXERCISE_SPECS.glob("*.yaml"))

PROGRAMME: dict[str, tuple[str, str, tuple[float, float] | None, tuple[float, float], str]] = {
    "pelvic_tilt": ("supine", "rep", (3, 5), (12, 15), "hips_lifting knees_moving too_fast hold_short"),
    "cat_camel": (
        "hands_and_knees",
        "cycle",
        None,
        (8, 12),
        "hollow_too_deep elbows_bending hips_rocking_back too_fast",
    ),
    "double_knees_to_chest": (
        "supine",
        "rep",
        (15, 20),
        (4, 6),
        "knees_together head_lifting pelvis_rolling hold_short",
    ),
    "prone_lying": ("prone", "hold", (120, 180), (1, 1), "turning propping_up"),
    "prone_on_elbows": (
        "prone",
        "hold",
        (30, 60),
        (3, 5),
        "pelvis_off_mat elbows_not_under_shoulders arms_straight hold_short",
    ),
    "prone_press_up": ("prone", "rep", (1, 2), (8, 10), "too_deep_arch pelvis_off_mat too_fast"),
    "sciatic_nerve_glide": ("supine", "rep", None, (10, 15), "held hip_drifting knee_too_far"),
    "seated_nerve_glide": ("seated", "rep", None, (10, 15), "slumping leaning_back"),
    "bird_dog": (
        "hands_and_knees",
        "rep",
        (3, 5),
        (8, 12),
        "leg_too_high back_sagging back_rounding limb_missing same_side hold_short",
    ),
    "knee_to_opposite_shoulder": ("supine", "hold", (20, 30), (2, 3), "other_leg_lifting pelvis_rolling hold_short"),
    "childs_pose": ("hands_and_knees", "hold", (20, 30), (2, 3), "hips_far_from_heels chest_high hold_short"),
    "seated_figure_four": ("seated", "hold", (20, 30), (2, 3), "back_rounding leaning_too_far hold_short"),
    "glute_bridge": (
        "supine",
        "rep",
        (3, 5),
        (10, 15),
        "over_arched dropping_fast feet_too_far feet_too_near hold_short",
    ),
    "hip_flexor_stretch": (
        "half_kneeling",
        "hold",
        (20, 30),
        (2, 3),
        "trunk_leaning back_arching knee_past_toes hold_short",
    ),
}
ONE_SIDED = {
    "sciatic_nerve_glide",
    "seated_nerve_glide",
    "bird_dog",
    "knee_to_opposite_shoulder",
    "seated_figure_four",
    "hip_flexor_stretch",
}


@pytest.mark.parametrize("name", PROGRAMME)
def test_the_programme_starts_counts_and_doses_as_agreed(name: str) -> None:
    start, kind, hold, reps, ids = PROGRAMME[name]
    spec = find(name)
    assert spec.start == (start,)
    assert spec.movement.kind == kind
    assert hold_of(spec) == (None if hold is None else Range(*hold))
    assert spec.dose.reps == Range(*reps)
    assert spec.dose.times_a_day == Range(1, 2)
    assert spec.dose.sets.low == 1
    assert (spec.sides == "each") == spec.dose.per_side == (name in ONE_SIDED)
    assert set(ids.split()) <= {limit.id for limit in spec.limits} | {cue.id for cue in spec.cues}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_exercise_passes_its_own_check_and_the_exported_schema(file: typing.Any) -> None:
    spec = check_spec(file)
    assert spec.id == file.stem
    jsonschema.Draft202012Validator(json_schema()).validate(yaml.safe_load(spec.text))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_exercise_can_be_read_by_a_person(file: typing.Any) -> None:
    spec = check_spec(file)
    assert 2 <= len(spec.how) <= 3
    assert any("stop" in sentence or "smaller" in sentence for sentence in spec.feel)
    assert spec.cautions
    assert all(limit.why for limit in spec.limits)
    for sentence in (*spec.how, *spec.feel, *spec.cautions, *(limit.say for limit in spec.limits)):
        assert sentence[0].isupper()
        assert sentence.endswith(".")


def test_two_exercises_beside_the_programme_need_yaml_alone() -> None:
    assert {file.stem for file in FILES} == {*PROGRAMME, "squat", "push_up"}


def test_the_language_knows_the_landmarks_and_postures_of_the_other_rooms() -> None:
    assert set(typing.get_args(LandmarkWord)) == set(LANDMARK_NAMES)
    assert {*typing.get_args(PostureWord), "unknown"} == set(typing.get_args(model.Posture))
