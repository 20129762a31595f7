"""What is kept, as tables: visit by visit, and one set in full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from formcheck.review import words
from formcheck.session.index import SetRow, VisitRow
from formcheck.specs.describe import noun_of

_ENDINGS = {"done": "", "interrupted": "stopped early", "failed": "failed", "cut_off": "cut off"}


def list_of(visits: Sequence[VisitRow], unreadable: Sequence[str], exercise: str | None = None) -> Text:
    """`visits` (of one exercise, where it is named) in the order given, each with its sets; then what can't be read."""
    text = Text("" if visits else f"No session {f'of {exercise} ' if exercise else ''}is kept.\n")
    for visit in visits:
        routine = f", {visit.routine}" if visit.routine else ""
        text.append(words.day_and_time(visit.started_at) + routine, style="bold")
        text.append("\n" if visit.id == visit.sets[0].folder else f", visit {visit.id}\n", style="dim")
        for row in visit.sets:
            remarks = _remarks(row)
            text.append(f"  {row.folder}: {_counted(row)}{', ' + remarks if remarks else ''}\n")
    if unreadable:
        text.append("Cannot be read, but can be deleted\n", style="bold yellow")
        text.append("".join(f"  {name}\n" for name in unreadable))
    text.rstrip()
    return text


def facts_of(facts: dict[str, Any]) -> Table:
    """Name and value, a line each; lists below one another."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim")
    table.add_column(overflow="fold")
    for name, value in facts.items():
        if value in (None, [], ""):
            continue
        told = "\n".join(_item(item) for item in value) if isinstance(value, list) else str(value)
        table.add_row(name.replace("_", " "), Text(told))
    return table


def size(number: int) -> str:
    """Bytes in the unit that suits them: `312 B`, `1.2 kB`, `4.0 MB`."""
    for unit, factor in (("MB", 1_000_000), ("kB", 1_000)):
        if number >= factor:
            return f"{number / factor:.1f} {unit}"
    return f"{number} B"


def _item(item: Any) -> str:
    return f"{item['name']} ({size(item['bytes'])})" if isinstance(item, dict) else str(item)


def _counted(row: SetRow) -> str:
    noun = noun_of(row.kind)
    sides = [f"{side.side} {side.reps}" for side in row.by_side if side.side]
    return words.count(row.reps, noun) + (f" ({', '.join(sides)})" if sides else "")


def _remarks(row: SetRow) -> str:
    said = [
        _ENDINGS[row.ended],
        "a file" if not row.practice else "",
        "corrected" if row.corrections else "",
        "scored again" if row.rescored else "",
        words.count(sum(row.warnings.values()), "warning") if row.warnings else "",
    ]
    return ", ".join(remark for remark in said if remark)
