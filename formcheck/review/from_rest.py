"""Values on a scale of their own (a sum of angles and lengths), as they are shown: as points from the person's rest.

What such a value is means nothing, and differs from person to person and day to day; how far it went from rest is what
counts. The log, JSON and CSV have the values as they were measured.
"""

from __future__ import annotations

import math
from dataclasses import replace

from formcheck.review import words
from formcheck.session.aims import Aims


def from_rest(number: float, rest: float, unit: str | None) -> float:
    """`number` as it is shown: of points less `rest`, NaN where that is not known; of other units as it is."""
    return number - rest if unit == words.POINTS else number


def way(start: float, end: float, unit: str | None) -> str:
    """From where to where a movement went, without the unit: `131 to 176`; of points how far, `2.85`."""
    return words.value(end - start, unit) if unit == words.POINTS else words.way(start, end, unit)


def way_with_unit(start: float, end: float, unit: str | None) -> str:
    """The same with its unit: `131 to 176°`, `2.85 points`."""
    if unit == words.POINTS:
        return words.with_unit(end - start, unit)
    return words.way_with_unit(start, end, unit)


def aims_from_rest(aims: Aims, unit: str | None) -> Aims:
    """`aims` as they are shown; of points whose rest is not known there is nothing to aim at."""
    if unit != words.POINTS:
        return aims
    rest = aims.rest
    if not math.isfinite(rest):
        return Aims(math.nan, (), ())
    return Aims(
        0.0,
        tuple(replace(band, low=band.low - rest, high=band.high - rest) for band in aims.targets),
        tuple(replace(cap, low=cap.low - rest, high=cap.high - rest) for cap in aims.caps),
    )
