"""Where a command may write: what its words name, and never over what it reads."""

from __future__ import annotations

from pathlib import Path

from formcheck.errors import UsageError
from formcheck.home import expanded


def named(word: str, option: str = "--out") -> Path:
    """The file that `option` names. Raises UsageError where it names none."""
    if not word:
        raise UsageError(f"{option} is empty: name a file, or leave {option} out.")
    return expanded(word)


def spare(source: Path | str, out: Path, option: str) -> None:
    """Raises UsageError where `out` is the file that is read, by whatever name or link."""
    try:
        same = out.samefile(source)
    except OSError:
        return  # one of them is not there, or cannot be looked at: reading or writing it will tell
    if same:
        raise UsageError(f"{option} {out} is the file that is read, and would be lost. Give another place.")
