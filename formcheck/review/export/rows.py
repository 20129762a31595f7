"""One row a rep, the units in the columns' names: the same columns whatever is in them."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from formcheck.coach.events import RepDone
from formcheck.session.corrections import Corrected
from formcheck.session.evenness import evenness
from formcheck.session.read import summary_of
from formcheck.session.summary import Summary
from formcheck.session.warned import warned

COLUMNS: dict[str, type] = {
    "visit": str,
    "routine": str,
    "session": str,
    "started_at": str,
    "exercise": str,
    "set": int,
    "rep": int,
    "side": str,
    "at": str,
    "start_s": float,
    "peak_s": float,
    "end_s": float,
    "out_s": float,
    "hold_s": float,
    "back_s": float,
    "from_deg": float,
    "to_deg": float,
    "from_trunk_lengths": float,
    "to_trunk_lengths": float,
    "from_own_unit": float,
    "to_own_unit": float,
    "evenness": str,
    "out_smoothness": float,
    "back_smoothness": float,
    "warnings": str,
    "corrected": str,
    "camera": bool,
    "scored_again": str,
}
"""Name of each column to what is in it; any of it may be missing. A contract, see docs/export.md."""

_ENDINGS = {"deg": "deg", "trunk": "trunk_lengths"}


def rows(sets: Iterable[Corrected]) -> Iterator[dict[str, Any]]:
    """The reps of all `sets`, a dict of all COLUMNS each; None where nothing is known."""
    for found in sets:
        summary = summary_of(found.session)
        for rep in summary.reps:
            yield _row(found, summary, rep)


def to_csv(sets: Iterable[Corrected]) -> str:
    """Head and rows, ended by line feeds; what is not known is an empty cell."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(COLUMNS), lineterminator="\n")
    writer.writeheader()
    writer.writerows({**row, "camera": str(row["camera"]).lower()} for row in rows(sets))
    return text.getvalue()


def _row(found: Corrected, summary: Summary, rep: RepDone) -> dict[str, Any]:
    header = found.session.header
    visit, live = header.visit, header.source.live
    row: dict[str, Any] = dict.fromkeys(COLUMNS)
    row |= {
        "visit": None if visit is None else visit.id,
        "routine": None if visit is None else visit.routine,
        "session": found.session.folder.absolute().name,
        "started_at": header.started_at.isoformat(timespec="milliseconds"),
        "exercise": header.exercise.id,
        "set": None if visit is None else visit.set,
        "rep": rep.n,
        "side": rep.side,
        "evenness": evenness(rep) or None,
        "out_smoothness": _number(rep.out_smoothness, 2),
        "back_smoothness": _number(rep.back_smoothness, 2),
        "at": _moment(found, rep) if live else None,
        "warnings": " ".join(warned(summary, rep)) or None,
        "corrected": found.marks.get(rep.n),
        "camera": live,
        "scored_again": header.rescored_at.date().isoformat() if header.rescored_at else None,
    }
    row |= {
        name: _number(getattr(rep, name), 3) for name in ("start_s", "peak_s", "end_s", "out_s", "hold_s", "back_s")
    }
    unit = header.exercise.units.drive
    if unit is not None:
        ending, digits = _ENDINGS.get(unit, "own_unit"), 1 if unit == "deg" else 3
        row[f"from_{ending}"] = _number(rep.start_value, digits)
        row[f"to_{ending}"] = _number(rep.peak_value, digits)
    return row


def _moment(found: Corrected, rep: RepDone) -> str | None:
    """When the rep began, by the clock that the set began by: also where the clocks were changed during it."""
    try:
        began = found.session.header.started_at + timedelta(seconds=rep.start_s)
    except (OverflowError, ValueError):  # not known, or beyond what a calendar holds
        return None
    return began.isoformat(timespec="milliseconds")


def _number(value: float, digits: int) -> float | None:
    return round(value, digits) + 0.0 if math.isfinite(value) else None
