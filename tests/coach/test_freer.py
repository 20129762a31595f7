"""Who has become freer is told after the set; who has become stiffer, or went too far for everybody, is not."""

from __future__ import annotations

import math

import pytest

from formcheck.coach.coach import Coach
from formcheck.coach.events import Event, RangeOutgrown, WarningEnded
from formcheck.coach.freer import freer
from formcheck.coach.learned_range import Done
from formcheck.coach.personal import OwnRange, Personal
from formcheck.specs.catalog import find
from tests.coach.drives import measures
from tests.coach.test_learned_hold import hold
from tests.coach.test_personal import cycle, rep
from tests.movements import Course, times

BRIDGE, CAT, CHILD, LYING = (find(name) for name in ("glute_bridge", "cat_camel", "childs_pose", "prone_lying"))
STIFF = OwnRange(None, 3, "hip", 135, {"top": 155}, {"top": 151}, {"hip": {"above": 162}})
FOLDED = OwnRange(None, 2, "hip", math.nan, {"hip": 80.0, "knee": 60.0}, {"hip": 85.0, "knee": 80.0}, {})


def bridges(*peaks: float) -> list[Done]:
    return [rep(135, peak) for peak in peaks]


def test_clearly_is_twice_the_uncertainty_and_again_is_three_times() -> None:
    """155 usual: 169 is twice seven further."""
    assert freer(BRIDGE, STIFF, bridges(170, 172, 174)) == {"top": 172}
    assert freer(BRIDGE, STIFF, bridges(168, 168, 168)) == {}
    assert freer(BRIDGE, STIFF, bridges(172, 174)) == {}
    assert freer(BRIDGE, STIFF, []) == {}


def test_it_is_most_of_the_movements_that_tell() -> None:
    assert freer(BRIDGE, STIFF, bridges(172, 172, 172, 156, 157, 155)) == {}
    assert freer(BRIDGE, STIFF, bridges(172, 172, 172, 156, 157)) == {"top": 172}


@pytest.mark.parametrize("peak", [136, 145, 150, 154, 160])
def test_who_has_become_stiffer_or_is_as_ever_is_told_nothing(peak: float) -> None:
    assert freer(BRIDGE, STIFF, bridges(*[peak] * 6)) == {}


def test_a_length_or_curve_is_counted_from_the_rest_of_the_day() -> None:
    """Known: 0.03 up from -0.05. Today neutral is 0.02 and up is 0.05: 0.03 as ever. To 0.08 it is 0.06: further.

    Beside the known -0.02 that is 0.06 up from the known -0.05: 0.01.
    """
    own = OwnRange(None, 3, "wave", -0.05, {"round": -0.02, "hollow": -0.08}, {}, {})
    assert freer(CAT, own, [cycle(0.02, 0.05, -0.01)] * 4) == {}
    assert freer(CAT, own, [cycle(0.02, 0.08, -0.01)] * 4) == {"round": pytest.approx(0.01)}


def test_a_held_position_is_compared_measure_by_measure_in_the_direction_that_is_further() -> None:
    assert freer(CHILD, FOLDED, [hold(hip=60.0, knee=58.0)] * 2) == {"hip": 60}
    assert freer(CHILD, FOLDED, [hold(hip=60.0, knee=58.0)]) == {}
    assert freer(CHILD, FOLDED, [hold(hip=100.0, knee=90.0)] * 3) == {}
    lying = OwnRange(None, 1, "chest", math.nan, {"chest": 3.0}, {}, {"chest": {"above": 13.0}})
    assert freer(LYING, lying, [hold(chest=30.0)] * 3) == {}, "to rise while lying is no range"


def test_a_range_of_another_spec_says_nothing() -> None:
    assert freer(CHILD, STIFF, [hold(hip=60.0, knee=58.0)] * 3) == {}


def watched(course: Course, personal: Personal | None) -> list[Event]:
    coach = Coach(BRIDGE, personal)
    frames = [measures(t, hip=course(t), knee=80.0) for t in times(course.seconds)]
    return [event for frame in frames for event in coach.step(frame)] + coach.finish()


def outgrown(events: list[Event]) -> list[RangeOutgrown]:
    return [event for event in events if isinstance(event, RangeOutgrown)]


def test_it_is_said_at_the_end_of_the_set_though_each_rep_was_warned_of_as_one_s_own() -> None:
    events = watched(Course.at(135).stay(2).reps(4, 175), Personal((STIFF,)))
    (found,) = outgrown(events)
    assert events[-1] is found
    assert (found.side, found.usual) == (None, {"top": 155})
    assert found.now == {"top": pytest.approx(175, abs=0.5)}
    assert all(event.own for event in events if isinstance(event, WarningEnded))


def test_what_passed_the_general_limit_was_not_comfortable_for_anybody() -> None:
    assert outgrown(watched(Course.at(135).stay(2).reps(4, 202), Personal((STIFF,)))) == []


def test_without_a_known_range_nothing_is_outgrown() -> None:
    course = Course.at(135).stay(2).reps(5, 175)
    assert outgrown(watched(course, None)) == outgrown(watched(course, Personal())) == []
