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
    plot = actions.add_parser("plot", help="draw every measure of a video over time, with what a spec makes of it")
    plot.add_argument("spec", metavar="SPEC", help=options.EXERCISE)
    plot.add_argument("source", metavar="SOURCE", help="a video, or a saved session's folder")
    plot.add_argument("--out", metavar="FILE.png", help="where to (default: named after source and exercise)")
    plot.add_argument("--profile", action="store_true", help="the person is you: use your own range")
    options.model(plot)
    new = actions.add_parser("new", help="write the beginning of a spec, with an explanation of every part")
    new.add_argument("id", metavar="ID", help="its id: lower-case words joined by underscores")
    new.add_argument("--like", metavar="EXERCISE", help="begin with a copy of this exercise")
    new.add_argument("--out", metavar="FILE", help="where to (default: ID.yaml here)")
    actions.add_parser("schema", help="print the JSON Schema of specs, for editors")
