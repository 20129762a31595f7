"""Routines: those that ship, the user's own before them, and every mistake told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from formcheck.errors import SpecError
from formcheck.specs.catalog import available, find, package_routines_folder, user_routines_folder
from formcheck.specs.range import Range
from formcheck.specs.routines import (
    available_routines,
    find_routine,
    load_routine,
    parse_routine,
)
from tests.specs.test_shipped import PROGRAMME

IN_THE_ARTICLE_S_ORDER = [
    "pelvic_tilt",
    "cat_camel",
    "double_knees_to_chest",
    "prone_lying",
    "prone_on_elbows",
    "prone_press_up",
    "sciatic_nerve_glide",
    "seated_nerve_glide",
    "bird_dog",
    "knee_to_opposite_shoulder",
    "childs_pose",
    "seated_figure_four",
    "glute_bridge",
    "hip_flexor_stretch",
]
OWN = """\
id: my_mornings
name: My mornings
about: What I do before breakfast.
times_a_day: 1
steps:
  - {exercise: bird_dog, sets: 2, reps: [5, 6], sides: left_first, rest: 20, note: Slowly.}
  - exercise: glute_bridge
"""


def told(text: str) -> str:
    with pytest.raises(SpecError) as raised:
        parse_routine(text, "my.yaml")
    return str(raised.value)


def test_four_routines_ship_and_all_are_sound() -> None:
    entries = {entry.id: entry for entry in available_routines()}
    assert set(entries) == {"whole_programme", "gentle_start", "extension_bias", "flexion_bias"}
    assert [entry.error for entry in entries.values()] == [""] * 4


def test_the_whole_programme_is_the_article_s_in_its_order_and_doses() -> None:
    routine = find_routine("whole_programme")
    assert [step.spec.id for step in routine.steps] == IN_THE_ARTICLE_S_ORDER
    assert set(IN_THE_ARTICLE_S_ORDER) == set(PROGRAMME)
    assert routine.times_a_day == Range(1, 2)
    for step in routine.steps:
        _, _, hold, reps, _ = PROGRAMME[step.spec.id]
        assert step.reps == Range(*reps)
        assert step.hold == (None if hold is None else Range(*hold))
        assert step.sets == (Range(1, 1) if step.spec.id == "prone_lying" else Range(1, 2))


@pytest.mark.parametrize("name", ["extension_bias", "flexion_bias"])
def test_a_selection_keeps_the_article_s_order_and_doses(name: str) -> None:
    steps = find_routine(name).steps
    places = [IN_THE_ARTICLE_S_ORDER.index(step.spec.id) for step in steps]
    assert places == sorted(set(places))
    assert all(step.reps == step.spec.dose.reps for step in steps)


def test_nobody_is_bent_backwards_in_a_flexion_routine_nor_forwards_in_an_extension_one() -> None:
    flexion = {step.spec.id for step in find_routine("flexion_bias").steps}
    extension = {step.spec.id for step in find_routine("extension_bias").steps}
    assert not flexion & extension
    assert not flexion & {"prone_lying", "prone_on_elbows", "prone_press_up", "cat_camel"}
    assert not extension & {"double_knees_to_chest", "childs_pose", "seated_figure_four", "cat_camel"}


def test_a_gentle_start_asks_for_one_set_and_no_more_than_the_article() -> None:
    steps = find_routine("gentle_start").steps
    assert all(step.sets == Range(1, 1) for step in steps)
    assert all(step.reps.high <= step.spec.dose.reps.high for step in steps)


def test_the_nerve_glide_is_for_the_side_with_the_symptoms_only() -> None:
    orders = {step.spec.id: step.order for step in find_routine("whole_programme").steps}
    assert orders["sciatic_nerve_glide"] == orders["seated_nerve_glide"] == "one"
    assert orders["bird_dog"] == "alternating"
    assert {orders[name] for name in orders if find(name).sides == "both"} == {"none"}


def test_what_a_step_leaves_out_is_the_exercise_s_own() -> None:
    bird_dog, bridge = parse_routine(OWN, "my.yaml").steps
    assert (bird_dog.sets, bird_dog.reps, bird_dog.order) == (Range(2, 2), Range(5, 6), "left_first")
    assert (bird_dog.rest_s, bird_dog.note, bird_dog.hold) == (20, "Slowly.", Range(3, 5))
    spec = find("glute_bridge")
    assert (bridge.sets, bridge.reps, bridge.order, bridge.note) == (spec.dose.sets, spec.dose.reps, "none", "")


def test_one_s_own_routine_comes_before_the_package_s_and_may_hold_one_s_own_exercise(home: Path) -> None:
    own_exercise = find("glute_bridge").text.replace("id: glute_bridge", "id: my_bridge")
    (home / "exercises").mkdir()
    (home / "exercises" / "my_bridge.yaml").write_text(own_exercise, encoding="utf-8")
    user_routines_folder().mkdir()
    text = OWN.replace("my_mornings", "gentle_start").replace("glute_bridge", "my_bridge")
    (user_routines_folder() / "gentle_start.yaml").write_text(text, encoding="utf-8")
    routine = find_routine("gentle_start")
    assert routine.name == "My mornings"
    assert routine.steps[1].spec.id == "my_bridge"


def test_the_folder_of_routines_is_no_exercise() -> None:
    assert package_routines_folder().is_dir()
    assert not {entry.id for entry in available()} & {"routines", "whole_programme", "gentle_start"}


def test_a_wrong_file_is_listed_with_its_error(home: Path) -> None:
    user_routines_folder().mkdir()
    (user_routines_folder() / "broken.yaml").write_text("id: broken\n", encoding="utf-8")
    (user_routines_folder() / "renamed.yaml").write_text(OWN, encoding="utf-8")
    entries = {entry.id: entry for entry in available_routines()}
    assert "'steps' is missing" in entries["broken"].error
    assert "rename it to my_mornings.yaml" in entries["renamed"].error
    assert entries["broken"].name == "broken"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("bird_dog", "brid_dog", 'my.yaml:6:6: steps[brid_dog].exercise is "brid_dog": there is no such exercise; did'),
        ("rest: 20", "rst: 20", "my.yaml:6:68: steps[bird_dog].rst: unknown key; did you mean 'rest'?"),
        ("rest: 20", "rest: -2", "steps[bird_dog].rest is -2: must be 0 or more"),
        ("sets: 2", "sets: [2, 1]", "steps[bird_dog].sets is [2, 1]: the two numbers are the wrong way round"),
        ("left_first", "lefts_first", "did you mean 'left_first'? Allowed: left_first, right_first, alternating, one"),
        (
            "  - exercise: glute_bridge",
            "  - {exercise: glute_bridge, sides: one}",
            'my.yaml:7:30: steps[glute_bridge].sides is "one": in glute_bridge left and right move together',
        ),
        ("note: Slowly.", "note: Slowly, please.", "inside braces a comma ends a value"),
        ("times_a_day: 1", "times_a_day: 0", "times_a_day is 0: must be 1 or more"),
        ("about: What I do before breakfast.", "about: [A., B., C., D.]", "at most 3 parts are allowed; this has 4"),
        ("steps:", "stpes:", "stpes: unknown key; did you mean 'steps'?"),
    ],
)
def test_a_mistake_is_told_with_line_field_value_and_what_is_allowed(old: str, new: str, expected: str) -> None:
    assert expected in told(OWN.replace(old, new))


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    text = (
        OWN.replace("times_a_day: 1", "times_a_day: x").replace("bird_dog", "bird").replace("- exercise", "- exercice")
    )
    lines = told(text).splitlines()
    assert [line.split(":")[1] for line in lines] == sorted(line.split(":")[1] for line in lines)
    assert len(lines) == 4


@pytest.mark.parametrize("text", ["", "- a", "a: [", "42", "id: \t x"])
def test_what_is_no_routine_at_all_is_said_in_a_sentence(text: str) -> None:
    assert told(text).startswith("my.yaml:")


def test_a_step_that_names_a_broken_exercise_of_one_s_own_says_so(home: Path) -> None:
    (home / "exercises").mkdir()
    (home / "exercises" / "bird_dog.yaml").write_text("id: bird_dog\n", encoding="utf-8")
    assert "this exercise's own file is wrong" in told(OWN)


def test_an_unknown_name_is_met_with_a_guess_and_the_list() -> None:
    with pytest.raises(SpecError, match=r"Did you mean 'whole_programme'\? Known are: extension_bias, flexion_bias"):
        find_routine("whole-program")


def test_a_missing_file_points_to_the_list_of_routines(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match="formcheck routines list"):
        load_routine(tmp_path / "none.yaml")
    with pytest.raises(SpecError, match="name one routine file in it"):
        load_routine(tmp_path)
