"""Runs of days and weeks, worked out by hand around Wednesday 18 November 2026."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from formcheck.review.history.streaks import streaks
from formcheck.review.history.words import regularity

TODAY = date(2026, 11, 18)


def ago(*days: int) -> list[date]:
    return [TODAY - timedelta(days=each) for each in days]


def test_no_practice_yet() -> None:
    found = streaks([], TODAY)
    assert (found.days, found.run, found.last) == (0, 0, None)


def test_today_is_not_over_yet() -> None:
    assert streaks(ago(0, 1, 2), TODAY).run == 3
    assert streaks(ago(1, 2), TODAY).run == 2
    assert streaks(ago(2, 3), TODAY).run == 0


def test_the_longest_run_and_the_last_days() -> None:
    found = streaks(ago(0, 4, 5, 6, 7, 27, 28), TODAY)
    assert (found.run, found.longest_run, found.days) == (1, 4, 7)
    assert (found.last_7, found.last_28) == (4, 6)


def test_weeks_in_a_row_need_one_day_each() -> None:
    assert streaks(ago(2, 7, 14), TODAY).weeks == 3
    assert streaks(ago(9), TODAY).weeks == 1  # Monday of last week: this one is not over yet
    assert streaks(ago(10), TODAY).weeks == 0  # the Sunday before


def test_a_day_that_lies_ahead_after_a_flight_is_the_last_one() -> None:
    assert streaks(ago(-1, 0), TODAY).run == 2


@given(st.sets(st.integers(0, 400), min_size=1))
def test_what_must_hold_of_any_days(days: set[int]) -> None:
    found = streaks(ago(*days), TODAY)
    assert 0 <= found.run <= found.longest_run <= found.days == len(days)
    assert found.last_7 <= found.last_28 <= found.days
    assert found.weeks <= found.days


def test_the_first_day() -> None:
    assert regularity(streaks(ago(0), TODAY), TODAY) == ("Your first day of practice with formcheck.",)


def test_the_words_are_kind() -> None:
    for days in ([0], [1, 2], [5], [40], list(range(30)), [0, 9, 10, 11]):
        text = " ".join(regularity(streaks(ago(*days), TODAY), TODAY)).lower()
        assert not any(word in text for word in ("broke", "lost", "missed", "fail", "only", "skipped", "lazy"))
    assert regularity(streaks(ago(40), TODAY), TODAY) == (
        "The last time was Friday 9 October. Any day is a good day to go on.",
    )
