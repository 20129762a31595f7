"""Chooses what is old enough to be deleted: whole visits, never a part of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from formcheck.errors import UsageError
from formcheck.session import folder as places
from formcheck.session.index import VisitRow

_UNITS = {"d": 1, "w": 7, "m": 30, "y": 365}


def age_of(words: str) -> timedelta:
    """`365d`, `8w`, `6m` (of 30 days) or `1y` (of 365). Raises UsageError."""
    found = re.fullmatch(r"([0-9]{1,5})([dwmy])", words.strip().lower())
    if found is None:
        raise UsageError(f"'{words}' is no age: write 365d, 8w, 6m or 1y.")
    return timedelta(days=int(found[1]) * _UNITS[found[2]])


def older_than(
    visits: Sequence[VisitRow], age: timedelta, now: datetime, written_at: Callable[[VisitRow], datetime]
) -> tuple[VisitRow, ...]:
    """The visits that were begun, and last written, longer than `age` ago.

    Both count: where the computer's clock was wrong, what says that it is of 1970 may be of yesterday.
    """
    return tuple(visit for visit in visits if now - max(visit.started_at, written_at(visit)) > age)


def all_but(visits: Sequence[VisitRow], number: int) -> tuple[VisitRow, ...]:
    """All but the `number` that were begun last."""
    newest_first = sorted(visits, key=lambda visit: (visit.started_at, visit.id), reverse=True)
    return tuple(reversed(newest_first[number:]))


def written_at(root: Path, visit: VisitRow) -> datetime:
    """When one of the visit's logs below `root` was last written to, by the file system."""
    times = [_changed(root / row.folder / places.EVENTS) for row in visit.sets]
    return datetime.fromtimestamp(max(times, default=0.0)).astimezone()


def _changed(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0
