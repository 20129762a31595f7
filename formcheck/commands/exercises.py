"""`formcheck exercises list | show | check | schema | plot | new`: the exercises that are known, and the language."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from formcheck.commands.listing import plain_console, plain_table, print_known
from formcheck.commands.places import spare
from formcheck.errors import FormcheckError, UsageError
from formcheck.home import expanded
from formcheck.specs import describe
from formcheck.specs.catalog import PACKAGED, Entry, available, find, user_folder
from formcheck.specs.export import json_schema
from formcheck.specs.load import check_spec
from formcheck.specs.model import ExerciseSpec
from formcheck.specs.uncertainty import uncertainty

if TYPE_CHECKING:
    from rich.table import Table


def run(args: argparse.Namespace) -> int:
    """Do `args.action`: list, show (`args.exercise`, an id or path), check (`args.file`), schema, plot or new.

    Returns 0. Raises SpecError (exit code 2) for a wrong or unknown exercise.
    """
    if args.action == "list":
        _list(available())
    elif args.action == "show":
        _show(find(args.exercise))
    elif args.action == "check":
        _check(args.file)
    elif args.action == "plot":
        _plot(args)
    elif args.action == "new":
        _new(args)
    else:
        sys.stdout.write(json.dumps(json_schema(), indent=2) + "\n")
    return 0


def _list(entries: tuple[Entry, ...]) -> None:
    table = plain_table("id", "name", "starts in", "sets x reps, hold")
    for entry in entries:
        own = "" if entry.source.startswith(PACKAGED) else " (your own)"
        if entry.spec is None:
            table.add_row(entry.id, f"cannot be used: see below{own}", "", "")
        else:
            spec = entry.spec
            table.add_row(spec.id, f"{spec.name}{own}", describe.postures(spec.start), describe.dose_in_short(spec))
    print_known(table, "exercises", user_folder(), (entry.error for entry in entries))


def _show(spec: ExerciseSpec) -> None:
    console = plain_console()
    console.print(f"{spec.name} ({spec.id})", style="bold")
    for sentence in spec.how:
        console.print(sentence)
    for title, sentences in (("What to feel", spec.feel), ("Take care", spec.cautions)):
        if sentences:
            console.print(f"\n{title}", style="bold")
        for sentence in sentences:
            console.print(f"- {sentence}")
    facts = plain_table("", "")
    facts.show_header = False
    facts.add_row("dose", describe.dose(spec))
    facts.add_row("starts in", describe.postures(spec.start))
    facts.add_row("counts", describe.movement(spec))
    facts.add_row("sides", "left and right apart" if spec.sides == "each" else "both together")
    facts.add_row("from", spec.source)
    console.print()
    console.print(facts)
    console.print()
    console.print(_measures(spec))
    if any(describe.UNITS[measure.unit] == "points" for measure in spec.measures):
        console.print(f"points: {describe.POINTS_ARE}.")
    if spec.limits or spec.cues:
        console.print()
        console.print(_warnings(spec))


def _measures(spec: ExerciseSpec) -> Table:
    table = plain_table("measure", "what it is", "may be off by", "why")
    for measure in spec.measures:
        unsure = f"{uncertainty(spec, measure.name):.2g} {describe.UNITS[measure.unit]}".rstrip()
        table.add_row(measure.name, describe.measure(measure), unsure, measure.why)
    return table


def _warnings(spec: ExerciseSpec) -> Table:
    table = plain_table("says", "when", "why")
    for limit in spec.limits:
        ways = (" and ".join(describe.condition(spec, condition) for condition in way) for way in limit.ways)
        when = "; or ".join(ways)
        phase = {"any": "", "rest": " at rest", "moving": " while moving", "end": " at the end"}[limit.during]
        table.add_row(f"{limit.say} [{limit.id}]", f"{when}{phase}, for {limit.for_s:g} s", limit.why)
    for cue in spec.cues:
        when = " and ".join(describe.condition(spec, condition) for condition in cue.when)
        table.add_row(f"{cue.say} [{cue.id}]", f"afterwards, {when}", cue.why)
    return table


def _check(path: str) -> None:
    spec = check_spec(path)
    parts = f"measures: {len(spec.measures)}, limits: {len(spec.limits)}, cues: {len(spec.cues)}"
    sys.stdout.write(f"ok  {spec.id}: {spec.name}\n")
    sys.stdout.write(f"    {describe.movement(spec)}\n    {parts}\n    {describe.dose(spec)}\n")
    if Path(path).stem != spec.id:
        sys.stdout.write(f"    Call the file {spec.id}.yaml before it goes into the folder of exercises.\n")


def _plot(args: argparse.Namespace) -> None:
    """Draw `args.source`, measured with `args.spec`, into `args.out`."""
    from formcheck.analysis.trace import trace_of
    from formcheck.commands.own_range import own_range
    from formcheck.commands.poses_of import poses_of
    from formcheck.review.measure_plot.figure import found, save_picture

    spec = find(args.spec)
    out = expanded(args.out) if args.out else Path(f"{Path(args.source).stem}_{spec.id}.png")
    spare(args.source, out, "--out")
    with poses_of(args.source, spec, args.model) as poses:
        trace = trace_of(spec, poses, own_range(spec) if args.profile else None)
    save_picture(trace, Path(args.source).name, out)
    sys.stdout.write(f"{found(trace)}\nThe picture is in {out}\n")


def _new(args: argparse.Namespace) -> None:
    """Write the beginning of a spec called `args.id` into `args.out`."""
    from formcheck.specs.scaffold import scaffold

    out = expanded(args.out or f"{args.id}.yaml")
    if args.like is None and args.id in {entry.id for entry in available()}:
        raise UsageError(
            f"{args.id} is the id of an exercise that is there already, and a file of that id would take its place. "
            f"To change it, begin with 'formcheck exercises new {args.id} --like {args.id}'; else choose another id."
        )
    text = scaffold(args.id, find(args.like) if args.like else None)
    try:
        if out.exists():
            raise UsageError(f"{out} is there already; name another file with --out, or move it away.")
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise FormcheckError(
            f"{out} cannot be written: {error.strerror or error}. Choose another place with --out."
        ) from error
    sys.stdout.write(f"{out}\nNext: change it, then 'formcheck exercises check {out}'\n")
