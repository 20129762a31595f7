"""What a person has answered before and after the sets."""

from __future__ import annotations

from dataclasses import dataclass

from formcheck.session.checkins.checkin import Asked, Feel, Place, RedFlag


@dataclass(frozen=True, slots=True)
class Answers:
    """All that was answered so far; what was passed over stays None.

    Attributes:
        asked: how the red flags were asked about; None where they were not.
        flags: those that were said yes to.
        pain: 0 to 10, before.
        places: where it hurts, before.
        feel: afterwards, compared with before.
        pain_after: 0 to 10, afterwards.
        declined: whether they chose not to exercise today, after what the check-ins say against it.
        left: whether they left at a question that has to be answered before a session.
    """

    asked: Asked | None = None
    flags: tuple[RedFlag, ...] = ()
    pain: int | None = None
    places: tuple[Place, ...] | None = None
    feel: Feel | None = None
    pain_after: int | None = None
    declined: bool = False
    left: bool = False
