"""The words of `formcheck rescore`."""

from __future__ import annotations

import argparse

from formcheck.cli import options


def describe(parser: argparse.ArgumentParser) -> None:
    """Add them to `parser`."""
    parser.epilog = (
        "The log stays as it is, and counts, until you choose another scoring with --use; --use log goes back."
        " What is different is kept within the session's folder."
    )
    parser.add_argument("session", nargs="?", metavar="SESSION", help=options.SESSION)
    parser.add_argument("--all", action="store_true", help="all sessions, a line each")
    parser.add_argument("--exercise", metavar="ID", help="with --all: those of this exercise only")
    parser.add_argument("--spec", metavar="FILE", help="score with this spec (default: today's of the same exercise)")
    parser.add_argument(
        "--use",
        metavar="WHICH",
        help="let this scoring count from now on: 'new' (scored now), 'log' (as it was first), or a kept one's name",
    )
    parser.add_argument("--list", action="store_true", help="the scorings that are kept of SESSION, and which counts")
    parser.add_argument("--dry-run", action="store_true", help="show what changes and keep nothing")
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
