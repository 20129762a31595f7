"""Days and weeks in a row, told kindly: a rest day is a part of the programme, not a failure."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from formcheck.review.history.days import monday_of


@dataclass(frozen=True, slots=True)
class Streaks:
    """Figures of regularity.

    Attributes:
        days: days with practice, of all.
        last_7, last_28: days with practice among the last 7 and 28, today included.
        run: days in a row up to today or yesterday (today is not over yet).
        longest_run: of all.
        weeks: weeks in a row with practice, up to this or the last one.
        last: the last day with practice; None where there is none.
    """

    days: int
    last_7: int
    last_28: int
    run: int
    longest_run: int
    weeks: int
    last: date | None


def streaks(practised: Iterable[date], today: date) -> Streaks:
    """The figures of the days in `practised`. A day ahead of `today` (after a flight west) counts as today."""
    days = sorted(set(practised))
    if not days:
        return Streaks(0, 0, 0, 0, 0, 0, None)
    now = max(today, days[-1])
    runs = _runs(days, 1)
    week_runs = _runs(sorted({monday_of(day) for day in days}), 7)
    return Streaks(
        days=len(days),
        last_7=sum(now - day < timedelta(days=7) for day in days),
        last_28=sum(now - day < timedelta(days=28) for day in days),
        run=runs[-1] if now - days[-1] <= timedelta(days=1) else 0,
        longest_run=max(runs),
        weeks=week_runs[-1] if monday_of(now) - monday_of(days[-1]) <= timedelta(days=7) else 0,
        last=days[-1],
    )


def _runs(days: list[date], step: int) -> list[int]:
    """Lengths of the runs of days that are `step` days apart, oldest first."""
    runs = [1]
    for before, day in itertools.pairwise(days):
        if (day - before).days == step:
            runs[-1] += 1
        else:
            runs.append(1)
    return runs
