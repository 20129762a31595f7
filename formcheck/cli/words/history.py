"""The words of `formcheck history`."""

from __future__ import annotations

import argparse


def describe(parser: argparse.ArgumentParser) -> None:
    """Add them to `parser`."""
    parser.add_argument("exercise", nargs="?", metavar="EXERCISE", help="look at this exercise only, by its id")
    parser.add_argument(
        "--weeks", metavar="N", help="how many weeks to look back over (default: as many as there are, up to 12)"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    form.add_argument("--html", action="store_true", help="write one page with calendar and lines; needs no network")
    parser.add_argument("--open", action="store_true", help="open the page in your browser (with --html)")
    parser.add_argument("--out", metavar="FILE", help="where to write the page (with --html)")
