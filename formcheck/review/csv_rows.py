"""A session's reps as CSV: one row a rep, the units in the columns' names."""

from __future__ import annotations

import csv
import io
from typing import Any

from formcheck.session.read import Session
from formcheck.session.summary import Summary, to_json

_UNIT_ENDINGS = {"deg": "_deg", "trunk": "_trunk_lengths"}


def to_csv(session: Session, summary: Summary) -> str:
    """Head and rows, ended by line feeds; nothing known is an empty cell.

    Columns: session, started_at, exercise, rep, side, start_s, peak_s, end_s, out_s, hold_s, back_s, the
    measure's value at rest and at the furthest point (`from_deg`, `to_deg`), and the ids of the warnings that
    came during the rep, joined by spaces.
    """
    figures = to_json(summary)
    ending = _UNIT_ENDINGS.get(figures["unit"] or "", "")
    text = io.StringIO()
    rows = csv.DictWriter(text, _columns(ending), lineterminator="\n")
    rows.writeheader()
    for rep in figures["reps"]["items"]:
        rows.writerow(
            {
                "session": session.folder.name,
                "started_at": session.header.started_at.isoformat(timespec="seconds"),
                "exercise": figures["exercise"],
                "rep": rep["n"],
                "side": rep["side"],
                **{name: rep[name] for name in _TIMES},
                f"from{ending}": rep["from"],
                f"to{ending}": rep["to"],
                "warnings": " ".join(_warned(rep, figures)),
            }
        )
    return text.getvalue()


_TIMES = ("start_s", "peak_s", "end_s", "out_s", "hold_s", "back_s")


def _columns(ending: str) -> list[str]:
    return [
        *("session", "started_at", "exercise", "rep", "side"),
        *_TIMES,
        *(f"from{ending}", f"to{ending}", "warnings"),
    ]


def _warned(rep: dict[str, Any], figures: dict[str, Any]) -> list[str]:
    """Ids of the warnings during `rep`, each once."""
    if rep["start_s"] is None or rep["end_s"] is None:
        return []
    during = [
        w["id"]
        for w in figures["warnings"]
        if w["start_s"] is not None and w["start_s"] < rep["end_s"] and (w["end_s"] or 0) > rep["start_s"]
    ]
    return list(dict.fromkeys(during))
