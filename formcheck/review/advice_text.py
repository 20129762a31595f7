"""Advice and check-ins as plain lines, for a terminal of any width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from formcheck.review.wrapping import wrapped
from formcheck.session.checkins.advice import Advice, AdviceLevel, Datum
from formcheck.session.checkins.checkin import CheckIn
from formcheck.session.checkins.rules import RULES
from formcheck.session.checkins.wording import MOMENT, sentence

TITLES: dict[AdviceLevel, str] = {
    "urgent": "Get help now",
    "stop": "Stop",
    "see": "Have it seen",
    "ease": "Do less",
    "good": "Good news",
}
NOTHING = (
    "None of the programme's rules speaks against it today. They know only what you noted: with strong pain, or where "
    "the last session made it worse, do less, or ask your physiotherapist first."
)
"""No rule speaks: that is no all-clear."""
_MOST_DATA = 6


def advice_lines(said: Iterable[Advice], width: int) -> Iterator[str]:
    """Each advice with its title, words, reason and data, an empty line between two; NOTHING where there is none."""
    kept = tuple(said)
    if not kept:
        yield from wrapped(NOTHING, width)
    for number, one in enumerate(kept):
        if number:
            yield ""
        yield from wrapped(f"{TITLES[one.level]}: {' '.join(one.words)}", width)
        yield from wrapped(f"Why: {one.reason}", width, "  ")
        for datum in _shown(one.data):
            yield from wrapped(datum, width, "  ")


def rule_lines(width: int, good: bool = True) -> Iterator[str]:
    """Every rule, with or without those for `good` news: when it speaks, and what it asks for."""
    for rule in RULES:
        if rule.good and not good:
            continue
        yield from wrapped(f"- When {rule.when}: {rule.then}.", width, rest="  ")


def checkin_lines(checkins: Iterable[CheckIn], width: int) -> Iterator[str]:
    """One check-in after the other: when, before or after what, what was said."""
    for checkin in checkins:
        moment = " ".join(part for part in (when(checkin.at), MOMENT[checkin.moment]) if part)
        yield from wrapped(f"{moment}: {sentence(checkin)}", width, rest="  ")


def when(at: datetime) -> str:
    """`Sun 22 Nov 2026 15:04`, by the clocks of the place where it was said."""
    return f"{at:%a} {at.day} {at:%b %Y %H:%M}"


def _shown(data: tuple[Datum, ...]) -> Iterator[str]:
    """The data, the latest ones where there are many."""
    left_out = len(data) - _MOST_DATA
    if left_out > 0:
        yield f"({left_out} earlier ones are not shown)"
    for datum in data[-_MOST_DATA:]:
        yield f"{when(datum.at)}: {datum.what}"
