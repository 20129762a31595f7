"""What was noted."""

from __future__ import annotations

from formcheck.session.checkins.checkin import CheckIn
from formcheck.session.checkins.store import read_all


def kept() -> CheckIn:
    """The only check-in that there is."""
    (only,) = read_all()
    return only
