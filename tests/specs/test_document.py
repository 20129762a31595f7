"""The language's document tells the truth: its example is sound, and no word of the language is missing."""

from __future__ import annotations

import re
import typing
from pathlib import Path

from formcheck.specs.describe import hold_of
from formcheck.specs.fields import LandmarkWord, PostureWord
from formcheck.specs.load import check_spec
from formcheck.specs.model import QUALITIES, Level, MeasureSide, Phase
from formcheck.specs.range import Range
from formcheck.specs.routine import SideOrder
from formcheck.specs.routine_schema import BETWEEN_EXERCISES_S, BETWEEN_SETS_S, RoutinePart, StepPart
from formcheck.specs.routines import parse_routine
from formcheck.specs.schema import (
    CyclePart,
    DosePart,
    EndPart,
    ExercisePart,
    HoldPart,
    LimitPart,
    MovementPart,
    RestPart,
    keys_of,
)
from formcheck.specs.schema_parts import BandPart, MeasurePart
from tests.specs.examples import EXERCISE_SPECS

DOCUMENT = (EXERCISE_SPECS.parent / "docs" / "spec-language.md").read_text(encoding="utf-8")


def test_the_whole_exercise_passes_the_check(tmp_path: Path) -> None:
    example, _ = re.findall(r"```yaml\n(.*?)```", DOCUMENT, re.DOTALL)
    file = tmp_path / "heel_slide.yaml"
    file.write_text(example, encoding="utf-8")
    spec = check_spec(file)
    assert spec.movement.ends[0].target(80) == 150
    assert hold_of(spec) == Range(1, 2)


def test_the_routine_is_sound_and_its_words_are_explained() -> None:
    _, example = re.findall(r"```yaml\n(.*?)```", DOCUMENT, re.DOTALL)
    routine = parse_routine(example, "my_mornings.yaml")
    assert [step.spec.id for step in routine.steps] == ["bird_dog", "glute_bridge"]
    assert routine.between_s == BETWEEN_EXERCISES_S
    assert routine.steps[1].rest_s == BETWEEN_SETS_S
    words = {*keys_of(RoutinePart), *keys_of(StepPart), *typing.get_args(SideOrder)} - {"none"}
    spoken = set(re.findall(r"\w+", DOCUMENT))
    assert words <= spoken, words - spoken


def test_every_word_of_the_language_is_explained() -> None:
    parts = (
        ExercisePart,
        MeasurePart,
        BandPart,
        RestPart,
        EndPart,
        CyclePart,
        HoldPart,
        MovementPart,
        LimitPart,
        DosePart,
    )
    words = {key for part in parts for key in keys_of(part)} | set(QUALITIES)
    for choice in (LandmarkWord, PostureWord, Level, MeasureSide, Phase):
        words |= set(typing.get_args(choice))
    spoken = set(re.findall(r"\w+", DOCUMENT))
    assert words <= spoken, words - spoken


def test_the_numbers_that_it_names_are_those_of_the_program() -> None:
    from formcheck.specs.fields import LONGEST_SAY
    from formcheck.specs.uncertainty import ANGLE, CURVE, LENGTH

    assert f"{LONGEST_SAY} letters at most" in DOCUMENT
    assert f"{ANGLE:g} degrees for an angle" in DOCUMENT
    assert f"{LENGTH:g} trunk lengths for a length" in DOCUMENT
    assert f"{CURVE:g} for the spine's curve" in DOCUMENT
    defaults = {f"({CyclePart.model_fields[key].default:g})" for key in ("least_s", "shortest_s")}
    defaults |= {f"({HoldPart.model_fields['shortest_s'].default:g})", f"({LimitPart.model_fields['for_s'].default:g})"}
    assert all(default in DOCUMENT for default in defaults)
