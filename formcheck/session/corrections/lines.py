"""The lines of `corrections.jsonl`: one JSON object each, with a `type`."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from formcheck.session.corrections.model import SCHEMA, TYPES, Correction, Undo
from formcheck.session.lines import DamagedLineError, UnknownLineError, checked, first_fault, load_object

LATEST_S = 1e6
"""Seconds; eleven days. No set goes on for as long, so no moment of one lies beyond."""
_TYPE_OF = {kind: name for name, kind in TYPES.items()}


def dump(line: Correction | Undo) -> bytes:
    """One line, with its line feed."""
    made_at = line.made_at.isoformat(timespec="milliseconds")
    content = {"type": _TYPE_OF[type(line)], **dataclasses.asdict(line), "made_at": made_at}
    return json.dumps(content, ensure_ascii=False, allow_nan=False).encode() + b"\n"


def parse(raw: bytes) -> Correction | Undo:
    """What `raw` says. Raises UnknownLineError or DamagedLineError."""
    return of_object(load_object(raw))


def of_object(content: Mapping[str, Any]) -> Correction | Undo:
    """What `content` says, checked. Raises UnknownLineError or DamagedLineError."""
    fields = dict(content)
    kind = fields.pop("type", None)
    if not isinstance(kind, str) or not kind:
        raise DamagedLineError("it has no type")
    if kind not in TYPES:
        raise UnknownLineError(kind[:40])
    try:
        line = checked(TYPES[kind], fields)
    except ValidationError as error:
        raise DamagedLineError(first_fault(error)) from None
    fault = _fault(line)
    if fault:
        raise DamagedLineError(fault)
    return line


def _fault(line: Correction | Undo) -> str:
    """What is wrong with values that are of the right type."""
    if line.schema > SCHEMA:
        return f"schema: a newer formcheck wrote it ({line.schema})"
    if not line.id or len(line.id) > 40:
        return "id: must be 1 to 40 characters"
    if line.made_at.tzinfo is None:
        return "made_at: has no offset from UTC"
    for name in ("at_s", "start_s", "end_s"):
        if abs(getattr(line, name, 0.0)) > LATEST_S:
            return f"{name}: no set lasts as long"
    hold_s = getattr(line, "hold_s", None)
    if hold_s is not None and not 0 <= hold_s <= LATEST_S:
        return "hold_s: must be 0 or more"
    if getattr(line, "end_s", math.inf) < getattr(line, "start_s", -math.inf):
        return "end_s: lies before start_s"
    return ""
