"""One measured figure beside its limit."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured.

    Attributes:
        name: of the promise.
        value: measured, in `unit`.
        limit: the most that it may be; None for a figure that is only told.
        unit: "x" for a ratio.
        detail: what it was measured on, and its spread.
    """

    name: str
    value: float
    limit: float | None
    unit: str
    detail: str

    @property
    def kept(self) -> bool:
        """Whether the promise holds."""
        return self.limit is None or self.value <= self.limit


def spread(values: Sequence[float]) -> str:
    """Median and range of some repeated measurement, for a figure's detail."""
    return f"{statistics.median(values):.3f} ({min(values):.3f} to {max(values):.3f}, n={len(values)})"


def percentile(values: Sequence[float], percent: int) -> float:
    """The value below which `percent` of the values lie (at least two values)."""
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]
