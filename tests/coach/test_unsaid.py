"""What is remembered of a pose before its hold may begin."""

from __future__ import annotations

import pytest

from formcheck.coach.stillness import Speed
from formcheck.coach.travel import Moment
from formcheck.coach.unsaid import LOOK_BACK_S, Unsaid
from formcheck.specs.condition import Condition
from tests.coach.drives import STILL
from tests.movements import times

MOVING = Speed(2.0, 2.0)
LEAN = Condition("lean", low=0.16)


def kept(leans: list[tuple[float, float]], *, still_from: float = 0.0) -> Unsaid:
    """A pose with these leans, each for its seconds."""
    unsaid, t = Unsaid([LEAN]), 0.0
    for lean, seconds in leans:
        for step in times(seconds):
            unsaid.push(Moment(t + step, {"lean": lean}, STILL if t + step >= still_from else MOVING))
        t += seconds
    return unsaid


def test_it_goes_back_to_where_the_body_came_to_rest() -> None:
    assert kept([(0.45, 20)], still_from=3).since_still()[0].t == pytest.approx(3, abs=0.05)


def test_a_slouch_before_the_lean_is_another_pose() -> None:
    """0.18 is 0.07 of the way from 0.16 to 0.45."""
    assert kept([(0.18, 20), (0.45, 5)]).since_still()[0].t == pytest.approx(20, abs=0.05)


def test_leaning_too_far_meanwhile_is_the_same_pose() -> None:
    """0.4 is 0.375 of the way to 0.8."""
    assert kept([(0.4, 10), (0.8, 5)]).since_still()[0].t == pytest.approx(0, abs=0.05)


def test_who_never_rested_was_in_no_pose() -> None:
    assert kept([(0.45, 5)], still_from=9).since_still() == ()


def test_an_hour_of_sitting_bent_is_not_remembered() -> None:
    moments = kept([(0.45, 10 * LOOK_BACK_S)]).since_still()
    assert moments[-1].t - moments[0].t == pytest.approx(LOOK_BACK_S, abs=0.1)


def test_what_was_forgotten_is_gone() -> None:
    unsaid = kept([(0.45, 5)])
    unsaid.forget()
    assert unsaid.since_still() == ()
