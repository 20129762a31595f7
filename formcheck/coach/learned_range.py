"""How a person's own range is learned from comfortable reps.

A target is made easier for somebody stiff and never harder than the spec's own: on a sore day less is right. A cap lies
where comfortable reps ended, with a margin; the general limits of the spec stay above it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from formcheck.coach.personal import OwnRange, is_absolute
from formcheck.coach.travel import Outcome
from formcheck.pose.landmarks import Side
from formcheck.specs.condition import Condition
from formcheck.specs.ends import EndSpec
from formcheck.specs.model import ExerciseSpec, LimitSpec, Movement
from formcheck.specs.uncertainty import uncertainty

FIRST_REPS = 3
"""Comfortable movements from which a range is learned: the median of three outlives one that went wrong."""

CALIBRATED_FROM = 2
"""The same where somebody does them for that very purpose: in some exercises one alone takes half a minute."""

SHARE = 0.8
"""Share of the usual way that is the personal target: reps of one person differ by about a tenth from one to the next,
so that twice that is still one of theirs. It matters only to who does not come as far as the spec asks."""


@dataclass(frozen=True, slots=True)
class Done:
    """A comfortable movement, and where the drive rested then."""

    rest: float
    outcome: Outcome


def learned(
    spec: ExerciseSpec, side: Side | None, done: Sequence[Done], least_reps: int = FIRST_REPS
) -> OwnRange | None:
    """The range that `done` shows; None where fewer than `least_reps` went towards an end, and for a held position."""
    movement = spec.movement
    if movement.drive is None:
        return None
    rests = [each.rest for each in done if not math.isnan(each.rest)]
    reached = {end.name: furthest(spec, end, done) for end in movement.ends}
    reached = {name: values for name, values in reached.items() if len(values) >= least_reps}
    if not reached or not rests:
        return None
    rest = median(rests)
    usual = {name: median(values) for name, values in reached.items()}
    caps: dict[str, dict[str, float]] = {}
    if not _speaks_of_own(spec):
        for name, values in reached.items():
            cap = _cap(spec, usual[name] - rest, values)
            if can_be_passed(spec, movement.drive, cap):
                caps.setdefault(movement.drive, {})["above" if usual[name] >= rest else "below"] = cap
    caps.update(caps_by_limits(spec, done, least_reps))
    targets = {end.name: _target(movement, end, rest, usual[end.name]) for end in movement.ends if end.name in usual}
    return OwnRange(side, min(len(values) for values in reached.values()), movement.drive, rest, usual, targets, caps)


def furthest(spec: ExerciseSpec, end: EndSpec, done: Sequence[Done]) -> list[float]:
    """How far the drive came at this end, in the movements that went that way at all."""
    values: list[float] = []
    for each in done:
        outcome = each.outcome
        both = spec.movement.kind == "cycle" and outcome.counted
        value = outcome.start_value if both and end is spec.movement.ends[0] else outcome.peak_value
        way = end.target(each.rest) - each.rest
        if (value - each.rest) * way > 0 and abs(value - each.rest) >= spec.movement.least:
            values.append(value)
    return values


def _cap(spec: ExerciseSpec, way: float, values: Sequence[float]) -> float:
    """The median furthest point and the measure's uncertainty beyond it.

    A comfortable rep that went further moves it on, by no more than the uncertainty again; the general limit bounds it.
    """
    drive = spec.movement.drive or ""
    sign = 1.0 if way >= 0 else -1.0
    return cap_of(spec, drive, sign, median(values), max(sign * value for value in values))


def cap_of(spec: ExerciseSpec, measure: str, sign: float, usual: float, furthest: float) -> float:
    """`usual` and the measure's uncertainty beyond it in the direction of `sign`; see _cap for `furthest` times it."""
    unsure = uncertainty(spec, measure)
    spread = furthest - sign * usual
    return _within_general(spec, measure, usual + sign * min(max(unsure, spread), 2 * unsure), sign)


def caps_by_limits(spec: ExerciseSpec, done: Sequence[Done], least_reps: int) -> dict[str, dict[str, float]]:
    """The caps that the limits' own conditions come to, measure by measure; of two in one direction the nearer."""
    caps: dict[str, dict[str, float]] = {}
    for limit in spec.limits:
        for condition in limit.own:
            for measure, found in _cap_by_limit(spec, condition, limit, done, least_reps).items():
                known = caps.setdefault(measure, {})
                for way, value in found.items():
                    nearer = min if way == "above" else max
                    known[way] = nearer(known.get(way, value), value)
    return caps


def _cap_by_limit(
    spec: ExerciseSpec, condition: Condition, limit: LimitSpec, done: Sequence[Done], least_reps: int
) -> dict[str, dict[str, float]]:
    """The cap that a limit's own condition, counted from the usual, comes to; none where it moves with the camera."""
    seen = [each.outcome.at_peak.get(condition.measure, math.nan) for each in done]
    seen = [value for value in seen if not math.isnan(value)]
    one_sided = math.isinf(condition.low) != math.isinf(condition.high) and not condition.outside
    if len(seen) < least_reps or not one_sided or not is_absolute(spec, condition.measure):
        return {}
    above = math.isinf(condition.high)
    value = median(seen) + (condition.low if above else condition.high)
    value = _within_general(replace(spec, limits=(limit,)), condition.measure, value, 1.0 if above else -1.0)
    return {condition.measure: {"above" if above else "below": value}}


def _within_general(spec: ExerciseSpec, measure: str, value: float, sign: float) -> float:
    """`value`, or the general limit where that is nearer: its first condition, which the others only qualify."""
    for limit in spec.limits:
        condition = limit.when[0]
        if condition.measure == measure and condition.of == "zero" and not condition.outside:
            bound = condition.low if sign > 0 else -condition.high
            other = condition.high if sign > 0 else -condition.low
            if math.isfinite(bound) and math.isinf(other):
                value = sign * min(sign * value, bound)
    return value


def _target(movement: Movement, end: EndSpec, rest: float, usual: float) -> float:
    """A share of the usual way, no less than the least that is a movement at all, no more than the spec asks."""
    asked = abs(end.target(rest) - rest)
    way = min(asked, max(movement.least, SHARE * abs(usual - rest)))
    return rest + math.copysign(way, usual - rest)


def _speaks_of_own(spec: ExerciseSpec) -> bool:
    """Whether a limit says itself what is too far for this person; then that is the cap."""
    return any(limit.own for limit in spec.limits)


def can_be_passed(spec: ExerciseSpec, name: str, cap: float) -> bool:
    """Whether the measure `name` can be past `cap` at all."""
    measure = spec.measure(name)
    return measure.kind != "angle" or measure.signed or 0 < cap < 180
