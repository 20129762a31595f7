"""The words of `formcheck sessions`."""

from __future__ import annotations

import argparse

from formcheck.cli import options

WHICH = "a session's name or folder, or a visit's id (all of its sets)"


def describe(parser: argparse.ArgumentParser) -> None:
    """Add them to `parser`."""
    actions = parser.add_subparsers(title="actions", metavar="ACTION", dest="action", required=True)
    every = actions.add_parser("list", help="all that is kept, the newest first")
    every.add_argument("--exercise", metavar="ID", help="sets of this exercise only")
    every.add_argument("--last", metavar="N", help="no more than the last N visits")
    every.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    show = actions.add_parser("show", help="what is known of a session, and which files it has")
    show.add_argument("session", nargs="?", metavar="SESSION", help=options.SESSION)
    show.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    delete = actions.add_parser("delete", help="delete sessions for good, with their corrections and pages")
    delete.add_argument("session", nargs="+", metavar="SESSION", help=WHICH)
    delete.add_argument("--yes", action="store_true", help="do not ask")
    prune = actions.add_parser("prune", help="delete old visits for good; shows them and asks first")
    which = prune.add_mutually_exclusive_group(required=True)
    which.add_argument("--older-than", metavar="AGE", help="those longer ago than 365d, 8w, 6m or 1y")
    which.add_argument("--keep", metavar="N", help="all but the last N visits")
    prune.add_argument("--yes", action="store_true", help="do not ask")
    prune.add_argument("--dry-run", action="store_true", help="show what would go, and delete nothing")
