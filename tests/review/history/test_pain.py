"""Pain by day and week; what was not said stays unknown."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from formcheck.review.history.pain import pain_days, pain_weeks
from formcheck.session.checkins.checkin import CheckIn, Place
from tests.review.history.rows import NOON, days_ago

MONDAYS = (date(2026, 11, 9), date(2026, 11, 16))


def test_a_day_from_least_to_most_before_and_after() -> None:
    said = [
        CheckIn(NOON, "before", intensity=5, places=(Place("calf", "left"),)),
        CheckIn(NOON + timedelta(hours=1), "after", intensity=2, places=(Place("buttock", "left"),)),
        CheckIn(NOON + timedelta(hours=3), intensity=3),
    ]
    (day,) = pain_days(reversed(said))
    assert (day.least, day.most, day.before, day.after, day.checkins) == (2, 5, 5, 2, 3)
    assert day.furthest == {"left": "calf", "right": None}
    assert day.places == (Place("calf", "left"), Place("buttock", "left"))


def test_what_was_not_said_is_not_none_pain() -> None:
    (day,) = pain_days([CheckIn(NOON, feel="better")])
    assert (day.least, day.most, day.before, day.furthest, day.places) == (None, None, None, {}, None)
    assert [week.typical for week in pain_weeks([day], MONDAYS)] == [None, None]


def test_no_pain_is_a_number_and_hurts_nowhere() -> None:
    (day,) = pain_days([CheckIn(NOON, intensity=0)])
    assert (day.most, day.furthest) == (0, {"left": None, "right": None})


def test_the_day_is_local() -> None:
    late = datetime(2026, 11, 18, 23, 30, tzinfo=timezone(timedelta(hours=-10)))
    assert pain_days([CheckIn(late, intensity=1)])[0].date == date(2026, 11, 18)


def test_a_week_s_usual_day_is_the_median_of_its_worst() -> None:
    said = [CheckIn(days_ago(n), intensity=worst) for n, worst in ((0, 2), (1, 8), (2, 3), (8, 6), (9, 5))]
    last, this = pain_weeks(pain_days(said), MONDAYS)
    assert (this.least, this.most, this.typical, this.days) == (2, 8, 3.0, 3)
    assert (last.typical, last.days) == (5.5, 2)
