"""The lines that a spec draws through a measure: where a limit lies, and what a movement asks for."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from formcheck.analysis.trace import Trace
from formcheck.pose.landmarks import Side
from formcheck.specs.condition import Condition
from formcheck.specs.model import ExerciseSpec, Level, LimitSpec


@dataclass(frozen=True, slots=True)
class Bound:
    """One side of a condition.

    Attributes:
        label: what it is of, for the reader.
        kind: a limit, a limit counted from the person's usual, or what the movement asks for.
        level: of a limit; None of what is asked for.
        values: where it lies at each of the trace's states; NaN while that is not known.
        above: whether what lies above it meets the condition, or what lies below.
    """

    label: str
    kind: Literal["limit", "own", "asked"]
    level: Level | None
    values: tuple[float, ...]
    above: bool


def bounds_of(trace: Trace, measure: str, side: Side | None) -> Iterator[Bound]:
    """Every bound on a measure, for the limb of one side."""
    for limit in trace.spec.limits:
        yield from _of_limit(trace, limit, measure, side)
    for end in trace.spec.movement.ends:
        for condition in end.conditions:
            if condition.measure == measure:
                yield from _of_condition(trace, condition, side, f"{end.name} asks for", None, "asked")


def alone(limit: LimitSpec) -> bool:
    """Whether a limit is of one measure only, so that passing its line is all that it takes."""
    return len({condition.measure for condition in limit.when}) == 1


def span_of(trace: Trace, measure: str, side: Side | None) -> tuple[float, float]:
    """Lowest and highest value to be shown: all that was seen, and each bound that is not out of all proportion."""
    seen = [v for v in trace.series[measure, side].smooth if not math.isnan(v)]
    if not seen:
        return 0.0, 1.0
    if measure == trace.spec.movement.drive:
        seen += [v for state in trace.states if state.in_position for v in (state.rest, state.target) if v == v]
    low, high = min(seen), max(seen)
    room = max(high - low, _least_span(trace.spec, measure))
    lines = [v for bound in bounds_of(trace, measure, side) for v in bound.values if not math.isnan(v)]
    lines = [v for v in lines if low - 2 * room <= v <= high + 2 * room]
    low, high = min([low, *lines]), max([high, *lines])
    margin = max(0.08 * (high - low), 0.1 * room)
    return low - margin, high + margin


def counted_from(trace: Trace, condition: Condition, side: Side | None) -> list[float]:
    """The number that a condition is counted from at each of the trace's states; NaN while it is not known."""
    unsaid = 0.0 if condition.of == "zero" else math.nan
    return trace.references.get((condition, side), [unsaid] * len(trace.states))


def _least_span(spec: ExerciseSpec, measure: str) -> float:
    """What is worth a panel of its own: less is noise, and would look like a movement."""
    return {"deg": 20.0, "trunk": 0.1, "mixed": 0.0}[spec.measure(measure).unit] or 1e-6


def _of_limit(trace: Trace, limit: LimitSpec, measure: str, side: Side | None) -> Iterator[Bound]:
    during = "" if limit.during == "any" else f", {limit.during}"
    more = "" if alone(limit) else ", with others"
    for conditions, kind in (*((way, "limit") for way in limit.ways), (limit.own, "own")):
        for condition in conditions:
            if condition.measure == measure:
                own = " (own)" if kind == "own" else ""
                label = f"{limit.id}{own}{during}{more}"
                yield from _of_condition(trace, condition, side, label, limit.level, "own" if own else "limit")


def _of_condition(
    trace: Trace,
    condition: Condition,
    side: Side | None,
    label: str,
    level: Level | None,
    kind: Literal["limit", "own", "asked"],
) -> Iterator[Bound]:
    start = counted_from(trace, condition, side)
    for bound, above in ((condition.low, not condition.outside), (condition.high, condition.outside)):
        if math.isfinite(bound):
            yield Bound(label, kind, level, tuple(value + bound for value in start), above)
