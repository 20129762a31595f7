"""What each side did in a set, in words: a row a figure, a cell a side; for terminal and page alike."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from formcheck.review import words
from formcheck.review.figures import Difference, SideFigures, Spread
from formcheck.review.visit import SetReview
from formcheck.session.aims import Band, Cap

Row = tuple[str, list[str]]

UNEVEN_FROM = 2
"""Uneven reps of a set from which there is something to be said of them."""

_FURTHEST = {"hold": "longest hold", "cycle": "widest swing", "rep": "furthest rep"}


def figure_rows(review: SetReview) -> list[Row]:
    """Name and one cell a side, for all figures of which something is known."""
    return [(name, cells) for name, cells in _rows(review) if any(cell != words.UNKNOWN for cell in cells)]


def difference_words(difference: Difference, unit: str | None) -> str:
    """A sentence on how far the sides are apart, and whether that is more than the camera may be off."""
    apart = words.with_unit(abs(difference.reach), unit)
    more = "left" if difference.reach > 0 else "right"
    if difference.surely:
        return f"The sides are {apart} apart, {more} has the larger value."
    return f"The sides are {apart} apart: no more than the camera may be off."


def evenness_words(review: SetReview) -> str:
    """What to make of uneven reps, in a sentence; empty for fewer than UNEVEN_FROM: one may be the camera's unrest."""
    sides = review.figures.sides
    uneven = sum(side.judged - side.steady for side in sides)
    if uneven < UNEVEN_FROM:
        return ""
    out, back = sum(side.uneven_out for side in sides), sum(side.uneven_back for side in sides)
    where = " on the way out" if not back else " on the way back" if not out else ""
    judged = sum(side.judged for side in sides)
    return f"{uneven} of {judged} reps had stops and starts{where}: let it flow, slower if that helps."


def _rows(review: SetReview) -> Iterator[Row]:
    figures, kind = review.figures, review.header.exercise.kind
    unit = figures.unit

    def row(name: str, cell: Callable[[SideFigures], str]) -> Row:
        return name, [cell(side) for side in figures.sides]

    def value(number: float) -> str:
        return words.with_unit(number, unit)

    what = {"hold": "hold", "cycle": "swing"}.get(kind, "rep")
    yield row("done", lambda side: words.of_planned(side.reps, side.planned))
    yield row(f"first {what}", lambda side: value(side.reach.first))
    yield row(_FURTHEST[kind], lambda side: value(side.reach.best))
    yield row(f"average {what}", lambda side: _average(side.reach, unit))
    if kind == "rep":
        if unit != words.POINTS:  # which are counted from there
            yield row("from", lambda side: value(side.start))
        yield row("target", lambda side: _bound(side.aims.targets if side.aims else (), unit))
        yield row("warned beyond", lambda side: _caps(side, unit))
    if kind != "hold":
        yield row("way out", lambda side: _average(side.out_s, "s"))
        if review.header.exercise.hold is not None:
            yield row("held", lambda side: _average(side.hold_s, "s"))
        yield row("way back", lambda side: _average(side.back_s, "s"))
    yield row("in one flow", lambda side: f"{side.steady} of {side.judged}" if side.judged else words.UNKNOWN)
    if review.header.exercise.hold is not None:
        yield row("held long enough", lambda side: f"{side.complete} of {side.held}" if side.held else words.UNKNOWN)
    if any(side.partial for side in figures.sides):
        yield row("partial, not counted", lambda side: str(side.partial))


def _average(spread: Spread, unit: str | None) -> str:
    """The mean, and how evenly: `174° ±3`."""
    text = words.with_unit(spread.mean, unit)
    return f"{text} ±{words.value(spread.deviation, unit)}" if math.isfinite(spread.deviation) else text


def _bound(bands: tuple[Band, ...], unit: str | None) -> str:
    edges = [band.low if math.isfinite(band.low) else band.high for band in bands]
    return " ".join(words.with_unit(edge, unit) for edge in edges) or words.UNKNOWN


def _caps(side: SideFigures, unit: str | None) -> str:
    caps: tuple[Cap, ...] = side.aims.caps if side.aims else ()
    return " ".join(dict.fromkeys(words.with_unit(cap.edge, unit) for cap in caps)) or words.UNKNOWN
