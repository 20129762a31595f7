"""The index over all sessions: quick over thousands, thrown away and rebuilt at will, never the truth itself.

It lies in `index.sqlite3` in formcheck's home. The logs are the truth; a row is read from its log (with corrections
counted in) when the log is new or has changed.
"""

from __future__ import annotations

from datetime import datetime

from formcheck.home import home
from formcheck.session.folder import sessions_root
from formcheck.session.index.refresh import Index, Progress, refreshed
from formcheck.session.index.rows import SetRow, SideRow, VisitRow, practised, visits_of

__all__ = ["FILE", "Index", "SetRow", "SideRow", "VisitRow", "index", "practised", "visits", "visits_of"]

FILE = "index.sqlite3"


def index(progress: Progress | None = None) -> Index:
    """All sets that are kept, brought up to date. Raises SessionError where the sessions cannot be listed."""
    return refreshed(sessions_root(), home() / FILE, progress)


def visits(since: datetime | None = None) -> tuple[VisitRow, ...]:
    """All visits that began at `since` (which needs its offset from UTC) or later, by their beginning.

    A set without a visit, such as an analysed video, is a visit of its own; `VisitRow.practice` tells them apart.
    Raises as `index` does.
    """
    return tuple(visit for visit in visits_of(index().rows) if since is None or visit.started_at >= since)
