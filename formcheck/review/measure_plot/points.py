"""A trace as it is drawn: what counts on a scale of its own is laid down from the person's rest, as the review does."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from formcheck.analysis.trace import Series, Trace, sides_of
from formcheck.coach.events import CoachState, RestLearned
from formcheck.pose.landmarks import Side
from formcheck.review import words
from formcheck.review.measure_plot.bounds import counted_from
from formcheck.specs.condition import Condition
from formcheck.specs.describe import UNITS
from formcheck.specs.model import ExerciseSpec, MeasureSpec


def from_rest(trace: Trace) -> Trace:
    """`trace` with the drive less the rest that was learned last, where it is in points and that is known.

    Everything else of it is the same, and so are drives in degrees or lengths.
    """
    rests = _rests(trace)
    if not rests:
        return trace
    return replace(
        trace,
        series={key: _moved(series, key, trace.spec, rests) for key, series in trace.series.items()},
        states=[_state(state, rests) for state in trace.states],
        references={**trace.references, **_references(trace, rests)},
    )


def unit_of(trace: Trace, measure: MeasureSpec) -> str:
    """The name of the unit in which a panel of `trace` is drawn."""
    counted = measure.name == trace.spec.movement.drive and _rests(trace)
    return f"{UNITS[measure.unit]} from rest" if counted else UNITS[measure.unit]


def _rests(trace: Trace) -> Mapping[Side | None, float]:
    """By side; empty where the drive is not in points, or of any side no rest was learned."""
    drive = trace.spec.movement.drive
    if drive is None or trace.spec.measure(drive).unit != words.POINTS:
        return {}
    learned = {event.side: event.value for event in trace.events if isinstance(event, RestLearned)}
    sides = sides_of(trace.spec, trace.spec.measure(drive))
    found = {side: learned.get(side, math.nan) for side in sides}
    return found if all(math.isfinite(rest) for rest in found.values()) else {}


def _moved(
    series: Series, key: tuple[str, Side | None], spec: ExerciseSpec, rests: Mapping[Side | None, float]
) -> Series:
    measure, side = key
    if measure != spec.movement.drive:
        return series
    return Series(_less(series.raw, rests[side]), _less(series.smooth, rests[side]))


def _state(state: CoachState, rests: Mapping[Side | None, float]) -> CoachState:
    rest = rests.get(state.side, math.nan)
    return replace(state, drive_value=state.drive_value - rest, rest=state.rest - rest, target=state.target - rest)


def _references(
    trace: Trace, rests: Mapping[Side | None, float]
) -> Mapping[tuple[Condition, Side | None], list[float]]:
    """What conditions on the drive are counted from: zero lies as far from rest as rest from zero."""
    ends = (condition for end in trace.spec.movement.ends for condition in end.conditions)
    limits = (condition for limit in trace.spec.limits for condition in limit.conditions)
    return {
        (condition, side): _less(counted_from(trace, condition, side), rest)
        for condition in (*ends, *limits)
        if condition.measure == trace.spec.movement.drive
        for side, rest in rests.items()
    }


def _less(values: Sequence[float], rest: float) -> list[float]:
    return [value - rest for value in values]
