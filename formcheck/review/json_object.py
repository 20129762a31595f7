"""A session as one JSON object: the figures of `analyze --json`, and what the log's header says."""

from __future__ import annotations

from typing import Any

from formcheck.session.read import Session
from formcheck.session.summary import Summary, to_json


def to_object(session: Session, summary: Summary) -> dict[str, Any]:
    """The figures, and `session`: where it lies, when it began, how it ended, what was skipped."""
    header, end = session.header, session.end
    return {
        **to_json(summary),
        "session": {
            "folder": str(session.folder),
            "name": session.folder.name,
            "started_at": header.started_at.isoformat(timespec="milliseconds"),
            "ended": "cut_off" if end is None else end.how,
            "message": "" if end is None else end.message,
            "exercise_name": header.exercise.name,
            "formcheck": header.formcheck,
            "model": header.model,
            "outline": header.outline,
            "versions": dict(header.versions),
            "spec_source": header.spec.source,
            "skipped": list(session.skipped),
        },
    }
