"""The words of `formcheck export`."""

from __future__ import annotations

import argparse


def describe(parser: argparse.ArgumentParser) -> None:
    """Add them to `parser`."""
    parser.epilog = "A page that prints well, for a physiotherapist: formcheck review --html."
    parser.add_argument("session", nargs="*", metavar="SESSION", help="these sessions (default: all that were done)")
    parser.add_argument("--since", metavar="DAY", help="from this day on: 2026-11-22, or 30d for thirty days ago")
    parser.add_argument("--until", metavar="DAY", help="up to this day, and with it")
    parser.add_argument("--exercise", metavar="ID", help="sets of this exercise only")
    parser.add_argument("--videos", action="store_true", help="videos that were analysed too")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help="one row a rep (this is the default)")
    form.add_argument("--json", action="store_true", help="one JSON object with all figures")
    form.add_argument("--parquet", action="store_true", help="the rows as Parquet; needs --out and pyarrow")
    form.add_argument("--labels", metavar="DIR", help="a truth file a set, corrections applied, into DIR")
    parser.add_argument("--out", metavar="FILE", help="write to FILE (default: to the standard output)")
