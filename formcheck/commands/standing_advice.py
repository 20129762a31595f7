"""What the programme's rules say around a live session, for the terminal."""

from __future__ import annotations

import sys
from collections.abc import Collection
from datetime import datetime

from formcheck.errors import SessionError
from formcheck.session.checkins.advice import Advice

_WIDTH = 80


def tell_before(exercises: Collection[str]) -> None:
    """What speaks against doing `exercises` as usual today, from the check-ins alone, which are read in a moment.

    A red flag of an earlier day is left out: it is asked about again, in full.
    """
    from formcheck.session.checkins.rules import advice
    from formcheck.session.checkins.store import read

    now = datetime.now().astimezone()
    try:
        said = advice(read(now=now).checkins, (), now)
    except SessionError as error:
        sys.stderr.write(f"{error}\n")
        return
    _tell(
        "Before you begin:",
        [
            one
            for one in said
            if one.level not in ("urgent", "good") and (not one.exercise or one.exercise in exercises)
        ],
    )


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


def _tell(title: str, said: list[Advice]) -> None:
    if said:
        from formcheck.review.advice_text import advice_lines

        sys.stderr.write("\n".join((title, *advice_lines(said, _WIDTH))) + "\n")
