"""The guide as plain lines, for a terminal of any width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from formcheck.review.advice_text import rule_lines
from formcheck.review.guide.guide import Guide, Part, Section, Source, With
from formcheck.review.wrapping import wrapped
from formcheck.session.checkins.red_flags import QUESTIONS
from formcheck.session.checkins.wording import PROGRESS, PROGRESS_MEANS
from formcheck.specs.describe import dose
from formcheck.specs.model import ExerciseSpec


def guide_lines(guide: Guide, specs: Iterable[ExerciseSpec], width: int) -> Iterator[str]:
    """The whole guide. `specs` are the programme's exercises, in order."""
    kept = tuple(specs)
    for section in guide.sections:
        yield from section_lines(section, kept, width)
        yield ""
    yield from source_lines(guide.source, width)


def section_lines(section: Section, specs: Iterable[ExerciseSpec], width: int) -> Iterator[str]:
    """One section, with what it brings in."""
    kept = tuple(specs)
    yield from _title(section.title, width)
    for number, part in enumerate(section.parts):
        if number and not part.points and part.brought is None:
            yield ""
        yield from _part(part, kept, width)


def exercise_lines(spec: ExerciseSpec, purpose: str, width: int) -> Iterator[str]:
    """How one exercise is done, how much of it, what it should feel like, and what to mind.

    `purpose` is what it is for; empty where the guide says nothing of it.
    """
    yield from _title(spec.name, width)
    if purpose:
        yield from wrapped(purpose, width)
        yield ""
    for number, step in enumerate(spec.how, start=1):
        yield from wrapped(step, width, f"{number}. ", "   ")
    for title, sentences in (
        ("How much", (f"{dose(spec)}.",)),
        ("What to feel", spec.feel),
        ("Take care", spec.cautions),
    ):
        if sentences:
            yield ""
            yield title
            yield from _points(sentences, width)


def source_lines(source: Source, width: int) -> Iterator[str]:
    """Where the facts come from."""
    yield from wrapped(f'Facts from "{source.title}" by {source.author}. {source.note}', width)


def _title(title: str, width: int) -> Iterator[str]:
    lines = wrapped(title, width)
    yield from lines
    yield "-" * max(map(len, lines))


def _part(part: Part, specs: tuple[ExerciseSpec, ...], width: int) -> Iterator[str]:
    if part.brought is not None:
        yield from _brought(part.brought, specs, width)
    elif part.points:
        yield from _points(part.points, width)
    else:
        yield from wrapped(part.text, width)


def _brought(what: With, specs: tuple[ExerciseSpec, ...], width: int) -> Iterator[str]:
    if what == "rules":
        yield from rule_lines(width, good=False)
    elif what == "exercises":
        yield from _points((f"{spec.name} ({spec.id}): {dose(spec)}" for spec in specs), width)
    elif what == "red_flags":
        yield from _points((question.short for question in QUESTIONS), width)
    else:
        yield from _points((f"{PROGRESS[sign]}: {PROGRESS_MEANS[sign]}" for sign in PROGRESS), width)


def _points(points: Iterable[str], width: int) -> Iterator[str]:
    for point in points:
        yield from wrapped(point, width, "- ", "  ")
