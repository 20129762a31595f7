"""Plane geometry: answers known from paper, and what must hold for any points."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from formcheck.measure.geometry import (
    NOWHERE,
    Point,
    angle,
    angle_through_front,
    cross,
    distance,
    dot,
    elevation,
    middle,
    unit,
)

numbers = st.floats(-2000, 2000, allow_nan=False)
points = st.tuples(numbers, numbers)


def around(centre: Point, degrees: float, length: float = 100.0) -> Point:
    """The point at a direction on paper, counter-clockwise from the right."""
    turn = math.radians(degrees)
    return (centre[0] + length * math.cos(turn), centre[1] - length * math.sin(turn))


def test_a_right_angle_a_straight_one_and_a_folded_one() -> None:
    assert angle((0, 10), (0, 0), (10, 0)) == pytest.approx(90)
    assert angle((-10, 0), (0, 0), (10, 0)) == pytest.approx(180)
    assert angle((10, 0), (0, 0), (20, 0)) == pytest.approx(0)


def test_an_equilateral_triangle_has_60_degrees() -> None:
    assert angle((0, 0), (10, 0), (5, 5 * math.sqrt(3))) == pytest.approx(60)


@pytest.mark.parametrize("degrees", [0, 30, 90, 150, 180, 200, 270, 330])
def test_through_the_front_straight_is_180_and_past_it_is_more(degrees: float) -> None:
    """Seen from the right the front lies clockwise of the trunk: the limb stands `degrees` clockwise of it."""
    trunk = 110.0
    joint = (300.0, 200.0)
    shoulder, knee = around(joint, trunk), around(joint, trunk - degrees)
    assert angle_through_front(shoulder, joint, knee, +1) == pytest.approx(degrees, abs=1e-6)
    shoulder, knee = around(joint, trunk), around(joint, trunk + degrees)
    assert angle_through_front(shoulder, joint, knee, -1) == pytest.approx(degrees, abs=1e-6)


def test_a_joint_folded_flat_reads_a_little_below_zero_rather_than_360() -> None:
    shoulder, knee = around((0, 0), 90), around((0, 0), 100)
    assert angle_through_front(shoulder, (0, 0), knee, +1) == pytest.approx(-10)


def test_without_a_known_front_there_is_no_angle_through_it() -> None:
    assert math.isnan(angle_through_front((0, 1), (0, 0), (1, 0), 0))


@pytest.mark.parametrize(
    ("to", "degrees"),
    [((10, 0), 0), ((-10, 0), 0), ((0, -10), 90), ((0, 10), -90), ((10, -10), 45), ((-10, -10), 45), ((-10, 10), -45)],
)
def test_elevation_is_above_the_horizontal_whichever_way_the_line_runs(to: Point, degrees: float) -> None:
    assert elevation((0, 0), to) == pytest.approx(degrees)


def test_cross_is_positive_clockwise_on_the_screen() -> None:
    right, down = (1.0, 0.0), (0.0, 1.0)
    assert cross(right, down) == 1
    assert cross(down, right) == -1
    assert dot(right, down) == 0


@given(points, points, points)
def test_the_two_angles_agree(a: Point, b: Point, c: Point) -> None:
    """Through the front an angle is the plain one, or what it lacks to 360 (or its negative, folded flat)."""
    assume(distance(a, b) > 1 and distance(c, b) > 1)
    plain = angle(a, b, c)
    assert 0 <= plain <= 180
    for chirality in (1, -1):
        through = angle_through_front(a, b, c, chirality)
        assert min(abs(through - plain), abs(360 - through - plain), abs(through + plain)) < 1e-6


@given(points, points, points)
def test_from_the_other_side_the_angle_goes_the_other_way_round(a: Point, b: Point, c: Point) -> None:
    """A mirrored picture, and the chirality that belongs to it, give the very same angle."""
    assume(distance(a, b) > 1 and distance(c, b) > 1)
    u, v, w = ((1000 - x, y) for x, y in (a, b, c))
    seen, mirrored = angle_through_front(a, b, c, 1), angle_through_front(u, v, w, -1)
    assert (seen - mirrored + 180) % 360 - 180 == pytest.approx(0, abs=1e-6)


@given(points)
def test_nan_in_gives_nan_out(a: Point) -> None:
    b = (a[0] + 3, a[1] + 4)
    for broken in ((NOWHERE, a, b), (a, NOWHERE, b), (a, b, NOWHERE)):
        assert math.isnan(angle(*broken))
        assert math.isnan(angle_through_front(*broken, 1))
    assert math.isnan(elevation(a, NOWHERE))
    assert math.isnan(elevation(NOWHERE, a))
    assert math.isnan(distance(a, NOWHERE))
    assert math.isnan(middle(a, NOWHERE)[0])
    assert math.isnan(unit(NOWHERE)[0])


def test_a_line_without_length_has_no_direction() -> None:
    assert math.isnan(elevation((1, 1), (1, 1)))
    assert math.isnan(angle((1, 1), (1, 1), (2, 2)))
    assert math.isnan(angle_through_front((2, 2), (1, 1), (1, 1), 1))
    assert all(math.isnan(part) for part in unit((0, 0)))
