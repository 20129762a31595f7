"""Exchanges of the two legs by the model, told from legs that take turns."""

from __future__ import annotations

import math

import pytest

from formcheck.coach.hand_over import HandOvers
from tests.movements import Course, times

STEP_S = 1 / 30


def seen(left: Course, right: Course) -> HandOvers:
    overs = HandOvers()
    for t in times(min(left.seconds, right.seconds)):
        overs.push(t, left(t), right(t))
    return overs


def test_two_parts_of_one_movement_are_joined() -> None:
    """The left leg is up for three seconds; for the last of them the model calls it the right one, from one frame to
    the next, which the smoothing makes 0.3 s.
    """
    left = Course.at(0).stay(1).to(2, 1).stay(1).to(0, 0.3).stay(3)
    right = Course.at(0).stay(3).to(2, 0.3).stay(1).to(0, 1).stay(1)
    overs = seen(left, right)
    assert overs.join((1, 3.3), (3.0, 5.3))
    assert not overs.join((6, 8), (8.5, 9))


@pytest.mark.parametrize("pause", [0.0, 0.2, 1.0])
def test_legs_that_take_turns_are_not_joined(pause: float) -> None:
    """One comes down in a second, then the other goes up in one: they cross at rest."""
    left = Course.at(0).stay(1).to(2, 1).stay(1).to(0, 1).stay(3 + pause)
    right = Course.at(0).stay(4 + pause).to(2, 1).stay(1).to(0, 1)
    assert not seen(left, right).join((1, 4), (4 + pause, 7 + pause))


def test_a_leg_that_is_slowly_replaced_by_the_other_is_not_joined() -> None:
    """Both at once, as in cycling: they cross high up, and take a second and a half for it."""
    left = Course.at(0).stay(1).to(2, 1).to(0, 1.6).stay(3)
    right = Course.at(0).stay(2).to(2, 1.6).to(0, 1).stay(1)
    assert not seen(left, right).join((1, 3.6), (2, 4.6))


def test_what_is_not_seen_is_passed_over() -> None:
    overs = HandOvers()
    for k in range(90):
        overs.push(k * STEP_S, math.nan, 1.0)
    assert not overs.join((0, 1), (1, 2))


def test_names_that_change_at_once_are_joined_across_the_moment_in_which_they_are_not_believed() -> None:
    """Neither leg is seen for 0.4 s; then each is where the other was."""
    overs = HandOvers()
    for t in times(4):
        if not 2.0 <= t < 2.4:
            overs.push(t, *((1.0, 0.0) if t < 2 else (0.0, 1.0)))
    assert overs.join((1, 2.2), (2.2, 4))


@pytest.mark.parametrize(("after", "joined"), [((-0.1, 2.05), True), ((0.0, 1.6), False), ((0.9, 1.9), False)])
def test_a_leg_that_is_far_up_may_go_on_a_little_meanwhile(after: tuple[float, float], joined: bool) -> None:
    """At twice the way and 0.25: a fifth of how far the legs are apart is 0.35 to 0.43, beside which 0.25 is exact."""
    overs = HandOvers()
    for t in times(4):
        if not 2.0 <= t < 2.25:
            overs.push(t, *((2.0, 0.25) if t < 2 else after))
    assert overs.join((1, 2.1), (2.1, 4)) is joined


def test_legs_that_are_where_they_were_after_such_a_moment_are_not_joined() -> None:
    overs = HandOvers()
    for t in times(4):
        if not 2.0 <= t < 2.4:
            overs.push(t, 1.0, 0.0)
    assert not overs.join((1, 2.2), (2.2, 4))
