"""What must have been true for a hold to begin: seen, taken back, hidden or mistaken within the pose."""

from __future__ import annotations

import math

from formcheck.coach.to_begin import ToBegin
from formcheck.specs.condition import Condition

CROSSED = Condition("crossed", low=0.4)
FOOT_UP = Condition("foot", low=0.1)


def look(to_begin: ToBegin, crossed: float, *, in_it: bool = False) -> bool:
    to_begin.look({"crossed": crossed}, in_it=in_it)
    return to_begin.may


def test_where_nothing_must_be_true_a_hold_may_begin() -> None:
    assert ToBegin(()).may


def test_outside_of_the_pose_it_is_as_it_was_seen_last() -> None:
    to_begin = ToBegin((CROSSED,))
    seen = [look(to_begin, crossed) for crossed in (math.nan, 0.3, 0.9, math.nan, 0.3)]
    assert seen == [False, False, True, True, False]


def test_within_the_pose_it_only_becomes_true() -> None:
    to_begin = ToBegin((CROSSED,))
    assert [look(to_begin, crossed, in_it=True) for crossed in (0.3, 0.9, 0.3, math.nan)] == [False, True, True, True]
    assert not look(to_begin, 0.3)


def test_all_of_it_must_have_been_seen() -> None:
    to_begin = ToBegin((CROSSED, FOOT_UP))
    assert not look(to_begin, 0.9)
    to_begin.look({"foot": 0.2}, in_it=False)
    assert to_begin.may
    to_begin.forget()
    assert not to_begin.may
