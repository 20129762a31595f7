"""`formcheck rescore`: what a set's poses come to with today's spec, beside what its log says."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from formcheck.analysis.rescore import Rescoring, score_again
from formcheck.commands import scoring_choice
from formcheck.errors import FormcheckError, SessionError, UsageError
from formcheck.session import counted
from formcheck.session.corrections import load_corrected
from formcheck.session.folder import names, sessions_root
from formcheck.session.read import read_session, summary_of
from formcheck.session.summary import Summary
from formcheck.session.summary_object import to_json
from formcheck.session.which import one_set
from formcheck.specs import catalog
from formcheck.specs.model import ExerciseSpec


def run(args: argparse.Namespace) -> int:
    """Scores `args.session`, or all of them, and keeps what has come out differently."""
    if args.all and args.session is not None:
        raise UsageError("Name a session or say --all, not both.")
    if args.exercise is not None and not args.all:
        raise UsageError("--exercise chooses among --all: say both.")
    scoring_choice.check_words(args)
    return _all(args) if args.all else _one(args)


def _one(args: argparse.Namespace) -> int:
    folder = one_set(args.session)
    if args.list:
        scoring_choice.show(folder, as_json=args.json)
        return 0
    if args.use not in (None, scoring_choice.NEW):
        said = scoring_choice.let_count(folder, args.use)
        if args.json:
            _print_json({"session": folder.name, "counts": _counts_now(folder)})
        else:
            print(said)
        return 0
    scored, kept = _score(folder, args)
    if args.json:
        _print_json(_object(scored, kept))
        return 0
    _print_tables(scored)
    for note in scored.skipped:
        print(f"formcheck: {note}", file=sys.stderr)
    print(_told(scored, kept, dry_run=args.dry_run))
    if not args.dry_run:
        print(scoring_choice.what_counts(folder))
    return 0


def _all(args: argparse.Namespace) -> int:
    """One line a session on stdout; what cannot be scored is told on stderr, and makes the exit code 1."""
    failed, objects = 0, []
    folders = list(_chosen(args))
    if not folders:
        print("formcheck: no set is kept that was asked for.", file=sys.stderr)
    for folder in folders:
        try:
            if args.use == counted.LOG:
                objects.append(_back_to_log(folder, quietly=args.json))
                continue
            scored, kept = _score(folder, args)
        except FormcheckError as error:
            failed += 1
            print(f"formcheck: {folder.name}: {error}", file=sys.stderr)
            continue
        if args.json:
            objects.append(_object(scored, kept))
        else:
            print(f"{folder.name}  {_in_a_line(scored)}", flush=True)
    if args.json:
        _print_json({"sessions": objects})
    elif failed:
        print(f"{failed} could not be scored.", file=sys.stderr)
    return 1 if failed else 0


def _chosen(args: argparse.Namespace) -> Iterator[Path]:
    """The folders of the sessions that are meant, oldest first."""
    wanted = args.exercise
    if args.spec is not None:
        wanted = catalog.find(args.spec).id
        if args.exercise not in (None, wanted):
            raise UsageError(f"{args.spec} describes {wanted}, and --exercise asks for {args.exercise}.")
    root = sessions_root()
    for name in names(root):
        try:
            done = read_session(root / name).header.exercise.id
        except SessionError:
            done = None  # said when it is scored
        if wanted is None or done in (None, wanted):
            yield root / name


def _score(folder: Path, args: argparse.Namespace) -> tuple[Rescoring, Path | None]:
    now = datetime.now().astimezone()
    scored = score_again(folder, _spec(folder, args.spec), now)
    kept = None if args.dry_run or scored.same else scored.keep()
    if args.use == scoring_choice.NEW:
        counted.choose(folder, None if kept is None else kept.name, now)
    return scored, kept


def _back_to_log(folder: Path, *, quietly: bool) -> dict[str, Any]:
    said = scoring_choice.let_count(folder, counted.LOG)
    if not quietly:
        print(f"{folder.name}  {said}")
    return {"session": folder.name, "counts": counted.LOG}


def _counts_now(folder: Path) -> str:
    return counted.chosen(folder) or counted.LOG


def _spec(folder: Path, asked: str | None) -> ExerciseSpec:
    done = read_session(folder).header.exercise.id
    spec = catalog.find(done if asked is None else asked)
    if spec.id != done:
        raise UsageError(f"{folder.name} is a set of {done}, and {asked} describes {spec.id}: give a spec of {done}.")
    return spec


def _object(scored: Rescoring, kept: Path | None) -> dict[str, Any]:
    return {
        "session": scored.logged.folder.name,
        "exercise": scored.header.exercise.id,
        "spec_source": scored.header.spec.source,
        "spec_changed": scored.header.spec.text != scored.logged.header.spec.text,
        "formcheck": {"logged": scored.logged.header.formcheck, "rescored": scored.header.formcheck},
        "same": scored.same,
        "kept": None if kept is None else str(kept),
        "counts": _counts_now(scored.logged.folder),
        "logged": to_json(summary_of(scored.logged)),
        "rescored": to_json(scored.summary),
        "skipped": list(scored.skipped),
    }


def _print_json(content: dict[str, Any]) -> None:
    print(json.dumps(content, indent=2, allow_nan=False))


def _print_tables(scored: Rescoring) -> None:
    from formcheck.review.rescored_table import side_by_side
    from formcheck.review.terminal import print_shown

    found = load_corrected(scored.logged.folder)
    corrected = summary_of(found.session) if found.corrections else None
    print_shown(side_by_side(scored.logged, summary_of(scored.logged), corrected, scored.summary))


def _told(scored: Rescoring, kept: Path | None, *, dry_run: bool) -> str:
    changed = scored.header.spec.text != scored.logged.header.spec.text
    spec = "The spec has changed since." if changed else "The spec is the same as then."
    if scored.same:
        return f"{spec} Nothing comes out differently, so nothing was kept."
    if dry_run or kept is None:
        return f"{spec} Nothing was kept: leave --dry-run out to keep it."
    return f"{spec} Kept in {kept}; nothing in the log is changed."


def _in_a_line(scored: Rescoring) -> str:
    if scored.same:
        return "the same"
    before, after = _counts(summary_of(scored.logged)), _counts(scored.summary)
    changes = [f"{name} {before[name]} -> {after[name]}" for name in before if before[name] != after[name]]
    return ", ".join(changes) or "the same counts, other times or values"


def _counts(summary: Summary) -> dict[str, int]:
    return {
        "reps": len(summary.reps),
        "left": len(summary.reps_on("left")),
        "right": len(summary.reps_on("right")),
        "partial": len(summary.partial),
        "complete holds": sum(hold.complete for hold in summary.holds),
        "warnings": len(summary.warnings),
        "cues": len(summary.cues),
    }
