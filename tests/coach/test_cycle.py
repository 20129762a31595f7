"""Cycles: round, then hollow, around a neutral that only the person knows."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.coach.cycle import CycleTracker
from tests.coach.cycles import counted, found, pairs
from tests.coach.drives import cycle, follow
from tests.movements import Course, times


@pytest.mark.parametrize("neutral", [-0.09, -0.05, 0.0, 0.05])
@pytest.mark.parametrize("rest", [0.0, 1.0])
def test_four_cycles_whatever_neutral_is(neutral: float, rest: float) -> None:
    assert counted(pairs(Course.at(neutral).stay(2), 4, rest=rest)) == (4, 0)


def test_a_cycle_spans_from_leaving_neutral_to_coming_back() -> None:
    outcomes = found(pairs(Course.at(-0.04).stay(2), 2, rest=2))
    assert [o.counted for o in outcomes] == [True, True]
    for k, outcome in enumerate(outcomes):
        assert outcome.start_s == pytest.approx(2 + 6 * k, abs=0.5)
        assert outcome.end_s == pytest.approx(2 + 6 * k + 4, abs=0.8)
        assert (outcome.start_value, outcome.peak_value) == pytest.approx((0.04, -0.12), abs=0.005)


@pytest.mark.parametrize("since", [0.0, 2.5, 3.0, 3.5])
def test_starting_in_the_middle_of_the_first(since: float) -> None:
    """The clip begins at neutral, on the way up, at the round end, and on the way down from it: no rest to learn
    neutral from. The first may be lost, no other may.
    """
    whole, _ = counted(pairs(Course.at(0).stay(2), 4), since=since)
    assert whole in (3, 4)


def test_only_rounding_is_half_a_cycle_each_time() -> None:
    """Three times round and back to neutral, then a whole cycle."""
    course = Course.at(0).stay(2)
    for _ in range(3):
        course = course.to(0.08, 1.5).to(0, 1.5).stay(1)
    assert counted(pairs(course, 1).stay(1)) == (1, 3)


def test_only_hollowing_is_half_a_cycle_each_time() -> None:
    course = Course.at(0).stay(2)
    for _ in range(3):
        course = course.to(-0.08, 1.5).to(0, 1.5).stay(1)
    whole, partial = counted(course)
    assert whole == 0
    assert partial == 3


def test_hollow_first_counts_as_many_as_were_done() -> None:
    """Hollow, round, hollow, round, hollow, round: two whole cycles lie within, or three if paired as done."""
    course = Course.at(0).stay(2)
    for _ in range(3):
        course = course.to(-0.08, 1).to(0.08, 2).to(0, 1)
    whole, _ = counted(course.stay(1))
    assert whole in (2, 3)


def test_small_wavering_is_nothing() -> None:
    """A hundredth of a trunk either way."""
    assert counted(pairs(Course.at(0).stay(2), 5, up=0.006, down=0.006)) == (0, 0)


def test_round_enough_but_never_hollow_enough_is_not_counted() -> None:
    """Down by 0.012 where 0.025 is asked for."""
    whole, partial = counted(pairs(Course.at(0).stay(2), 3, up=0.08, down=0.012, rest=1))
    assert whole == 0
    assert partial == 3


@pytest.mark.parametrize("neutral", [-0.09, 0.0, 0.05])
@pytest.mark.parametrize("rest", [0.0, 1.0])
def test_the_hollow_may_come_first(neutral: float, rest: float) -> None:
    """Four times down, through neutral, up and back: as many cycles, each with its values at the same ends."""
    course = Course.at(neutral).stay(2)
    for _ in range(4):
        course = course.to(neutral - 0.08, 1).to(neutral + 0.08, 2).to(neutral, 1)
        course = course.stay(rest) if rest else course
    outcomes = found(course)
    assert [o.counted for o in outcomes] == [True] * 4
    for outcome in outcomes:
        ends = (outcome.start_value, outcome.peak_value)
        assert ends == pytest.approx((neutral + 0.08, neutral - 0.08), abs=0.006)
        assert outcome.start_s < outcome.peak_s < outcome.end_s


def test_who_shifts_down_a_little_before_the_first_round_is_counted_all_the_same() -> None:
    """Half of the hollow's way: not an end, and not the first end of a cycle either."""
    course = Course.at(0).stay(2).to(-0.012, 0.5).to(0, 0.5)
    assert counted(pairs(course, 3, rest=1)) == (3, 0)


def test_ending_in_the_hollow_counts_the_last() -> None:
    assert counted(pairs(Course.at(0).stay(2), 3), until=2 + 8 + 3.1)[0] == 3


def test_ending_at_the_round_end_does_not_count_it() -> None:
    assert counted(pairs(Course.at(0).stay(2), 3), until=2 + 8 + 1)[0] == 2


def test_a_looped_cycle_counts_each_time() -> None:
    once = Course.at(-0.04).to(0.04, 1).to(-0.12, 2).to(-0.04, 1)
    outcomes = follow(CycleTracker(cycle()), lambda t: once(t % 4), times(16))
    assert sum(o.counted for o in outcomes) == 4


def test_frames_lost_within_the_grace_lose_nothing() -> None:
    course = pairs(Course.at(0).stay(2), 3)
    outcomes = follow(CycleTracker(cycle()), lambda t: math.nan if 4.5 < t < 5.5 else course(t), times(course.seconds))
    assert sum(o.counted for o in outcomes) == 3


def test_a_cycle_of_which_most_was_lost_is_dropped() -> None:
    course = pairs(Course.at(0).stay(2), 3)
    outcomes = follow(CycleTracker(cycle()), lambda t: math.nan if 2.9 < t < 6.5 else course(t), times(course.seconds))
    assert sum(o.counted for o in outcomes) == 2


@settings(max_examples=40)
@given(
    neutral=st.floats(-0.1, 0.04),
    up=st.floats(0.045, 0.1),
    down=st.floats(0.04, 0.1),
    way=st.floats(1.6, 5),
    rest=st.floats(0.8, 3),
)
def test_any_clear_cycles_are_counted(neutral: float, up: float, down: float, way: float, rest: float) -> None:
    """Half as far again as asked for at either end, with a rest between."""
    assert counted(pairs(Course.at(neutral).stay(2), 4, up=up, down=down, way=way, rest=rest)) == (4, 0)


@pytest.mark.parametrize("sign", [1, -1], ids=["round", "hollow"])
@pytest.mark.parametrize("stays", [0.0, 0.6])
def test_who_is_first_seen_at_one_end_has_it_behind_them(sign: int, stays: float) -> None:
    """The clip begins in the first of three cycles, at its first end; a breath at neutral after each."""
    at = Course.at(sign * 0.09).stay(stays).to(-sign * 0.08, 2).stay(0.4).to(0, 1.5).stay(0.5)
    for _ in range(2):
        at = at.to(sign * 0.09, 1.5).stay(0.4).to(-sign * 0.08, 2).stay(0.4).to(0, 1.5).stay(0.5)
    assert counted(at.stay(2)) == (3, 0)


def test_an_edge_that_jumps_for_half_a_second_is_no_half_cycle() -> None:
    """Loose hair or a mask that slips: to the round end and back in less than a cycle may take."""
    course = pairs(Course.at(0).stay(2), 1, rest=2)
    assert counted(course.to(0.09, 0.2).stay(0.3).to(0, 0.2).stay(2)) == (1, 0)


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("since", [0.2, 0.4, 0.6, 0.8])
@pytest.mark.parametrize("stays", [0.8, 1.5])
def test_who_is_first_seen_on_the_way_to_an_end_and_keeps_still_there_has_it_behind_them(
    sign: int, since: float, stays: float
) -> None:
    """Real people stay at the ends, and so long that the first one looks like their neutral."""
    course = Course.at(0.0)
    for _ in range(2):
        course = course.to(sign * 0.08, 1).stay(stays).to(-sign * 0.09, 1.8).stay(2)
    assert counted(course, since=since) == (2, 0)
