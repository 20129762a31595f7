"""A review on the terminal: with colours there, as plain text elsewhere."""

from __future__ import annotations

import sys

from formcheck.review.visit import VisitReview


def print_review(visit: VisitReview) -> None:
    """Print the tables; letters that the output lacks become `?`."""
    from rich.console import Console

    from formcheck.review.table import visit_tables

    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    Console(highlight=False).print(visit_tables(visit))
