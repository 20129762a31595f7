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


MOST_BARS = 20
"""Beside a name and two numbers on 60 columns."""


def marks_for(encoding: str | None) -> Marks:
    """Shapes where `encoding` has them all, else letters."""
    try:
        "".join((*SHAPES.days.values(), SHAPES.bars, SHAPES.gap)).encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return LETTERS
    return SHAPES


def weeks_a_bar(weeks: int) -> int:
    """How many weeks share a bar, so that all bars fit beside their numbers."""
    return -(-weeks // MOST_BARS)


def joined(values: Sequence[float | None], together: int) -> list[float | None]:
    """The means of `together` neighbours each, the last group being whole; None where none of them is known."""
    first = len(values) % together or together
    groups = [values[:first], *(values[at : at + together] for at in range(first, len(values), together))]
    return [_mean([value for value in group if value is not None]) for group in groups]


def bars(values: Sequence[float | None], marks: Marks, most: float | None = None) -> str:
    """A character a value, its height the value's share of `most` (by default of the greatest).

    The scale begins at zero, so that twice the height is twice as much.
    """
    known = [value for value in values if value is not None]
    top = max([most or 0.0, *known], default=0.0)
    return "".join(marks.gap if value is None else _bar(value, top, marks.bars) for value in values)


def _mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _bar(value: float, top: float, steps: str) -> str:
    if top <= 0:
        return steps[0]
    return steps[min(max(round(value / top * len(steps)), 1), len(steps)) - 1]
