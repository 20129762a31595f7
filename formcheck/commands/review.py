"""`formcheck review [SESSION] [--json | --csv]`: what was done in a session, the last one by default."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from formcheck.review.terminal import print_review
from formcheck.session.corrections import load_corrected
from formcheck.session.folder import find, latest, sessions_root
from formcheck.session.read import Session, summary_of
from formcheck.session.summary import Summary

NO_SESSIONS = (
    "There is no session to review yet. Do one with `formcheck run`, or try `formcheck demo`;\n"
    "it will be kept in {root}."
)


def run(args: argparse.Namespace) -> int:
    """Prints the review of `args.session` (path, name, or None for the last one).

    `args.json` and `args.csv` choose the form. Gives 1 where there is no session yet; raises SessionError
    where the one asked for is not there or cannot be read.
    """
    folder = _folder(args.session)
    if folder is None:
        sys.stderr.write(NO_SESSIONS.format(root=sessions_root()) + "\n")
        return 1
    session = load_corrected(folder).session
    summary = summary_of(session)
    if args.json:
        _write_json(session, summary)
    elif args.csv:
        _write_csv(session, summary)
    else:
        print_review(session, summary)
    return 0


def _folder(asked: str | None) -> Path | None:
    return latest(sessions_root()) if asked is None else find(asked)


def _write_json(session: Session, summary: Summary) -> None:
    from formcheck.review.json_object import to_object

    json.dump(to_object(session, summary), sys.stdout, indent=2, allow_nan=False)
    sys.stdout.write("\n")


def _write_csv(session: Session, summary: Summary) -> None:
    from formcheck.review.csv_rows import to_csv

    sys.stdout.write(to_csv(session, summary))
