"""From a number to a number."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Range:
    """A closed range, such as a hold of 3 to 5 s."""

    low: float
    high: float
