"""A visit at a glance, for a terminal: a line a set and side."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from formcheck.review import words
from formcheck.review.tables import titled_table
from formcheck.review.visit import SetReview, VisitReview


def glance(visit: VisitReview) -> Table:
    """Its sets and sides, and how often each was warned of."""
    table = titled_table(
        "At a glance", ("set", "r"), ("side", "l"), ("done", "r"), ("furthest", "r"), ("warned", "r"), no_wrap=True
    )
    table.columns[0].header = "#"
    table.add_column("exercise", overflow="fold")
    for number, review in enumerate(visit.sets, start=1):
        name = review.header.exercise.name + (" (scored again)" if review.header.rescored_at else "")
        warned, of_the_whole = _warned(review)
        for figures, warnings in zip(review.figures.sides, warned, strict=True):
            table.add_row(
                str(number),
                figures.side or words.UNKNOWN,
                words.of_planned(figures.reps, figures.planned),
                words.with_unit(figures.reach.best, review.figures.unit),
                str(warnings or ""),
                Text(name),
            )
        if of_the_whole:
            table.add_row(str(number), words.UNKNOWN, "", "", str(of_the_whole), Text(name))
    return table


def _warned(review: SetReview) -> tuple[list[int], int]:
    """How many warnings each side's row has, and how many are of none of several sides: each is counted once."""
    total, sides = len(review.summary.warnings), review.figures.sides
    if len(sides) == 1:
        return [total], 0
    own = [sum(warning.side == figures.side for warning in review.summary.warnings) for figures in sides]
    return own, total - sum(own)
