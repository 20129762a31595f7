"""Results on the terminal: with colours there, as plain text elsewhere."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from formcheck.review.visit import VisitReview

if TYPE_CHECKING:
    from rich.console import RenderableType


def print_review(visit: VisitReview) -> None:
    """Print the tables of a visit."""
    from formcheck.review.table import visit_tables

    print_shown(visit_tables(visit))


def print_shown(shown: RenderableType) -> None:
    """Print it; letters that the output lacks become `?`."""
    from rich.console import Console

    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    Console(highlight=False).print(shown)
