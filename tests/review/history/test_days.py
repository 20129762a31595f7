"""Days are those of the place where a visit was done: midnight, travel, changes of the clocks, wrong clocks."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.review.history.days import dated, days_of, monday_of, weeks_of
from tests.review.history.rows import NOON, UTC, set_row, visit_of, visit_on

BERLIN = ZoneInfo("Europe/Berlin")
TOKYO = timezone(timedelta(hours=9))
HAWAII = timezone(timedelta(hours=-10))


def test_the_day_is_the_local_one_on_both_sides_of_midnight() -> None:
    before = visit_on(datetime(2026, 11, 17, 23, 59, 59, tzinfo=TOKYO))
    after = visit_on(datetime(2026, 11, 18, 0, 0, 1, tzinfo=TOKYO))
    assert list(days_of([after, before], {})) == [date(2026, 11, 17), date(2026, 11, 18)]


def test_a_visit_over_midnight_belongs_to_the_day_on_which_it_began() -> None:
    first, second = datetime(2026, 11, 17, 23, 50, tzinfo=UTC), datetime(2026, 11, 18, 0, 10, tzinfo=UTC)
    days = days_of([visit_of(set_row(first), set_row(second))], {})
    assert list(days) == [date(2026, 11, 17)]
    assert days[date(2026, 11, 17)].sets == 2


@pytest.mark.parametrize("night", [date(2026, 3, 29), date(2026, 10, 25)])
def test_the_night_in_which_the_clocks_change(night: date) -> None:
    times = [datetime(night.year, night.month, night.day, hour, 30, tzinfo=BERLIN) for hour in (1, 2, 3, 23)]
    fixed = [time.astimezone(timezone(time.utcoffset() or timedelta())) for time in times]
    days = days_of([visit_on(time) for time in fixed], {})
    assert list(days) == [night]
    assert days[night].visits == 4


def test_a_flight_to_the_west_does_not_lose_the_day_that_lies_ahead() -> None:
    in_tokyo = datetime(2026, 11, 23, 8, tzinfo=TOKYO)
    now = datetime(2026, 11, 22, 14, tzinfo=HAWAII)
    found = dated([visit_on(in_tokyo)], now)
    assert found.wrong_clock == ()
    days = days_of(found.visits, {})
    last = weeks_of(days, now.date(), 2)[-1]
    assert (last.monday, last.practised) == (date(2026, 11, 23), 1)


@pytest.mark.parametrize(
    "wrong", [datetime(1970, 1, 1, tzinfo=UTC), datetime.min.replace(tzinfo=TOKYO), datetime.max.replace(tzinfo=HAWAII)]
)
def test_what_a_wrong_clock_dated_is_told_apart(wrong: datetime) -> None:
    good, bad = visit_on(NOON), visit_on(wrong)
    found = dated([bad, good], NOON)
    assert (found.visits, found.wrong_clock) == ((good,), (bad,))


def test_levels() -> None:
    def level(reps: int) -> str:
        (day,) = days_of([visit_on(NOON, reps)], {}).values()
        return day.level

    assert [level(reps) for reps in (1, 5, 10)] == ["some", "half", "full"]
    assert days_of([visit_on(NOON, 0)], {}) == {}
    (week,) = weeks_of({}, NOON.date(), 1)
    assert [day.level for day in week.days] == ["rest"] * 7


def test_a_day_is_full_only_when_each_exercise_is() -> None:
    sets = set_row(NOON), set_row(NOON, 4, exercise="squat")
    (day,) = days_of([visit_of(*sets)], {}).values()
    assert (day.share, day.level, day.reps) == (pytest.approx(0.7), "half", 14)


@given(st.dates(date(2021, 1, 1), date(2090, 1, 1)), st.integers(1, 60))
def test_weeks_are_whole_follow_each_other_and_end_with_today_s(today: date, number: int) -> None:
    weeks = weeks_of({}, today, number)
    days = [day.date for week in weeks for day in week.days]
    assert len(weeks) == number
    assert days == [days[0] + timedelta(days=n) for n in range(7 * number)]
    assert weeks[-1].monday == monday_of(today) <= today <= days[-1]
    assert all(week.monday.weekday() == 0 for week in weeks)
