"""The routines that are known by name: those that ship with the package, and the user's own before them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath

from pydantic import ValidationError

from formcheck.errors import SpecError
from formcheck.specs import catalog
from formcheck.specs.catalog import PACKAGED, SUFFIXES
from formcheck.specs.describe import hold_of
from formcheck.specs.load import read_text, told
from formcheck.specs.model import ExerciseSpec
from formcheck.specs.problems import Path, Problem, closest, rather, shown
from formcheck.specs.range import Range
from formcheck.specs.routine import Routine, SideOrder, Step
from formcheck.specs.routine_schema import RoutinePart, StepPart
from formcheck.specs.tree import Data, Tree, read_tree
from formcheck.specs.wording import problems_of


@dataclass(frozen=True, slots=True)
class RoutineEntry:
    """One routine of the list.

    Attributes:
        id: what to call it by.
        source: its file, or `package:` and its name.
        routine: None where the file is wrong.
        error: what is wrong with the file; empty where nothing is.
    """

    id: str
    source: str
    routine: Routine | None
    error: str

    @property
    def name(self) -> str:
        """The name for people; the id where the file is wrong."""
        return self.routine.name if self.routine else self.id


def find_routine(id_or_path: str) -> Routine:
    """The routine of an id (the user's own before the package's), or in the file of that path.

    Words that end in .yaml or .yml, or have a folder in them, are paths. Raises SpecError: no such routine (with a
    guess and the list), or a wrong file.
    """
    if id_or_path.endswith(SUFFIXES) or any(mark in id_or_path for mark in ("/", os.sep)):
        return load_routine(id_or_path)
    file = catalog.routine_files().get(id_or_path)
    if file is None:
        raise SpecError(_unknown(id_or_path))
    return _read(file)


def available_routines() -> tuple[RoutineEntry, ...]:
    """Every routine that `find_routine` knows, by id; a wrong file is an entry with its error, not a failure."""
    return tuple(_entry(name, file) for name, file in sorted(catalog.routine_files().items()))


def load_routine(path: str | os.PathLike[str]) -> Routine:
    """The routine in the file at `path`. Raises SpecError where it is unreadable or wrong."""
    return parse_routine(read_text(path, "routine"), os.fspath(path))


def parse_routine(text: str, source: str) -> Routine:
    """The routine that `text` says; `source` is named in errors and kept.

    Raises SpecError, whose message lists every problem with its line, field, value and what is allowed.
    """
    tree = read_tree(text)
    if tree.problems and not tree.data:
        raise SpecError(told(source, tree, tree.problems))
    if not isinstance(tree.data, dict):
        wrong = "a routine is a mapping: lines such as 'id: my_mornings' at the left margin"
        raise SpecError(told(source, tree, [Problem((), wrong)]))
    part, problems = _checked(tree)
    specs, unknown = _exercises(tree.data)
    problems += [*unknown, *_sides(tree.data, specs)]
    if problems or part is None:
        raise SpecError(told(source, tree, problems))
    return Routine(
        id=part.id,
        name=part.name,
        about=part.about,
        steps=tuple(_step(step, specs[step.exercise]) for step in part.steps),
        between_s=part.between,
        times_a_day=_range(part.times_a_day),
        source=source,
    )


def _checked(tree: Tree) -> tuple[RoutinePart | None, list[Problem]]:
    try:
        return RoutinePart.model_validate(tree.data), list(tree.problems)
    except ValidationError as error:
        return None, [*tree.problems, *problems_of(error, RoutinePart)]


def _exercises(data: dict[str, Data]) -> tuple[dict[str, ExerciseSpec], list[Problem]]:
    """The exercises that the steps name, and what is wrong with those that are not there."""
    specs: dict[str, ExerciseSpec] = {}
    problems: list[Problem] = []
    known = [entry.id for entry in catalog.available()]
    for position, step in _written_steps(data):
        name = step.get("exercise")
        if not isinstance(name, str) or name in specs:
            continue
        path: Path = ("steps", position, "exercise")
        if name not in known:
            problems.append(Problem(path, f"there is no such exercise{rather(name, known)}"))
            continue
        try:
            specs[name] = catalog.find(name)
        except SpecError as error:
            problems.append(Problem(path, f"this exercise's own file is wrong: {error}"))
    return specs, problems


def _sides(data: dict[str, Data], specs: dict[str, ExerciseSpec]) -> Iterator[Problem]:
    for position, step in _written_steps(data):
        spec = specs.get(str(step.get("exercise")))
        if "sides" in step and spec is not None and spec.sides == "both":
            text = f"in {spec.id} left and right move together: leave 'sides' out"
            yield Problem(("steps", position, "sides"), text)


def _written_steps(data: dict[str, Data]) -> Iterator[tuple[int, dict[str, Data]]]:
    """The steps that are mappings, sound or not, each with its position."""
    steps = data.get("steps")
    for position, step in enumerate(steps if isinstance(steps, list) else []):
        if isinstance(step, dict):
            yield position, step


def _step(part: StepPart, spec: ExerciseSpec) -> Step:
    order: SideOrder = "none" if spec.sides == "both" else part.sides or "alternating"
    return Step(
        spec=spec,
        sets=_range(part.sets) if part.sets else spec.dose.sets,
        reps=_range(part.reps) if part.reps else spec.dose.reps,
        hold=hold_of(spec),
        order=order,
        rest_s=part.rest,
        note=part.note or "",
    )


def _range(pair: tuple[int, int]) -> Range:
    return Range(float(pair[0]), float(pair[1]))


def _read(file: FilePath) -> Routine:
    packaged = file.parent == catalog.package_routines_folder()
    text = read_text(file, "routine")
    routine = parse_routine(text, f"{PACKAGED}{file.stem}" if packaged else str(file))
    if routine.id != file.stem:
        said = f"{file}: its id is '{routine.id}', and the file of a routine is called by its id"
        raise SpecError(f"{said}: rename it to {routine.id}{file.suffix}, or change the id")
    return routine


def _entry(name: str, file: FilePath) -> RoutineEntry:
    try:
        routine = _read(file)
    except SpecError as error:
        return RoutineEntry(name, str(file), None, str(error))
    return RoutineEntry(name, routine.source, routine, "")


def _unknown(name: str) -> str:
    known = sorted(catalog.routine_files())
    close = closest(name.replace("-", "_").replace(" ", "_"), known)
    guess = f" Did you mean '{close}'?" if close else ""
    said = f"there is no routine '{shown(name)}'.{guess} Known are: {', '.join(known) or 'none'}."
    return f"{said} For a file of your own, give its path, ending in .yaml."
