"""The file of all check-ins, `checkins.jsonl` below formcheck's home: appended to, never changed."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from formcheck.errors import SessionError
from formcheck.home import VARIABLE, home
from formcheck.session.checkins import lines
from formcheck.session.checkins.checkin import CheckIn
from formcheck.session.checkins.lines import Line, TakenBack

FILE = "checkins.jsonl"
LONGEST_LINE = 64 << 10
"""Bytes. A check-in with the longest notes has about 3 KiB."""
EARLIEST = datetime(2020, 1, 1, tzinfo=timezone.utc)
"""A clock that says less has lost its time: formcheck did not exist."""
AHEAD = timedelta(days=1)
"""A check-in that lies further in the future than this was written by a wrong clock: it would count as the last
one for as long as it lies there."""
_MOST_NOTES = 20


@dataclass(frozen=True, slots=True)
class Kept:
    """All check-ins that could be read, in the order of their times.

    Attributes:
        checkins: without those that were taken back.
        skipped: what could not be used, one sentence each.
        last: the one of them that was written last, whatever time it speaks of; None where there is none.
    """

    checkins: tuple[CheckIn, ...]
    skipped: tuple[str, ...]
    last: CheckIn | None = None


def checkins_path() -> Path:
    """Where they lie."""
    return home() / FILE


def append(checkin: CheckIn, path: Path | None = None) -> None:
    """Keeps a check-in. Raises SessionError where it cannot be written."""
    _append(lines.dump(checkin), path or checkins_path())


def take_back(checkin: CheckIn, at: datetime, path: Path | None = None) -> None:
    """Notes that a check-in was a mistake: it stays in the file and is no longer read. Raises SessionError."""
    _append(lines.dump(TakenBack(at=at, of=checkin.at)), path or checkins_path())


def read_all(path: Path | None = None) -> tuple[CheckIn, ...]:
    """All check-ins, oldest first; none where there is no file yet. Raises SessionError where it cannot be read."""
    return read(path).checkins


def read(path: Path | None = None, now: datetime | None = None) -> Kept:
    """All check-ins, and what had to be skipped. `now` (by default the clock's) tells times that cannot be."""
    path = path or checkins_path()
    now = now or datetime.now(timezone.utc)
    found: list[CheckIn] = []
    back: list[TakenBack] = []
    notes: list[str] = []
    try:
        with path.open("rb") as file:
            for number, raw in enumerate(iter(lambda: file.readline(LONGEST_LINE), b""), start=1):
                if not raw.strip():
                    continue
                try:
                    line = _possible(lines.parse(raw), now)
                except lines.LineError as fault:
                    torn = not raw.endswith(b"\n")
                    notes.append(f"{FILE}: line {number} {'is cut off' if torn else f'is left out: {fault}'}")
                else:
                    if isinstance(line, CheckIn):
                        found.append(line)
                    elif not _taken(line, found):
                        back.append(line)
    except FileNotFoundError:
        return Kept((), ())
    except OSError as error:
        raise SessionError(f"{path} cannot be read: {error.strerror or error}.") from error
    for line in back:  # files put together by hand may hold the taking back first
        _taken(line, found)
    in_time = tuple(sorted(found, key=lambda checkin: checkin.at))
    return Kept(in_time, _some(notes), found[-1] if found else None)


def _possible(line: Line, now: datetime) -> Line:
    """The line; LineError where no right clock can have said its time."""
    if line.at < EARLIEST:
        raise lines.LineError(f"it is dated {line.at:%Y-%m-%d}, so the clock was wrong")
    if line.at > now + AHEAD:
        raise lines.LineError(f"it is dated {line.at:%Y-%m-%d}, which is still to come, so the clock was wrong")
    return line


def _taken(back: TakenBack, found: list[CheckIn]) -> bool:
    """Takes the check-in of that moment that was written last out of `found`; whether there was one."""
    match = next((n for n in reversed(range(len(found))) if found[n].at == back.of), None)
    if match is not None:
        del found[match]
    return match is not None


def _some(notes: list[str]) -> tuple[str, ...]:
    more = len(notes) - _MOST_NOTES
    return (*notes[:_MOST_NOTES], *([f"{FILE}: {more} more lines are left out"] if more > 0 else []))


def _append(data: bytes, path: Path) -> None:
    """One whole line at the end of the file, on the disk when this returns; a torn one before it stays alone."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with _locked(descriptor):
                _own(descriptor)
                _write(descriptor, (b"" if _ends_whole(descriptor) else b"\n") + data)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise _unwritable(path, error) from error


@contextlib.contextmanager
def _locked(descriptor: int) -> Iterator[None]:
    """Keeps other processes from writing meanwhile, where the system and the disk can."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    with contextlib.suppress(OSError):  # a network disk without locks; appends of one line are whole even so
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    yield  # closing the file ends the lock


def _own(descriptor: int) -> None:
    """For the person alone, also where a copy or a backup has brought back a file that others may read."""
    if sys.platform != "win32" and os.fstat(descriptor).st_mode & 0o077:
        with contextlib.suppress(OSError):
            os.fchmod(descriptor, 0o600)


def _ends_whole(descriptor: int) -> bool:
    size = os.lseek(descriptor, 0, os.SEEK_END)
    if size == 0:
        return True
    os.lseek(descriptor, size - 1, os.SEEK_SET)
    return os.read(descriptor, 1) == b"\n"


def _write(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
    with contextlib.suppress(OSError):
        os.fsync(descriptor)


def _unwritable(path: Path, error: OSError) -> SessionError:
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None)):
        return SessionError(f"The disk is full: the check-in could not be kept in {path}. Free some space.")
    elsewhere = f"Give formcheck a folder of its own with {VARIABLE}."
    return SessionError(f"The check-in could not be kept in {path}: {error.strerror or error}. {elsewhere}")
