"""Which visit a check-in belongs to, where it names none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from formcheck.session.checkins.advice import Practised
from formcheck.session.checkins.checkin import CheckIn

LATELY = timedelta(hours=12)
"""A check-in around a session that names none means the nearest one, if it began within this: the same day."""


def visit_before(at: datetime, visits: Iterable[Practised]) -> str | None:
    """Id of the last visit that began LATELY before `at`; None where none did."""
    lately = [visit for visit in visits if timedelta() <= at - visit.at <= LATELY]
    return max(lately, key=lambda visit: visit.at).visit if lately else None


def visit_after(at: datetime, visits: Iterable[Practised]) -> str | None:
    """Id of the first visit that began LATELY after `at`; None where none did."""
    soon = [visit for visit in visits if timedelta() <= visit.at - at <= LATELY]
    return min(soon, key=lambda visit: visit.at).visit if soon else None


def waits_for_its_visit(checkin: CheckIn) -> bool:
    """Whether it was given before a session that had no id yet."""
    return checkin.moment == "before" and checkin.visit is None


def placed(checkins: Iterable[CheckIn], visits: Iterable[Practised]) -> tuple[CheckIn, ...]:
    """`checkins`, where each `before` without a visit has that of the session it came before.

    The file keeps none there, since the session did not exist yet.
    """
    done = tuple(visits)
    return tuple(replace(c, visit=visit_after(c.at, done)) if waits_for_its_visit(c) else c for c in checkins)
