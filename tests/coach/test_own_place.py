"""A hold is kept near where this person is in it, wherever that is within its wide bounds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from formcheck.coach.hold import BROKEN_S, HoldTracker
from formcheck.coach.own_place import ANEW_S, LEARNED_S, OwnPlace
from formcheck.specs.condition import Condition
from tests.coach.drives import follow, hold
from tests.movements import Course, times

FLAT = Condition("drive", low=-20, high=13)
NEAR = Condition("drive", low=-9, high=9)


def held(course: Course) -> list[tuple[float, float]]:
    tracker = HoldTracker(replace(hold(FLAT), near=(NEAR,)))
    outcomes = follow(tracker, course, times(course.seconds))
    return [(stay.start_s, stay.end_s) for outcome in outcomes for stay in outcome.stays]


@pytest.mark.parametrize("flat", [-8.0, -5.0, 0.0])
def test_propping_up_ends_lying_however_the_camera_stands(flat: float) -> None:
    """Flat for 10 s, up by 12 degrees for 5, flat for 10: never beyond the bound of 13, and no hold of its own."""
    course = Course.at(flat).stay(10).to(flat + 12, 0.7).stay(5).to(flat, 0.7).stay(10)
    first, second = held(course)
    assert first == pytest.approx((0.0, 10.4), abs=0.35)
    assert second == pytest.approx((16.1, 26.4), abs=0.35)


def test_settling_breathing_and_a_lifted_head_do_not() -> None:
    course = Course.at(2).to(-2, 2).stay(8).to(4, 1).stay(6).to(-3, 2).stay(5)
    assert held(course) == [pytest.approx((0.0, course.seconds), abs=0.1)]


def test_somewhere_else_for_long_is_where_they_are_now() -> None:
    course = Course.at(-5).stay(10).to(6, 0.7).stay(ANEW_S + 20)
    first, second = held(course)
    assert first[1] == pytest.approx(10.5, abs=0.4)
    assert second[0] == pytest.approx(10.5 + ANEW_S, abs=BROKEN_S + 0.5)


def test_what_is_not_seen_or_known_speaks_against_nobody() -> None:
    place = OwnPlace((NEAR,))
    assert place.is_near(0.0, {"drive": 40.0})
    for step in range(round(LEARNED_S * 10) + 1):
        place.held(step / 10, {"drive": 0.0})
    assert place.is_near(4.0, {})
    assert place.is_near(4.0, {"drive": 8.9})
    assert not place.is_near(4.1, {"drive": 9.1})
    place.forget()
    assert place.is_near(4.2, {"drive": 9.1})


def test_a_glance_at_the_screen_is_not_where_somebody_lies() -> None:
    """Ten degrees up for 4 s, then flat: from 4 s later on they lie there, and not 30."""
    course = Course.at(10).stay(4).to(-3, 1).stay(60)
    assert held(course)[-1] == pytest.approx((9.0, course.seconds), abs=1.0)
