"""The words of `formcheck correct`."""

from __future__ import annotations

import argparse

from formcheck.cli import options
from formcheck.cli.numbers import whole


def describe(parser: argparse.ArgumentParser) -> None:
    """Add them to `parser`."""
    parser.epilog = (
        "Numbers are those of the list, as 'formcheck correct --list' shows it. Without any of these words it asks. "
        "The log itself is never changed: corrections lie beside it and can be undone."
    )
    parser.add_argument("session", nargs="?", metavar="SESSION", help=options.SESSION)
    parser.add_argument("--list", action="store_true", help="show reps, warnings and corrections with their numbers")
    parser.add_argument(
        "--not-a-rep", metavar="N", type=whole, action="append", default=[], help="rep N was none; may be repeated"
    )
    parser.add_argument(
        "--wrong-side", metavar="N", type=whole, action="append", default=[], help="rep N was the other side's"
    )
    parser.add_argument(
        "--missed", metavar="AT", action="append", default=[], help="a rep was missed at 1:23 or 83.5 (s)"
    )
    parser.add_argument("--side", choices=("left", "right"), help="the side of what was missed")
    parser.add_argument("--hold", metavar="S", help="for how long what was missed was held")
    parser.add_argument(
        "--not-a-warning", metavar="N", type=whole, action="append", default=[], help="warning N was for nothing"
    )
    parser.add_argument(
        "--undo", metavar="ID", nargs="?", const="", help="undo the last correction, or the one with this id"
    )
    parser.add_argument("--from", dest="file", metavar="FILE", help="take the corrections that a page has exported")
