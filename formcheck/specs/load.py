"""A spec from a file or from text, checked; or one error that tells everything that is wrong with it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path as FilePath

from pydantic import ValidationError

from formcheck.errors import SpecError
from formcheck.specs.build import build
from formcheck.specs.consistency import consistency_problems, dose_problems
from formcheck.specs.draft import draft_of
from formcheck.specs.model import ExerciseSpec
from formcheck.specs.problems import MOST_TOLD, Path, Problem, dotted, nearest, shown
from formcheck.specs.schema import ExercisePart
from formcheck.specs.spoken import spoken_problems
from formcheck.specs.tree import Data, Tree, read_tree
from formcheck.specs.uncertainty import too_close, too_small
from formcheck.specs.wording import problems_of

LARGEST = 256 * 1024
"""Bytes of a spec file; those that ship have about three thousand."""


def load_spec(path: str | os.PathLike[str]) -> ExerciseSpec:
    """The spec in the file at `path`. Raises SpecError where it is unreadable or wrong."""
    return parse_spec(read_text(path), os.fspath(path))


def parse_spec(text: str, source: str) -> ExerciseSpec:
    """The spec that `text` says; `source` is named in errors and kept.

    Raises SpecError, whose message lists every problem with its line, field, value and what is allowed.
    """
    return _parse(text, source)[0]


def parse_logged_spec(text: str, source: str) -> ExerciseSpec:
    """As `parse_spec`, of the copy in a log, which may contradict itself in its dose: that was once let pass."""
    return _parse(text, source, logged=True)[0]


@lru_cache(maxsize=64)
def logged_spec(text: str, source: str) -> ExerciseSpec | None:
    """The copy in a log, read once for all sets that were scored with it; None where this version can't read it."""
    try:
        return parse_logged_spec(text, source)
    except SpecError:
        return None


def check_spec(path: str | os.PathLike[str]) -> ExerciseSpec:
    """As `load_spec`, and stricter: a limit that is closer to a clean movement than the measure's uncertainty
    is refused too, an end that is closer to rest than that, and more than one short sentence that is spoken.
    """
    source = os.fspath(path)
    spec, tree = _parse(read_text(path), source)
    problems = [Problem(("limits", found.position, found.part), found.text) for found in too_close(spec)]
    kind = spec.movement.kind
    problems += [Problem(("movement", kind, found.end), found.text, with_value=False) for found in too_small(spec)]
    problems += spoken_problems(spec)
    if problems:
        raise SpecError(told(source, tree, problems))
    return spec


def _parse(text: str, source: str, *, logged: bool = False) -> tuple[ExerciseSpec, Tree]:
    tree = read_tree(text)
    if tree.problems and not tree.data:
        raise SpecError(told(source, tree, tree.problems))
    if not isinstance(tree.data, dict):
        wrong = "an exercise is a mapping: lines such as 'id: glute_bridge' at the left margin"
        raise SpecError(told(source, tree, [Problem((), wrong)]))
    problems = list(tree.problems)
    part: ExercisePart | None = None
    try:
        part = ExercisePart.model_validate(tree.data)
    except ValidationError as error:
        problems += problems_of(error)
    draft = draft_of(tree.data)
    problems += consistency_problems(draft)
    problems += () if logged else dose_problems(draft)
    if problems or part is None:
        raise SpecError(told(source, tree, problems))
    return build(part, source, text), tree


def read_text(path: str | os.PathLike[str], what: str = "exercise") -> str:
    """A YAML file's text; `what` it is, an exercise or a routine, is named in errors.

    Raises SpecError where it is not a readable text file of at most 256 KiB.
    """
    name = os.fspath(path)
    try:
        file = FilePath(path)
        if file.is_dir():
            raise SpecError(f"{name} is a folder; name one {what} file in it, ending in .yaml")
        if file.exists() and not file.is_file():
            raise SpecError(f"{name} is not a regular file; {_a(what)} is a YAML file")
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except FileNotFoundError:
        text = f"there is no such file; 'formcheck {what}s list' shows the {what}s that are known by name"
        raise SpecError(f"{name}: {text}") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise SpecError(f"{shown(name, 200)} cannot be read: {reason}") from error
    if len(content) > LARGEST:
        raise SpecError(f"{name} is larger than {LARGEST // 1024} KiB; no {what} is. Is it the right file?")
    if b"\0" in content:
        raise SpecError(f"{name} is not a text file; {_a(what)} is written in YAML, saved as UTF-8")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise SpecError(f"{name}:{line}: this is not UTF-8 text; save the file as UTF-8") from None


def _a(what: str) -> str:
    return f"an {what}" if what[0] in "aeiou" else f"a {what}"


def told(source: str, tree: Tree, problems: Sequence[Problem]) -> str:
    """All problems in the order of the file, one a line: `file:line:column: field is value: text`."""
    names = _item_names(tree.data)
    unique = dict.fromkeys(problems)
    ordered = sorted(unique, key=lambda problem: (_line(problem, tree), tree.place(problem.path).column))
    lines = [_one(source, tree, problem, names) for problem in ordered[:MOST_TOLD]]
    if len(ordered) > MOST_TOLD:
        lines.append(f"{source}: and {len(ordered) - MOST_TOLD} more")
    return "\n".join(lines)


def _line(problem: Problem, tree: Tree) -> int:
    return problem.line or tree.place(problem.path).line


def _one(source: str, tree: Tree, problem: Problem, names: dict[Path, str]) -> str:
    written = nearest(tree.places, problem.path)
    place = tree.place(problem.path)
    where = f"{source}:{_line(problem, tree)}:{place.column}"
    field = dotted(written, names)
    value = tree.value(written) if problem.with_value else None
    if value is None:
        return f"{where}: {field}: {problem.text}" if field else f"{where}: {problem.text}"
    quoted = f'"{shown(value)}"' if isinstance(value, str) else shown(value)
    return f"{where}: {field or 'the file'} is {quoted}: {problem.text}"


def _item_names(data: Data) -> dict[Path, str]:
    """List items that have an id are called by it, and a routine's steps by their exercise."""
    names: dict[Path, str] = {}
    for section, key in (("limits", "id"), ("cues", "id"), ("steps", "exercise")):
        items = data.get(section) if isinstance(data, dict) else None
        for position, item in enumerate(items if isinstance(items, list) else []):
            name = item.get(key) if isinstance(item, dict) else None
            if isinstance(name, str) and name.isidentifier() and len(name) <= 40:
                names[(section, position)] = name
    return names
