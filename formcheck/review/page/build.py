"""Puts the page together: templates, style and script in one file that needs nothing else."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from formcheck import __version__
from formcheck.review import words
from formcheck.review.from_rest import way_with_unit
from formcheck.review.how_far import how_far
from formcheck.review.page.view import page_view
from formcheck.review.visit import VisitReview

TEMPLATES = Path(__file__).parent / "templates"


def page_of(visit: VisitReview) -> str:
    """The page of `visit` as HTML."""
    return _environment().get_template("page.html").render(page=page_view(visit), version=__version__)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["words"] = words
    environment.globals["how_far"] = how_far
    environment.globals["way_with_unit"] = way_with_unit
    environment.globals["as_is"] = _as_is
    environment.filters["script_json"] = _script_json
    return environment


def _as_is(name: str) -> Markup:
    """A file of ours, such as the style, as it stands."""
    return Markup((TEMPLATES / name).read_text(encoding="utf-8"))  # noqa: S704 - our own file, no one else's words


def _script_json(content: object) -> Markup:
    """JSON for a script element: what could end the element is written as an escape."""
    text = json.dumps(content, allow_nan=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704 - escaped
