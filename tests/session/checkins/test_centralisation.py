from __future__ import annotations

from datetime import timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.session.checkins.centralisation import Course, by_day, course, courses
from formcheck.session.checkins.checkin import REGIONS, CheckIn, Place, Region
from tests.session.checkins.diary import NOW, leg, on, said

TODAY = NOW.date()
WORDS: dict[str, tuple[Place, ...]] = {
    "-": (),
    "b": leg("low_back"),
    "B": leg("buttock"),
    "t": leg("thigh"),
    "c": leg("calf"),
    "f": leg("foot"),
}


def days(letters: str) -> list[CheckIn]:
    """One check-in a day, the last one today, in the letters of WORDS; `.` is a day without."""
    return [said(n + 1 - len(letters), places=WORDS[letter]) for n, letter in enumerate(letters) if letter != "."]


def left(letters: str) -> Course:
    return course(days(letters), "left", TODAY)


@pytest.mark.parametrize(
    ("letters", "direction"),
    [
        ("", "unknown"),
        ("c", "unknown"),
        ("ct", "unknown"),  # one day nearer may be chance
        ("ctt", "towards_spine"),
        ("ctB", "towards_spine"),
        ("fcc", "towards_spine"),
        ("cbb", "towards_spine"),
        ("c--", "towards_spine"),
        ("B--", "towards_spine"),
        ("b--", "steady"),  # the leg was free all the time
        ("cct", "steady"),  # not yet two days
        ("tct", "steady"),
        ("ctBt", "steady"),  # back where it was two days ago
        ("ccc", "steady"),
        ("---", "steady"),
        ("tc", "down"),
        ("ttc", "down"),
        ("-B", "down"),
        ("-b", "unknown"),  # the back is no leg
        ("bbb", "steady"),
        ("--b", "steady"),
        ("ttcc", "down"),
        ("ttccc", "down"),
        ("tcccc", "down"),
        ("ctc", "steady"),  # up and down
        ("fBBc", "down"),  # the foot was longer ago
        ("tffcc", "towards_spine"),  # what came last counts
        ("c..t..t", "towards_spine"),  # days without an answer are no days
        ("t.............c", "down"),  # two weeks ago exactly
        ("t..............c", "unknown"),  # a day more is too long ago
    ],
)
def test_where_the_furthest_point_is_going(letters: str, direction: str) -> None:
    assert left(letters).direction == direction


@pytest.mark.parametrize(
    ("letters", "count"), [("ttc", 1), ("ttcc", 2), ("ttccc", 3), ("tcccc", 4), ("ccc", 0), ("ctt", 0)]
)
def test_for_how_many_days_it_has_been_further_down(letters: str, count: int) -> None:
    assert left(letters).days_down == count


def test_the_last_five_days_with_an_answer_are_looked_at() -> None:
    assert [day.furthest for day in left("ffBtcBB").days] == ["buttock", "thigh", "calf", "buttock", "buttock"]


def test_each_leg_has_its_own_course() -> None:
    diary = [
        said(-2, places=(Place("calf", "left"), Place("buttock", "right"))),
        said(-1, places=(Place("thigh", "left"), Place("buttock", "right"))),
        said(0, places=(Place("buttock", "left"), Place("thigh", "right"))),
    ]
    assert [one.direction for one in courses(diary, TODAY)] == ["towards_spine", "down"]


def test_the_furthest_of_a_day_counts_whatever_the_order() -> None:
    diary = [
        CheckIn(at=on(0, 20), places=leg("buttock")),
        CheckIn(at=on(0, 7), places=leg("calf")),
        CheckIn(at=on(0, 12), intensity=3),  # says nothing of places
    ]
    (day,) = by_day(diary, "left")
    assert (day.furthest, day.at) == ("calf", on(0, 7))


def test_a_day_ends_at_the_persons_own_midnight() -> None:
    diary = [CheckIn(at=on(-1, 23.99), places=leg("calf")), CheckIn(at=on(0, 0.01), places=leg("thigh"))]
    assert [day.furthest for day in by_day(diary, "left")] == ["calf", "thigh"]


def test_a_day_is_that_of_the_place_where_it_was_said() -> None:
    tokyo = timezone(timedelta(hours=9))
    evening = CheckIn(at=on(0, 20, tokyo), places=leg("calf"))
    morning = CheckIn(at=on(1, 1, tokyo), places=leg("thigh"))  # 16:00 UTC: the same day in London, the next in Tokyo
    assert evening.at.astimezone(timezone.utc).date() == morning.at.astimezone(timezone.utc).date()
    assert len(by_day([evening, morning], "left")) == 2


@given(st.lists(st.sampled_from((None, *REGIONS)), min_size=1, max_size=6))
def test_no_course_goes_both_ways(regions: list[Region | None]) -> None:
    diary = [said(n + 1 - len(regions), places=() if r is None else leg(r)) for n, r in enumerate(regions)]
    found = course(diary, "left", TODAY)
    depths = [day.depth for day in found.days]
    if found.direction == "towards_spine":
        assert depths[-1] < max(depths)
    if found.direction == "down":
        assert depths[-1] > min(depths)
        assert depths[-1] >= 2
    assert (found.days_down > 0) == (found.direction == "down")
    other = course(diary, "right", TODAY)
    assert all(day.furthest is None for day in other.days)
