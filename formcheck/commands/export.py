"""`formcheck export`: the figures of many sets in a form that others read. Corrections are applied everywhere."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from formcheck.commands.places import named
from formcheck.errors import SessionError, UsageError
from formcheck.review.export.chosen import Wanted, chosen, day_of, loaded
from formcheck.session.which import sets_named
from formcheck.specs.catalog import find
from formcheck.writing import write_whole


def run(args: argparse.Namespace) -> int:
    """Hands over the sets that `args` choose, in the form that it names. Gives 1 where a set cannot be read."""
    wanted = _wanted(args)
    asked_for = [folder for asked in args.session for folder in sets_named(asked)]
    folders = list(dict.fromkeys(asked_for)) if args.session else chosen(wanted)
    if not folders and wanted.exercise is not None:
        find(wanted.exercise)  # a word for no exercise at all is wrong usage, and told before anything is written
    skipped: list[str] = []
    if args.labels is not None:
        _write_labels(folders, named(args.labels, "--labels"), skipped)
    else:
        _write(_content(folders, wanted, args, skipped), None if args.out is None else named(args.out))
    if not folders:
        print(f"formcheck: no set is kept that was asked for.{_left_out(wanted)}", file=sys.stderr)
    for note in skipped:
        print(f"formcheck: left out: {note}", file=sys.stderr)
    return 1 if skipped else 0


def _left_out(wanted: Wanted) -> str:
    """That only videos would have been there, for somebody who has tried formcheck on one."""
    videos = 0 if wanted.videos else len(chosen(replace(wanted, videos=True)))
    many = "1 analysed video is" if videos == 1 else f"{videos} analysed videos are"
    return f" {many} left out: --videos takes them too." if videos else ""


def _wanted(args: argparse.Namespace) -> Wanted:
    if args.session and (args.since or args.until or args.exercise):
        raise UsageError("Name sessions, or choose them by day and exercise; not both.")
    if args.labels is not None and args.out is not None:
        raise UsageError("--labels writes a file a set into its folder: leave --out out.")
    if args.parquet and args.out is None:
        raise UsageError("Parquet is no text for a terminal: say where it goes with --out FILE.parquet.")
    today = datetime.now().astimezone().date()
    since = None if args.since is None else day_of(args.since, today)
    until = None if args.until is None else day_of(args.until, today)
    if since is not None and until is not None and since > until:
        raise UsageError(f"No day is after {since} and before {until}: exchange --since and --until.")
    return Wanted(since, until, args.exercise, args.videos or args.labels is not None)


def _content(folders: Sequence[Path], wanted: Wanted, args: argparse.Namespace, skipped: list[str]) -> bytes:
    sets = loaded(folders, skipped)
    if args.parquet:
        from formcheck.review.export.parquet import to_parquet

        return to_parquet(sets)
    if args.json:
        from formcheck.review.export.objects import to_object

        found = to_object(sets, wanted, datetime.now().astimezone())
        return (json.dumps(found, indent=2, ensure_ascii=False, allow_nan=False) + "\n").encode("utf-8", "replace")
    from formcheck.review.export.rows import to_csv

    return to_csv(sets).encode("utf-8", "replace")


def _write_labels(folders: Sequence[Path], into: Path, skipped: list[str]) -> None:
    from formcheck.review.export.labels import SUFFIX, truth_of

    for found in loaded(folders, skipped):
        text = json.dumps(truth_of(found), indent=1, ensure_ascii=False, allow_nan=False) + "\n"
        path = into / (found.session.folder.absolute().name + SUFFIX)
        _write(text.encode("utf-8", "replace"), path)
        print(path)


def _write(content: bytes, path: Path | None) -> None:
    """To the standard output, or into a file, whole or not at all (`write_whole`)."""
    if path is None:
        sys.stdout.flush()
        out = getattr(sys.stdout, "buffer", None)
        if out is None:
            sys.stdout.write(content.decode())
        else:
            out.write(content)
            out.flush()
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    except OSError as error:
        raise SessionError(f"{path} cannot be written: {error.strerror or error}. Choose another place.") from error
