"""The index's file: an SQLite database that may be thrown away at any time.

Whatever is wrong with it (damaged, of another version, locked, not writable) costs time, never an answer: the caller
reads the logs again.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

FORMAT = 5
"""Of the rows. Raised when what is kept of a log, or how it is worked out, changes."""

_PATIENCE_S = 2.0
"""How long to wait for another formcheck that is writing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of one session: the mark of its files, and its row as text."""

    name: str
    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Stored:
    """All entries; `damaged` where the file could not be understood and has been taken away."""

    entries: tuple[Entry, ...]
    damaged: bool = False


def read_all(path: Path, version: str) -> Stored:
    """Every entry that `version` wrote to `path`; none where there is no file, or it cannot be read."""
    if not path.exists():
        return Stored(())
    try:
        with _open(path) as database:
            if _version(database) != _stamp(version):
                return Stored(())
            rows = database.execute("SELECT name, mark, text FROM sets").fetchall()
            return Stored(tuple(Entry(*row) for row in rows if all(isinstance(part, str) for part in row)))
    except sqlite3.DatabaseError as error:
        if not _is_damage(error):
            return Stored(())
        _take_away(path)
        return Stored((), damaged=True)


def update(path: Path, version: str, changed: Iterable[Entry], gone: Iterable[str]) -> bool:
    """Writes what has changed; whole or not at all. False where that was impossible: nothing is lost by it."""
    try:
        _make_private(path)
        with _open(path) as database:
            database.execute("BEGIN IMMEDIATE")
            if _version(database) != _stamp(version):
                _make_anew(database, version)
            database.executemany("DELETE FROM sets WHERE name = ?", ((name,) for name in gone))
            rows = ((entry.name, entry.mark, entry.text) for entry in changed)
            database.executemany("INSERT OR REPLACE INTO sets VALUES (?, ?, ?)", rows)
            database.execute("COMMIT")
    except sqlite3.DatabaseError as error:
        if _is_damage(error):
            _take_away(path)
        return False
    except OSError:
        return False
    return True


@contextlib.contextmanager
def _open(path: Path) -> Iterator[sqlite3.Connection]:
    database = sqlite3.connect(path, timeout=_PATIENCE_S, isolation_level=None)
    try:
        database.execute("PRAGMA secure_delete = ON")  # what a person deletes must not linger in free pages
        yield database
    finally:
        database.close()


def _stamp(version: str) -> str:
    return f"{FORMAT} {version}"


def _version(database: sqlite3.Connection) -> str | None:
    """Which version wrote the rows; None in a new file."""
    if database.execute("SELECT 1 FROM sqlite_master WHERE name = 'version'").fetchone() is None:
        return None
    row = database.execute("SELECT version FROM version").fetchone()
    return row[0] if row and isinstance(row[0], str) else None


def _make_anew(database: sqlite3.Connection, version: str) -> None:
    database.execute("DROP TABLE IF EXISTS sets")
    database.execute("DROP TABLE IF EXISTS version")
    database.execute("CREATE TABLE sets (name TEXT PRIMARY KEY, mark TEXT NOT NULL, text TEXT NOT NULL)")
    database.execute("CREATE TABLE version (version TEXT NOT NULL)")
    database.execute("INSERT INTO version VALUES (?)", (_stamp(version),))


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    """Not a database, malformed, or without its tables; other trouble (locked, read-only, disk full) is none."""
    return not isinstance(error, sqlite3.OperationalError) or str(error).startswith("no such")


def _make_private(path: Path) -> None:
    """An empty file for the user alone where there is none yet: SQLite itself would let others read it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _take_away(path: Path) -> None:
    for ending in ("", "-journal", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + ending).unlink()
