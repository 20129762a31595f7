"""`formcheck run [EXERCISE] [--camera N | --source FILE] [--no-window] [--mute] [--save DIR]`: a live session."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from formcheck.errors import UsageError

if TYPE_CHECKING:
    from formcheck.live.session import Result
    from formcheck.specs.catalog import Entry

INTERRUPTED = 130
"""What a shell expects of a program that Ctrl-C ended."""


def run(args: argparse.Namespace) -> int:
    """Hold a session of `args.exercise` (asked for where it is None), then review it.

    Reads `args.camera`, `args.source`, `args.no_window`, `args.mute`, `args.save`, `args.model`.
    Gives 0, or 130 after Ctrl-C.
    Raises FormcheckError where the session can't begin.
    """
    from formcheck.specs.catalog import find

    spec = find(args.exercise if args.exercise is not None else choose_exercise())

    from formcheck.live.session import Setup, hold_session

    setup = Setup(
        spec=spec,
        source=None if args.source is None else Path(args.source),
        camera=args.camera or 0,
        window=not args.no_window,
        mute=args.mute,
        save=None if args.save is None else Path(args.save),
        model=args.model,
    )
    return review_result(hold_session(setup))


def review_result(result: Result) -> int:
    """Print the review of what was done, and where it lies; gives the exit code."""
    from formcheck.commands.review import run as review

    for problem in result.problems:
        sys.stderr.write(f"{problem}\n")
    for folder in result.folders:
        review(argparse.Namespace(session=str(folder), json=False, csv=False, html=False, open=False, out=None))
        sys.stderr.write(f"The log is in {folder}\n")
    return INTERRUPTED if result.interrupted else 0


def choose_exercise() -> str:
    """Ask which exercise to do. Raises UsageError where nobody can be asked."""
    from formcheck.specs.catalog import available

    entries = [entry for entry in available() if entry.spec is not None]
    listing = "\n".join(f"  {number:2d}  {entry.name}" for number, entry in enumerate(entries, start=1))
    if not sys.stdin.isatty():
        names = ", ".join(entry.id for entry in entries)
        raise UsageError(
            f"Which exercise? Name one, such as: formcheck run {entries[0].id if entries else 'ID'}\n{names}"
        )
    sys.stderr.write(f"Which exercise would you like to do?\n{listing}\n")
    while True:
        sys.stderr.write("Its number or its name (nothing to leave): ")
        sys.stderr.flush()
        answer = sys.stdin.readline().strip()
        if not answer:
            raise UsageError("No exercise was chosen.")
        chosen = chosen_id(answer, entries)
        if chosen is not None:
            return chosen
        sys.stderr.write("That is not on the list.\n")


def chosen_id(answer: str, entries: list[Entry]) -> str | None:
    """The id that `answer` means: a number of the list, an id, a name, or the only one that begins so."""
    if answer.isdecimal():
        number = int(answer)
        return entries[number - 1].id if 1 <= number <= len(entries) else None
    wanted = answer.casefold().replace(" ", "_").replace("-", "_")
    words = {entry.id: (entry.id, entry.name.casefold().replace(" ", "_").replace("-", "_")) for entry in entries}
    exact = [name for name, known in words.items() if wanted in known]
    begun = [name for name, known in words.items() if any(word.startswith(wanted) for word in known)]
    found = exact or begun
    return found[0] if len(found) == 1 else None
