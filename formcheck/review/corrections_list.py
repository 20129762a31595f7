"""What can be corrected of a set, numbered; and what has been."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group
from rich.table import Table
from rich.text import Text

from formcheck.review import words
from formcheck.review.from_rest import way_with_unit
from formcheck.review.tables import titled_table
from formcheck.session.corrections import Corrected
from formcheck.session.corrections.words import told
from formcheck.session.read import summary_of
from formcheck.session.summary import Summary
from formcheck.specs.describe import noun_of

_MARKS = {"added": "added by you", "other_side": "side changed by you"}


def corrections_of(found: Corrected) -> Group:
    """Reps, warnings and corrections of a set, each with the number or id by which it is named."""
    summary = summary_of(found.session)
    started = words.day_and_time(found.session.header.started_at)
    head = Text(f"{found.session.header.exercise.name}, {started}", style="bold")
    parts = [head, *_reps(found, summary), *_warnings(summary), *_made(found), *_skipped(found)]
    return Group(*(line for part in parts for line in (part, Text())))


def _reps(found: Corrected, summary: Summary) -> Iterator[Table | Text]:
    if not summary.reps:
        yield Text(f"No {noun_of(found.logged.header.exercise.kind)} is counted.")
        return
    unit = summary.units.drive
    table = titled_table(
        f"{noun_of(found.logged.header.exercise.kind).capitalize()}s",
        ("#", "r"),
        ("side", "l"),
        ("from", "l"),
        ("to", "l"),
        ("range", "l"),
        ("", "l"),
    )
    for rep in summary.reps:
        table.add_row(
            str(rep.n),
            rep.side or words.UNKNOWN,
            words.clock(rep.start_s),
            words.clock(rep.end_s),
            way_with_unit(rep.start_value, rep.peak_value, unit),
            _MARKS.get(found.marks.get(rep.n, ""), ""),
        )
    yield table


def _warnings(summary: Summary) -> Iterator[Table]:
    if summary.warnings:
        table = titled_table("Warnings", ("#", "r"), ("at", "l"), ("side", "l"), ("what", "l"))
        for number, warning in enumerate(summary.warnings, start=1):
            table.add_row(
                str(number), words.clock(warning.start_s), warning.side or words.UNKNOWN, Text(warning.message)
            )
        yield table


def _made(found: Corrected) -> Iterator[Table]:
    if found.corrections:
        table = titled_table("Corrected by you", ("id", "l"), ("what", "l"), ("when", "l"))
        for correction in found.corrections:
            table.add_row(
                Text(correction.id), Text(told(correction, found.logged)), f"{correction.made_at:%Y-%m-%d %H:%M}"
            )
        yield table


def _skipped(found: Corrected) -> Iterator[Text]:
    """Of the corrections only: of the log's own the review tells."""
    notes = found.session.skipped[len(found.logged.skipped) :]
    if notes:
        yield Text("\n".join(notes), style="dim")
