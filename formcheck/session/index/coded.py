"""A row as text for the index's file, and back: JSON with a check sum, so that a damaged row is not believed."""

from __future__ import annotations

import dataclasses
import json
import zlib
from datetime import datetime
from typing import Any

from formcheck.session.index.rows import SetRow, SideRow
from formcheck.specs.model import Dose
from formcheck.specs.range import Range

Kept = SetRow | str
"""A set's row, or why its log cannot be read."""


def encoded(kept: Kept) -> str:
    """`kept` as text."""
    if isinstance(kept, str):
        content: dict[str, Any] = {"unreadable": kept}
    else:
        content = {**dataclasses.asdict(kept), "started_at": kept.started_at.isoformat()}
    text = json.dumps(content, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return f"{zlib.crc32(text.encode()):08x}{text}"


def decoded(text: str) -> Kept | None:
    """What `encoded` was given; None where the text is not what it wrote."""
    content_text = text[8:]
    if text[:8] != f"{zlib.crc32(content_text.encode('utf-8', 'replace')):08x}":
        return None
    try:
        content = json.loads(content_text)
        return content["unreadable"] if set(content) == {"unreadable"} else _row(content)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _row(content: dict[str, Any]) -> SetRow:
    return SetRow(
        **{
            **content,
            "started_at": datetime.fromisoformat(content["started_at"]),
            "dose": _dose(content["dose"]),
            "hold": None if content["hold"] is None else Range(**content["hold"]),
            "by_side": tuple(SideRow(**side) for side in content["by_side"]),
        }
    )


def _dose(content: dict[str, Any]) -> Dose:
    return Dose(
        Range(**content["sets"]), Range(**content["reps"]), Range(**content["times_a_day"]), content["per_side"]
    )
