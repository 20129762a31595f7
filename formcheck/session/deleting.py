"""Deletes sets so that nothing of them stays: the folder, its rows in the index, the pages that were made of it."""

from __future__ import annotations

import contextlib
import os
import stat
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from formcheck.errors import SessionError
from formcheck.home import home
from formcheck.session import folder as places
from formcheck.session import index
from formcheck.session.read import read_session

RUNNING_S = 10.0
"""Seconds since the last change of a log without an end within which its session may still be going on: a frame comes
many times a second, and its poses are written every second."""

PAGES = "pages"
HISTORY = "history"
"""Beginning of the names of the pages that show all sessions."""


APART = ("checkins.jsonl", "profile.yaml")
"""What a person keeps apart from the sets, and which may name their visit: check-ins, and ranges that were learned."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """What has gone with the sets, and what has not.

    Attributes:
        pages: that showed them, deleted.
        apart: files that name their visits and stay: they have commands of their own.
    """

    pages: tuple[Path, ...]
    apart: tuple[Path, ...]


def delete(folders: Iterable[Path]) -> Deleted:
    """Deletes the sets in `folders`, and then every trace of them below formcheck's home but what is kept APART.

    Raises SessionError at the first that cannot be deleted, or is still going on; those before it are gone.
    """
    gone: list[str] = []
    visits: list[str] = []
    try:
        for folder in folders:
            visit = _visit(folder)
            _delete_folder(folder)
            gone.append(folder.absolute().name)
            visits += [visit] if visit else []
    finally:
        pages = _forget(gone, visits) if gone else ()
    apart = [home() / name for name in APART]
    return Deleted(pages, tuple(file for file in apart if _holds(file, visits)))


def still_going_on(folder: Path) -> bool:
    """Whether the set in `folder` is being recorded just now, as far as can be told."""
    try:
        if read_session(folder).end is not None:
            return False
    except SessionError:
        pass
    changed = [_changed(folder / name) for name in (places.EVENTS, places.POSES)]
    return 0 <= time.time() - max(changed) < RUNNING_S


def files_in(folder: Path) -> Iterator[os.DirEntry[str]]:
    """All files of a set, at any depth; links are not followed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from files_in(Path(entry.path))
            else:
                yield entry


def _delete_folder(folder: Path) -> None:
    """The log goes last: what is cut off on the way can still be found, and deleted."""
    if folder.is_symlink():
        raise SessionError(f"{folder} is a link to another place: delete it there.")
    if still_going_on(folder):
        raise SessionError(f"{folder.name} is being recorded just now. Delete it when it is over.")
    try:
        files = sorted(files_in(folder), key=lambda entry: entry.path == str(folder / places.EVENTS))
        for file in files:
            _unlink(Path(file.path))
        _remove_folders(folder)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SessionError(
            f"{folder} could not be deleted whole ({reason}: {error.filename}). Close what has it open, or make sure "
            "that you may write there, and try again."
        ) from error


def _unlink(file: Path) -> None:
    """Also what is write-protected, which Windows would refuse."""
    try:
        file.unlink()
    except PermissionError:
        file.chmod(stat.S_IWRITE | stat.S_IREAD)
        file.unlink()


def _remove_folders(folder: Path) -> None:
    for entry in list(folder.iterdir()):
        _remove_folders(entry)
    folder.rmdir()


def _forget(names: Sequence[str], visits: Sequence[str]) -> tuple[Path, ...]:
    """Takes the sets out of the index, and takes away the pages that show them, their visit, or all there is."""
    file = home() / index.FILE
    with contextlib.suppress(SessionError):
        index.index()
    if _holds(file, names):
        for ending in ("", "-journal", "-wal", "-shm"):
            file.with_name(file.name + ending).unlink(missing_ok=True)
    pages = [page for page in _pages() if page.name.startswith(HISTORY) or _holds(page, (*names, *visits))]
    for page in pages:
        page.unlink(missing_ok=True)
    return tuple(pages)


def _pages() -> list[Path]:
    try:
        return sorted(path for path in (home() / PAGES).iterdir() if path.is_file())
    except OSError:
        return []


def _holds(file: Path, names: Sequence[str]) -> bool:
    """Whether one of the names is in the file, or is its own."""
    try:
        data = file.read_bytes()
    except OSError:
        return False
    return file.stem in names or any(name.encode() in data for name in names)


def _visit(folder: Path) -> str | None:
    try:
        visit = read_session(folder).header.visit
    except SessionError:
        return None
    return visit.id if visit is not None else None


def _changed(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0
