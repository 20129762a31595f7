"""Text in lines that fit a terminal."""

from __future__ import annotations

import textwrap

NARROWEST = 24
"""Columns. Below this, words are torn apart."""


def wrapped(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """`text` in lines of at most `width` columns (at least NARROWEST), the first one and the others indented."""
    return textwrap.wrap(
        text,
        max(width, NARROWEST),
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_on_hyphens=False,
    )
