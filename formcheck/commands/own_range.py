"""Finds the own range of the person at this computer, for the commands that watch an exercise."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from formcheck.coach.personal import Personal
from formcheck.errors import SessionError
from formcheck.session.checkins.store import read_all
from formcheck.session.profile import keep_learned, load_profile, personal_for
from formcheck.session.read import read_session
from formcheck.specs.model import ExerciseSpec


def own_range(spec: ExerciseSpec) -> Personal:
    """What the profile knows; what is wrong in it is said on stderr. Raises SessionError where it cannot be read."""
    profile = load_profile()
    for problem in profile.problems:
        print(f"formcheck: {problem}", file=sys.stderr)
    return personal_for(spec, profile, read_all())


def own_range_if_readable() -> Callable[[ExerciseSpec], Personal | None]:
    """Finds it for a live session, which goes on without where it cannot be read; that is said on stderr, once.

    None, so that nothing is watched or learned: a range that did harm is known only from what was said of it.
    """
    told: set[str] = set()

    def find(spec: ExerciseSpec) -> Personal | None:
        try:
            return own_range(spec)
        except SessionError as error:
            words = f"formcheck: this session goes on without your own range. {error}"
        if words not in told:
            told.add(words)
            print(words, file=sys.stderr)
        return None

    return find


def keep_own_range(folder: Path) -> None:
    """Keep what the set in `folder` has learned of this person, and say so on stderr, or why it was not kept."""
    try:
        learned = keep_learned(read_session(folder))
    except SessionError as error:
        print(f"formcheck: your own range was not kept. {error}", file=sys.stderr)
        return
    for known in learned:
        side = f", {known.own.side}" if known.own.side else ""
        print(
            f"Your own comfortable range of {known.exercise}{side} was learned and is used from now on:"
            f" see 'formcheck profile {known.exercise}'.",
            file=sys.stderr,
        )
