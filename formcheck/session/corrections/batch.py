"""Corrections that were made on a page and brought here as a file: one JSON object for one set."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from formcheck.errors import UsageError
from formcheck.session.corrections import lines
from formcheck.session.corrections.model import SCHEMA, Correction, Undo
from formcheck.session.lines import DamagedLineError, UnknownLineError, load_object

KEY = "formcheck_corrections"
"""Of the object; its value is the schema."""
_LARGEST = 4 << 20


def read_batch(path: Path, session_name: str) -> tuple[Correction | Undo, ...]:
    """What the file says of the set `session_name`; ids and times of making are given to what has none.

    The object is {"formcheck_corrections": 1, "session": NAME, "corrections": [LINE, ...]}, each line as in
    `corrections.jsonl` (docs/session-log.md). All of it is taken or nothing.

    Raises:
        UsageError: it cannot be read, is of another set, or one of its lines is wrong.
    """
    content = _object(path)
    if content.get(KEY) != SCHEMA:
        raise UsageError(f'{path} holds no corrections: "{KEY}": {SCHEMA} is missing. Export them from the page again.')
    named = content.get("session")
    if named != session_name:
        raise UsageError(f"{path} corrects the set '{named}', not {session_name}: name that one.")
    made = content.get("corrections")
    if not isinstance(made, list):
        raise UsageError(f'{path}: "corrections" is not a list. Export them from the page again.')
    return tuple(_line(path, number, item) for number, item in enumerate(made, start=1))


def _object(path: Path) -> Mapping[str, Any]:
    try:
        with path.open("rb") as file:
            return load_object(file.read(_LARGEST))
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from error
    except DamagedLineError as error:
        raise UsageError(f"{path} holds no corrections: {error}. Export them from the page again.") from None


def _line(path: Path, number: int, item: Any) -> Correction | Undo:
    if not isinstance(item, dict):
        raise UsageError(f"{path}: correction {number} is not an object.")
    now = datetime.now().astimezone().isoformat(timespec="milliseconds")
    try:
        return lines.of_object({"id": _id_of(item), "made_at": now, **item})
    except UnknownLineError as error:
        raise UsageError(f"{path}: correction {number} is of the unknown type '{error}'.") from None
    except DamagedLineError as error:
        raise UsageError(f"{path}: correction {number}: {error}.") from None


def _id_of(item: dict[str, Any]) -> str:
    """The same for the same words, so that a file that is given twice counts once."""
    words = json.dumps(item, sort_keys=True, default=str)
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:12]
