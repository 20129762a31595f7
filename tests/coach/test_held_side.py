"""Legs whose names the model exchanges in the midst of a hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from formcheck.coach.coach import Coach
from formcheck.coach.events import Cued, Event, HoldEnded, RepDone, WarningStarted
from formcheck.measure.measures import Measures
from formcheck.pose.landmarks import Side, other
from formcheck.specs.catalog import find
from tests.coach.drives import measures
from tests.movements import times


def lunging(t: float, down: Side, *, pushed: bool) -> Measures:
    """Kneeling on the leg `down`, as the model calls it, the hips pushed forward over it or upright."""
    up = other(down)
    values = {
        f"forward@{down}": 0.25 if pushed else 0.0,
        f"forward@{up}": -0.6,
        f"knee@{down}": 112.0,
        f"knee@{up}": 85.0,
        f"front_knee@{down}": 85.0,
        f"front_knee@{up}": 112.0,
        f"front_reach@{down}": -0.3,
        f"front_reach@{up}": 0.4,
    }
    return measures(t, "half_kneeling", lean=0.05, **values)


def watched(
    called: Callable[[float], Side],
    *holds: tuple[float, float],
    seconds: float,
    lost: tuple[float, float] = (0.0, 0.0),
) -> list[Event]:
    """What is said of hips pushed forward in `holds` (from, to), on the leg that is `called` so."""
    coach = Coach(find("hip_flexor_stretch"))
    events: list[Event] = []
    for t in times(seconds):
        seen = lunging(t, called(t), pushed=any(a <= t < b for a, b in holds))
        events += coach.step(measures(t, found=False) if lost[0] <= t < lost[1] else seen)
    return events + coach.finish()


def held(events: list[Event]) -> list[tuple[Side | None, float, float]]:
    return [(e.side, e.start_s, e.end_s) for e in events if isinstance(e, HoldEnded)]


def about(start_s: float, end_s: float) -> tuple[object, object]:
    return pytest.approx(start_s, abs=0.3), pytest.approx(end_s, abs=0.3)


def test_a_hold_in_which_the_legs_are_called_the_other_way_round_is_one() -> None:
    events = watched(lambda t: "left" if 13 <= t < 22 else "right", (3, 28), seconds=32)
    assert held(events) == [("right", *about(3, 28))]
    assert [e.side for e in events if isinstance(e, RepDone)] == ["right"]
    told = [e for e in events if isinstance(e, (Cued, WarningStarted))]
    assert told == [], "it is neither short, nor is a knee past the toes"


def test_it_belongs_to_the_leg_that_it_was_seen_on_for_longer() -> None:
    events = watched(lambda t: "right" if t < 8 else "left", (3, 28), seconds=32)
    assert held(events) == [("left", *about(3, 28))]


def test_the_names_may_change_while_nobody_is_seen() -> None:
    events = watched(lambda t: "right" if t < 20 else "left", (3, 28), seconds=32, lost=(19.5, 20))
    assert held(events) == [("right", *about(3, 28))]


def test_who_changes_legs_holds_twice() -> None:
    events = watched(lambda t: "right" if t < 25 else "left", (3, 24), (26, 47), seconds=50)
    assert held(events) == [("right", *about(3, 24)), ("left", *about(26, 47))]


def test_a_later_hold_is_called_as_the_model_calls_it() -> None:
    events = watched(lambda t: "right" if t < 20 else "left", (3, 28), (32, 55), seconds=58)
    assert held(events) == [("right", *about(3, 28)), ("left", *about(32, 55))]
