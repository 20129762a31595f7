"""Where sessions lie: one folder each, all in one place that a person can copy, back up and delete."""

from __future__ import annotations

import difflib
import errno
import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from formcheck.errors import SessionError
from formcheck.home import VARIABLE, expanded, home

EVENTS = "events.jsonl"
POSES = "poses.bin"
SUMMARY = "summary.json"
SPEC = "spec.yaml"
RESCORED = "rescored"
"""Folder within a session's: each scoring of its poses after the first has one of its own in there."""
COUNTED = "counted.json"
"""File in RESCORED that names the one that counts in the log's place; missing where the log counts."""

SAVE = "--save DIR"
"""The word that chooses where sessions are kept, with the commands that keep one."""
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d")
_STAMP_FORMAT = "%Y-%m-%dT%H-%M-%S"
_OVERLAP = timedelta(hours=27)
"""Names carry local time; clocks on Earth differ by 26 hours at most, so only names this near may swap."""
_MOST_AT_ONCE = 1000


def sessions_root() -> Path:
    """The folder in which each session has its own."""
    return home() / "sessions"


def create_folder(root: Path, exercise_id: str, when: datetime) -> Path:
    """Makes the new folder of a session that begins at `when`, such as `2026-11-22T15-04-05_glute_bridge`.

    The name carries the local time of `when`, so names sort by time; a second one in the same second gets
    `-2`. Only the user may look inside. Raises SessionError where it cannot be made, ValueError where `when`
    has no offset.
    """
    if when.tzinfo is None:
        raise ValueError("a session's start needs its offset from UTC")
    safe_id = re.sub(r"[^A-Za-z0-9_]+", "_", exercise_id)[:60] or "exercise"
    name = f"{when.strftime(_STAMP_FORMAT)}_{safe_id}"
    try:
        root.mkdir(parents=True, exist_ok=True)
        for suffix in ("", *(f"-{n}" for n in range(2, _MOST_AT_ONCE))):
            folder = root / (name + suffix)
            try:
                folder.mkdir(mode=0o700)
            except FileExistsError:
                continue
            return folder
    except OSError as error:
        raise unwritable(root, error, SAVE) from error
    raise SessionError(f"{root} holds {_MOST_AT_ONCE} sessions of one second. Check this computer's clock.")


def unwritable(where: Path, error: OSError, word: str = "") -> SessionError:
    """What to tell a person when `where` cannot be written to; `word`: what chooses another place, such as SAVE."""
    elsewhere = f"Choose another place with {f'{word}, or with ' if word else ''}{VARIABLE}."
    if error.errno == errno.ENOSPC or error.errno == getattr(errno, "EDQUOT", None):
        return SessionError(f"The disk is full: {where} cannot be written. Free some space and try again.")
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return SessionError(f"{where} cannot hold sessions: a part of this path is a file, not a folder. {elsewhere}")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return SessionError(f"{where} may not be written to ({error.strerror}). {elsewhere}")
    return SessionError(f"{where} cannot be written: {error.strerror or error}. {elsewhere}")


def set_of(folder: Path) -> Path:
    """The folder of the set itself, also where `folder` is that of a later scoring of it."""
    whole = folder.absolute()
    return whole.parent.parent if whole.parent.name == RESCORED and _is_session(whole.parent.parent) else folder


def names(root: Path) -> list[str]:
    """Names of all sessions below `root`, oldest name first; empty where there is no such folder."""
    try:
        return sorted(entry.name for entry in root.iterdir() if _is_session(entry))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise SessionError(f"The sessions in {root} cannot be listed: {error.strerror}.") from error


def latest(root: Path) -> Path | None:
    """The session that began last, across time zones and changes of the clocks; None where there is none."""
    found = names(root)
    stamped = [name for name in found if _STAMP.match(name)]
    if not stamped:
        return root / found[-1] if found else None
    newest = _stamp(stamped[-1])
    near = [root / name for name in stamped if abs(newest - _stamp(name)) <= _OVERLAP]
    return max(near, key=lambda folder: (_started(folder), folder.name))


def find(name_or_path: str, root: Path | None = None) -> Path:
    """The folder of a session, absolute, by its path or by its name below `root` (by default where sessions lie).

    Raises SessionError that says what was looked for, where, and what is like it.
    """
    root = sessions_root() if root is None else root
    for folder in _candidates(name_or_path, root):
        if _is_session(folder):
            return _whole(folder)
        try:
            if folder.is_dir():
                raise SessionError(f"{folder} is no session: it holds no {EVENTS}.")
            if folder.exists():
                raise SessionError(f"{folder} is a file. Give the folder of a session, or its name.")
        except OSError as error:
            raise SessionError(f"The session {folder} cannot be read: {error.strerror}.") from error
    known = names(root)
    like = difflib.get_close_matches(name_or_path, known, n=1, cutoff=0.4)
    hint = f" Did you mean {like[0]}?" if like else f" There are {len(known)} sessions there."
    raise SessionError(f"There is no session '{name_or_path}', neither as a path nor in {root}.{hint}")


def _is_session(folder: Path) -> bool:
    try:
        return (folder / EVENTS).is_file()
    except OSError:
        return False


def _whole(folder: Path) -> Path:
    """The absolute path, whose last part is the session's name also where it was given as `.` or `..`.

    A link stays one, unless the way leads up again: only the disk knows where from.
    """
    return folder.resolve() if ".." in folder.parts else folder.absolute()


def _candidates(name_or_path: str, root: Path) -> Iterator[Path]:
    yield expanded(name_or_path)
    if name_or_path not in ("", ".", ".."):
        yield root / name_or_path


def _stamp(name: str) -> datetime:
    try:
        return datetime.strptime(name[:19], _STAMP_FORMAT)
    except ValueError:
        return datetime.min


def _started(folder: Path) -> float:
    """When a session began, in seconds since 1970, by its header or else by its name."""
    try:
        with (folder / EVENTS).open("rb") as file:
            header = json.loads(file.readline(1 << 20))
        return datetime.fromisoformat(header["started_at"]).timestamp()
    except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
        pass
    try:
        return _stamp(folder.name).timestamp()
    except (ValueError, OverflowError, OSError):
        return 0.0
