"""Holds while no picture came: what was done then nobody knows."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from formcheck.coach.hold import HoldTracker
from formcheck.coach.stillness import Speed
from formcheck.coach.travel import Moment
from formcheck.specs.condition import Condition
from tests.coach.drives import FOLDED, MOVING, STILL, folded_between, follow_with_gap, hold
from tests.movements import times


def test_time_in_which_no_picture_came_is_no_part_of_a_hold() -> None:
    """Two seconds without a picture from 20 s on, no longer than a limb may be out of sight: neither half of it has
    them, and both may have lasted longer than they were seen.
    """
    stretch = replace(hold(FOLDED), arrives=(FOLDED,))
    first, second = follow_with_gap(HoldTracker(stretch), folded_between((10, 35)), times(40), gap=20)
    assert (first.start_s, first.end_s) == pytest.approx((10, 20), abs=0.15)
    assert (second.start_s, second.end_s) == pytest.approx((22, 35), abs=0.15)
    assert first.cut
    assert second.cut


def test_who_is_in_the_pose_after_a_gap_may_be_coming_into_it_still() -> None:
    """The body's speed is known half a second after the pictures come again, and that it rests only at 23 s."""
    moments = [
        Moment(t, {"drive": 50.0 if t >= 10 else 100.0}, MOVING if t < 23 else STILL)
        for t in times(40)
        if not 10 <= t < 22.5
    ]
    gap = Moment(22.45, {}, Speed(math.nan, math.nan), after_gap=True)
    tracker = HoldTracker(hold(FOLDED))
    told = [tracker.push(m) for m in (*(m for m in moments if m.t < 10), gap, *(m for m in moments if m.t > 10))]
    assert tracker.held_since == pytest.approx(23, abs=0.15)
    assert told == [None] * len(told)


def test_a_pose_from_before_a_gap_is_not_held_since_then() -> None:
    """The pose is kept from 5 s on; that the leg is crossed is seen only at 25, after a gap from 10 s to 20."""
    movement = replace(hold(FOLDED), to_begin=(Condition("crossed", low=0.4),))
    seen = [
        Moment(t, {"drive": 50.0 if t >= 5 else 100.0, "crossed": 0.9 if t >= 25 else math.nan}, STILL)
        for t in times(30)
        if not 10 <= t < 20
    ]
    gap = Moment(19.95, {}, STILL, after_gap=True)
    tracker = HoldTracker(movement)
    for moment in sorted([*seen, gap], key=lambda moment: moment.t):
        tracker.push(moment)
    assert tracker.held_since == pytest.approx(20, abs=0.15)
