"""Deletes sets so that nothing of them stays: the folder, its rows in the index, the pages that were made of it."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from formcheck.errors import SessionError
from formcheck.home import home
from formcheck.session import folder as places
from formcheck.session import index
from formcheck.session.corrections.store import FILE as CORRECTIONS
from formcheck.session.folder import sessions_root
from formcheck.session.read import read_session
from formcheck.writing import PART

RUNNING_S = 10.0
"""Seconds since the last change of a log without an end within which its session may still be going on: a frame comes
many times a second, and its poses are written every second."""

PAGES = "pages"
HISTORY = "history"
"""Beginning of the names of the pages that show all sessions."""


APART = ("checkins.jsonl", "profile.yaml")
"""What a person keeps apart from the sets, and which may name their visit: check-ins, and ranges that were learned."""


_PART = rf"(\..*)?{re.escape(PART)}"
_LOG = (places.EVENTS, places.POSES, places.SUMMARY, places.SPEC, CORRECTIONS)
_OF_A_SET = re.compile(rf"({'|'.join(map(re.escape, _LOG))})({_PART})?|screenshot-\d+\.png")
"""Names of the files that formcheck puts into a set's folder or that of a later scoring, and of parts of them."""

_OF_SCORINGS = re.compile(rf"{re.escape(places.COUNTED)}({_PART})?")
_OF_THE_SYSTEM = (".DS_Store", "desktop.ini", "Thumbs.db")
"""Left in folders by whoever shows them."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """What has gone with the sets, and what has not.

    Attributes:
        pages: that showed them, deleted.
        apart: files that name their visits and stay: they have commands of their own.
        foreign: files in their folders that are none of formcheck's, and stay.
    """

    pages: tuple[Path, ...]
    apart: tuple[Path, ...]
    foreign: tuple[Path, ...] = ()


def delete(folders: Iterable[Path]) -> Deleted:
    """Deletes the sets in `folders`, and then every trace of them below formcheck's home but what is kept APART.

    Of what lies in their folders only what formcheck has put there is deleted.

    Raises SessionError at the first that cannot be deleted, or is still going on; those before it are gone.
    """
    gone: list[str] = []
    visits: list[str] = []
    foreign: list[Path] = []
    try:
        for folder in folders:
            visit = _visit(folder)
            foreign += _delete_folder(folder)
            gone.append(folder.absolute().name)
            visits += [visit] if visit else []
    finally:
        pages = _forget(gone, visits) if gone else ()
    apart = [home() / name for name in APART]
    return Deleted(pages, tuple(file for file in apart if _holds(file, visits)), tuple(foreign))


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


def _delete_folder(folder: Path) -> list[Path]:
    """The log goes last, so that what is cut off on the way can be deleted still. Gives what is foreign and stays."""
    if folder.is_symlink():
        raise SessionError(f"{folder} is a link to another place: delete it there.")
    _check_own(folder)
    if still_going_on(folder):
        raise SessionError(f"{folder.name} is being recorded just now. Delete it when it is over.")
    try:
        files = [Path(entry.path) for entry in files_in(folder)]
        own = [file for file in files if _is_own(file.relative_to(folder))]
        for file in sorted(own, key=lambda file: file == folder / places.EVENTS):
            _unlink(file)
        _remove_empty(folder)
        return sorted(set(files) - set(own))
    except OSError as error:
        reason = error.strerror or str(error)
        raise SessionError(
            f"{folder} could not be deleted whole ({reason}: {error.filename}). Close what has it open, or make sure "
            "that you may write there, and try again."
        ) from error


def _check_own(folder: Path) -> None:
    """Elsewhere a file called as a log is may be anybody's. Raises SessionError where nothing says whose it is."""
    if folder.absolute().parent.resolve() == sessions_root().resolve():
        return
    try:
        read_session(folder)
    except SessionError as error:
        raise SessionError(
            f"{folder} lies outside {sessions_root()}, and nothing was deleted in it, since it may be none of"
            f" formcheck's: {error} If it is yours to delete, delete it by hand."
        ) from error


def _is_own(file: Path) -> bool:
    """Whether formcheck has put it there; `file` is relative to the set's folder."""
    within = file.parts[:-1]
    if within == (places.RESCORED,):
        return _OF_SCORINGS.fullmatch(file.name) is not None or file.name in _OF_THE_SYSTEM
    of_a_set = within == () or (len(within) == 2 and within[0] == places.RESCORED)
    return of_a_set and (_OF_A_SET.fullmatch(file.name) is not None or file.name in _OF_THE_SYSTEM)


def _unlink(file: Path) -> None:
    """Also what is write-protected, which Windows would refuse."""
    try:
        file.unlink()
    except PermissionError:
        file.chmod(stat.S_IWRITE | stat.S_IREAD)
        file.unlink()


def _remove_empty(folder: Path) -> None:
    """It and the folders in it, as far as nothing is left in them."""
    for entry in list(folder.iterdir()):
        if entry.is_dir() and not entry.is_symlink():
            _remove_empty(entry)
    if not any(folder.iterdir()):
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
