"""The sentences of the history, one by one."""

from __future__ import annotations

from datetime import date

import pytest

from formcheck.review.history.overview import overview
from formcheck.review.history.words import (
    column_head,
    day,
    full_day,
    in_column,
    no_practice,
    number_of,
    short_day,
    span,
    unit_sign,
    warnings_by_kind,
    watched,
)
from tests.review.history.rows import NOON, days_ago, visit_on


@pytest.mark.parametrize(
    ("count", "written"),
    [
        (31 / 32, "0.9"),  # 0.96875: one rep of two sets of 8 a side is missing
        (0.999, "0.9"),
        (2.96, "2.9"),
        (1.0, "1"),
        (0.5, "0.5"),
        (sum([1 / 10] * 10), "1"),  # 0.9999999999999999
        (sum([0.7] * 3), "2.1"),  # 2.0999999999999996
        (12.0, "12"),
    ],
)
def test_what_is_not_whole_is_never_written_as_whole(count: float, written: str) -> None:
    assert number_of(count) == written


@pytest.mark.parametrize(
    ("when", "long", "short"),
    [
        (date(2026, 1, 1), "Thursday 1 January", "1 Jan"),
        (date(2025, 12, 31), "Wednesday 31 December 2025", "31 Dec 2025"),
        (date(2027, 1, 1), "Friday 1 January 2027", "1 Jan 2027"),  # after a flight to the west
    ],
)
def test_a_day_of_another_year_has_its_year(when: date, long: str, short: str) -> None:
    today = date(2026, 12, 31)
    assert (day(when, today), short_day(when, today)) == (long, short)
    assert full_day(today) == "Thursday 31 December 2026"


@pytest.mark.parametrize(
    ("weeks", "told", "none"),
    [
        (1, "this week", "No practice this week."),
        (2, "the last 2 weeks", "No practice in the last 2 weeks."),
        (12, "the last 12 weeks", "No practice in the last 12 weeks."),
    ],
)
def test_one_week_is_this_one(weeks: int, told: str, none: str) -> None:
    assert (span(weeks), no_practice(weeks)) == (told, none)


def test_warnings_are_told_by_kind_and_week_the_most_frequent_first() -> None:
    """Wednesday 18 November is of the week of the 16th, a week before it of that of the 9th."""
    visits = [
        visit_on(days_ago(7), warnings={"too_far": 3}),
        visit_on(NOON, warnings={"hips_low": 6, "too_far": 2}),
    ]
    (trend,) = overview(visits, (), (), NOON).trends
    assert warnings_by_kind(trend, NOON.date()) == ("hips low: 16 Nov 6", "too far: 9 Nov 3, 16 Nov 2")


@pytest.mark.parametrize(
    ("unit", "head", "number"),
    [
        ("deg", "Range, left", "42°"),
        ("trunk", "Range, left, trunk", "42.00"),
        ("mixed", "Range, left, points", "42.00"),
    ],
)
def test_a_long_unit_is_said_once_for_a_column(unit: str, head: str, number: str) -> None:
    assert (column_head("range, left", unit), in_column(42.0, unit)) == (head, number)
    assert in_column(None, unit) == "-"


def test_one_video_is_it_and_several_are_they() -> None:
    videos = [visit_on(NOON, live=False), visit_on(NOON, live=False)]
    assert watched(overview(videos[:1], (), (), NOON)) == (
        "1 analysed video is kept too, and not part of this: it is no practice."
    )
    assert watched(overview(videos, (), (), NOON)) == (
        "2 analysed videos are kept too, and not part of this: they are no practice."
    )
    assert watched(overview((), (), (), NOON)) is None


def test_a_scale_of_its_own_is_told_in_points() -> None:
    assert [unit_sign(unit) for unit in ("deg", "mixed", None)] == ["°", "points", ""]
