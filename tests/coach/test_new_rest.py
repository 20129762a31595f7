"""Still away from rest: a new rest, a pause on the way, or a hold. Rest was at 0, the target is at 80."""

from __future__ import annotations

from dataclasses import replace

import pytest

from formcheck.coach.new_rest import FROM_THE_START_S, Away, NewRest, new_rest
from formcheck.coach.own_rest import Stillness
from formcheck.coach.pause import Pause

UP = Away(rest=0.0, way=80.0, peak=60.0, rest_known=True, told=False, seen_for_s=30.0, over=False)


def still(at: float, *, lasting: bool = False) -> Stillness:
    return Stillness(settled=at, resettled=at if lasting else None)


@pytest.mark.parametrize("over", [False, True])
def test_a_rest_that_was_only_assumed_gives_way_to_where_somebody_keeps_still(over: bool) -> None:
    """Three quarters of 80 are 60: who keeps still at 59 is not at the target."""
    assumed = replace(UP, rest_known=False, over=over)
    assert new_rest(still(59), assumed, Pause()) == NewRest(59, ends_it=over)
    assert new_rest(still(61), assumed, Pause()) is None


def test_whoever_keeps_still_when_they_are_first_seen_rests_however_far_that_is() -> None:
    assumed = replace(UP, rest_known=False)
    assert new_rest(still(75), replace(assumed, seen_for_s=FROM_THE_START_S), Pause()) == NewRest(75, ends_it=False)
    assert new_rest(still(75), replace(assumed, seen_for_s=FROM_THE_START_S + 0.1), Pause()) is None


def test_who_rests_a_little_higher_for_long_has_not_begun() -> None:
    """0.35 of 80 is 28."""
    lasting = still(25, lasting=True)
    assert new_rest(lasting, replace(UP, peak=27.0), Pause()) == NewRest(25, ends_it=False)
    assert new_rest(still(25), replace(UP, peak=27.0), Pause()) is None
    assert new_rest(lasting, replace(UP, peak=29.0), Pause()) is None


def test_after_the_target_a_long_stay_low_down_is_rest_and_ends_the_movement() -> None:
    """A stay may sink to 0.45 of the way to the peak, 90: 40.5."""
    there = replace(UP, peak=90.0)
    assert new_rest(still(40, lasting=True), there, Pause()) == NewRest(40, ends_it=True)
    assert new_rest(still(42, lasting=True), there, Pause()) is None
    assert new_rest(still(40), there, Pause()) is None


def test_who_comes_back_to_where_they_paused_rests_there() -> None:
    pause = Pause()
    assert new_rest(still(30), UP, pause) is None
    pause.look(85.0)
    assert new_rest(still(31), replace(UP, peak=85.0), pause) == NewRest(31, ends_it=True)


def test_what_else_is_asked_of_rest_tells_it_however_near_the_target_it_lies() -> None:
    """At 75 of 80, after the bridge in whose midst a clip began; a rest that is known stays where it is."""
    assumed = replace(UP, rest_known=False, peak=95.0, told=True, over=True)
    assert new_rest(still(75), assumed, Pause()) == NewRest(75, ends_it=True)
    assert new_rest(still(75), replace(assumed, told=False), Pause()) is None
    assert new_rest(still(75), replace(assumed, rest_known=True), Pause()) is None
