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
    use = actions.add_parser("use", help="name the routine that you have agreed on as your programme")
    use.description = (
        "Names the routine that you have agreed on, with your physiotherapist or for yourself: history counts doses"
        " against it. Without an ID it shows what holds. Say it again after you have changed the routine."
    )
    use.add_argument("routine", nargs="?", metavar="ID", help="a routine's id or the path of a YAML file")
    use.add_argument("--none", action="store_true", help="no programme any more: the article's doses count again")
    use.add_argument("--since", metavar="DAY", help="from this day on, such as 2026-11-22 (default: today)")
