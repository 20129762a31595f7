"""The mean of two sides of which one may be hidden."""

from __future__ import annotations

import math

import pytest

from formcheck.measure.both_sides import BothSides


def test_the_mean_of_what_is_seen() -> None:
    both = BothSides(alike=False)
    assert both.mean(0.0, 1.0, 2.0) == 1.5
    assert both.mean(0.1, math.nan, 2.0) == 2.0
    assert both.mean(0.2, 1.0, math.nan) == 1.0
    assert math.isnan(both.mean(0.3, math.nan, math.nan))


def test_sides_that_are_alike_do_not_leap_when_one_is_hidden() -> None:
    """One trunk looks a tenth longer for five seconds; then one is hidden, and moves on with the other."""
    both = BothSides(alike=True)
    seen = [both.mean(i / 30, 1.1, 1.0) for i in range(150)]
    assert seen == pytest.approx([1.05] * 150)
    assert both.mean(5.0, math.nan, 1.0) == pytest.approx(1.05)
    assert both.mean(5.1, 1.1, math.nan) == pytest.approx(1.05)
    assert both.mean(5.2, math.nan, 0.96) == pytest.approx(1.01)


def test_how_they_differ_is_learned_anew_in_some_seconds() -> None:
    both = BothSides(alike=True)
    for i in range(150):
        both.mean(i / 30, 1.1, 1.0)
    for i in range(150, 300):
        both.mean(i / 30, 1.0, 1.0)
    assert both.mean(10.0, math.nan, 1.0) == pytest.approx(1.0, abs=0.001)
