"""What each side did in a set: a row a figure, a column a side, so that it fits a narrow terminal too."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from formcheck.review.figure_rows import difference_words, evenness_words, figure_rows
from formcheck.review.outgrown import outgrown_words
from formcheck.review.tables import Column, titled_table
from formcheck.review.visit import SetReview


def side_table(review: SetReview) -> Table | None:
    """The table; None where nothing at all was done."""
    figures = review.figures
    if not any(side.reps or side.partial for side in figures.sides):
        return None
    heads: list[Column] = [(side.side or "", "r") for side in figures.sides]
    table = titled_table("In figures", ("", "l"), *heads, no_wrap=True)
    table.show_header = any(name for name, _ in heads)
    for name, cells in figure_rows(review):
        table.add_row(name, *cells)
    return table


def sides_compared(review: SetReview) -> Text | None:
    """How far the sides are apart, how evenly they moved, what was outgrown; None where there is nothing to say."""
    difference = review.figures.difference
    apart = "" if difference is None else difference_words(difference, review.figures.unit)
    sentences = [sentence for sentence in (apart, evenness_words(review), *outgrown_words(review)) if sentence]
    return Text("\n".join(sentences)) if sentences else None
