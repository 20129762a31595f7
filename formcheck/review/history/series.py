"""The lines of an exercise over the weeks: the range and the hold of each side."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from formcheck.pose.landmarks import Side
from formcheck.review.history.trends import Figures, Trend

Quantity = Literal["range", "hold"]


@dataclass(frozen=True, slots=True)
class Series:
    """One line.

    Attributes:
        quantity, side: what it is of.
        unit: `deg`, `trunk`, `s`; as in the header's Units.
        means, bests: one a week; None where nothing is known. At least one mean is known.
    """

    quantity: Quantity
    side: Side | None
    unit: str | None
    means: tuple[float | None, ...]
    bests: tuple[float | None, ...]

    @property
    def name(self) -> str:
        """`range`, or `range, left`."""
        return self.quantity if self.side is None else f"{self.quantity}, {self.side}"

    @property
    def best(self) -> float | None:
        """Of all weeks."""
        return max((best for best in self.bests if best is not None), default=None)


def series_of(trend: Trend) -> tuple[Series, ...]:
    """Range and hold of each side that was worked, as far as they are known: ranges first."""
    ranges = (
        _series("range", side, trend, trend.unit, lambda figures: (figures.mean, figures.best)) for side in trend.sides
    )
    holds = (
        _series("hold", side, trend, "s", lambda figures: (figures.hold_mean_s, figures.hold_best_s))
        for side in trend.sides
    )
    return tuple(one for one in (*ranges, *holds) if any(mean is not None for mean in one.means))


def group_by_quantity(lines: Iterable[Series]) -> dict[Quantity, tuple[Series, ...]]:
    """The lines of each quantity, left before right."""
    found: dict[Quantity, tuple[Series, ...]] = {}
    for line in lines:
        found[line.quantity] = (*found.get(line.quantity, ()), line)
    return found


def _series(
    quantity: Quantity,
    side: Side | None,
    trend: Trend,
    unit: str | None,
    read: Callable[[Figures], tuple[float | None, float | None]],
) -> Series:
    weeks = [week.sides.get(side) for week in trend.weeks]
    known = [(None, None) if figures is None else read(figures) for figures in weeks]
    return Series(quantity, side, unit, tuple(mean for mean, _ in known), tuple(best for _, best in known))
