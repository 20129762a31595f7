"""Check-ins and advice as one JSON object (schema 1)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from formcheck.session.checkins.advice import Advice
from formcheck.session.checkins.checkin import CheckIn

SCHEMA = 1


def to_object(
    checkins: Iterable[CheckIn], advice: Iterable[Advice], taken_back: CheckIn | None = None
) -> dict[str, Any]:
    """All of them, with times as text that has its offset from UTC, and the one that was just taken back, if any."""
    found: dict[str, Any] = {
        "schema": SCHEMA,
        "checkins": [_plain(dataclasses.asdict(checkin)) for checkin in checkins],
        "advice": [_plain(dataclasses.asdict(one)) for one in advice],
    }
    return found if taken_back is None else {**found, "taken_back": _plain(dataclasses.asdict(taken_back))}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return value
