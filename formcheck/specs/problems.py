"""What is wrong with a spec, where, and how it is said. All problems of a file are told at once."""

from __future__ import annotations

import difflib
from collections.abc import Container, Iterable
from dataclasses import dataclass

Path = tuple[str | int, ...]
"""Keys and list positions from the root of a file to one part of it."""

MOST_TOLD = 40
"""Problems listed before the rest is only counted."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        path: the part of the file.
        text: what is wrong, what is allowed, what to do.
        with_value: whether the written value is worth repeating in the message.
        line: where to point at, if not at the path's own place; 0 for that.
    """

    path: Path
    text: str
    with_value: bool = True
    line: int = 0


def nearest(written: Container[Path], path: Path) -> Path:
    """The part of `path` that is really written, going by the paths in `written`.

    A shorthand is spelled out before it is checked (`posture: supine` becomes `start: [supine]`), so a
    checked path may have steps that the file has not: list positions are skipped, the rest is cut off.
    """
    here: Path = ()
    for step in path:
        if (*here, step) in written:
            here = (*here, step)
        elif isinstance(step, str):
            break
    return here


def closest(word: str, words: Iterable[str]) -> str | None:
    """The allowed word that `word` most likely means: one much like it, or the only one that begins so; or None."""
    start, allowed = word[:80].lower(), list(words)
    close = difflib.get_close_matches(start, allowed, n=1, cutoff=0.6)
    begin_so = [each for each in allowed if each.startswith(start)] if len(start) > 2 else []
    return close[0] if close else begin_so[0] if len(begin_so) == 1 else None


def rather(word: object, allowed: Iterable[str]) -> str:
    """A guess at what was meant, and all that is allowed, to be put behind a complaint."""
    words = list(allowed)
    close = closest(word, words) if isinstance(word, str) else None
    listed = ", ".join(words) or "nothing"
    return f"; did you mean '{close}'? Allowed: {listed}" if close else f"; allowed: {listed}"


def shown(value: object, longest: int = 60) -> str:
    """A value as one short printable line."""
    if isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, float) and value == int_or_nan(value):
        text = str(int(value))
    elif isinstance(value, dict):
        text = "{" + ", ".join(f"{key}: {shown(part, 20)}" for key, part in list(value.items())[:6]) + "}"
    elif isinstance(value, (list, tuple)):
        text = "[" + ", ".join(shown(part, 20) for part in list(value)[:12]) + "]"
    else:
        text = str(value)
    text = "".join(letter if letter.isprintable() else "·" for letter in text)
    return text if len(text) <= longest else text[: longest - 1] + "…"


def int_or_nan(value: float) -> float:
    """`value` without its fraction; NaN where it is not finite or too large to be written out."""
    return float(int(value)) if abs(value) < 1e15 else float("nan")


def dotted(path: Path, names: dict[Path, str]) -> str:
    """A path for reading: `limits[over_arched].when.hip`; `names` gives list items a name of their own."""
    text = ""
    for depth, step in enumerate(path, start=1):
        if isinstance(step, int):
            text += f"[{names.get(path[:depth], str(step))}]"
        else:
            text += ("." if text else "") + shown(step, 40)
    return text
