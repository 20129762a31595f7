"""When a return has begun, and how it ends; from a peak of 100 to a rest of 0, the target at 80."""

from __future__ import annotations

import math

import pytest

from formcheck.coach.rep import RepTracker
from formcheck.coach.verdict import RETURN_S
from formcheck.coach.way_back import WayBack
from tests.coach.drives import LYING, follow, found, rep
from tests.movements import times


def returning(y: float = 30.0) -> WayBack:
    """One that has begun at second 5, at `y`."""
    back = WayBack()
    assert back.begun(5.0, y, rest=0.0, peak=100.0)
    return back


@pytest.mark.parametrize(("y", "begun"), [(36.0, False), (34.0, True), (-3.0, True)])
def test_it_has_begun_once_65_hundredths_of_the_way_from_the_peak_are_behind(y: float, begun: bool) -> None:
    assert WayBack().begun(5.0, y, rest=0.0, peak=100.0) is begun


def test_it_ends_at_rest_within_a_tenth_of_the_way() -> None:
    """A tenth of 80 is 8."""
    back = returning()
    assert back.look(5.2, 9.0, rest=0.0, way=80.0) is None
    assert back.look(5.3, 7.0, rest=0.0, way=80.0) == "at_rest"
    assert (back.lowest, back.lowest_at) == (7.0, 5.3)


def test_it_ends_where_somebody_goes_out_again_by_a_tenth_of_the_way() -> None:
    """Down to 20, and up by 7 and by 9 where 8 are a tenth; the lowest point was at 5.2 s."""
    back = returning()
    assert back.look(5.2, 20.0, rest=0.0, way=80.0) is None
    assert back.look(5.4, 27.0, rest=0.0, way=80.0) is None
    assert back.look(5.6, 29.0, rest=0.0, way=80.0) == "turned"
    assert (back.lowest, back.lowest_at) == (20.0, 5.2)


def test_who_turns_within_reach_of_rest_has_turned() -> None:
    """From -4 up to 6: no more than a tenth of the way from rest, and more than a tenth from the lowest point."""
    back = returning(-4.0)
    assert back.look(5.5, 6.0, rest=0.0, way=80.0) == "turned"


def test_who_stays_above_rest_hovers_there() -> None:
    back = returning()
    assert back.look(5.0 + RETURN_S, 28.0, rest=0.0, way=80.0) is None
    assert back.look(5.1 + RETURN_S, 28.0, rest=0.0, way=80.0) == "hovering"


def test_a_second_return_knows_nothing_of_the_first() -> None:
    back = returning()
    back.look(5.2, 2.0, rest=0.0, way=80.0)
    assert back.begun(20.0, 33.0, rest=0.0, peak=100.0)
    assert (back.lowest, back.lowest_at) == (33.0, 20.0)
    assert back.look(21.0, 33.0, rest=0.0, way=80.0) is None


def test_who_comes_to_lie_a_little_higher_is_back_when_they_lie_there() -> None:
    """From 135 up to 178 and down to 145 in 2 s, a quarter of the way above: nobody is lower after 9 s than then."""
    (outcome,), _ = found(LYING.to(178, 2).stay(3).to(145, 2).stay(6), until=13)
    assert outcome.counted
    assert outcome.end_s == pytest.approx(9, abs=0.2)


def test_a_way_back_that_nobody_saw_takes_nobody_knows_how_long() -> None:
    """Up for three seconds, and lost from 6 to 8.4 s, when most of the way down is done."""
    course = LYING.to(178, 2).stay(3).to(135, 2).stay(4)
    outcomes = follow(RepTracker(rep()), lambda t: math.nan if 6 < t < 8.4 else course(t), times(course.seconds))
    (outcome,) = outcomes
    assert outcome.counted
    assert math.isnan(outcome.back_s)
    assert 8.4 <= outcome.end_s <= 9.2
