"""What the programme's rules say around a live session: all of it in the terminal, the gravest for the voice."""

from __future__ import annotations

import sys
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from formcheck.errors import SessionError
from formcheck.session.checkins.advice import Advice, AdviceLevel, Practised

_WIDTH = 80

GRAVE: tuple[AdviceLevel, ...] = ("urgent", "stop", "see")
"""Levels after which nobody goes on without choosing to."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What speaks against a session.

    Attributes:
        words: one sentence for the voice; empty where nothing does.
        grave: whether it is to stop, or to see somebody first, so that going on all the same is to be chosen.
    """

    words: str
    grave: bool


NOTHING = Standing("", grave=False)


def tell_before(exercises: Collection[str], *, flags_asked: bool = True) -> Standing:
    """What speaks against doing `exercises` as usual today, from the check-ins, which are read in a moment.

    A red flag of an earlier day is left out where it is asked about again, in full (`flags_asked`).
    """
    left_out = ("urgent", "good") if flags_asked else ("good",)
    said = [
        one for one in _from_checkins() if one.level not in left_out and (not one.exercise or one.exercise in exercises)
    ]
    _tell("Before you begin:", said)
    return Standing(_spoken(said), any(one.level in GRAVE for one in said))


def sentence_after(visit: Practised) -> str:
    """The one sentence for the voice, right after `visit` and its answers; empty where there is nothing to say.

    From the check-ins and their visits alone: the session is not to wait for an index of all that was ever done.
    """
    return _spoken(_from_checkins(visit))


def _from_checkins(*visits: Practised) -> tuple[Advice, ...]:
    """What the rules make of the check-ins, of the visits that they speak of, and of `visits` beside."""
    from formcheck.session.checkins.practice import spoken_of
    from formcheck.session.checkins.rules import advice
    from formcheck.session.checkins.store import read

    now = datetime.now().astimezone()
    try:
        checkins = read(now=now).checkins
        given = {one.visit: one for one in (*spoken_of(checkins), *visits)}
        return advice(checkins, tuple(given.values()), now)
    except SessionError as error:
        sys.stderr.write(f"{error}\n")
        return ()


def _spoken(said: Collection[Advice]) -> str:
    from formcheck.session.checkins.spoken import foremost

    return foremost(said)


def tell_after() -> None:
    """All that the rules say now, with what was done and answered just before."""
    from formcheck.session.checkins.practice import standing

    try:
        given = standing()
    except SessionError as error:
        sys.stderr.write(f"{error}\n")
        return
    _tell("From your check-ins:", list(given.advice))
    for sentence in given.skipped:
        sys.stderr.write(f"note: {sentence}\n")


def _tell(title: str, said: Collection[Advice]) -> None:
    if said:
        from formcheck.review.advice_text import advice_lines

        sys.stderr.write("\n".join((title, *advice_lines(said, _WIDTH))) + "\n")
