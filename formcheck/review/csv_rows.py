"""A visit's reps as CSV: one row a rep, the units in the columns' names."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from formcheck.review.visit import SetReview, VisitReview, visit_of_set
from formcheck.session.folder import set_of
from formcheck.session.summary_object import to_json
from formcheck.session.warned import warned

_UNIT_ENDINGS = {"deg": "_deg", "trunk": "_trunk_lengths", "mixed": "_points"}


def visit_csv(visit: VisitReview) -> str:
    """Head and rows of all sets, ended by line feeds; nothing known is an empty cell.

    Columns: visit, set, session, started_at, exercise, rep, side, start_s, peak_s, end_s, out_s, hold_s, back_s, the
    measure's value where the rep began and at its furthest point (`from_deg`, `to_deg`; each unit has columns of its
    own), how evenly it was done (`steady`, `uneven out`, `uneven back`, `uneven`), the ids of the warnings that came
    during it on its side, what was corrected of it (`added`, `other_side`), and the day on which it was scored again
    where that scoring counts.
    """
    endings = list(dict.fromkeys(_ending(review) for review in visit.sets))
    text = io.StringIO()
    rows = csv.DictWriter(text, _columns(endings), lineterminator="\n")
    rows.writeheader()
    for number, review in enumerate(visit.sets, start=_first(visit)):
        rows.writerows({"visit": visit.id, "set": number, **row} for row in _rows(review))
    return text.getvalue()


def _first(visit: VisitReview) -> int:
    """The number of the first of these sets in the visit: 1, unless one was asked for alone."""
    if visit.whole:
        return 1
    folder = set_of(visit.sets[0].session.folder)
    names = [set_of(review.session.folder).name for review in visit_of_set(folder).sets]
    return names.index(folder.name) + 1


def _rows(review: SetReview) -> Iterator[dict[str, Any]]:
    figures, ending = to_json(review.summary), _ending(review)
    for rep, done in zip(figures["reps"]["items"], review.summary.reps, strict=True):
        yield {
            "session": review.name,
            "started_at": review.header.started_at.isoformat(timespec="seconds"),
            "exercise": figures["exercise"],
            "rep": rep["n"],
            "side": rep["side"],
            **{name: rep[name] for name in _TIMES},
            f"from{ending}": rep["from"],
            f"to{ending}": rep["to"],
            "evenness": rep["evenness"],
            "warnings": " ".join(warned(review.summary, done)),
            "corrected": review.corrected.marks.get(rep["n"], ""),
            "scored_again": review.header.rescored_at.date().isoformat() if review.header.rescored_at else "",
        }


def _ending(review: SetReview) -> str:
    return _UNIT_ENDINGS.get(review.summary.units.drive or "", "")


_TIMES = ("start_s", "peak_s", "end_s", "out_s", "hold_s", "back_s")


def _columns(endings: list[str]) -> list[str]:
    return [
        *("visit", "set", "session", "started_at", "exercise", "rep", "side"),
        *_TIMES,
        *(f"{name}{ending}" for ending in endings for name in ("from", "to")),
        *("evenness", "warnings", "corrected", "scored_again"),
    ]
