"""An exercise followed number by number: every measure over time, and what the spec made of it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from formcheck.analysis.pipeline import Pipeline
from formcheck.coach.events import CoachState, Event
from formcheck.coach.personal import Personal
from formcheck.coach.smoothing import CentredSmoother, Sample
from formcheck.pose.landmarks import SIDES, Side
from formcheck.pose.pose import Pose
from formcheck.specs.condition import Condition
from formcheck.specs.model import ExerciseSpec, MeasureSpec


@dataclass(slots=True)
class Series:
    """One number over time, NaN where it was not seen.

    Attributes:
        raw: frame by frame, at `Trace.times`.
        smooth: as the coach sees it, at `Trace.smooth_times`.
    """

    raw: list[float] = field(default_factory=list)
    smooth: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Trace:
    """What was measured of one source.

    Attributes:
        spec: the exercise.
        times, smooth_times: seconds.
        series: by measure and the side that works; None where the measure is not of a working limb.
        states: where the coach stood, frame by frame, each with its own `t`.
        references: by condition and side, the number that it was counted from, frame by frame, as `states`.
        events: everything that was said.
    """

    spec: ExerciseSpec
    times: list[float]
    smooth_times: list[float]
    series: dict[tuple[str, Side | None], Series]
    states: list[CoachState]
    references: dict[tuple[Condition, Side | None], list[float]]
    events: list[Event]


def trace_of(spec: ExerciseSpec, poses: Iterable[Pose], personal: Personal | None = None) -> Trace:
    """Measure and coach `poses`, and keep every number on the way."""
    pipeline, smoother = Pipeline(spec, personal), CentredSmoother()
    counted = [(condition, side) for condition in moving_conditions(spec) for side in (None, *SIDES)]
    trace = Trace(spec, [], [], {key: Series() for key in _keys(spec)}, [], {key: [] for key in counted}, [])
    for pose in poses:
        trace.events.extend(pipeline.step(pose))
        measures = pipeline.measures
        if measures is None:
            continue
        trace.times.append(measures.t)
        for key, series in trace.series.items():
            series.raw.append(measures.values.get(_word(*key), math.nan))
        for sample in smoother.push(measures):
            _keep_smooth(trace, sample)
        trace.states.append(pipeline.state())
        for condition, side in counted:
            trace.references[condition, side].append(pipeline.reference(condition, side))
    for sample in smoother.flush():
        _keep_smooth(trace, sample)
    trace.events.extend(pipeline.finish())
    return trace


def moving_conditions(spec: ExerciseSpec) -> Iterator[Condition]:
    """The conditions of limits that are counted from something that a person shows."""
    for limit in spec.limits:
        yield from (condition for condition in limit.conditions if condition.of != "zero")


def sides_of(spec: ExerciseSpec, measure: MeasureSpec) -> tuple[Side | None, ...]:
    """Left and right where the measure is of the limb that works (or rests), else None alone."""
    sided = any(part.side in ("working", "resting") for part in spec.with_parts(measure))
    return SIDES if sided else (None,)


def _keys(spec: ExerciseSpec) -> Iterator[tuple[str, Side | None]]:
    for measure in spec.measures:
        yield from ((measure.name, side) for side in sides_of(spec, measure))


def _word(name: str, side: Side | None) -> str:
    return f"{name}@{side}" if side else name


def _keep_smooth(trace: Trace, sample: Sample) -> None:
    trace.smooth_times.append(sample.t)
    for key, series in trace.series.items():
        series.smooth.append(sample.values.get(_word(*key), math.nan))
