"""Where the person exercises, at ten frames a second, by hand."""

from __future__ import annotations

import pytest

from formcheck.pose.home import CHECKS, Home
from formcheck.pose.region import Region, View


def at(x: float, y: float = 0.5) -> Region:
    return Region(x, y, 0.4, 0.4, 0.0)


def looks_back(course: list[Region]) -> list[int]:
    """The frames at which a look back is asked for."""
    home = Home()
    return [i for i, region in enumerate(course) if home.push(i / 10, region)]


def test_whoever_exercises_in_one_place_needs_no_look_back() -> None:
    assert looks_back([at(0.5 + 0.08 * (i % 2)) for i in range(100)]) == []


def test_who_leaves_a_place_they_had_settled_in_is_doubted_for_two_seconds() -> None:
    """From 4 s on a body is half the picture further to the right, and stays: a look each 0.4 or 0.5 s, five in all."""
    found = looks_back([at(0.3)] * 40 + [at(0.8)] * 100)
    assert len(found) == CHECKS
    assert found[0] == 40
    assert found[-1] <= 60


def test_a_place_of_two_seconds_is_nobodys_own() -> None:
    assert looks_back([at(0.3)] * 20 + [at(0.8)] * 20) == []


def test_a_body_that_walks_through_settles_nowhere() -> None:
    assert looks_back([at(i / 60) for i in range(60)]) == []


def test_the_new_place_is_their_own_later() -> None:
    home = Home()
    for i in range(200):
        home.push(i / 10, at(0.3) if i < 50 else at(0.8))
    assert home.place == at(0.8)


@pytest.mark.parametrize(
    ("x", "view"), [(0.5, View(26, 0, 74, 50, 0)), (0.1, View(0, 0, 34, 50, 0)), (1.0, View(76, 0, 100, 50, 0))]
)
def test_the_place_is_looked_at_with_some_room_around(x: float, view: View) -> None:
    """A region of 40 x 40 pixels in a picture of 100 x 50; 1.2 times that is 48."""
    home = Home()
    for i in range(40):
        home.push(i / 10, Region(x, 0.5, 0.4, 0.8, 0.0))
    seen = home.view(100, 50)
    assert seen is not None
    assert (seen.left, seen.right, seen.quarters) == (view.left, view.right, 0)
    assert seen.top in (0, 1)
    assert seen.bottom in (49, 50)


def test_nobody_has_a_place_at_first() -> None:
    assert Home().place is None
    assert Home().view(100, 50) is None
