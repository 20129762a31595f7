"""Brings the index up to date: only what is new or has changed is read again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from formcheck import __version__
from formcheck.errors import SessionError
from formcheck.session.index import store
from formcheck.session.index.coded import Kept, decoded, encoded
from formcheck.session.index.rows import SetRow
from formcheck.session.index.scan import marks

Progress = Callable[[int, int], None]
"""Told how many logs have been read, of how many; only while there are any to read."""

DAMAGED = "The index of sessions was damaged and has been made again from the logs. Nothing is lost."
NOT_KEPT = "The index of sessions cannot be written to {path}: this takes longer each time, and is otherwise well."


@dataclass(frozen=True, slots=True)
class Index:
    """All sets that can be read.

    Attributes:
        rows: one a set, in no particular order.
        read: how many logs had to be read for it; the others were known.
        notes: what a person should know, one sentence each: damage, what could not be read.
    """

    rows: tuple[SetRow, ...]
    read: int
    notes: tuple[str, ...]


def refreshed(root: Path, path: Path, progress: Progress | None = None) -> Index:
    """The index of the sessions below `root`, kept in the file `path`.

    Works without the file too (a home that is read-only, a disk that is full): then all is read each time.
    Raises SessionError where `root` is there but cannot be listed.
    """
    there = marks(root)
    stored = store.read_all(path, __version__)
    known, gone = _known(stored, there)
    missing = [name for name in there if name not in known]
    changed = []
    for number, name in enumerate(missing, start=1):
        kept = _read(root / name)
        known[name] = kept
        changed.append(store.Entry(name, there[name], encoded(kept)))
        if progress is not None:
            progress(number, len(missing))
    written = not (changed or gone) or store.update(path, __version__, changed, gone)
    notes = [
        *([DAMAGED] if stored.damaged else []),
        *([] if written else [NOT_KEPT.format(path=path)]),
        *(kept for kept in known.values() if isinstance(kept, str)),
    ]
    return Index(tuple(kept for kept in known.values() if isinstance(kept, SetRow)), len(missing), tuple(notes))


def _known(stored: store.Stored, there: dict[str, str]) -> tuple[dict[str, Kept], list[str]]:
    """What is stored of the sessions as they are now, and the names of those that are no more."""
    known: dict[str, Kept] = {}
    for entry in stored.entries:
        if there.get(entry.name) == entry.mark:
            kept = decoded(entry.text)
            if kept is not None:
                known[entry.name] = kept
    return known, [entry.name for entry in stored.entries if entry.name not in there]


def _read(folder: Path) -> Kept:
    """The row of the session in `folder`, or what is wrong with it. What is heavy is imported only here."""
    from formcheck.session.corrections import load_corrected
    from formcheck.session.index.figures import set_row

    try:
        corrected = load_corrected(folder)
        return set_row(corrected.session, len(corrected.corrections))
    except SessionError as error:
        return str(error)
