from __future__ import annotations

import math
import re

import numpy as np
import pytest

from formcheck.review.page.motion import Motion
from formcheck.review.page.plot import HEIGHT, Axis, axis_of, trace_of
from formcheck.session.aims import Aims, Band, Cap

AIMS = Aims(100.0, (Band("top", 160.0, math.inf),), (Cap("too_far", "warning", 190.0, math.inf, "Less.", False),))
AXIS = Axis(90.0, 190.0, (), "deg")


def motion(t: list[float], values: list[float]) -> Motion:
    points = np.zeros((len(t), 19, 2))
    return Motion(np.array(t), points, None, 640, 480, {None: np.array(values)}, "right")


def absolute(path: str) -> list[list[tuple[float, float]]]:
    """The points of each line of an SVG path of M and l."""
    lines: list[list[tuple[float, float]]] = []
    for letter, x, y in re.findall(r"([Ml])(-?\d+) ?(-?\d+)", path):
        if letter == "M":
            lines.append([(float(x), float(y))])
        else:
            before = lines[-1][-1]
            lines[-1].append((before[0] + float(x), before[1] + float(y)))
    return lines


def test_the_path_goes_through_the_values() -> None:
    trace = trace_of(motion([0.0, 0.1, 0.2], [90.0, 190.0, 140.0]), None, AXIS, None, 10)
    assert trace.width == 1000
    assert absolute(trace.path) == [[(0, HEIGHT), (10, 0), (20, 500)]]


def test_what_was_not_seen_is_a_gap() -> None:
    unseen = trace_of(motion([0.0, 0.1, 0.2, 0.3], [100, math.nan, 120, 120]), None, AXIS, None, 1)
    pause = trace_of(motion([0.0, 0.1, 2.0, 2.1], [100, 100, 120, 120]), None, AXIS, None, 3)
    assert [len(line) for line in absolute(unseen.path)] == [1, 2]
    assert [len(line) for line in absolute(pause.path)] == [2, 2]


def test_the_axis_holds_all_that_is_shown_and_says_it_in_round_numbers() -> None:
    axis = axis_of(motion([0, 1, 2], [101.0, 150.0, 175.0]), [AIMS], "deg")
    assert axis is not None
    assert axis.low < 100
    assert axis.high > 190
    assert list(axis.ticks) == sorted(axis.ticks)
    assert 3 <= len(axis.ticks) <= 8
    assert all(tick % 5 == 0 and axis.low <= tick <= axis.high for tick in axis.ticks)
    assert axis.top(axis.high) == 0
    assert axis.top(axis.low) == 100


def test_nothing_measured_has_no_axis() -> None:
    assert axis_of(motion([0, 1], [math.nan, math.nan]), [AIMS], "deg") is None


@pytest.mark.parametrize("unit", ["deg", "trunk", "mixed", None])
@pytest.mark.parametrize("values", [[0.1, 0.1], [-0.02, 0.09], [-3000.0, 5000.0]])
def test_every_unit_and_width_has_some_ticks(unit: str | None, values: list[float]) -> None:
    axis = axis_of(motion([0, 1], values), [], unit)
    assert axis is not None
    assert axis.low < axis.high
    assert 0 < len(axis.ticks) <= 12


def test_bands_lie_where_their_numbers_say() -> None:
    trace = trace_of(motion([0.0, 1.0], [100.0, 170.0]), None, AXIS, AIMS, 1)
    target, cap = trace.zones
    assert (target.kind, target.top, target.height, target.label) == ("target", 0.0, 30.0, "top from 160°")
    assert (cap.kind, cap.edge, cap.label) == ("warning", 0.0, "limit 190°")
    assert trace.rest == 90.0
    assert trace.rest_label == "100°"


def test_a_target_ends_where_a_limit_begins() -> None:
    lower = Cap("too_far", "warning", 180.0, math.inf, "Less.", False)
    aims = Aims(100.0, (Band("top", 160.0, math.inf),), (lower,))
    target, cap = trace_of(motion([0.0, 1.0], [100.0, 170.0]), None, AXIS, aims, 1).zones
    assert (target.top, target.height) == (10.0, 20.0)
    assert (cap.top, cap.height) == (0.0, 10.0)
    assert not target.below


def test_a_personal_limit_is_called_so() -> None:
    own = Aims(math.nan, (), (Cap("own_cap", "warning", -math.inf, 110.0, "", own=True),))
    trace = trace_of(motion([0.0, 1.0], [100.0, 170.0]), None, AXIS, own, 1)
    assert [(zone.label, zone.edge, zone.below) for zone in trace.zones] == [("your limit 110°", 80.0, True)]
    assert trace.rest is None


@pytest.mark.parametrize(("low", "high"), [(-32.0, -29.8), (0.0, 0.013), (-3.0, 1400.0)])
def test_a_number_without_a_unit_has_a_few_round_marks_over_all_of_its_axis(low: float, high: float) -> None:
    axis = axis_of(motion([0, 1], [low, high]), [], None)
    assert axis is not None
    assert 3 <= len(axis.ticks) <= 7
    assert axis.ticks[0] < low + (high - low) / 3 and axis.ticks[-1] > high - (high - low) / 3
