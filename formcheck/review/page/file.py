"""Where the page goes, and opening it."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path

from formcheck.errors import SessionError
from formcheck.home import home
from formcheck.review.visit import VisitReview
from formcheck.session.folder import unwritable
from formcheck.writing import write_whole

PAGES = "pages"


def page_path(visit: VisitReview) -> Path:
    """Where the page of `visit` goes unless another place was asked for: below formcheck's home, not in a log."""
    name = visit.id if visit.whole else visit.sets[0].name
    return home() / PAGES / f"{name}.html"


def write_page(path: Path, html: str) -> None:
    """Writes the page whole or not at all (`write_whole`). Raises SessionError where it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise SessionError(f"{path} is a folder. Name a file, such as {path / 'review.html'}.")
        write_whole(path, html)
    except OSError as error:
        raise unwritable(path, error, "--out FILE") from error


def open_page(path: Path) -> None:
    """Show it in the person's browser; a note on stderr where there is none."""
    if not webbrowser.open(path.resolve().as_uri()):
        sys.stderr.write(f"No browser could be started. The page is {path}\n")
