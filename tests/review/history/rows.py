"""Rows of the index made by hand, for the tests of what the history makes of them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from formcheck.pose.landmarks import Side
from formcheck.session.index import SetRow, SideRow, VisitRow
from formcheck.specs.model import Dose
from formcheck.specs.range import Range

UTC = timezone.utc
NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
"""A Wednesday."""


def side_row(reps: int, side: Side | None = None, *, mean: float | None = 45.0, hold: float | None = None) -> SideRow:
    """All of its reps measured."""
    best = None if mean is None else mean + 5
    return SideRow(side, reps, mean, best, mean, hold, hold, travels=reps, holds=0 if hold is None else reps)


def set_row(at: datetime = NOON, reps: int = 10, **changes: Any) -> SetRow:
    """A live set of glute bridges: 1 to 2 sets of 10 to 15, once or twice a day."""
    given: dict[str, Any] = {
        "folder": at.isoformat(),
        "visit": None,
        "routine": None,
        "set_number": None,
        "sets_planned": None,
        "reps_planned": None,
        "side": None,
        "started_at": at,
        "exercise": "glute_bridge",
        "name": "Glute bridge",
        "kind": "rep",
        "sides": "both",
        "dose": Dose(Range(1, 2), Range(10, 15), Range(1, 2), per_side=False),
        "hold": None,
        "unit": "deg",
        "live": True,
        "by_side": (side_row(reps),) if reps else (),
        "reps": reps,
        "partials": 0,
        "holds": 0,
        "holds_complete": 0,
        "warnings": {},
        "seconds": 60.0,
        "seen": 1.0,
        "ended": "done",
        "corrections": 0,
        "rescored": False,
        "notes": 0,
    }
    return SetRow(**{**given, **changes})


def visit_of(*sets: SetRow, routine: str | None = None) -> VisitRow:
    return VisitRow(sets[0].folder, routine, sets)


def visit_on(at: datetime, reps: int = 10, **changes: Any) -> VisitRow:
    return visit_of(set_row(at, reps, **changes))


def days_ago(days: float) -> datetime:
    return NOON - timedelta(days=days)
