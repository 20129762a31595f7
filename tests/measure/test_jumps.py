"""Landmarks that jump are not believed until they stay; those that travel are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.measure.jumps import Jumps

TRUNK = 100.0
KNEE = 26

Place = Callable[[float], tuple[float, float]]


def distrusted(knee: Place, seconds: float, fps: float = 30.0, rest: Place = lambda _: (0.0, 0.0)) -> list[float]:
    """The times at which the knee was not believed; the other landmarks lie about `rest`."""
    jumps, found = Jumps(), []
    for k in range(round(seconds * fps)):
        t = k / fps
        x, y = rest(t)
        points = [(x + 10 * i, y) for i in range(33)]
        points[KNEE] = knee(t)
        if KNEE in jumps.jumped(t, points, TRUNK):
            found.append(t)
    return found


def test_a_knee_that_is_elsewhere_for_three_frames_is_not_believed_there() -> None:
    found = distrusted(lambda t: (100.0, 0.0) if 1 <= t < 1.1 else (0.0, 0.0), 3)
    assert found == pytest.approx([1.0, 31 / 30, 32 / 30])


def test_a_knee_that_stays_is_believed_in_its_new_place() -> None:
    found = distrusted(lambda t: (150.0, 0.0) if t >= 1 else (0.0, 0.0), 3)
    assert found[0] == pytest.approx(1.0)
    assert found[-1] == pytest.approx(1.4, abs=0.05)


def test_a_knee_that_flickers_between_two_far_places_is_believed_only_where_it_was() -> None:
    found = distrusted(lambda t: (400.0, 0.0) if t >= 1 and round(t * 30) % 2 else (0.0, 0.0), 3)
    assert found
    assert all(round(t * 30) % 2 for t in found)


@given(speed=st.floats(0, 380), fps=st.floats(5, 60))
def test_a_knee_that_travels_is_believed_at_every_rate(speed: float, fps: float) -> None:
    assert distrusted(lambda t: (speed * t, 0.0), 2, fps) == []


def test_a_cut_in_the_film_is_no_jump() -> None:
    def moved(t: float) -> tuple[float, float]:
        return (600.0, 50.0) if t >= 1 else (0.0, 0.0)

    assert distrusted(moved, 2, rest=moved) == []


def test_a_body_without_size_distrusts_nothing() -> None:
    jumps = Jumps()
    assert jumps.jumped(0.0, [(0.0, 0.0)] * 33, TRUNK) == set()
    assert jumps.jumped(0.1, [(900.0, 0.0)] * 33, 0.0) == set()
