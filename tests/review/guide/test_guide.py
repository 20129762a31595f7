from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from formcheck.cli.words import guide as words
from formcheck.review.guide.guide import Guide, Part, guide
from formcheck.review.guide.text import exercise_lines, guide_lines, section_lines
from formcheck.session.checkins.red_flags import QUESTIONS
from formcheck.session.checkins.rules import RULES
from formcheck.session.checkins.wording import PROGRESS
from formcheck.specs.catalog import find
from formcheck.specs.model import ExerciseSpec

PROGRAMME = tuple(find(name) for name in guide().exercises)
"""Every exercise that the guide says something of is one that ships."""


def plain(lines: Any) -> str:
    return " ".join(" ".join(lines).split())


def test_the_guide_has_all_its_chapters() -> None:
    ids = [section.id for section in guide().sections]
    assert ids == ["nerve", "programme", "care_first", "helping", "stop", "home", "care"]
    assert not set(ids) & set(guide().exercises)  # a word of the command line means one thing


def test_the_command_names_every_chapter() -> None:
    import argparse

    parser = argparse.ArgumentParser()
    words.describe(parser)
    assert all(section.id in parser.format_help() for section in guide().sections)


def test_every_exercise_of_the_programme_is_in_it() -> None:
    assert len(guide().exercises) == 14  # twelve, of which two come in two forms
    assert all(guide().exercises.values())


def test_the_whole_guide_brings_in_what_is_said_elsewhere() -> None:
    text = plain(guide_lines(guide(), PROGRAMME, 80))
    for question in QUESTIONS:
        assert question.short in text
    for rule in RULES:
        assert (rule.when in text) is not rule.good
    for sign in PROGRESS.values():
        assert sign in text
    for spec in PROGRAMME:
        assert f"{spec.name} ({spec.id}): " in text
    assert guide().source.title in text
    assert guide().source.author in text


@pytest.mark.parametrize("spec", PROGRAMME, ids=lambda spec: spec.id)
def test_an_exercise_is_told_in_its_specs_own_words(spec: ExerciseSpec) -> None:
    purpose = guide().exercises[spec.id]
    text = plain(exercise_lines(spec, purpose, 60))
    for sentence in (spec.name, purpose, *spec.how, *spec.feel, *spec.cautions):
        assert sentence in text
    assert "How much" in text


@pytest.mark.parametrize("width", [24, 40, 80])
def test_every_line_fits(width: int) -> None:
    lines = list(guide_lines(guide(), PROGRAMME, width))
    for spec in PROGRAMME:
        lines += exercise_lines(spec, guide().exercises[spec.id], width)
    assert max(map(len, lines)) <= width


def test_what_an_own_exercise_does_not_say_has_no_heading() -> None:
    import dataclasses

    bare = dataclasses.replace(PROGRAMME[0], cautions=())
    assert "Take care" not in list(exercise_lines(bare, "", 80))
    assert "Take care" in list(exercise_lines(PROGRAMME[0], "", 80))


@pytest.mark.parametrize(
    "part",
    [
        {},
        {"text": "a", "points": ["b"]},
        {"text": "a", "with": "rules"},
        {"with": "jokes"},
        {"texte": "a"},
        {"points": 3},
    ],
)
def test_a_wrong_part_is_refused(part: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Part.model_validate(part)


def test_a_chapter_can_stand_alone() -> None:
    home = next(section for section in guide().sections if section.id == "home")
    lines = list(section_lines(home, (), 80))
    assert lines[:2] == ["What else helps at home", "-----------------------"]
    assert all(line.startswith(("- ", "  ")) for line in lines[2:])
    assert isinstance(guide(), Guide)
