"""Which warning went furthest past its limit."""

from __future__ import annotations

import math

import pytest

from formcheck.coach.events import WarningEnded
from formcheck.review.furthest import furthest
from formcheck.specs.catalog import find
from formcheck.specs.condition import Condition
from formcheck.specs.model import LimitSpec

AROUND_REST = Condition("thigh", -10, 10, outside=True, of="rest")


def limit(condition: Condition) -> LimitSpec:
    return LimitSpec("moved", (condition,), "any", 0.3, 1, "warning", "Keep still.", "")


def warning(peak: float, excess: float = math.nan, *, own: bool = False, seconds: float = 2.0) -> WarningEnded:
    return WarningEnded(9.0, "moved", "warning", None, 4.0, 4.0 + seconds, peak, "Keep still.", own, excess)


def test_what_the_log_tells_counts() -> None:
    """From a rest of 90, 107 lies 17 from it, and 40 lies 50: measured from zero, 107 would be further."""
    up, down, unknown = warning(107, 7), warning(40, 40), warning(math.nan)
    assert furthest([up, down, unknown], limit(AROUND_REST)) is down
    assert furthest([up, down], None) is down


def test_the_general_limit_lies_beyond_the_person_s_own() -> None:
    general, own = warning(197, 2), warning(194, 9, own=True)
    assert furthest([own, general], None) is general


@pytest.mark.parametrize(
    ("condition", "peaks", "expected"),
    [
        (Condition("hip", low=190), [197, 205, math.nan], 205),
        (Condition("hip", high=60), [50, 40], 40),
        (Condition("hip", -10, 10, outside=True), [-30, 20], -30),
        (Condition("hip", low=12, of="rest"), [97, 105], 105),  # one bound: the rest changes no order
    ],
)
def test_an_older_log_is_read_by_its_peaks(condition: Condition, peaks: list[float], expected: float) -> None:
    assert furthest([warning(peak) for peak in peaks], limit(condition)).peak == expected


def test_around_a_rest_that_is_not_known_the_longest_counts() -> None:
    assert furthest([warning(107), warning(40, seconds=3)], limit(AROUND_REST)).peak == 40
    assert any(limit.when[0].outside and limit.when[0].of == "rest" for limit in find("pelvic_tilt").limits)


def test_of_a_limit_that_is_not_known_the_first_counts() -> None:
    assert furthest([warning(107), warning(40)], None).peak == 107
