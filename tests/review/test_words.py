from __future__ import annotations

import math

import pytest

from formcheck.review import words


@pytest.mark.parametrize(
    ("seconds", "written"),
    [(0, "0:00.0"), (59.94, "0:59.9"), (59.96, "1:00.0"), (83.4, "1:23.4"), (3725, "62:05.0"), (math.nan, "-")],
)
def test_moments(seconds: float, written: str) -> None:
    assert words.clock(seconds) == written


@pytest.mark.parametrize(
    ("seconds", "written"),
    [(4.2, "4.2 s"), (59.97, "1 min 0 s"), (100, "1 min 40 s"), (3599.7, "1 h 0 min"), (math.inf, "-")],
)
def test_how_long(seconds: float, written: str) -> None:
    assert words.span(seconds) == written


def test_values_are_no_finer_than_the_camera() -> None:
    assert words.with_unit(193.44, "deg") == "193°"
    assert words.with_unit(0.1234, "trunk") == "0.12 trunk"
    assert words.with_unit(1.5, None) == "1.50"
    assert words.with_unit(math.nan, "deg") == "-"
    assert words.way(131.0, math.nan, "deg") == "131 to -"
    assert words.way(math.nan, math.nan, "deg") == "-"
    assert words.way_with_unit(131.0, 150.26, "deg") == "131 to 150°"
    assert words.way_with_unit(0.1, math.nan, "trunk") == "0.10 to - trunk"
    assert words.way_with_unit(math.nan, math.nan, "deg") == "-"


def test_what_rounds_to_zero_has_no_sign() -> None:
    assert (words.with_unit(-0.4, "deg"), words.with_unit(-0.004, "trunk")) == ("0°", "0.00 trunk")
    assert words.with_unit(-0.6, "deg") == "-1°"


def test_a_duration_has_one_form() -> None:
    assert words.with_unit(122.3, "s") == words.span(122.3) == "2 min 2 s"
    assert words.with_unit(4.24, "s") == "4.2 s"


def test_one_and_many() -> None:
    assert words.count(1, "rep") == "1 rep"
    assert words.count(1200, "frame") == "1,200 frames"
    assert words.between(3, 5) == "3 to 5"
    assert words.between(1, 1) == "1"
