"""The words of `formcheck exercises`."""

from __future__ import annotations

import argparse

from formcheck.cli import options


def describe(parser: argparse.ArgumentParser) -> None:
    """Add them to `parser`."""
    actions = parser.add_subparsers(title="actions", metavar="ACTION", dest="action", required=True)
    actions.add_parser("list", help="all exercises that are known")
    show = actions.add_parser("show", help="how one is done, how much of it, and what is watched")
    show.add_argument("exercise", metavar="ID", help=options.EXERCISE)
    check = actions.add_parser("check", help="check a spec that you have written")
    check.add_argument("file", metavar="FILE", help="the YAML file")
    actions.add_parser("schema", help="print the JSON Schema of specs, for editors")
