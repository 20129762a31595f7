"""Small marks for a terminal: dots for days and bars for weeks, with plain letters where the output has no others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from formcheck.review.history.days import Level


@dataclass(frozen=True, slots=True)
class Marks:
    """One character each.

    Attributes:
        days: of each level.
        coming: a day that is yet to come.
        bars: from nearly nothing to the most, evenly spaced.
        gap: a week of which nothing is known.
    """

    days: Mapping[Level, str]
    coming: str
    bars: str
    gap: str


SHAPES = Marks({"full": "●", "half": "◐", "some": "○", "rest": "·"}, " ", "▁▂▃▄▅▆▇█", "·")
LETTERS = Marks({"full": "#", "half": "+", "some": "o", "rest": "."}, " ", "12345678", ".")


def marks_for(encoding: str | None) -> Marks:
    """Shapes where `encoding` has them all, else letters."""
    try:
        "".join((*SHAPES.days.values(), SHAPES.bars, SHAPES.gap)).encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return LETTERS
    return SHAPES


def bars(values: Sequence[float | None], marks: Marks, most: float | None = None) -> str:
    """A character a value, its height the value's share of `most` (by default of the greatest).

    The scale begins at zero, so that twice the height is twice as much.
    """
    known = [value for value in values if value is not None]
    top = max([most or 0.0, *known], default=0.0)
    return "".join(marks.gap if value is None else _bar(value, top, marks.bars) for value in values)


def _bar(value: float, top: float, steps: str) -> str:
    if top <= 0:
        return steps[0]
    return steps[min(max(round(value / top * len(steps)), 1), len(steps)) - 1]
