"""What was answered in a session, kept as check-ins of its visit, and how the red flags are to be asked about today."""

from __future__ import annotations

from datetime import datetime

from formcheck.live.flow.answers import Answers
from formcheck.session.checkins import store
from formcheck.session.checkins.checkin import Asked, CheckIn, RedFlagAnswer
from formcheck.session.checkins.red_flags import asked_how


def red_flags_today(now: datetime) -> Asked:
    """Once in full, then in one line, in full again after a while. Raises SessionError where nothing can be read."""
    return asked_how(store.read_all(), now)


def keep(answers: Answers, visit: str, now: datetime, *, before: bool) -> None:
    """Keep what was answered, if anything was. Raises SessionError where it cannot be written."""
    checkin = before_of(answers, visit, now) if before else after_of(answers, visit, now)
    if checkin is not None:
        store.append(checkin)


def before_of(answers: Answers, visit: str, now: datetime) -> CheckIn | None:
    """The check-in before a visit; None where nothing was said."""
    flags = None if answers.asked is None else RedFlagAnswer(answers.asked, answers.flags)
    if flags is None and answers.pain is None:
        return None
    return CheckIn(at=now, moment="before", visit=visit, intensity=answers.pain, places=answers.places, red_flags=flags)


def after_of(answers: Answers, visit: str, now: datetime) -> CheckIn | None:
    """The check-in after it; None where nothing was said."""
    if answers.feel is None and answers.pain_after is None:
        return None
    return CheckIn(at=now, moment="after", visit=visit, intensity=answers.pain_after, feel=answers.feel)
