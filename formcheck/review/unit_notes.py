"""A word on the units that do not explain themselves, to be said once on a page."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from formcheck.review import words
from formcheck.review.visit import SetReview
from formcheck.specs.describe import POINTS_ARE

TRUNK = "trunk: the length from shoulder to hip."


def unit_notes(sets: Sequence[SetReview], more: Iterable[str | None] = ()) -> tuple[str, ...]:
    """A sentence for each such unit in which something of `sets` is given, or that is among `more`."""
    units = {*more, *(unit for review in sets for unit in _units(review))}
    trunk = (TRUNK,) if "trunk" in units else ()
    return (*trunk, *dict.fromkeys(f"points: {points_note(review)}." for review in sets if _in_points(review)))


def points_note(review: SetReview) -> str:
    """What the points of a set are, and how many it takes: `its own scale, counted from rest; 1.00 is what counts`."""
    bands = [band for figures in review.figures.sides if figures.aims for band in figures.aims.targets]
    edges = (band.low if math.isfinite(band.low) else band.high for band in bands)
    asked = list(dict.fromkeys(words.value(edge, words.POINTS) for edge in edges))
    counts = f"; {' and '.join(asked)} is what counts" if asked else ""
    return f"{POINTS_ARE}{counts}"


def _units(review: SetReview) -> set[str | None]:
    units = review.summary.units
    return {units.drive, *(units.of_limit(warning.id) for warning in review.summary.warnings)}


def _in_points(review: SetReview) -> bool:
    return review.summary.units.drive == words.POINTS
