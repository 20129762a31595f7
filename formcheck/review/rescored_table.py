"""Two scorings of a set side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group
from rich.table import Table
from rich.text import Text

from formcheck.review import words
from formcheck.review.tables import Column, titled_table
from formcheck.session.changes import RepChange, rep_changes, said
from formcheck.session.counted import LOG, Scoring, spec_name
from formcheck.session.read import Session, summary_of
from formcheck.session.summary import Summary


def side_by_side(session: Session, logged: Summary, corrected: Summary | None, again: Summary) -> Group:
    """The figures of the log, those that were `corrected` by hand (None: nothing was), and those of today."""
    started = words.day_and_time(session.header.started_at)
    head = Text(f"{session.header.exercise.name}, {started}", style="bold")
    return Group(head, Text(), _figures(logged, corrected, again), Text(), *_reps(logged, again))


def _figures(logged: Summary, corrected: Summary | None, again: Summary) -> Table:
    heads = ["", "in the log", *([] if corrected is None else ["corrected by you"]), "scored again"]
    table = titled_table("", *((head, "l") for head in heads))
    columns = [logged, *([] if corrected is None else [corrected]), again]
    numbers = [_numbers(summary) for summary in columns]
    for name in dict.fromkeys(key for column in numbers for key in column):
        cells = [column.get(name, "0") for column in numbers]
        differs = cells[0] != cells[-1]
        table.add_row(name, *cells[:-1], Text(cells[-1], style="bold yellow" if differs else ""))
    return table


def _numbers(summary: Summary) -> dict[str, str]:
    sided = any(rep.side for rep in summary.reps)
    complete = sum(hold.complete for hold in summary.holds)
    rows = {"reps": str(len(summary.reps))}
    if sided:
        rows |= {f"  {side}": str(sum(rep.side == side for rep in summary.reps)) for side in ("left", "right")}
    rows["partial reps"] = str(len(summary.partial))
    if summary.holds:
        rows["holds, complete"] = f"{len(summary.holds)}, {complete}"
    return rows | {f"{kind} {name}": str(number) for (kind, name), number in sorted(said(summary).items())}


def _reps(logged: Summary, again: Summary) -> Iterator[Table | Text]:
    changes = rep_changes(logged, again)
    if not changes:
        yield Text("Each rep is the same.")
        return
    table = titled_table("", ("rep", "l"), ("at", "l"), ("in the log", "l"), ("scored again", "l"))
    for change in changes:
        rep = change.after or change.before
        at = words.clock(rep.start_s) if rep is not None else words.UNKNOWN
        number = str(change.before.n) if change.before is not None else "new"
        table.add_row(number, at, _told(change, before=True), _told(change, before=False))
    yield table


def _told(change: RepChange, *, before: bool) -> str:
    rep = change.before if before else change.after
    if rep is None:
        return "not counted"
    side = f"{rep.side}, " if rep.side else ""
    return f"{side}held {words.span(rep.hold_s)}"


def scorings_table(logged: Session, kept: Sequence[Scoring], chosen: str | None) -> Table:
    """The log and the later scorings of a set, one a row, without corrections; the one that counts is marked."""
    columns: tuple[Column, ...] = (("", "l"), ("name", "l"), ("reps", "r"), ("warned", "r"))
    table = titled_table("Scorings", *columns, no_wrap=True)
    table.add_column("spec", overflow="fold")
    rows = [(LOG, logged), *((scoring.name, scoring.session) for scoring in kept)]
    for name, session in rows:
        summary, counts = summary_of(session), name == (chosen or LOG)
        mark = Text("counts", style="bold green") if counts else Text()
        table.add_row(mark, name, str(len(summary.reps)), str(len(summary.warnings)), spec_name(session.header))
    return table
