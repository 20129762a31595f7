"""Which sessions there are, and whether their logs have changed since they were read."""

from __future__ import annotations

import os
from pathlib import Path

from formcheck.errors import SessionError
from formcheck.session import folder as places

CORRECTIONS = "corrections.jsonl"
_WATCHED = (places.EVENTS, CORRECTIONS, places.POSES, f"{places.RESCORED}/{places.COUNTED}")
"""All that a row is made of: the poses only where a session was cut off, whose frames are counted there."""


def marks(root: Path) -> dict[str, str]:
    """Name of each session below `root` to the mark of its files: size and time of change of each.

    A name without a log is left out. Raises SessionError where the folder is there but cannot be listed.
    """
    try:
        with os.scandir(root) as entries:
            found = {entry.name: _mark(entry.path) for entry in entries}
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SessionError(f"The sessions in {root} cannot be listed: {error.strerror}.") from error
    return {name: mark for name, mark in sorted(found.items()) if mark is not None}


def _mark(folder: str) -> str | None:
    """None where there is no log."""
    parts = [_stamp(os.path.join(folder, name)) for name in _WATCHED]  # noqa: PTH118 - thousands; Path costs 4 times
    return None if parts[0] == "-" else " ".join(parts)


def _stamp(path: str) -> str:
    try:
        stat = os.stat(path)  # noqa: PTH116 - as above
    except OSError:
        return "-"
    return f"{stat.st_size}:{stat.st_mtime_ns}"
