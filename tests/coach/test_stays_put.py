"""A hold in which the model only guesses the legs: it goes on for as long as the trunk stays where it was."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import pytest

from formcheck.coach.coach import Coach
from formcheck.coach.events import Cued, Event, HoldEnded, PostureChanged, RepDone
from formcheck.measure.measures import Measures
from formcheck.pose.landmarks import Side
from formcheck.specs.catalog import find
from tests.coach.test_held_side import about, held, lunging
from tests.movements import times

TRUNK = (300.0, 200.0, 300.0, 300.0)
"""Shoulders above hips, a trunk's length of 100 pixels apart."""

LEGS = frozenset(
    f"{name}@{side}" for name in ("forward", "knee", "front_knee", "front_reach") for side in ("left", "right")
)


def guessed(t: float, *, trunk: tuple[float, ...] = TRUNK, doubted: frozenset[str] = LEGS) -> Measures:
    """Legs thrown to and fro: the hips over neither knee, seated in the one frame and unknown in the next.

    Whoever has left is in the posture again once it has lasted for half a second.
    """
    at = -0.2 + 0.1 * math.sin(40 * t)
    values = {name: at if name.startswith(("forward", "front_reach")) else 150.0 for name in LEGS}
    posture = "seated" if math.sin(40 * t) > 0 else "unknown"
    seen = replace(lunging(t, "right", pushed=False), values=values, posture=posture)
    return replace(seen, doubted=doubted, trunk_points=trunk)


def lunged(t: float, *, until: float = math.inf, down: Side = "right") -> Measures:
    """Hips pushed forward until then; upright they are a third of a trunk further back."""
    back = 0.0 if t < until else 33.0
    trunk = (TRUNK[0] - back, TRUNK[1], TRUNK[2] - back, TRUNK[3])
    return replace(lunging(t, down, pushed=2 <= t < until), trunk_points=trunk)


def watched(*frames: Measures) -> list[Event]:
    coach = Coach(find("hip_flexor_stretch"))
    return [event for frame in frames for event in coach.step(frame)] + coach.finish()


@pytest.mark.parametrize("seconds", [2, 6, 9.5])
def test_who_stays_put_while_the_legs_are_guessed_goes_on_holding(seconds: float) -> None:
    garbled = (8, 8 + seconds)
    frames = [guessed(t) if garbled[0] <= t < garbled[1] else lunged(t, until=26) for t in times(30)]
    events = watched(*frames)
    assert held(events) == [("right", *about(2, 26))]
    assert not [e for e in events if isinstance(e, Cued)]
    assert [e.posture for e in events if isinstance(e, PostureChanged)] == ["half_kneeling"]


def test_no_longer_than_for_ten_seconds() -> None:
    frames = [guessed(t) if 8 <= t < 20 else lunged(t, until=26) for t in times(30)]
    assert held(watched(*frames)) == [("right", *about(2, 8)), ("right", *about(20.5, 26))]


def test_legs_that_are_seen_to_leave_have_left() -> None:
    """The same, but that the model is sure of them."""
    frames = [guessed(t, doubted=frozenset()) if 8 <= t < 14 else lunged(t, until=26) for t in times(30)]
    assert held(watched(*frames)) == [("right", *about(2, 8)), ("right", *about(14.5, 26))]


def test_an_arm_that_is_guessed_says_nothing_about_the_legs() -> None:
    arm = frozenset({"elbow@left", "elbow@right"})
    frames = [guessed(t, doubted=arm) if 8 <= t < 14 else lunged(t, until=26) for t in times(30)]
    assert held(watched(*frames)) == [("right", *about(2, 8)), ("right", *about(14.5, 26))]


@pytest.mark.parametrize("moved", [(-20, 0, -20, 0), (0, 0, -12, 0), (25, 10, 0, 0)], ids=["all", "hips", "shoulders"])
def test_who_moves_meanwhile_has_left(moved: tuple[float, ...]) -> None:
    """The hold ends where the legs were last believed."""
    elsewhere = tuple(a + b for a, b in zip(TRUNK, moved, strict=True))
    frames = [guessed(t, trunk=elsewhere) if 8 <= t < 14 else lunged(t, until=26) for t in times(30)]
    assert held(watched(*frames)) == [("right", *about(2, 8)), ("right", *about(14.5, 26))]


def test_who_breathes_and_sways_has_not_moved() -> None:
    swaying = [tuple(c + 3 * math.sin(1.5 * t + k) for k, c in enumerate(TRUNK)) for t in times(30)]
    frames = [
        guessed(t, trunk=trunk) if 8 <= t < 14 else replace(lunged(t, until=26), trunk_points=trunk)
        for t, trunk in zip(times(30), swaying, strict=True)
    ]
    assert held(watched(*frames)) == [("right", *about(2, 26))]


def test_a_hold_that_ends_while_the_legs_are_guessed_is_not_longer_than_it_was_seen() -> None:
    """Hips forward until 24 s, guessed from 20 s to 27 s, and upright from then on."""
    frames = [
        guessed(t, trunk=lunged(t, until=24).trunk_points) if 20 <= t < 27 else lunged(t, until=24) for t in times(33)
    ]
    events = watched(*frames)
    assert [e.end_s for e in events if isinstance(e, HoldEnded)] == [pytest.approx(20, abs=0.3)]
    assert len([e for e in events if isinstance(e, RepDone)]) == 1


def test_legs_that_are_exchanged_after_it_are_the_same_hold() -> None:
    frames = [
        guessed(t) if 8 <= t < 13 else lunged(t, until=26, down="left" if 13 <= t < 18 else "right") for t in times(30)
    ]
    assert held(watched(*frames)) == [("right", *about(2, 26))]


def test_a_camera_gap_is_no_staying() -> None:
    frames = [guessed(t) if 8 <= t < 10 or 12 <= t < 14 else lunged(t, until=26) for t in times(30) if not 10 <= t < 12]
    after = [replace(frame, after_gap=frame.t >= 12 and before.t < 10) for before, frame in itertools.pairwise(frames)]
    assert held(watched(frames[0], *after)) == [("right", *about(2, 8)), ("right", *about(14.5, 26))]


@pytest.mark.parametrize(("moved", "ends_at"), [(0.0, 26), (10.0, 26), (14.0, 13)])
def test_a_pose_that_is_kept_is_not_left_because_it_looks_like_none(moved: float, ends_at: float) -> None:
    """From 8 s on the posture is not recognised, the stretch is. Five seconds are forgiven wherever the trunk is."""
    trunk = tuple(x + moved for x in TRUNK)  # to the right and down
    frames = [
        replace(lunged(t, until=26), posture="unknown", trunk_points=trunk) if 8 <= t < 24 else lunged(t, until=26)
        for t in times(30)
    ]
    first, *_ = held(watched(*frames))
    assert first == ("right", *about(2, ends_at))


def test_a_pose_that_looks_like_another_posture_is_left() -> None:
    frames = [
        replace(lunged(t, until=26), posture="seated" if 8 <= t < 24 else "half_kneeling", trunk_points=TRUNK)
        for t in times(30)
    ]
    assert held(watched(*frames))[0] == ("right", *about(2, 9))
