"""A visit as one JSON object: the figures of `analyze --json` of each set, and what the logs' headers say."""

from __future__ import annotations

import dataclasses
from typing import Any

from formcheck.review.checkin_object import to_object
from formcheck.review.felt import checkins_of
from formcheck.review.visit import SetReview, VisitReview
from formcheck.session.corrections.words import told
from formcheck.session.summary_object import to_json


def visit_object(visit: VisitReview) -> dict[str, Any]:
    """The last set as `set_object` has it, and `visit`: its id, its routine, its check-ins, and all of its sets."""
    sets = [set_object(review) for review in visit.sets]
    about = {
        "id": visit.id,
        "routine": visit.routine,
        "checkins": to_object(checkins_of(visit.id, visit.started_at), ())["checkins"],
        "skipped": list(visit.skipped),
        "sets": sets,
    }
    return {**sets[-1], "visit": about}


def set_object(review: SetReview) -> dict[str, Any]:
    """The figures, and `session`: where it lies, when it began, how it ended, what was corrected and skipped."""
    session, summary = review.session, review.summary
    header, end = session.header, session.end
    return {
        **to_json(summary),
        "session": {
            "folder": str(session.folder),
            "name": session.folder.name,
            "started_at": header.started_at.isoformat(timespec="milliseconds"),
            "ended": session.how,
            "message": "" if end is None else end.message,
            "exercise_name": header.exercise.name,
            "visit": None if header.visit is None else dataclasses.asdict(header.visit),
            "formcheck": header.formcheck,
            "model": header.model,
            "outline": header.outline,
            "versions": dict(header.versions),
            "spec_source": header.spec.source,
            "rescored_at": None
            if header.rescored_at is None
            else header.rescored_at.isoformat(timespec="milliseconds"),
            "corrections": [told(correction, review.corrected.logged) for correction in review.corrected.corrections],
            "skipped": list(session.skipped),
        },
    }
