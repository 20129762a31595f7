"""The red flags of the article: what to ask before a session, how fully, and what to say to a yes. No storage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from formcheck.session.checkins.checkin import Asked, CheckIn, RedFlag, RedFlagAnswer

FULL_AFTER = timedelta(days=14)
"""Asked in full this long ago, the questions are asked in full again: what is only skimmed is soon not read."""


@dataclass(frozen=True, slots=True)
class Question:
    """One red flag as a question that is answered with yes or no.

    Attributes:
        id: what a yes is kept as.
        ask: the question.
        short: the same in a few words, for a list.
    """

    id: RedFlag
    ask: str
    short: str


INTRODUCTION = "Four questions first. With any of these, exercising has to wait."

QUESTIONS = (
    Question(
        "bladder_or_bowel",
        "Have you suddenly lost control over your bladder or your bowel?",
        "bladder or bowel no longer under control, and suddenly so",
    ),
    Question(
        "worsening_weakness",
        "Is a leg getting weaker fast?",
        "a leg that gets weaker fast",
    ),
    Question(
        "difficulty_walking",
        "Has walking become difficult all of a sudden?",
        "walking that has suddenly become difficult",
    ),
    Question(
        "accident",
        "Did all this begin right after a bad fall or an accident?",
        "complaints that began right after a bad fall or an accident",
    ),
)

LINE = "Anything new that should stop you today: bladder or bowel, a leg getting weaker, trouble walking, a bad fall?"
"""All four in one, for the sessions in between."""

STOP = (
    "Thank you for saying so. Please don't exercise today.",
    "This belongs in the hands of a doctor now: call your emergency number, or go to the nearest emergency department.",
    "Don't drive yourself if your leg is weak. Your programme can wait.",
)
"""What to say to a yes, one sentence after the other."""

REASON = "The article names four signs that exercises at home are no answer to, and that need medical help at once."


def asked_how(checkins: Iterable[CheckIn], now: datetime) -> Asked:
    """`full` where it was never asked in full, FULL_AFTER ago or more, or answered with a yes last time; else `line`.

    A full asking dated after `now` came from a wrong clock and counts for nothing.
    """
    answers = [(checkin.at, checkin.red_flags) for checkin in checkins if checkin.red_flags is not None]
    if answers and max(answers, key=lambda answer: answer[0])[1].yes:
        return "full"
    full = [at for at, answer in answers if answer.asked == "full" and at <= now]
    return "line" if full and now - max(full) < FULL_AFTER else "full"


def stops(answer: RedFlagAnswer | None) -> bool:
    """Whether the session must not begin."""
    return answer is not None and bool(answer.yes)


def short(flag: RedFlag) -> str:
    """A red flag in a few words."""
    return next((question.short for question in QUESTIONS if question.id == flag), "one of the red flags")
