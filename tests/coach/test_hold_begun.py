"""That a hold has begun is said once it has lasted for as long as it may seem short, and then no more."""

from __future__ import annotations

from formcheck.coach.events import HoldStarted
from formcheck.coach.hold_begun import HoldBegun
from formcheck.coach.telling import HOLD_UNCERTAINTY_S
from formcheck.specs.catalog import find

LASTS = 10 + HOLD_UNCERTAINTY_S


def bridging() -> HoldBegun:
    return HoldBegun(find("glute_bridge"))


def test_a_hold_is_said_once_when_it_has_lasted() -> None:
    begun = bridging()
    assert begun.look(LASTS - 0.1, None, 10.0) is None
    assert begun.look(LASTS + 0.1, None, 10.0) == HoldStarted(LASTS + 0.1, None, 10.0)
    assert begun.look(LASTS + 0.2, None, 10.0) is None


def test_the_next_hold_is_said_again() -> None:
    begun = bridging()
    assert begun.look(12.0, None, 10.0)
    assert begun.look(13.0, None, None) is None
    assert begun.look(15.0, None, 14.0) == HoldStarted(15.0, None, 14.0)


def test_after_a_movement_is_over_or_the_position_left_the_hold_is_another() -> None:
    begun = bridging()
    assert begun.look(12.0, None, 10.0)
    begun.over(None)
    assert begun.look(13.0, None, 12.1)
    begun.restart()
    assert begun.look(16.0, None, 15.0)


def test_each_side_has_its_own() -> None:
    begun = bridging()
    assert begun.look(12.0, "left", 10.0)
    assert begun.look(12.0, "right", 11.0) == HoldStarted(12.0, "right", 11.0)
    begun.over("left")
    assert begun.look(12.5, "right", 11.0) is None


def test_where_nobody_is_asked_to_hold_nothing_is_said() -> None:
    assert HoldBegun(find("cat_camel")).look(12.0, None, 10.0) is None
