"""How the lists of exercises and routines are printed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from formcheck.review.terminal import results

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table


def plain_console() -> Console:
    """Results go to stdout; words in brackets are text, not markup."""
    return results(markup=False, emoji=False)


def plain_table(*columns: str) -> Table:
    """A table with these heads, whose column `id` is never folded."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, collapse_padding=True)
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column == "id")
    return table


def print_known(table: Table, command: str, folder: Path, errors: Iterable[str]) -> None:
    """Print what is known by name, where a person's own go, and what is wrong with some of them."""
    console = plain_console()
    console.print(table)
    console.print(f"'formcheck {command} show ID' tells more. Your own go into {folder}", soft_wrap=True)
    for error in errors:
        if error:
            console.print(f"\n{error}", soft_wrap=True)
