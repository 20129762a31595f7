"""From numbers to places in a picture: pure geometry of the charts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

WIDTH, HEIGHT = 360.0, 190.0
"""Of a chart in its own units: the width of a small phone, so that text is never scaled down below 12 px there."""
LEFT, RIGHT, TOP, BOTTOM = 46.0, 16.0, 24.0, 30.0
"""Margins for the labels."""

Span = tuple[float, float]
"""Upper and lower edge of something in a picture."""

_LETTER, _ASCENT, _DESCENT = 6.6, 11.5, 4.5
"""Of text of 12 px: the width of a usual letter, and how far it reaches above and below its baseline with its rim."""
_ABOVE, _BELOW = -5.0, 13.0
"""From a line to the baseline of text that lies close beside it."""
_FURTHER, _FURTHEST = 3.0, 30.0
"""Text that finds no place there is tried this much further away, and at most so far: then nobody knows whose it is."""
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_MOST_TICKS = 5
_NOTHING = 1e-6
"""Below what any measure can tell from zero."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to a chart's height, zero at the bottom; `across` values share the width evenly.

    Attributes:
        top: the value at the upper edge, above 0.
        ticks: values to label, from 0 to `top`.
        across: how many values lie beside each other, at least 1.
        left: margin for the labels of the ticks.
    """

    top: float
    ticks: tuple[float, ...]
    across: int
    left: float = LEFT

    def x(self, index: float) -> float:
        """Of the value number `index`, from 0."""
        inner = WIDTH - self.left - RIGHT
        return self.left + (inner / 2 if self.across == 1 else inner * index / (self.across - 1))

    def y(self, value: float) -> float:
        """Of `value`; downwards."""
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / self.top


def scale_of(most: float, across: int) -> Scale:
    """A scale from zero to a round number at or above `most`, with at most _MOST_TICKS steps."""
    if not math.isfinite(most) or most < _NOTHING:
        most = 1.0
    rough = most / _MOST_TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next((power * each for each in _STEPS if power * each >= rough * (1 - 1e-9)), power * 10)
    number = math.ceil(most / step - 1e-9)
    return Scale(step * number, tuple(step * n for n in range(number + 1)), max(across, 1))


def runs(values: Sequence[float | None]) -> tuple[tuple[tuple[int, float], ...], ...]:
    """Neighbours that are known, as (index, value): a line is drawn through each, never across what is not known."""
    found: list[list[tuple[int, float]]] = []
    open_run = False
    for index, value in enumerate(values):
        if value is None:
            open_run = False
        elif open_run:
            found[-1].append((index, value))
        else:
            found.append([(index, value)])
            open_run = True
    return tuple(tuple(run) for run in found)


def filled(values: Sequence[float | None]) -> tuple[float, ...]:
    """Each value, and in the place of what is not known the known one before it, or else after it; empty for none."""
    known = [value for value in values if value is not None]
    if not known:
        return ()
    last, found = known[0], []
    for value in values:
        last = last if value is None else value
        found.append(last)
    return tuple(found)


def text_width(text: str) -> float:
    """About, of text of 12 px."""
    return _LETTER * len(text)


def height_of(baseline: float) -> Span:
    """Of text."""
    return baseline - _ASCENT, baseline + _DESCENT


def heights(points: Sequence[tuple[float, float]], begin: float, end: float) -> tuple[Span, ...]:
    """How high each piece of the line through `points` lies between two places across."""
    found: list[Span] = []
    for (x1, y1), (x2, y2) in pairwise(points):
        left, right = max(x1, begin), min(x2, end)
        if left < right:
            ends = [y1 + (y2 - y1) * (x - x1) / (x2 - x1) for x in (left, right)]
            found.append((min(ends), max(ends)))
    return tuple(found)


def place_beside(line: float, way: int, taken: Sequence[Span]) -> float:
    """The baseline of text beside a line at height `line`: the nearest that is free of what is `taken`.

    `way` is 1 for below and -1 for above, the side that is tried first. Where nothing near is free, it lies close
    beside the line on that side.
    """
    sides = (_BELOW, _ABOVE) if way > 0 else (_ABOVE, _BELOW)
    steps = range(int(_FURTHEST / _FURTHER))
    tried = [line + side + math.copysign(_FURTHER * step, side) for step in steps for side in sides]
    return next((baseline for baseline in tried if _is_free(height_of(baseline), taken)), tried[0])


def _is_free(span: Span, taken: Sequence[Span]) -> bool:
    inside = span[0] >= 0 and span[1] <= HEIGHT - BOTTOM
    return inside and all(bottom < span[0] or top > span[1] for top, bottom in taken)
