"""The exercises that are known by name: those that ship with the package, and the user's own before them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import formcheck
from formcheck.errors import SpecError
from formcheck.home import home
from formcheck.specs.load import load_spec, parse_spec, read_text
from formcheck.specs.model import ExerciseSpec
from formcheck.specs.problems import closest, shown

SUFFIXES = (".yaml", ".yml")
PACKAGED = "package:"
"""Stands before the name of a spec that ships with the package, in `ExerciseSpec.source`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One exercise of the catalogue.

    Attributes:
        id: what to call it by.
        source: its file, or `package:` and its name.
        spec: None where the file is wrong.
        error: what is wrong with the file; empty where nothing is.
    """

    id: str
    source: str
    spec: ExerciseSpec | None
    error: str

    @property
    def name(self) -> str:
        """The name for people; the id where the file is wrong."""
        return self.spec.name if self.spec else self.id


def find(name_or_path: str) -> ExerciseSpec:
    """The spec of an id (the user's own before the package's), or in the file of that path.

    Words that end in .yaml or .yml, or have a folder in them, are paths. Raises SpecError: no such exercise
    (with a guess and the list), or a wrong file.
    """
    if name_or_path.endswith(SUFFIXES) or any(mark in name_or_path for mark in ("/", os.sep)):
        return load_spec(name_or_path)
    file = _files().get(name_or_path)
    if file is None:
        raise SpecError(_unknown(name_or_path))
    return _read(file)


def available() -> tuple[Entry, ...]:
    """Every exercise that `find` knows, by id; a wrong file is an entry with its error, not a failure."""
    return tuple(_entry(name, file) for name, file in sorted(_files().items()))


def user_folder() -> Path:
    """Where a person's own exercises lie."""
    return home() / "exercises"


def package_folder() -> Path:
    """Where the package's exercises lie: inside an installed package, beside it in a checkout."""
    package = Path(formcheck.__file__).parent
    installed = package / "data" / "exercise_specs"
    return installed if installed.is_dir() else package.parent / "exercise_specs"


def user_routines_folder() -> Path:
    """Where a person's own routines lie."""
    return home() / "routines"


def package_routines_folder() -> Path:
    """Where the package's routines lie: beside its exercises."""
    return package_folder() / "routines"


def routine_files() -> dict[str, Path]:
    """Id to file of the routines: a routine's file is called by its id."""
    folders = (package_routines_folder(), user_routines_folder())
    return {file.stem: file for folder in folders for file in yaml_files(folder)}


def _files() -> dict[str, Path]:
    """Id to file: an exercise's file is called by its id."""
    return {file.stem: file for folder in (package_folder(), user_folder()) for file in yaml_files(folder)}


def yaml_files(folder: Path) -> Iterator[Path]:
    """The YAML files of `folder` that are not hidden, by name; none where it cannot be read."""
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return
    yield from (file for file in found if file.suffix in SUFFIXES and not file.name.startswith("."))


def _read(file: Path) -> ExerciseSpec:
    packaged = file.parent == package_folder()
    spec = parse_spec(read_text(file), f"{PACKAGED}{file.stem}") if packaged else load_spec(file)
    if spec.id != file.stem:
        told = f"{file}: its id is '{spec.id}', and the file of an exercise is called by its id"
        raise SpecError(f"{told}: rename it to {spec.id}{file.suffix}, or change the id")
    return spec


def _entry(name: str, file: Path) -> Entry:
    try:
        spec = _read(file)
    except SpecError as error:
        return Entry(name, str(file), None, str(error))
    return Entry(name, spec.source, spec, "")


def _unknown(name: str) -> str:
    known = sorted(_files())
    close = closest(name.replace("-", "_").replace(" ", "_"), known)
    guess = f" Did you mean '{close}'?" if close else ""
    if name in routine_files():
        return f"'{name}' is a routine, not an exercise: formcheck run --routine {name}"
    told = f"there is no exercise '{shown(name)}'.{guess} Known are: {', '.join(known) or 'none'}."
    return f"{told} For a file of your own, give its path, ending in .yaml."
