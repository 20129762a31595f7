"""The one look of the review's and the history's tables on a terminal."""

from __future__ import annotations

from typing import Literal

from rich import box
from rich.table import Table

Column = tuple[str, Literal["l", "r"]]
"""Its head, and whether its cells stand left or right."""


NARROWEST = 60
"""Columns of a terminal in which every table has room: a title is broken only beyond that."""


def titled_table(title: str, *columns: Column, no_wrap: bool = False) -> Table:
    """A table under `title` (may be empty) with `columns`, whose cells are kept on one line with `no_wrap`."""
    table = Table(
        title=title or None,
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE_HEAD,
        show_edge=False,
        padding=(0, 1, 0, 0),
        min_width=min(len(title), NARROWEST),
    )
    for name, side in columns:
        table.add_column(name, justify="right" if side == "r" else "left", no_wrap=no_wrap, overflow="fold")
    return table
