"""`formcheck guide [EXERCISE]`: how an exercise is done, or the programme as a whole."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator

from formcheck.review.guide.guide import Guide, guide
from formcheck.review.guide.text import exercise_lines, guide_lines, section_lines, source_lines
from formcheck.specs.catalog import find
from formcheck.specs.model import ExerciseSpec

_WIDEST = 88


def run(args: argparse.Namespace) -> int:
    """Prints the guide of `args.about`: an exercise's id or path, a chapter's id, or None for all chapters.

    Gives 0. Raises SpecError (exit code 2) for an exercise that is not there or wrong.
    """
    width = min(shutil.get_terminal_size((80, 24)).columns, _WIDEST)
    print("\n".join(_lines(guide(), args.about, width)))
    return 0


def _lines(texts: Guide, about: str | None, width: int) -> Iterator[str]:
    if about is None:
        yield from guide_lines(texts, _programme(texts), width)
        return
    section = next((section for section in texts.sections if section.id == about), None)
    if section is not None:
        yield from section_lines(section, _programme(texts), width)
    else:
        spec = find(about)
        yield from exercise_lines(spec, texts.exercises.get(spec.id, ""), width)
        yield ""
        care = next(section for section in texts.sections if section.id == "care_first")
        yield from section_lines(care, (), width)
        if spec.id not in texts.exercises:
            return
    yield ""
    yield from source_lines(texts.source, width)


def _programme(texts: Guide) -> tuple[ExerciseSpec, ...]:
    return tuple(find(name) for name in texts.exercises)
