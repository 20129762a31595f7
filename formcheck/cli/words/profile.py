"""The words of `formcheck profile`."""

from __future__ import annotations

import argparse


def describe(parser: argparse.ArgumentParser) -> None:
    """Add them to `parser`."""
    parser.add_argument("exercise", nargs="?", metavar="EXERCISE", help="only what is known of this exercise")
    parser.add_argument("--forget", metavar="ID", help="forget what is known of an exercise")
