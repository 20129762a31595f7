"""Range, hold and amounts by week, worked out by hand. The weeks begin on 9 and 16 November."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from formcheck.review.history.series import group_by_quantity, series_of
from formcheck.review.history.trends import Trend, trends
from formcheck.review.history.words import plan
from formcheck.session.index import VisitRow
from formcheck.session.index.figures import set_row as index_row
from formcheck.session.programme import Agreed, Programme
from formcheck.session.read import read_session
from formcheck.specs.range import Range
from tests.review.history.rows import NOON, days_ago, set_row, side_row, visit_of, visit_on
from tests.session.examples import PURE_HOLD
from tests.session.index.practice import hold, rep, reps, write_set

MONDAYS = (date(2026, 11, 9), date(2026, 11, 16))
TODAY = NOON.date()


def the_trend(*visits: VisitRow) -> Trend:
    (found,) = trends(visits, MONDAYS, TODAY)
    return found


def test_a_mean_counts_each_rep_once() -> None:
    few, many = (set_row(days_ago(1), n, by_side=(side_row(n, mean=mean),)) for n, mean in ((2, 30.0), (8, 40.0)))
    figures = the_trend(visit_of(few, many)).weeks[1].sides[None]
    assert (figures.reps, figures.mean, figures.best) == (10, pytest.approx(38.0), 45.0)


def test_a_mean_leaves_out_what_was_not_measured(tmp_path: Path) -> None:
    """One bridge of 80 degrees with nine added by hand, then ten of 40: (80 + 10 * 40) / 11."""
    unknown = replace(rep(1), start_value=math.nan, peak_value=math.nan, hold_s=math.nan)
    added = [replace(unknown, n=number) for number in range(2, 11)]
    corrected = write_set(tmp_path / "a", [rep(1, travel=80, hold_s=14), *added], at=NOON)
    measured = write_set(tmp_path / "b", reps(10, travel=40), at=NOON)
    rows = (index_row(read_session(folder)) for folder in (corrected, measured))
    figures = the_trend(visit_of(*rows)).weeks[1].sides[None]
    assert (figures.reps, figures.mean) == (20, pytest.approx(480 / 11))
    assert figures.hold_mean_s == pytest.approx((14 + 10 * 3) / 11)


def test_a_mean_of_holds_counts_each_attempt_once(tmp_path: Path) -> None:
    """One hold of 30 s that counts, then nine of 6 s of which none is complete: (30 + 9 * 6) / 10."""
    kept = [hold(1, 30, complete=True), replace(rep(1), start_value=math.nan, peak_value=math.nan)]
    long = write_set(tmp_path / "a", kept, at=NOON, spec=PURE_HOLD)
    short = write_set(tmp_path / "b", [hold(10.0 * n, 6, complete=False) for n in range(9)], at=NOON, spec=PURE_HOLD)
    rows = (index_row(read_session(folder)) for folder in (long, short))
    figures = the_trend(visit_of(*rows)).weeks[1].sides[None]
    assert (figures.reps, figures.hold_mean_s) == (1, pytest.approx(8.4))


def test_weeks_without_it_are_empty_and_amounts_add_up() -> None:
    earlier, today = visit_on(days_ago(8), 10, partials=1, warnings={"far": 2}), visit_on(NOON, 5)
    trend = the_trend(visit_on(days_ago(30)), earlier, today)
    last_week, this_week = trend.weeks
    assert (last_week.days, last_week.sets, last_week.reps, last_week.partials) == (1, 1, 10, 1)
    assert last_week.warnings == {"far": 2}
    assert (this_week.reps, this_week.doses) == (5, 0.5)
    assert trend.total(lambda week: week.reps) == 15
    assert the_trend(today).weeks[0].sides == {}


def test_what_is_planned_begins_with_the_first_day_and_ends_today() -> None:
    assert [week.planned for week in the_trend(visit_on(days_ago(30)), visit_on(NOON)).weeks] == [7, 3]
    assert [week.planned for week in the_trend(visit_on(days_ago(4))).weeks] == [2, 3]


def test_what_is_not_known_makes_no_line_and_no_zero() -> None:
    trend = the_trend(visit_on(NOON, 3, by_side=(side_row(3, mean=None, hold=20.0),), unit=None))
    (line,) = series_of(trend)
    assert (line.quantity, line.means, line.best) == ("hold", (None, 20.0), 20.0)


def test_sides_are_lines_of_their_own_left_first() -> None:
    sides = side_row(5, "right", mean=40.0, hold=3.0), side_row(5, "left", mean=50.0, hold=3.0)
    lines = series_of(the_trend(visit_on(NOON, 10, by_side=sides)))
    assert [line.name for line in lines] == ["range, left", "range, right", "hold, left", "hold, right"]
    assert [len(group) for group in group_by_quantity(lines).values()] == [2, 2]


def test_values_in_another_unit_are_not_mixed_in() -> None:
    old: dict[str, Any] = {"unit": "trunk", "by_side": (side_row(10, mean=0.4),)}
    trend = the_trend(visit_on(days_ago(8), **old), visit_on(NOON, by_side=(side_row(10, mean=45.0),)))
    assert series_of(trend)[0].means == (None, 45.0)
    assert trend.weeks[0].reps == 10


def test_the_last_practised_first_and_videos_nowhere() -> None:
    visits = [
        visit_on(days_ago(2)),
        visit_on(days_ago(1), exercise="squat"),
        visit_on(NOON, exercise="plank", live=False),
    ]
    assert [trend.exercise for trend in trends(visits, MONDAYS, TODAY)] == ["squat", "glute_bridge"]


def test_doses_are_planned_by_what_was_agreed_from_the_day_on_which_it_was() -> None:
    agreed = Agreed("glute_bridge", "Glute bridge", Range(1, 1), Range(5, 5), Range(3, 3))
    programme = Programme(date(2026, 11, 12), "mine", "Mine", (agreed,))
    visits = visit_on(days_ago(9), 5), visit_on(NOON, 5)  # Monday 9 and Wednesday 18 November
    (trend,) = trends(visits, MONDAYS, TODAY, (programme,))
    first, second = trend.weeks
    assert (first.doses, first.planned) == (0.5, 3 * 1 + 4 * 3)
    assert (second.doses, second.planned) == (1.0, 3 * 3)
    assert (trend.agreed, trend.beside) == ((agreed,), False)
    assert plan(trend) == "Your programme: 1 set of 5, 3 times a day"
    again = replace(agreed, sets=Range(1, 2), reps=Range(10, 15))
    (twice,) = trends(visits, MONDAYS, TODAY, (replace(programme, exercises=(agreed, again)),))
    assert plan(twice) == "Your programme: 1 set of 5 and 1 to 2 sets of 10 to 15, 3 times a day"
    (beside,) = trends(visits, MONDAYS, TODAY, (replace(programme, exercises=()),))
    assert (beside.agreed, beside.beside, beside.weeks[1].planned) == ((), True, 0)
