"""What counts on a scale of its own is drawn from rest; all else as it was measured."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from formcheck.analysis.trace import Series, Trace
from formcheck.coach.coach import Coach
from formcheck.coach.events import RestLearned
from formcheck.review.measure_plot.bounds import bounds_of, span_of
from formcheck.review.measure_plot.points import from_rest, unit_of
from formcheck.specs.catalog import find
from formcheck.specs.condition import Condition
from formcheck.specs.model import ExerciseSpec, LimitSpec

TILT = find("pelvic_tilt")
FAR = LimitSpec("far", (Condition("tilt", low=-42.0),), "any", 0.4, 0.0, "warning", "Less.", "Far.")


def trace_with(spec: ExerciseSpec, *rests: float) -> Trace:
    """Two moments: at rest at -46, and at -43.2, with the target at -45."""
    state = replace(Coach(spec).state(), in_position=True, rest=-46.0, target=-45.0)
    series = {(measure.name, None): Series([0.0, 0.0], [0.0, 0.0]) for measure in spec.measures}
    series["tilt", None] = Series([-46.0, -43.2], [-46.0, -43.2])
    states = [replace(state, t=0.0, drive_value=-46.0), replace(state, t=1.0, drive_value=-43.2)]
    return Trace(spec, [0.0, 1.0], [0.0, 1.0], series, states, {}, [RestLearned(0.5, None, rest) for rest in rests])


def test_a_tilt_is_laid_down_from_the_rest_that_was_learned_last() -> None:
    trace = from_rest(trace_with(TILT, -47.0, -46.0))
    assert trace.series["tilt", None].smooth == pytest.approx([0.0, 2.8])
    assert trace.series["hip", None].smooth == [0.0, 0.0]
    first, second = trace.states
    assert (first.rest, first.target, second.drive_value) == (0.0, 1.0, pytest.approx(2.8))
    assert unit_of(trace, TILT.measure("tilt")) == "points from rest"
    assert unit_of(trace, TILT.measure("hip")) == "degrees"
    low, high = span_of(trace, "tilt", None)
    assert -1 < low < 0 and 2.8 < high < 4


def test_so_are_the_bounds_on_it() -> None:
    """A limit at -42 lies 4 from rest; one on another measure stays where it is."""
    plain = trace_with(replace(TILT, limits=(FAR,)), -46.0)
    drawn = from_rest(plain)
    (bound,) = bounds_of(drawn, "tilt", None)
    assert bound.values == (4.0, 4.0)
    assert list(bounds_of(drawn, "lift", None)) == list(bounds_of(plain, "lift", None))


def test_where_no_rest_is_known_nothing_is_moved() -> None:
    for trace in (trace_with(TILT), trace_with(TILT, math.nan)):
        assert from_rest(trace) is trace
        assert unit_of(trace, TILT.measure("tilt")) == "points"


def test_degrees_are_drawn_as_they_are() -> None:
    spec = find("glute_bridge")
    trace = Trace(spec, [], [], {}, [], {}, [RestLearned(0.5, None, 135.0)])
    assert from_rest(trace) is trace
