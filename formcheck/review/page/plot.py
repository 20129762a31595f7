"""The trace of a set's main measure as a drawing: pure geometry, in the units of an SVG's view box.

Across, 100 units are a second; upwards, 0 to 1000 go from the lowest to the highest value shown. The browser stretches
it to the width there is, so all that must not be stretched (words, buttons) is placed by percent and drawn as HTML.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from formcheck.pose.landmarks import Side
from formcheck.review import words
from formcheck.review.page.motion import Floats, Motion
from formcheck.session.aims import Aims

HEIGHT = 1000
PER_SECOND = 100
_LONGEST_GAP_S = 0.5
"""Kept frames further apart than this are not joined: the line would tell of what nobody saw."""
_ROUND = {"deg": (5, 10, 15, 30, 45, 60, 90), "trunk": (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)}
_MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Axis:
    """The values that are shown, `low` to `high`, with round `ticks` between them."""

    low: float
    high: float
    ticks: tuple[float, ...]
    unit: str | None

    def top(self, value: float) -> float:
        """Percent from the top at which `value` lies, kept within the drawing."""
        share = (self.high - value) / (self.high - self.low)
        return round(100 * min(1.0, max(0.0, share)), 2)


@dataclass(frozen=True, slots=True)
class Zone:
    """A band across the drawing, in percent from the top, and its `edge`, below or above which it lies.

    `kind` is `target`, `warning`, `stop` or `info`.
    """

    kind: str
    top: float
    height: float
    label: str
    edge: float
    below: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """One side's line.

    Attributes:
        side: whose.
        path: of the SVG, in a view box of `width` by HEIGHT.
        width: of that view box.
        zones: targets and caps.
        rest: percent from the top; None where rest is not known.
        rest_label: its value in words.
    """

    side: Side | None
    path: str
    width: int
    zones: tuple[Zone, ...]
    rest: float | None
    rest_label: str


def axis_of(motion: Motion, aims: Iterable[Aims], unit: str | None) -> Axis | None:
    """One axis for all sides of a set, so that they can be compared; None where nothing was measured."""
    seen = np.concatenate([values[np.isfinite(values)] for values in motion.values.values()] or [np.zeros(0)])
    if not len(seen):
        return None
    shown = [float(np.percentile(seen, 0.2)), float(np.percentile(seen, 99.8))]
    for aim in aims:
        edges = [aim.rest, *(e for band in aim.targets for e in (band.low, band.high)), *(c.edge for c in aim.caps)]
        shown += [edge for edge in edges if math.isfinite(edge)]
    low, high = min(shown), max(shown)
    margin = 0.08 * (high - low) or 1.0
    low, high = low - margin, high + margin
    return Axis(low, high, _ticks(low, high, unit), unit)


def trace_of(motion: Motion, side: Side | None, axis: Axis, aims: Aims | None, seconds: float) -> Trace:
    """The line of `side` over `seconds`, and what it is measured against."""
    width = max(1, round(seconds * PER_SECOND))
    rest = aims.rest if aims is not None else math.nan
    known = math.isfinite(rest)
    return Trace(
        side=side,
        path=_path(motion.t, motion.values[side], axis),
        width=width,
        zones=() if aims is None else tuple(_zones(aims, axis)),
        rest=axis.top(rest) if known else None,
        rest_label=words.with_unit(rest, axis.unit),
    )


def _zones(aims: Aims, axis: Axis) -> Iterable[Zone]:
    """A target ends where a limit begins."""
    for target in aims.targets:
        edge = target.low if math.isfinite(target.low) else target.high
        way = "from" if math.isfinite(target.low) else "up to"
        label = f"{target.name} {way} {words.with_unit(edge, axis.unit)}"
        low = max([target.low, *(cap.high for cap in aims.caps if cap.high < target.high)])
        high = min([target.high, *(cap.low for cap in aims.caps if cap.low > target.low)])
        yield _zone("target", low, high, axis, label, edge)
    for cap in aims.caps:
        label = f"{'your limit' if cap.own else 'limit'} {words.with_unit(cap.edge, axis.unit)}"
        yield _zone(cap.level, cap.low, cap.high, axis, label, cap.edge)


def _zone(kind: str, low: float, high: float, axis: Axis, label: str, edge: float) -> Zone:
    top, bottom = axis.top(min(high, axis.high)), axis.top(max(low, axis.low))
    return Zone(kind, top, max(0.0, round(bottom - top, 2)), label, axis.top(edge), below=edge == high)


def _path(t: Floats, values: Floats, axis: Axis) -> str:
    """Moves and lines in whole units, relative to the point before: a third of the size of absolute ones."""
    x = np.round(t * PER_SECOND).astype(int).tolist()
    scaled = (axis.high - np.clip(values, axis.low, axis.high)) / (axis.high - axis.low) * HEIGHT
    seen = np.isfinite(scaled)
    y = np.nan_to_num(np.round(scaled)).astype(int).tolist()
    joined = seen & np.concatenate([[False], seen[:-1] & (np.diff(t) <= _LONGEST_GAP_S)])
    parts: list[str] = []
    for here in np.flatnonzero(seen).tolist():
        if joined[here]:
            parts.append(f"l{x[here] - x[here - 1]} {y[here] - y[here - 1]}")
        else:
            parts.append(f"M{x[here]} {y[here]}")
    return "".join(parts).replace(" -", "-")


def _ticks(low: float, high: float, unit: str | None) -> tuple[float, ...]:
    tenth = 10.0 ** math.floor(math.log10((high - low) / _MOST_TICKS))
    steps: Sequence[float] = (*_ROUND.get(unit or "", ()), *(tenth * share for share in (1, 2, 5, 10)))
    step = next(s for s in steps if (high - low) / s <= _MOST_TICKS)
    first = math.ceil(low / step)
    return tuple(round(step * n, 6) for n in range(first, math.floor(high / step) + 1))
