"""Legs that the model swaps, told apart by where they were."""

from __future__ import annotations

import math

import pytest

from formcheck.measure.leg_places import LegPlaces
from formcheck.measure.legs import SteadyLegs, exchanged
from formcheck.pose.landmarks import PAIRED

FPS = 15
TRUNK = 100.0

Leg = tuple[tuple[float, float], tuple[float, float]]
"""Knee and ankle."""

STANDING: Leg = ((200, 200), (180, 280))


def raised(progress: float) -> Leg:
    """A leg that straightens upwards: its ankle travels two trunk lengths."""
    return ((300, 150), (220 + 80 * progress, 150 - 130 * progress))


def points(left: Leg, right: Leg) -> list[list[float]]:
    made = [[0.0, 0.0] for _ in range(33)]
    for side, leg in ((0, left), (1, right)):
        for name, at in zip(("knee", "ankle", "heel", "toe"), (*leg, leg[1], leg[1]), strict=True):
            made[PAIRED[name][side]] = list(at)
    return made


def told(frames: list[tuple[Leg, Leg]]) -> list[bool]:
    legs = SteadyLegs()
    return [legs.swapped(i / FPS, points(*frame), TRUNK) for i, frame in enumerate(frames)]


def lifting(n: int) -> list[tuple[Leg, Leg]]:
    """The left leg straightens and bends, the right one stands."""
    return [(raised(abs((i / 15) % 2 - 1)), STANDING) for i in range(n)]


def test_what_is_called_right_is_left_alone() -> None:
    assert not any(told(lifting(60)))


def test_frames_that_are_called_wrong_are_mended() -> None:
    frames = lifting(60)
    wrong = {20, 21, 22, 23, 24, 25, 40}
    swapped = [(b, a) if i in wrong else (a, b) for i, (a, b) in enumerate(frames)]
    assert [i for i, is_swapped in enumerate(told(swapped)) if is_swapped] == sorted(wrong)


def test_the_word_that_is_heard_longer_wins() -> None:
    frames = lifting(150)
    called = [(b, a) if i < 3 else (a, b) for i, (a, b) in enumerate(frames)]
    assert not any(told(called)[15:])


@pytest.mark.parametrize("gap", [0.05, 0.2])
def test_legs_that_lie_together_are_not_told_apart(gap: float) -> None:
    moved: Leg = ((200 + gap * TRUNK, 200), (180, 280))
    frames = [(STANDING, moved) if i % 2 else (moved, STANDING) for i in range(30)]
    assert not any(told(frames))


def test_legs_that_it_confuses_for_a_moment_are_known_again() -> None:
    """Near each other, for half a second the model gives both as their mean, and then the one for the other."""
    up: Leg = ((210, 190), (250, 240))
    mean: Leg = ((205, 195), (215, 260))
    called = told([(up, STANDING)] * 15 + [(mean, mean)] * 7 + [(STANDING, up)] * 5)
    assert called == [False] * 22 + [True] * 5
    longer = told([(up, STANDING)] * 15 + [(mean, mean)] * 12 + [(STANDING, up)] * 5)
    assert not any(longer), "in that time they can have changed places"


def test_after_a_gap_the_model_is_believed_anew() -> None:
    legs = SteadyLegs()
    a, b = raised(0), STANDING
    assert not any(legs.swapped(i / FPS, points(a, b), TRUNK) for i in range(30))
    assert not legs.swapped(5.0, points(b, a), TRUNK)


def test_exchanged_changes_the_legs_below_the_hips_only() -> None:
    changed = exchanged(list(range(33)))
    assert [changed[i] for i in PAIRED["knee"]] == list(reversed(PAIRED["knee"]))
    assert [changed[i] for i in PAIRED["hip"]] == list(PAIRED["hip"])


def beside(dx: float = 0.0, dy: float = 0.0) -> Leg:
    """A resting leg; the nearer one lies a little lower in the picture."""
    return ((200 + dx, 200 + dy), (180 + dx, 280 + dy))


def test_the_leg_that_stays_where_it_rested_is_heard_before_the_model() -> None:
    near, far = beside(dy=10), beside()
    rest = [(near, far)] * 30
    lifted: list[tuple[Leg, Leg]] = [(far, raised(abs((i / 15) % 2 - 1))) for i in range(60)]
    called = told(
        rest + lifted
    )  # the left leg is lifted and called right: what is called left lies where the right one lay
    assert not any(called[:30])
    assert all(called[40:])


def test_a_leg_that_stays_is_known_and_one_that_was_put_elsewhere_is_not() -> None:
    places = LegPlaces()
    near, far, up = ((0.0, 10.0),) * 4, ((0.0, 0.0),) * 4, ((0.0, -90.0),) * 4
    for _ in range(30):
        places.learn(1 / FPS, near, far, TRUNK)
    assert places.word(near, up, TRUNK) == 1
    assert places.word(far, up, TRUNK) == -1
    assert places.word(up, up, TRUNK) == 0
    moved = (((30.0, 10.0),) * 4, ((30.0, 0.0),) * 4)
    places.learn(1 / FPS, *moved, TRUNK)
    assert places.word(near, up, TRUNK) == 0, "both lie elsewhere now, and are not known there yet"


def test_a_camera_that_is_held_by_hand_changes_nothing() -> None:
    """It pans by half a trunk length in two seconds, and the whole body with it; the places go along with the hips."""
    near, far = beside(dy=10), beside()
    frames: list[tuple[Leg, Leg]] = [(near, far)] * 60 + [(far, raised(abs((i / 15) % 2 - 1))) for i in range(60)]
    legs = SteadyLegs()
    called = []
    for i, frame in enumerate(frames):
        seen = [[x + 25 * i / FPS, y - 10 * i / FPS] for x, y in points(*frame)]
        called.append(legs.swapped(i / FPS, seen, TRUNK))
    assert not any(called[:60])
    assert all(called[70:])


@pytest.mark.parametrize("name", ["knee", "ankle", "heel", "toe"])
def test_a_leg_that_is_partly_far_outside_says_nothing_and_spoils_nothing(name: str) -> None:
    """One frame's landmark lies so far outside of the picture that it has no place."""
    near, far = beside(dy=10), beside()
    frames: list[tuple[Leg, Leg]] = [(near, far)] * 60 + [(raised(abs((i / 15) % 2 - 1)), far) for i in range(60)]
    legs, called = SteadyLegs(), []
    for i, frame in enumerate(frames):
        seen = points(*frame)
        if i in (30, 90):
            seen[PAIRED[name][1]] = [math.nan, math.nan]
        called.append(legs.swapped(i / FPS, seen, TRUNK))
    assert not any(called)
