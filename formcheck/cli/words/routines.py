"""The words of `formcheck routines`."""

from __future__ import annotations

import argparse


def describe(parser: argparse.ArgumentParser) -> None:
    """Add them to `parser`."""
    actions = parser.add_subparsers(title="actions", metavar="ACTION", dest="action", required=True)
    actions.add_parser("list", help="all routines that are known")
    show = actions.add_parser("show", help="what is done in it, in which order, and how much")
    show.add_argument("routine", metavar="ID", help="a routine's id or the path of a YAML file")
    check = actions.add_parser("check", help="check a routine that you have written")
    check.add_argument("file", metavar="FILE", help="the YAML file")
