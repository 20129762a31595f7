"""A hold from where the pose is reached, though its bound was passed long before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from formcheck.coach.hold import HoldTracker
from formcheck.coach.hold_edges import HoldEdges
from formcheck.specs.condition import Condition
from tests.coach.drives import MOVING, STILL, follow, hold
from tests.movements import Course, times

PROPPED = Condition("drive", low=10)


def held(course: Course, *, arrives: bool) -> tuple[float, float]:
    movement = hold(PROPPED)
    movement = replace(movement, arrives=movement.ends[0].conditions) if arrives else movement
    (outcome,) = follow(HoldTracker(movement), course, times(course.seconds))
    (stay,) = outcome.stays
    return stay.start_s, stay.end_s


def test_who_comes_slowly_and_far_holds_from_where_they_are() -> None:
    """Up to 40 in 2 s, kept for 10, down in 2: the bound of 10 is passed at a quarter of the way. 0.9 of the way from
    it to 40 is 37; minimum jerk is past 0.925 of its way after 0.779 of its time: 1.56 s of the 2.
    """
    course = Course.at(0).stay(3).to(40, 2).stay(10).to(0, 2).stay(3)
    assert held(course, arrives=True) == pytest.approx((4.55, 15.45), abs=0.08)
    early, late = held(course, arrives=False)
    assert early < 4.0
    assert late > 16.0


@pytest.mark.parametrize(("still_from", "start"), [(4.2, 4.55), (4.9, 4.55), (5.4, 4.7)])
def test_the_pose_is_reached_before_the_body_is_seen_to_be_still(still_from: float, start: float) -> None:
    """The same way: a speed that is taken over half a second says later that it is over. Half a second, and no more."""
    course = Course.at(0).stay(3).to(40, 2).stay(10).to(0, 2).stay(3)
    movement = hold(PROPPED)
    (outcome,) = follow(
        HoldTracker(replace(movement, arrives=movement.ends[0].conditions)),
        course,
        times(course.seconds),
        speed=lambda t: STILL if t < 3 or still_from <= t < 15 or t > 17 else MOVING,
    )
    assert outcome.start_s == pytest.approx(start, abs=0.08)


def test_who_sets_out_slowly_is_not_there_yet() -> None:
    """Just past the bound in a second, and on to 40 in another: 0.9 of the way is done 0.78 s into that."""
    course = Course.at(9).stay(3).to(13, 1).to(40, 1).stay(10).to(9, 1).stay(3)
    assert held(course, arrives=True)[0] == pytest.approx(4.78, abs=0.1)


def test_a_pose_that_is_kept_within_wider_bounds_has_no_way_from_its_own() -> None:
    """Up to 12 and down to 9, where 10 is asked for and 5 still kept: it begins and ends where the bound is passed."""
    movement = replace(hold(PROPPED), goes_on=(Condition("drive", low=5),))
    course = Course.at(0).stay(3).to(12, 1).to(9, 1).stay(10).to(0, 1).stay(3)
    starts_and_ends = []
    for arrives in ((), (PROPPED,)):
        (outcome,) = follow(HoldTracker(replace(movement, arrives=arrives)), course, times(course.seconds))
        starts_and_ends.append((outcome.start_s, outcome.end_s))
    assert starts_and_ends[0] == pytest.approx(starts_and_ends[1], abs=0.1)


def test_a_pose_just_beyond_the_bound_is_held_from_there() -> None:
    course = Course.at(9).stay(3).to(12, 0.5).stay(10).to(9, 0.5).stay(3)
    assert held(course, arrives=True) == pytest.approx((3.4, 13.6), abs=0.15)


def test_who_sinks_within_it_still_holds() -> None:
    """From 40 down to 20 over twenty seconds: each end is judged by what is next to it."""
    course = Course.at(0).stay(3).to(40, 1).to(20, 20).to(0, 1).stay(3)
    start, end = held(course, arrives=True)
    assert start == pytest.approx(3.8, abs=0.2)
    assert end == pytest.approx(24.2, abs=0.3)


def test_too_short_a_hold_to_know_its_level_is_left_as_it_is() -> None:
    course = Course.at(0).stay(3).to(40, 1).stay(1.5).to(0, 1).stay(3)
    assert held(course, arrives=True) == held(course, arrives=False)


def test_who_goes_further_in_the_midst_of_it_was_there_long_before() -> None:
    """There after 1.5 s, and after another 1.5 s further for the rest: what is kept in the end is not where it began.

    Minimum jerk is slower than SLOW of its fastest for its last 0.115, which is 0.17 s here.
    """
    course = Course.at(0).stay(3).to(25, 1.5).stay(1.5).to(42, 1.5).stay(8).to(0, 1).stay(3)
    start, _ = held(course, arrives=True)
    assert start == pytest.approx(4.33, abs=0.2)


def test_who_comes_down_by_steps_has_left_at_the_last_one() -> None:
    course = Course.at(0).stay(3).to(42, 1).stay(8).to(25, 1.5).stay(1.5).to(0, 1.5).stay(3)
    _, end = held(course, arrives=True)
    assert end == pytest.approx(3 + 1 + 8 + 1.5 + 1.5 + 0.17, abs=0.2)


def test_what_was_warned_of_until_shortly_before_the_end_does_not_hide_where_it_was_left() -> None:
    """Left from 40 at 12, within 2 s; from 5 to 10.4 the pelvis was off the mat, which is no part of the hold."""
    course = Course.at(40).stay(12).to(0, 2)
    until = next(t for t in times(course.seconds) if course(t) < 10)
    edges = HoldEdges()
    for t in times(until):
        if not 5 < t < 10.4:
            edges.push(t, {"drive": course(t)})
    assert edges.end(until, (PROPPED,)) == pytest.approx(12 + 2 * 0.27, abs=0.08)
