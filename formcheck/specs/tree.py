"""YAML text in, plain data out, with the line and column of every part of it.

The language needs mappings, lists, text, numbers and true/false, and nothing else of YAML. Anchors, tags and
several documents are refused; `yes`, `1:30` and `.inf` are text, as in YAML 1.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from formcheck.specs.problems import Path, Problem, nearest, shown

Data: TypeAlias = str | int | float | bool | list["Data"] | dict[str, "Data"]

DEEPEST = 16
"""Levels of nesting; the language itself needs eight."""

TOO_DEEP = f"nested deeper than {DEEPEST} levels; the language needs eight"

_INTEGER = re.compile(r"[-+]?[0-9]{1,15}")
_DECIMAL = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NOTHING = ("", "~", "null", "Null", "NULL")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a text; both count from 1, and 0 is nowhere in particular."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Tree:
    """What a text says.

    Attributes:
        data: the plain data; an empty mapping where the text could not be read to its end.
        places: path to the place of its key, list item or scalar. The root's path is ().
        problems: what is wrong with the text as such, such as a key that stands there twice.
    """

    data: Data
    places: dict[Path, Place]
    problems: tuple[Problem, ...]

    def place(self, path: Path) -> Place:
        """The place of the part at `path`, or of the nearest part around it that is written in the text."""
        return self.places.get(nearest(self.places, path), Place(1, 1))

    def value(self, path: Path) -> Data | None:
        """The data at `path`; None where nothing is written there."""
        here: Data = self.data
        for step in path:
            if isinstance(here, dict) and isinstance(step, str) and step in here:
                here = here[step]
                continue
            if not isinstance(here, list) or not isinstance(step, int) or step >= len(here):
                return None
            here = here[step]
        return here


class _StopError(Exception):
    """Reading cannot go on."""

    def __init__(self, text: str, place: Place) -> None:
        super().__init__(text)
        self.place = place


def read_tree(text: str) -> Tree:
    """Read YAML text; whatever is wrong with it is in the tree's `problems`, and nothing is raised."""
    builder = _Builder()
    try:
        data = builder.document(yaml.parse(text, Loader=_LOADER))
    except _StopError as stop:
        return _unread(str(stop), stop.place)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
        return _unread(_syntax(error.problem or error.context or "not YAML", text, place), place)
    except (yaml.YAMLError, UnicodeError):
        return _unread("a character stands here that YAML cannot hold; delete it", _unprintable(text))
    return Tree(data, builder.places, tuple(builder.problems))


def _unread(text: str, place: Place) -> Tree:
    return Tree({}, {(): place}, (Problem((), text, with_value=False),))


def _unprintable(text: str) -> Place:
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    before = text[: found.start()] if found else ""
    return Place(before.count("\n") + 1, len(before) - before.rfind("\n"))


def _syntax(problem: str, text: str, place: Place) -> str:
    """The parser's complaint, and what is most often behind it."""
    lines = text.split("\n")
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent or "'\\t'" in problem:
        return "a tab stands here: indent with spaces, two for each level"
    if "nesting depth" in problem:  # the C parser's own bound, which it meets before the builder's
        return TOO_DEEP
    hint = ""
    if "mapping values are not allowed" in problem:
        hint = '; if this is a sentence with a colon in it, put it in "double quotes"'
    elif "expected ',' or" in problem:
        hint = "; a bracket opened here or before is not closed, or a comma is missing"
    elif "block" in problem or "simple key" in problem:
        hint = "; compare the indentation with the lines above, and put 'key: value' on each line"
    return f"not valid YAML: {problem}{hint}"


class _Builder:
    """Builds the data from the parser's events, noting places and problems on the way."""

    def __init__(self) -> None:
        self.places: dict[Path, Place] = {}
        self.problems: list[Problem] = []
        self._events: Iterator[yaml.Event] = iter(())

    def document(self, events: Iterator[yaml.Event]) -> Data:
        """The data of the only document; an empty mapping, and a problem, where there is none."""
        self._events = events
        data: Data | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _StopError("a second document starts here ('---'); keep one exercise a file", _at(event))
            elif isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent, yaml.AliasEvent)):
                self.places[()] = _at(event)
                data = self._value(event, ())
        if data is None and not self.problems:
            self.problems.append(Problem((), "the file is empty", with_value=False))
        return {} if data is None else data

    def _value(self, event: yaml.Event, path: Path) -> Data | None:
        self._refuse(event)
        if len(path) > DEEPEST:
            raise _StopError(TOO_DEEP, _at(event))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(path)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        raise _StopError("something that the language has no place for", _at(event))

    def _refuse(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise _StopError("anchors and aliases (& and *) are not allowed; write it out", _at(event))
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            raise _StopError(f"tags such as {shown(str(tag), 40)} are not part of the language", _at(event))

    def _mapping(self, path: Path) -> dict[str, Data]:
        result: dict[str, Data] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise _StopError("a key must be a single word, not a list or a mapping", _at(event))
            self._refuse(event)
            key = event.value
            here = (*path, key)
            twice = self.places.get(here)
            if twice is not None:
                message = f"this key stands here a second time (first in line {twice.line}); keep one"
                self.problems.append(Problem(here, message, with_value=False, line=_at(event).line))
            else:
                self.places[here] = _at(event)
            value = self._value(next(self._events), here if twice is None else (*path, f"{key} (again)"))
            if value is not None and twice is None:
                result[key] = value
        return result

    def _list(self, path: Path) -> list[Data]:
        result: list[Data] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            here = (*path, len(result))
            self.places[here] = _at(event)
            value = self._value(event, here)
            if value is not None:
                result.append(value)
        return result

    def _scalar(self, event: yaml.ScalarEvent, path: Path) -> Data | None:
        text: str = event.value
        if event.style in ("'", '"', "|", ">"):
            return text
        if text in _NOTHING:
            if path:
                self.problems.append(Problem(path, _without_value(path[-1]), False))
            return None
        if text in _BOOLEANS:
            return _BOOLEANS[text]
        if _INTEGER.fullmatch(text):
            return int(text)
        return float(text) if _DECIMAL.fullmatch(text) else text


def _without_value(key: str | int) -> str:
    if isinstance(key, str) and not key.isidentifier():
        return 'inside braces a comma ends a value: put a sentence that has one in "double quotes"'
    return "it has no value: write one, or leave it out"


def _at(event: yaml.Event) -> Place:
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
