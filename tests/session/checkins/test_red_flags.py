from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from formcheck.session.checkins.checkin import CheckIn, RedFlag, RedFlagAnswer
from formcheck.session.checkins.red_flags import QUESTIONS, asked_how, short, stops

NOW = datetime(2026, 3, 20, 18, 0, tzinfo=timezone.utc)
FULL, LINE = RedFlagAnswer("full"), RedFlagAnswer("line")


def ago(answer: RedFlagAnswer | None, **how_long: float) -> CheckIn:
    return CheckIn(at=NOW - timedelta(**how_long), red_flags=answer)


def test_there_are_the_four_of_the_article() -> None:
    assert [question.id for question in QUESTIONS] == [
        "bladder_or_bowel",
        "worsening_weakness",
        "difficulty_walking",
        "accident",
    ]
    assert all(question.ask.endswith("?") for question in QUESTIONS)


def test_the_first_time_is_in_full() -> None:
    assert asked_how([], NOW) == "full"
    assert asked_how([ago(None, days=1)], NOW) == "full"


@pytest.mark.parametrize(
    ("long_ago", "how"),
    [
        (timedelta(0), "line"),
        (timedelta(days=13, hours=23, minutes=59), "line"),
        (timedelta(days=14), "full"),
        (timedelta(days=40), "full"),
    ],
)
def test_two_weeks_later_it_is_in_full_again(long_ago: timedelta, how: str) -> None:
    assert asked_how([CheckIn(at=NOW - long_ago, red_flags=FULL)], NOW) == how


def test_lines_in_between_put_nothing_off() -> None:
    diary = [ago(FULL, days=15), *(ago(LINE, days=day) for day in range(14, 0, -1))]
    assert asked_how(diary, NOW) == "full"


def test_after_a_yes_it_is_in_full() -> None:
    yes = RedFlagAnswer("line", ("unspecified",))
    assert asked_how([ago(FULL, days=2), ago(yes, days=1)], NOW) == "full"
    assert asked_how([ago(yes, days=2), ago(FULL, days=1)], NOW) == "line"


def test_the_order_in_which_they_come_does_not_matter() -> None:
    assert asked_how([ago(LINE, days=1), ago(FULL, days=3)], NOW) == "line"


def test_an_asking_of_tomorrow_was_a_wrong_clocks() -> None:
    assert asked_how([ago(FULL, days=-30)], NOW) == "full"


def test_the_travellers_clock_is_the_same_moment() -> None:
    in_tokyo = (NOW - timedelta(days=14)).astimezone(timezone(timedelta(hours=9)))
    assert asked_how([CheckIn(at=in_tokyo, red_flags=FULL)], NOW) == "full"


def test_any_yes_stops() -> None:
    assert not stops(None)
    assert not stops(FULL)
    flags: tuple[RedFlag, ...] = (
        "bladder_or_bowel",
        "worsening_weakness",
        "difficulty_walking",
        "accident",
        "unspecified",
    )
    for flag in flags:
        assert stops(RedFlagAnswer("full", (flag,)))
        assert short(flag)
