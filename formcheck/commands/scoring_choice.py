"""Which scoring of a set counts: shown, chosen, and taken back; the part of `formcheck rescore` that scores nothing."""

from __future__ import annotations

import argparse
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from formcheck.errors import UsageError
from formcheck.session import counted
from formcheck.session.read import read_session, summary_of
from formcheck.session.summary_object import to_json

NEW = "new"


def check_words(args: argparse.Namespace) -> None:
    """Raises UsageError for words of --use and --list that do not fit the others."""
    if args.list and (args.use or args.all or args.dry_run or args.spec):
        raise UsageError("--list only shows: leave the other words out.")
    if args.use and args.dry_run:
        raise UsageError("--dry-run changes nothing, so it cannot go with --use.")
    if args.use and args.use != NEW and args.spec:
        raise UsageError("--spec scores anew: say --use new to let that count.")
    if args.all and args.use not in (None, NEW, counted.LOG):
        raise UsageError(f"A kept scoring is of one session: with --all say --use {NEW} or --use {counted.LOG}.")


def let_count(folder: Path, name: str) -> str:
    """Lets `log` or the kept scoring of that name count; says what holds now. Raises UsageError for any other name."""
    known = {scoring.name for scoring in counted.scorings(folder)}
    if name != counted.LOG and name not in known:
        kept = f"Kept are: {', '.join(sorted(known))}." if known else "None is kept: --use new scores it now."
        raise UsageError(f"{folder.name} has no scoring '{name}'. {kept}")
    counted.choose(folder, None if name == counted.LOG else name, datetime.now().astimezone())
    return what_counts(folder)


def what_counts(folder: Path) -> str:
    """In a sentence or two, with the way to change it."""
    name, kept = counted.chosen(folder), counted.scorings(folder)
    if name is not None:
        way = f"Back to the log: formcheck rescore {folder.name} --use {counted.LOG}"
        return f"The scoring {name} counts, in the review, the history and every export. {way}"
    if not kept:
        return "The log counts."
    return (
        f"The log counts, as it was. To let the later scoring count: formcheck rescore {folder.name}"
        f" --use {kept[-1].name}"
    )


def show(folder: Path, *, as_json: bool) -> None:
    """Print the scorings of a set, the log first, and which of them counts."""
    if as_json:
        print(json.dumps(_object(folder), indent=2, allow_nan=False))
        return
    from formcheck.review.rescored_table import scorings_table
    from formcheck.review.terminal import print_shown

    print_shown(scorings_table(read_session(folder), counted.scorings(folder), counted.chosen(folder)))
    print(what_counts(folder))


def _object(folder: Path) -> dict[str, Any]:
    logged = read_session(folder)
    return {
        "session": folder.name,
        "counts": counted.chosen(folder) or counted.LOG,
        "log": to_json(summary_of(logged)),
        "scorings": [
            {
                "name": scoring.name,
                "rescored_at": _when(scoring.session.header.rescored_at),
                "spec_source": scoring.session.header.spec.source,
                "formcheck": scoring.session.header.formcheck,
                "figures": to_json(summary_of(scoring.session)),
            }
            for scoring in counted.scorings(folder)
        ],
    }


def _when(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="milliseconds")
