"""The words of `formcheck review`."""

from __future__ import annotations

import argparse


def describe(parser: argparse.ArgumentParser) -> None:
    """Add them to `parser`."""
    about = "a session's name or folder, or a visit's id (default: the last visit, with all its sets)"
    parser.add_argument("session", nargs="?", metavar="SESSION", help=about)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    form.add_argument("--csv", action="store_true", help="print one row a rep")
    form.add_argument("--html", action="store_true", help="write one page with traces and replays; needs no network")
    parser.add_argument("--open", action="store_true", help="open the page in your browser (with --html)")
    parser.add_argument("--out", metavar="FILE", help="where to write the page (with --html)")
