"""`corrections.jsonl` beside a log: appended to, and read whatever has become of it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from formcheck.errors import SessionError
from formcheck.session import folder as places
from formcheck.session.corrections import lines
from formcheck.session.corrections.model import Correction, Undo
from formcheck.session.lines import DamagedLineError, UnknownLineError

FILE = "corrections.jsonl"
_LARGEST = 16 << 20
"""Bytes. A correction takes 150; a file beyond this was not written by people correcting a set."""
_MOST_NOTES = 20


@dataclass(frozen=True, slots=True)
class Kept:
    """What the file says.

    Attributes:
        in_force: the corrections that hold, in the order in which they were made.
        known: the ids of all lines, of undone corrections and of undoings too.
        skipped: what could not be read, one sentence each.
    """

    in_force: tuple[Correction, ...] = ()
    known: frozenset[str] = frozenset()
    skipped: tuple[str, ...] = ()


def append(folder: Path, made: Iterable[Correction | Undo]) -> None:
    """Adds lines to the corrections of the set in `folder`, all of them with one write.

    A line that an earlier write left torn stays as it is, by itself. Raises SessionError where it cannot be written.
    """
    data = b"".join(lines.dump(line) for line in made)
    if not data:
        return
    path = folder / FILE
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "r+b", buffering=0) as file:
            size = file.seek(0, os.SEEK_END)
            if size and (file.seek(size - 1), file.read(1))[1] != b"\n":
                data = b"\n" + data
            rest = memoryview(data)
            while rest:
                rest = rest[file.write(rest) or 0 :]
            os.fsync(file.fileno())
    except OSError as error:
        raise SessionError(f"{places.unwritable(path, error)} This correction was not kept.") from error


def read(folder: Path) -> Kept:
    """The corrections of the set in `folder`; none where there is no such file. Never raises."""
    try:
        with (folder / FILE).open("rb") as file:
            data = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return Kept()
    except OSError as error:
        return Kept(skipped=(f"{FILE} cannot be read ({error.strerror}): nothing is corrected",))
    reading = _Reading()
    for number, raw in enumerate(data[:_LARGEST].split(b"\n"), start=1):
        reading.take(number, raw)
    return reading.kept(too_long=len(data) > _LARGEST)


class _Reading:
    def __init__(self) -> None:
        self._made: dict[str, Correction] = {}
        self._known: set[str] = set()
        self._undone: set[str] = set()
        self._notes: list[str] = []
        self._unknown: Counter[str] = Counter()

    def take(self, number: int, raw: bytes) -> None:
        if not raw.strip():
            return
        try:
            line = lines.parse(raw)
        except UnknownLineError as unknown:
            self._unknown[str(unknown)] += 1
        except DamagedLineError as damaged:
            self._notes.append(f"{FILE}: line {number} cannot be read: {damaged}")
        else:
            self._keep(number, line)

    def _keep(self, number: int, line: Correction | Undo) -> None:
        if line.id in self._known:
            self._notes.append(f"{FILE}: line {number} has the id of another: the first one counts")
            return
        self._known.add(line.id)
        if isinstance(line, Undo):
            self._undone.add(line.undoes)
        else:
            self._made[line.id] = line

    def kept(self, *, too_long: bool) -> Kept:
        notes = self._notes[:_MOST_NOTES]
        if len(self._notes) > _MOST_NOTES:
            notes.append(f"{FILE}: {len(self._notes) - _MOST_NOTES} more lines cannot be read")
        notes += [
            f"{FILE}: {count} lines of the unknown type '{kind}' were left out"
            for kind, count in self._unknown.most_common(_MOST_NOTES)
        ]
        if too_long:
            notes.append(f"{FILE}: what lies beyond its first {_LARGEST >> 20} MiB was left out")
        in_force = tuple(made for made in self._made.values() if made.id not in self._undone)
        return Kept(in_force, frozenset(self._known), tuple(notes))
