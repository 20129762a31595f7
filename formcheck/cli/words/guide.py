"""The words of `formcheck guide`."""

from __future__ import annotations

import argparse


def describe(parser: argparse.ArgumentParser) -> None:
    """Add them to `parser`."""
    parser.add_argument(
        "about",
        nargs="?",
        metavar="EXERCISE",
        help="an exercise's id or YAML file, or a chapter: nerve, programme, care_first, helping, stop, home or care "
        "(default: all chapters)",
    )
