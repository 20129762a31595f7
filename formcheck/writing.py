"""Writes a file whole or not at all, and leaves alone whatever else lies there."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path

PART = ".part"
"""Ending of what is being written, and left behind by nothing but a kill in that moment."""

_KEPT_OF_NAME = 40
"""Letters of the file's name in that of its part, which has to fit where the name just fits."""


def write_whole(path: Path, content: str | bytes) -> None:
    """Writes `path` whole or not at all. Raises OSError.

    A new file is for the user alone; one that is replaced hands on its permissions. Links are followed and stay. What
    exists and is no regular file, such as a pipe or a device, is written into as it is.
    """
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    mode = _mode(path)
    if mode is None or stat.S_ISREG(mode):
        _replace(Path(os.path.realpath(path)), data, None if mode is None else stat.S_IMODE(mode))
    else:
        with path.open("wb") as file:
            file.write(data)


def _mode(path: Path) -> int | None:
    """What is there, links followed; None where there is nothing yet."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _replace(path: Path, data: bytes, permissions: int | None) -> None:
    """By a file beside it of a name that nobody else has."""
    descriptor, made = tempfile.mkstemp(PART, f"{path.name[:_KEPT_OF_NAME]}.", path.parent)
    beside = Path(made)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        if permissions is not None:
            beside.chmod(permissions)
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
