"""Of two movements that cover each other, one was done."""

from __future__ import annotations

import math

from formcheck.coach.sides import OneSideAtATime, working_side
from formcheck.coach.travel import GoingOn, Outcome
from formcheck.pose.landmarks import Side

RESTING: dict[Side, GoingOn | None] = {"left": None, "right": None}


def movement(start_s: float, end_s: float, travel: float, *, counted: bool = True) -> Outcome:
    return Outcome(counted, start_s, (start_s + end_s) / 2, end_s, 90.0, 90.0 + travel, (), 1.0, 1.0)


def told(sides: OneSideAtATime, t: float, going_on: dict[Side, GoingOn | None] = RESTING) -> list[tuple[Side, float]]:
    return [(done.side, done.outcome.start_s) for done in sides.settled(t, going_on)]


def test_a_movement_of_one_side_alone_is_told_at_once() -> None:
    sides = OneSideAtATime()
    sides.push(movement(1, 4, 60), "left")
    assert told(sides, 4.2) == [("left", 1)]
    assert told(sides, 5.0) == []


def test_of_two_at_once_the_one_that_went_further_is_believed() -> None:
    sides = OneSideAtATime()
    sides.push(movement(1, 4, 30), "left")
    sides.push(movement(1.2, 4.1, 60), "right")
    assert told(sides, 4.2) == [("right", 1.2)]


def exchanged(sides: OneSideAtATime, at: float) -> None:
    """Until `at` the left leg is seen up, from then on the right one, as a smoothed jump is."""
    for k in range(60):
        t = at - 1 + k / 30
        share = min(1.0, max(0.0, (t - at) / 0.3 + 0.5))
        sides.watch(t, {"left": 2 * (1 - share), "right": 2 * share})


def test_parts_of_one_movement_that_the_legs_were_exchanged_in_are_one() -> None:
    sides = OneSideAtATime()
    exchanged(sides, 3.0)
    going_on: dict[Side, GoingOn | None] = {"left": None, "right": GoingOn(2.9, 20.0)}
    sides.push(movement(1, 3.1, 70), "left")
    assert told(sides, 3.2, going_on) == [], "the right leg goes on with it"
    sides.push(movement(2.9, 5, 40), "right")
    assert told(sides, 5.2) == [("left", 1)]


def test_a_partial_that_was_told_does_not_hide_the_whole_one() -> None:
    sides = OneSideAtATime()
    exchanged(sides, 3.0)
    sides.push(movement(1, 3.1, 20, counted=False), "left")
    assert told(sides, 7.2) == [("left", 1)]
    sides.push(movement(2.9, 7.1, 70), "right")
    assert told(sides, 7.3) == [("right", 2.9)]


def test_a_counted_one_is_believed_before_a_partial_one_that_went_further() -> None:
    sides = OneSideAtATime()
    sides.push(movement(1, 4, 60, counted=False), "left")
    sides.push(movement(1.2, 4.1, 50), "right")
    assert told(sides, 4.2) == [("right", 1.2)]


def test_a_small_movement_beside_a_whole_one_is_its_shadow() -> None:
    """They share two fifths of the shorter one: too little for one of two whole ones to be doubted."""
    sides = OneSideAtATime()
    sides.push(movement(25.1, 27.8, 28, counted=False), "left")
    assert told(sides, 27.9, {"left": None, "right": GoingOn(26.7, 50)}) == []
    sides.push(movement(26.7, 29.8, 60), "right")
    assert told(sides, 30.0) == [("right", 26.7)]


def test_alternating_sides_that_overlap_by_their_ends_both_count() -> None:
    sides = OneSideAtATime()
    sides.push(movement(1, 4, 60), "left")
    sides.push(movement(3.4, 7, 60), "right")
    assert told(sides, 7.2) == [("left", 1), ("right", 3.4)]


def test_one_waits_while_the_other_side_is_on_a_way_that_covers_it_and_went_as_far() -> None:
    sides = OneSideAtATime()
    sides.push(movement(1, 4, 60), "left")
    assert told(sides, 4.2, {"left": None, "right": GoingOn(1.5, 70)}) == []
    sides.push(movement(1.5, 5, 70), "right")
    assert told(sides, 5.1) == [("right", 1.5)]


def test_it_waits_neither_for_a_smaller_way_nor_for_ever() -> None:
    sides = OneSideAtATime()
    sides.push(movement(1, 4, 60), "left")
    assert told(sides, 4.2, {"left": None, "right": GoingOn(1.5, 20)}) == [("left", 1)]
    sides.push(movement(11, 14, 60), "left")
    assert told(sides, 15, {"left": None, "right": GoingOn(11.5, 70)}) == []
    assert told(sides, 19, {"left": None, "right": GoingOn(11.5, 70)}) == [("left", 11)]


def test_what_covers_one_that_was_told_already_is_dropped() -> None:
    sides = OneSideAtATime()
    sides.push(movement(1, 4, 60), "left")
    assert told(sides, 4.2, {"left": None, "right": GoingOn(1.5, 20)}) == [("left", 1)]
    sides.push(movement(1.5, 5, 80), "right")
    assert told(sides, math.inf) == []


def shown(*ways: tuple[float, float]) -> list[Side]:
    """Which side works as the left and the right one are so far on their ways, one moment after the other."""
    sides: list[Side] = []
    for left, right in ways:
        sides.append(working_side({"left": left, "right": right}, sides[-1] if sides else None))
    return sides


def test_the_side_that_works_stays_the_same_at_rest_and_beside_the_other_ones_shadow() -> None:
    assert shown((0.0, 0.01), (0.02, 0.0), (-0.2, 0.01), (0.4, 0.0)) == ["right"] * 4
    assert shown((0.6, 0.0), (1.1, 0.5), (0.5, 0.4), (-0.3, 0.4), (0.0, 0.3)) == ["left"] * 5


def test_the_other_side_works_once_it_is_half_way_further() -> None:
    assert shown((1.1, 0.0), (0.0, 0.4), (0.0, 0.6), (0.0, 1.0)) == ["left", "left", "right", "right"]


def test_a_side_that_is_not_seen_for_a_moment_is_no_rest_for_it() -> None:
    assert shown((1.1, 0.0), (math.nan, 0.4), (math.nan, math.nan)) == ["left"] * 3
    assert shown((1.1, 0.0), (math.nan, 0.6)) == ["left", "right"]
    assert shown((math.nan, 0.0)) == shown((math.nan, math.nan)) == ["right"] and shown((0.0, math.nan)) == ["left"]
