"""A review on the terminal: with colours there, as plain text elsewhere."""

from __future__ import annotations

import sys

from formcheck.session.read import Session
from formcheck.session.summary import Summary


def print_review(session: Session, summary: Summary) -> None:
    """Print the tables; letters that the output lacks become `?`."""
    from rich.console import Console

    from formcheck.review.table import review_of

    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    Console(highlight=False).print(review_of(session, summary))
