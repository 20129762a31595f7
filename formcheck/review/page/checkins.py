"""The check-ins of a visit, for its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from formcheck.review.body_map import svg
from formcheck.review.felt import change_of, checkins_of, title_of
from formcheck.session.checkins.checkin import CheckIn
from formcheck.session.checkins.wording import sentence


@dataclass(frozen=True, slots=True)
class CheckInView:
    """One check-in.

    Attributes:
        title: when it was, such as `Before, 18:30`.
        intensity: 0 to 10, or None.
        told: all that was said, in a line.
        map: where it hurts, drawn as an `<svg>`; None where nothing was said of it.
    """

    title: str
    intensity: int | None
    told: str
    map: str | None


@dataclass(frozen=True, slots=True)
class CheckInsView:
    """All of them, and what they come to in a sentence (empty where there is nothing to compare)."""

    views: tuple[CheckInView, ...]
    change: str


def checkins_view(visit_id: str, began: datetime) -> CheckInsView:
    """The check-ins of the visit that `began` then, in the order of their times."""
    found = checkins_of(visit_id, began)
    return CheckInsView(tuple(_view(checkin) for checkin in found), change_of(found))


def _view(checkin: CheckIn) -> CheckInView:
    places = checkin.pain_places
    return CheckInView(
        title=title_of(checkin),
        intensity=checkin.intensity,
        told=sentence(checkin),
        map=None if places is None else svg(places),
    )
