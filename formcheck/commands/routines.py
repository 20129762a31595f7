"""`formcheck routines list | show ID | check FILE | use ID`: exercises in an order, with their doses and rests."""

from __future__ import annotations

import argparse
import sys

from formcheck.commands import own_programme
from formcheck.commands.listing import plain_console, plain_table, print_known
from formcheck.specs.catalog import PACKAGED, user_routines_folder
from formcheck.specs.describe import span
from formcheck.specs.routine import Routine, SideOrder, Step
from formcheck.specs.routines import (
    RoutineEntry,
    available_routines,
    find_routine,
    load_routine,
)

SIDES: dict[SideOrder, str] = {
    "left_first": "all left, then all right",
    "right_first": "all right, then all left",
    "alternating": "left and right in turn",
    "one": "one side: the one with the symptoms",
    "none": "",
}


def run(args: argparse.Namespace) -> int:
    """Do `args.action`: list, show (`args.routine`, an id or path), check (`args.file`) or use.

    Returns 0. Raises SpecError (exit code 2) for a wrong or unknown routine; of `use`, SessionError where the programme
    that is kept cannot be read or written.
    """
    if args.action == "list":
        _list(available_routines())
    elif args.action == "show":
        _show(find_routine(args.routine))
    elif args.action == "use":
        own_programme.use(args)
    else:
        _check(load_routine(args.file))
    return 0


def _list(entries: tuple[RoutineEntry, ...]) -> None:
    table = plain_table("id", "name", "exercises", "times a day")
    programmes = own_programme.words_by_routine()
    for entry in entries:
        own = "" if entry.source.startswith(PACKAGED) else " (your own)"
        if entry.routine is None:
            table.add_row(entry.id, f"cannot be used: see below{own}", "", "")
        else:
            routine = entry.routine
            agreed = f", {programmes[routine.id]}" if routine.id in programmes else ""
            table.add_row(
                routine.id,
                f"{routine.name}{own}{agreed}",
                str(len(routine.steps)),
                span(routine.times_a_day).replace(" to ", "-"),
            )
    print_known(table, "routines", user_routines_folder(), (entry.error for entry in entries))


def _show(routine: Routine) -> None:
    console = plain_console()
    console.print(f"{routine.name} ({routine.id})", style="bold")
    for sentence in routine.about:
        console.print(sentence)
    console.print()
    for number, step in enumerate(routine.steps, start=1):
        console.print(f"{number:2d}  {step.spec.name}: {_in_words(step)}", soft_wrap=True)
        if step.note:
            console.print(f"    {step.note}", soft_wrap=True)
    console.print()
    times = span(routine.times_a_day)
    console.print(f"{times} {'time' if times == '1' else 'times'} a day, {routine.between_s:g} s between two exercises")
    console.print(f"from {routine.source}", soft_wrap=True)
    if own_programme.changed_since(routine):
        console.print(f"It has changed since you named it: 'formcheck routines use {routine.id}' takes that over.")


def _in_words(step: Step) -> str:
    rest = f"{step.rest_s:g} s rest between sets" if step.sets.high > 1 else ""
    return "; ".join(part for part in (_amount(step), SIDES[step.order], rest) if part)


def _amount(step: Step) -> str:
    each_side = " a side" if step.each_side else ""
    hold = f", {span(step.hold)} s" if step.hold else ""
    return f"{span(step.sets)} x {span(step.reps)}{each_side}{hold}".replace(" to ", "-")


def _check(routine: Routine) -> None:
    sys.stdout.write(f"ok  {routine.id}: {routine.name}\n")
    for step in routine.steps:
        sys.stdout.write(f"    {step.spec.id}: {_amount(step)}\n")
