"""The lines of a log: one JSON object each, with a `type`; checked on the way in, NaN written as null."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Annotated, Any, TypeVar, get_type_hints

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    TypeAdapter,
    ValidationError,
    create_model,
)

from formcheck.coach import events
from formcheck.coach.events import Event
from formcheck.session.header import SCHEMA, End, Header
from formcheck.session.migrate import MigrationError, migrated

EVENT_TYPES: dict[str, type[Any]] = {
    "posture": events.PostureChanged,
    "tracking": events.TrackingChanged,
    "rest": events.RestLearned,
    "range": events.RangeLearned,
    "outgrown": events.RangeOutgrown,
    "rep": events.RepDone,
    "partial": events.PartialRep,
    "hold_started": events.HoldStarted,
    "hold_ended": events.HoldEnded,
    "warning_started": events.WarningStarted,
    "warning_ended": events.WarningEnded,
    "cue": events.Cued,
    "pause_started": events.PauseStarted,
    "pause_ended": events.PauseEnded,
}
"""A line's `type` to the event it stands for: a contract, see docs/session-log.md."""

_TYPE_OF = {event: name for name, event in EVENT_TYPES.items()}

Line = Header | End | Event

_LineT = TypeVar("_LineT")


class UnknownLineError(ValueError):
    """A line of a type that this version does not know; the type is its message."""


class DamagedLineError(ValueError):
    """A line that cannot be read; the reason is its message."""


def dump(line: Line) -> bytes:
    """One line, with its line feed. What UTF-8 cannot hold (odd bytes in a path) becomes a question mark."""
    return json.dumps(_object(line), ensure_ascii=False, allow_nan=False).encode("utf-8", "replace") + b"\n"


def parse(raw: bytes, schema: int = SCHEMA) -> Line:
    """What `raw` says, in a log of `schema` (a header has its own). Raises UnknownLineError or DamagedLineError."""
    content = _of_today(load_object(raw), schema)
    kind = content.pop("type", None)
    try:
        if kind == "header":
            return _header(content)
        if kind == "end":
            return checked(End, content)
        if isinstance(kind, str) and kind in EVENT_TYPES:
            event: Event = EVENT_TYPES[kind](**_model(kind).model_validate(content).model_dump())
            return event
    except ValidationError as error:
        raise DamagedLineError(first_fault(error)) from None
    if isinstance(kind, str) and kind:
        raise UnknownLineError(kind[:40])
    raise DamagedLineError("it has no type")


def _of_today(content: dict[str, Any], schema: int) -> dict[str, Any]:
    """The line as today's schema has it."""
    own = content.get("schema") if content.get("type") == "header" else schema
    try:
        return migrated(content, own if isinstance(own, int) else schema)
    except MigrationError as error:
        raise DamagedLineError(str(error)) from None


def _object(line: Line) -> dict[str, Any]:
    if isinstance(line, Header):
        times = {"started_at": _when(line.started_at), "rescored_at": _when(line.rescored_at)}
        return {"type": "header", **_plain(dataclasses.asdict(line)), **times}
    kind = "end" if isinstance(line, End) else _TYPE_OF[type(line)]
    return {"type": kind, **{f.name: _plain(getattr(line, f.name)) for f in dataclasses.fields(line)}}


def _when(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="milliseconds")


def _plain(value: Any) -> Any:
    """Numpy's numbers as Python's, and what JSON has no word for as null."""
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if value is None or isinstance(value, (bool, int, str)):
        return value
    item = getattr(value, "item", None)
    return _plain(item()) if item is not None else str(value)


def load_object(raw: bytes) -> dict[str, Any]:
    """The JSON object in `raw`. Raises DamagedLineError where there is none."""
    try:
        content = json.loads(raw.decode("utf-8"), parse_constant=_no_constant)
    except UnicodeDecodeError:
        raise DamagedLineError("it is not UTF-8") from None
    except (ValueError, RecursionError):
        raise DamagedLineError("it is not JSON") from None
    if not isinstance(content, dict):
        raise DamagedLineError("it is not a JSON object")
    return content


def _no_constant(word: str) -> float:
    raise ValueError(f"{word} is not JSON")


def _header(content: Mapping[str, Any]) -> Header:
    header = checked(Header, content)
    for name in ("started_at", "rescored_at"):
        moment = getattr(header, name)
        if moment is not None and moment.tzinfo is None:
            raise DamagedLineError(f"{name} has no offset from UTC")
    return header


def checked(kind: type[_LineT], content: Mapping[str, Any]) -> _LineT:
    """`content` as a `kind`, strict as JSON is: a list for a tuple and text for a date, but never "1" for 1.

    Raises DamagedLineError where a number is not finite, pydantic's ValidationError where a field is wrong.
    """
    try:
        text = json.dumps(content, allow_nan=False)
    except (ValueError, RecursionError):
        raise DamagedLineError("it is not JSON") from None
    hashable: Any = kind
    found: _LineT = _adapter(hashable).validate_json(text, strict=True)
    return found


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    """Made once: it takes milliseconds, and a review of years reads thousands of lines."""
    return TypeAdapter(kind)


def first_fault(error: ValidationError) -> str:
    """Where the first of the faults lies, and what it is."""
    fault = error.errors(include_url=False, include_context=False)[0]
    where = ".".join(str(part) for part in fault["loc"])
    return f"{where or 'the line'}: {fault['msg'].lower()}"[:200]


def _nan_if_null(value: object) -> object:
    return math.nan if value is None else value


def _not_infinite(value: float) -> float:
    if math.isinf(value):
        raise ValueError("must not be infinite")
    return value


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise ValueError("must be a number")
    return value


_Time = Annotated[float, AfterValidator(_finite)]
_Value = Annotated[float, BeforeValidator(_nan_if_null), AfterValidator(_not_infinite)]


@cache
def _model(kind: str) -> type[BaseModel]:
    """The strict model of an event's line: its fields, where only `t` must be known.

    What an earlier version did not write yet has a default.
    """
    fields: dict[str, Any] = {}
    hints = get_type_hints(EVENT_TYPES[kind])
    for field in dataclasses.fields(EVENT_TYPES[kind]):
        hint = hints[field.name]
        default = ... if field.default is dataclasses.MISSING else field.default
        fields[field.name] = (hint if hint is not float else _Time if field.name == "t" else _Value, default)
    return create_model(
        f"{EVENT_TYPES[kind].__name__}Line", __config__=ConfigDict(strict=True, extra="ignore"), **fields
    )
