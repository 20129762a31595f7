"""All that is known of the sets, as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from formcheck.review.export.chosen import Wanted
from formcheck.session.corrections import Corrected
from formcheck.session.corrections.words import told
from formcheck.session.read import summary_of
from formcheck.session.summary_object import to_json

SCHEMA = 1


def to_object(sets: Iterable[Corrected], wanted: Wanted, now: datetime) -> dict[str, Any]:
    """One object: what was asked for, and each set with the figures of `analyze --json`, corrections applied."""
    return {
        "schema": SCHEMA,
        "exported_at": now.isoformat(timespec="milliseconds"),
        "since": None if wanted.since is None else wanted.since.isoformat(),
        "until": None if wanted.until is None else wanted.until.isoformat(),
        "exercise": wanted.exercise,
        "sets": [_set(found) for found in sets],
    }


def _set(found: Corrected) -> dict[str, Any]:
    header = found.session.header
    visit, plan = header.visit, header.exercise
    return {
        "session": found.session.folder.absolute().name,
        "started_at": header.started_at.isoformat(timespec="milliseconds"),
        "ended": found.session.how,
        "visit": None if visit is None else visit.id,
        "routine": None if visit is None else visit.routine,
        "set": None if visit is None else visit.set,
        "sets": None if visit is None else visit.sets,
        "camera": header.source.live,
        "planned": {
            "reps": [plan.dose.reps.low, plan.dose.reps.high],
            "per_side": plan.dose.per_side,
            "hold_s": None if plan.hold is None else [plan.hold.low, plan.hold.high],
        },
        "corrected": {
            "corrections": [told(correction, found.logged) for correction in found.corrections],
            "reps": {str(number): mark for number, mark in found.marks.items()},
        },
        "rescored_at": None if header.rescored_at is None else header.rescored_at.isoformat(timespec="milliseconds"),
        "not_read": list(found.session.skipped),
        "figures": to_json(summary_of(found.session)),
    }
