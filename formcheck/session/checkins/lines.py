"""The lines of `checkins.jsonl`: one JSON object each, checked strictly on the way in."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from formcheck.session.checkins.checkin import CheckIn

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError

SCHEMA = 1
"""Raised when a reader of the old lines would misread the new ones; see docs/check-ins.md."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The person took back the check-in of the moment `of`; it was done `at`."""

    at: datetime
    of: datetime


Line = CheckIn | TakenBack


class LineError(ValueError):
    """A line that cannot be used; the reason is its message."""


def dump(line: Line) -> bytes:
    """One line, with its line feed."""
    kind = "checkin" if isinstance(line, CheckIn) else "taken_back"
    content = {"type": kind, "schema": SCHEMA, **dataclasses.asdict(line)}
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, default=datetime.isoformat)
    return text.encode("utf-8", "replace") + b"\n"


def parse(raw: bytes) -> Line:
    """What `raw` says. Keys that are not known are left out. Raises LineError."""
    from pydantic import ValidationError

    content = _load(raw)
    kind, schema = content.get("type"), content.get("schema")
    if kind not in ("checkin", "taken_back"):
        raise LineError(f"its type '{str(kind)[:40]}' is not known" if kind else "it has no type")
    if isinstance(schema, bool) or not isinstance(schema, int) or schema < 1:
        raise LineError("it does not say its schema")
    if schema > SCHEMA:
        raise LineError(f"a newer formcheck wrote it (schema {schema}); this one knows {SCHEMA}")
    try:
        line: Line = _adapter(kind).validate_json(raw, strict=True)
    except ValidationError as error:
        raise LineError(_first_fault(error)) from None
    if any(moment.utcoffset() is None for moment in _moments(line)):
        raise LineError("its time has no offset from UTC")
    return line


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(CheckIn if kind == "checkin" else TakenBack)


def _moments(line: Line) -> tuple[datetime, ...]:
    return (line.at,) if isinstance(line, CheckIn) else (line.at, line.of)


def _load(raw: bytes) -> dict[str, Any]:
    try:
        content = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        raise LineError("it is not UTF-8") from None
    except (ValueError, RecursionError):
        raise LineError("it is not JSON") from None
    if not isinstance(content, dict):
        raise LineError("it is not a JSON object")
    return content


def _first_fault(error: ValidationError) -> str:
    fault = error.errors(include_url=False, include_context=False)[0]
    where = ".".join(str(part) for part in fault["loc"])
    return f"{where or 'the line'}: {fault['msg'][:1].lower()}{fault['msg'][1:]}"[:200]
