"""Every number of a film of a moving figure, and what the spec made of it."""

from __future__ import annotations

import math

import pytest

from formcheck.analysis.trace import Trace, trace_of
from formcheck.coach.events import RepDone
from formcheck.specs.catalog import find
from tests.analysis.scenes import bird_dog_near, glute_bridge
from tests.movements import Course, lost, watch


@pytest.fixture(scope="module")
def bridges() -> Trace:
    scene = glute_bridge(Course.at(135).stay(2).reps(2, 176))
    return trace_of(scene.spec, scene.poses())


def test_it_holds_every_measure_frame_by_frame(bridges: Trace) -> None:
    assert set(bridges.series) == {("hip", None), ("knee", None), ("lifted", None), ("feet", None)}
    hip = bridges.series["hip", None]
    assert len(hip.raw) == len(bridges.times) == len(bridges.states)
    assert len(hip.smooth) == len(bridges.smooth_times) == len(bridges.times)
    assert hip.raw[0] == pytest.approx(135, abs=1)
    assert max(hip.smooth) == pytest.approx(176, abs=1)
    assert bridges.smooth_times == bridges.times


def test_its_events_are_the_coach_s(bridges: Trace) -> None:
    scene = glute_bridge(Course.at(135).stay(2).reps(2, 176))
    assert tuple(map(repr, bridges.events)) == tuple(map(repr, watch(scene.spec, scene.poses()).events))
    assert sum(isinstance(event, RepDone) for event in bridges.events) == 2


def test_the_limb_that_works_stands_there_for_either_side() -> None:
    scene = bird_dog_near()
    trace = trace_of(scene.spec, scene.poses()[:40])
    assert {("leg", "left"), ("leg", "right"), ("knee", "left"), ("near_arm", None), ("curve", None)} <= set(
        trace.series
    )


def test_what_a_limit_is_counted_from_is_kept() -> None:
    """The tilt's hip is counted from rest: unknown at first, then where it lies."""
    spec = find("pelvic_tilt")
    scene = glute_bridge(Course.at(135).stay(6))
    trace = trace_of(spec, scene.poses())
    (lifting,) = (limit for limit in spec.limits if limit.id == "hips_lifting")
    values = trace.references[lifting.when[0], None]
    assert len(values) == len(trace.states)
    assert math.isnan(values[0])


def test_unseen_is_nan() -> None:
    scene = glute_bridge(Course.at(135).stay(2))
    trace = trace_of(scene.spec, lost(scene.poses(), lambda _: True))
    assert all(math.isnan(value) for value in trace.series["hip", None].raw)
