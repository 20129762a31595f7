"""The lines of an exercise over the weeks: the range and the hold of each side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from formcheck.pose.landmarks import Side
from formcheck.review.history.trends import Figures, Trend

Quantity = Literal["range", "hold"]

NOTHING = Figures(0, None, None, None, None)
"""Of a side in a week in which it was not worked."""


@dataclass(frozen=True, slots=True)
class Series:
    """One line.

    Attributes:
        quantity, side: what it is of.
        unit: `deg`, `trunk`, `s`; as in the header's Units.
        means, bests: one a week; None where nothing is known. At least one mean is known.
        targets, caps: of each week: from where a rep counts, and from where a warning comes; of a hold, the least
            seconds that are asked for. All None where there is none.
    """

    quantity: Quantity
    side: Side | None
    unit: str | None
    means: tuple[float | None, ...]
    bests: tuple[float | None, ...]
    targets: tuple[float | None, ...]
    caps: tuple[float | None, ...]

    @property
    def name(self) -> str:
        """`range`, or `range, left`."""
        return self.quantity if self.side is None else f"{self.quantity}, {self.side}"

    @property
    def best(self) -> float | None:
        """Of all weeks."""
        return max((best for best in self.bests if best is not None), default=None)

    @property
    def target(self) -> float | None:
        """As it was last."""
        return _last(self.targets)

    @property
    def cap(self) -> float | None:
        """As it was last."""
        return _last(self.caps)


def series_of(trend: Trend) -> tuple[Series, ...]:
    """Range and hold of each side that was worked, as far as they are known: ranges first."""
    found = (*(_range(trend, side) for side in trend.sides), *(_hold(trend, side) for side in trend.sides))
    return tuple(one for one in found if any(mean is not None for mean in one.means))


def group_by_quantity(lines: Iterable[Series]) -> dict[Quantity, tuple[Series, ...]]:
    """The lines of each quantity, left before right."""
    found: dict[Quantity, tuple[Series, ...]] = {}
    for line in lines:
        found[line.quantity] = (*found.get(line.quantity, ()), line)
    return found


def _range(trend: Trend, side: Side | None) -> Series:
    weeks = [week.sides.get(side, NOTHING) for week in trend.weeks]
    return Series(
        "range",
        side,
        trend.unit,
        means=tuple(week.mean for week in weeks),
        bests=tuple(week.best for week in weeks),
        targets=tuple(week.target for week in weeks),
        caps=tuple(week.cap for week in weeks),
    )


def _hold(trend: Trend, side: Side | None) -> Series:
    weeks = [week.sides.get(side, NOTHING) for week in trend.weeks]
    asked = None if trend.plan.hold is None else trend.plan.hold.low
    return Series(
        "hold",
        side,
        "s",
        means=tuple(week.hold_mean_s for week in weeks),
        bests=tuple(week.hold_best_s for week in weeks),
        targets=tuple(None if week.hold_mean_s is None else asked for week in weeks),
        caps=(None,) * len(weeks),
    )


def _last(values: tuple[float | None, ...]) -> float | None:
    return next((value for value in reversed(values) if value is not None), None)
