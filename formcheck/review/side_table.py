"""What each side did in a set: a row a figure, a column a side, so that it fits a narrow terminal too."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from rich import box
from rich.table import Table
from rich.text import Text

from formcheck.review import words
from formcheck.review.aims import Band, Cap
from formcheck.review.figures import Difference, SetFigures, SideFigures, Spread
from formcheck.review.visit import SetReview

Row = tuple[str, list[str]]


def side_table(review: SetReview) -> Table | None:
    """The table; None where nothing at all was done."""
    figures = review.figures
    if not any(side.reps or side.partial for side in figures.sides):
        return None
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 2, 0, 0), title_justify="left", title_style="bold")
    table.title = "In figures" + (f" (range in {name})" if (name := words.in_units(figures.unit)) else "")
    table.add_column("")
    for side in figures.sides:
        table.add_column(side.side or "", justify="right", no_wrap=True)
    for name, cells in _rows(review, figures):
        if any(cell != words.UNKNOWN for cell in cells):
            table.add_row(name, *cells)
    return table


def sides_compared(review: SetReview) -> Text | None:
    """A sentence on how far the sides are apart; None where not both moved."""
    difference = review.figures.difference
    return None if difference is None else Text(difference_words(difference, review.figures.unit))


def difference_words(difference: Difference, unit: str | None) -> str:
    """A sentence on how far the sides are apart, and whether that is more than the camera may be off."""
    apart = words.with_unit(abs(difference.reach), unit)
    more = "left" if difference.reach > 0 else "right"
    if difference.surely:
        return f"The sides are {apart} apart, {more} has the larger value."
    return f"The sides are {apart} apart: no more than the camera may be off."


def _rows(review: SetReview, figures: SetFigures) -> Iterator[Row]:
    unit, kind = figures.unit, review.header.exercise.kind

    def row(name: str, cell: Callable[[SideFigures], str]) -> Row:
        return name, [cell(side) for side in figures.sides]

    def value(number: float) -> str:
        return words.value(number, unit)

    what = {"hold": "held", "cycle": "swing"}.get(kind, "range")
    yield row("done", lambda side: words.of_planned(side.reps, side.planned))
    yield row(f"{what}, first", lambda side: value(side.reach.first))
    yield row(f"{what}, {'longest' if kind == 'hold' else 'furthest'}", lambda side: value(side.reach.best))
    yield row(f"{what}, average", lambda side: _average(side.reach, unit))
    if kind == "rep":
        yield row("from, average", lambda side: value(side.start))
        yield row("target", lambda side: _bound(side.aims.targets if side.aims else (), unit))
        yield row("warned beyond", lambda side: _caps(side, unit))
    if kind != "hold":
        yield row("out, s", lambda side: _average(side.out_s, "s"))
        if review.header.exercise.hold is not None:
            yield row("hold, s", lambda side: _average(side.hold_s, "s"))
        yield row("back, s", lambda side: _average(side.back_s, "s"))
    if review.header.exercise.hold is not None:
        yield row("held long enough", lambda side: f"{side.complete} of {side.held}" if side.held else words.UNKNOWN)
    if any(side.partial for side in figures.sides):
        yield row("too small to count", lambda side: str(side.partial))


def _average(spread: Spread, unit: str | None) -> str:
    """The mean, and how evenly: `174 ±3`."""
    text = words.value(spread.mean, unit)
    return f"{text} ±{words.value(spread.deviation, unit)}" if math.isfinite(spread.deviation) else text


def _bound(bands: tuple[Band, ...], unit: str | None) -> str:
    edges = [band.low if math.isfinite(band.low) else band.high for band in bands]
    return " ".join(words.value(edge, unit) for edge in edges) or words.UNKNOWN


def _caps(side: SideFigures, unit: str | None) -> str:
    caps: tuple[Cap, ...] = side.aims.caps if side.aims else ()
    return " ".join(dict.fromkeys(words.value(cap.edge, unit) for cap in caps)) or words.UNKNOWN
