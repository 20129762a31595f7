"""`formcheck sessions`: what is kept, and deleting it for good."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from formcheck.errors import UsageError
from formcheck.session import deleting, pruning
from formcheck.session.folder import names, sessions_root
from formcheck.session.index import VisitRow, index, visits_of
from formcheck.session.which import one_set, sets_named
from formcheck.specs.catalog import find

_APART = {"checkins.jsonl": "the check-ins", "profile.yaml": "the ranges learned"}


def run(args: argparse.Namespace) -> int:
    """Does `args.action`: list, show, delete or prune."""
    match args.action:
        case "list":
            return _list(args)
        case "show":
            return _show(args)
        case "delete":
            return _delete(args)
        case _:
            return _prune(args)


# -- looking


def _list(args: argparse.Namespace) -> int:
    most = None if args.last is None else _whole(args.last, "--last")
    if most == 0:
        raise UsageError("--last 0: give how many visits, 1 or more.")
    rows = tuple(row for row in index().rows if args.exercise in (None, row.exercise))
    if args.exercise is not None and not rows:
        find(args.exercise)  # which tells of one that there is not
    visits = tuple(reversed(visits_of(rows)))[:most]
    unreadable = _unreadable() if args.exercise is None else []
    if args.json:
        print(json.dumps(_listed(visits, unreadable), indent=2, allow_nan=False))
        return 0
    from formcheck.review.sessions_list import list_of
    from formcheck.review.terminal import print_shown

    print_shown(list_of(visits, unreadable, args.exercise))
    return 0


def _listed(visits: Sequence[VisitRow], unreadable: Sequence[str]) -> dict[str, Any]:
    return {
        "schema": 1,
        "folder": str(sessions_root()),
        "visits": [
            {
                "id": visit.id,
                "started_at": visit.started_at.isoformat(timespec="milliseconds"),
                "routine": visit.routine,
                "sets": [
                    {
                        "session": row.folder,
                        "started_at": row.started_at.isoformat(timespec="milliseconds"),
                        "exercise": row.exercise,
                        "set": row.set_number,
                        "reps": row.reps,
                        "left": sum(side.reps for side in row.by_side if side.side == "left"),
                        "right": sum(side.reps for side in row.by_side if side.side == "right"),
                        "partial": row.partials,
                        "holds": row.holds,
                        "holds_complete": row.holds_complete,
                        "warnings": sum(row.warnings.values()),
                        "duration_s": round(row.seconds, 3),
                        "ended": row.ended,
                        "live": row.live,
                        "corrections": row.corrections,
                        "rescored": row.rescored,
                    }
                    for row in visit.sets
                ],
            }
            for visit in visits
        ],
        "unreadable": list(unreadable),
    }


def _unreadable() -> list[str]:
    """Names of the folders that are sessions and whose log cannot be read."""
    readable = {row.folder for row in index().rows}
    return [name for name in names(sessions_root()) if name not in readable]


def _show(args: argparse.Namespace) -> int:
    from formcheck.commands.sessions_facts import facts

    found = facts(one_set(args.session))
    if args.json:
        print(json.dumps(found, indent=2, allow_nan=False))
        return 0
    from formcheck.review.sessions_list import facts_of
    from formcheck.review.terminal import print_shown

    print_shown(facts_of(found))
    return 0


# -- deleting


def _delete(args: argparse.Namespace) -> int:
    folders = list(dict.fromkeys(folder for asked in args.session for folder in sets_named(asked)))
    _tell(folders)
    return _delete_if_sure(folders, yes=args.yes)


def _prune(args: argparse.Namespace) -> int:
    folders = [sessions_root() / row.folder for visit in _old(args) for row in visit.sets]
    if not folders:
        print("Nothing is as old as that." if args.keep is None else "There are no more visits than that.")
        return 0
    _tell(folders)
    if args.dry_run:
        print("Nothing was deleted.")
        return 0
    return _delete_if_sure(folders, yes=args.yes)


def _old(args: argparse.Namespace) -> Sequence[VisitRow]:
    """The visits that are to go; says which ones claim to be old and are spared."""
    visits, root = visits_of(index().rows), sessions_root()
    if args.keep is not None:
        return pruning.all_but(visits, _whole(args.keep, "--keep"))
    age, now = pruning.age_of(args.older_than), datetime.now().astimezone()
    old = pruning.older_than(visits, age, now, lambda visit: pruning.written_at(root, visit))
    spared = len(pruning.older_than(visits, age, now, lambda visit: visit.started_at)) - len(old)
    if spared:
        print(
            f"Spared: {spared} that began longer ago, but whose files were written since: copied, or by a wrong clock."
            " To delete them name them, or use --keep.",
            file=sys.stderr,
        )
    return old


def _tell(folders: Sequence[Path]) -> None:
    for folder in folders:
        print(f"  {folder.name if folder.parent == sessions_root() else folder}")


def _delete_if_sure(folders: Sequence[Path], *, yes: bool) -> int:
    """Asks where there is somebody to ask. Gives 1 where the answer is no."""
    what = "this session" if len(folders) == 1 else f"these {len(folders)} sessions"
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError(f"Nothing was deleted: to delete {what} for good without being asked, add --yes.")
        print(f"Delete {what} for good, with all corrections and pages? [y/N] ", end="", flush=True)
        if sys.stdin.readline().strip().lower() not in ("y", "yes"):
            print("Nothing was deleted.")
            return 1
    gone = deleting.delete(folders)
    with_pages = f" and {len(gone.pages)} page{'' if len(gone.pages) == 1 else 's'}" if gone.pages else ""
    print(f"Deleted {len(folders)} session{'' if len(folders) == 1 else 's'}{with_pages}.")
    for file in gone.foreign:
        print(f"Not from formcheck, so it stays: {file}")
    for file in gone.apart:
        print(f"What you keep apart from it stays: {_APART[file.name]} of that visit, in {file}.")
    return 0


def _whole(word: str, name: str) -> int:
    if not word.isdecimal() or len(word) > 6:
        raise UsageError(f"{name} {word}: give a whole number.")
    return int(word)
