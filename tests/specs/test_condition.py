"""When a condition is met, and by how much it is passed."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.specs.condition import Condition

BAND = Condition("knee", 60, 120)
BEYOND = Condition("knee", 60, 120, outside=True)


@pytest.mark.parametrize(("value", "met"), [(59.9, False), (60, True), (90, True), (120, True), (120.1, False)])
def test_a_band_has_its_bounds_in_it_and_its_opposite_has_not(value: float, met: bool) -> None:
    assert BAND.met(value) is met
    assert BEYOND.met(value) is not met


def test_it_is_counted_from_a_reference() -> None:
    """30 above a rest of 135 is 165."""
    raised = Condition("hip", low=30, of="rest")
    assert raised.met(165, 135)
    assert not raised.met(164, 135)


@pytest.mark.parametrize("condition", [BAND, BEYOND])
@pytest.mark.parametrize(("value", "reference"), [(math.nan, 0.0), (90.0, math.nan), (200.0, math.nan)])
def test_what_is_not_known_never_meets_it(condition: Condition, value: float, reference: float) -> None:
    assert not condition.met(value, reference)


@pytest.mark.parametrize(
    ("condition", "value", "excess"),
    [
        (Condition("hip", low=190), 196, 6),
        (Condition("hip", high=80), 75, 5),
        (BAND, 70, 10),
        (BAND, 115, 5),
        (BAND, 130, -10),
        (BEYOND, 130, 10),
        (BEYOND, 55, 5),
        (BEYOND, 100, -20),
    ],
)
def test_its_excess_is_the_way_past_the_nearer_bound(condition: Condition, value: float, excess: float) -> None:
    assert condition.excess(value) == excess
    assert condition.excess(value + 40, 40) == excess


@given(
    value=st.floats(-1e3, 1e3),
    low=st.one_of(st.just(-math.inf), st.floats(-1e3, 0)),
    high=st.one_of(st.just(math.inf), st.floats(0, 1e3)),
    outside=st.booleans(),
)
def test_it_is_met_where_its_excess_is_not_negative(value: float, low: float, high: float, outside: bool) -> None:
    """On the bound itself, where the excess is zero, a band is met and its opposite is not."""
    condition = Condition("hip", low, high, outside=outside)
    excess = condition.excess(value)
    assert condition.met(value) is (excess > 0 or (excess == 0 and not outside))


def test_only_two_bounds_to_keep_within_say_where_to_stay() -> None:
    assert BAND.two_sided
    assert not BEYOND.two_sided
    assert not Condition("hip", low=60).two_sided
    assert not Condition("hip", high=60).two_sided


def test_one_bound_is_told_of_what_has_just_one() -> None:
    assert Condition("hip", low=60).only_bound == 60
    assert Condition("hip", high=70).only_bound == 70
    assert math.isnan(BAND.only_bound)
    assert math.isnan(Condition("hip").only_bound)
    assert math.isnan(Condition("hip", low=60, outside=True).only_bound)
