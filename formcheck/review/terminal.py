"""Results on the terminal: with colours there, as plain text elsewhere."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from formcheck.review.visit import VisitReview


NARROWEST = 56
"""Columns that the tables need, the one of reps by side among them: on a narrower terminal their lines run over, and no
number is cut off."""


def print_review(visit: VisitReview) -> None:
    """Print the tables of a visit."""
    from formcheck.review.table import visit_tables

    print_shown(visit_tables(visit))


def print_shown(shown: RenderableType) -> None:
    """Print it; letters that the output lacks become `?`."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    results(markup=True, emoji=True).print(shown)


def results(*, markup: bool, emoji: bool) -> Console:
    """Where results are printed. A reader that has gone (head, less) is BrokenPipeError, as it is of a bare print."""
    from rich.console import Console

    class Results(Console):
        def on_broken_pipe(self) -> None:
            raise  # rich would end the program with exit code 1

    console = Results(markup=markup, emoji=emoji, highlight=False)
    console.width = max(console.width, NARROWEST)
    return console
