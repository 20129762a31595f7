"""One person's own range of a position that is held: how far into it they come, learned from comfortable holds.

What counts is made easier for somebody stiff, down to the least that the spec says still is this position, and never
harder. The cap lies beyond the furthest comfortable hold in the first of the measures that may go too far.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median

from formcheck.coach.learned_range import Done, can_be_passed, cap_of, caps_by_limits
from formcheck.coach.personal import OwnRange, kept_from
from formcheck.coach.travel import Outcome
from formcheck.pose.landmarks import Side
from formcheck.specs.condition import Condition
from formcheck.specs.model import ExerciseSpec, Movement
from formcheck.specs.uncertainty import uncertainty

COMFORTABLE_S = 5.0
"""Seconds that a hold must last to have been comfortable: a breath or two. Who comes out at once did not find it so."""

FIRST_HOLDS = 2
"""Comfortable holds from which a range is learned: each is a median over many seconds, which one that went wrong must
still not decide alone; where a set is a single hold (prone lying), that one does."""


def holds_needed(spec: ExerciseSpec, *, calibrating: bool) -> int:
    """How many comfortable holds show a range: one is enough where it is done for that very purpose."""
    return 1 if calibrating else max(1, min(FIRST_HOLDS, int(spec.dose.reps.low)))


def can_be_learned(spec: ExerciseSpec) -> bool:
    """Whether the spec says in which measures somebody may come further, or less far, into the position."""
    return bool(spec.movement.least_kept) or any(limit.own for limit in spec.limits)


def is_comfortable(outcome: Outcome) -> bool:
    """Whether a hold lasted long enough for that to be said."""
    return outcome.end_s - outcome.start_s >= COMFORTABLE_S


def as_calibrated(movement: Movement) -> Movement:
    """A held position as it is looked for while calibrating: the least that still is it. Others are left alone."""
    if not movement.least_kept:
        return movement
    return kept_from(movement, {least.measure: _bound(least) for least in movement.least_kept})


def learned_hold(spec: ExerciseSpec, side: Side | None, done: Sequence[Done], least_holds: int) -> OwnRange | None:
    """The range that the holds in `done` show; None for fewer than `least_holds`, or where nothing is to be learned."""
    holds = [each.outcome for each in done if each.outcome.counted]
    by_limits = caps_by_limits(spec, done, least_holds)
    names = dict.fromkeys((*(least.measure for least in spec.movement.least_kept), *by_limits))
    usual = {name: _usual(name, holds) for name in names}
    if len(holds) < least_holds or not usual or any(math.isnan(value) for value in usual.values()):
        return None
    target = {least.measure: _target(spec, least, usual[least.measure]) for least in spec.movement.least_kept}
    caps = by_limits or _cap(spec, usual, holds)
    return OwnRange(side, len(holds), next(iter(usual)), math.nan, usual, target, caps)


def _usual(name: str, holds: Sequence[Outcome]) -> float:
    seen = [value for hold in holds if not math.isnan(value := hold.at_peak.get(name, math.nan))]
    return median(seen) if seen else math.nan


def _target(spec: ExerciseSpec, least: Condition, usual: float) -> float:
    """What is asked for, or for somebody stiffer what they come to, eased by the uncertainty; never below the least."""
    sign = _sign(least)
    asked = next(
        bound
        for condition in spec.movement.ends[0].conditions
        if condition.measure == least.measure
        and not condition.outside
        and math.isfinite(bound := _bound(condition, sign))
    )
    eased = usual - sign * uncertainty(spec, least.measure)
    return sign * min(sign * asked, max(sign * _bound(least), sign * eased))


def _cap(spec: ExerciseSpec, usual: dict[str, float], holds: Sequence[Outcome]) -> dict[str, dict[str, float]]:
    least = spec.movement.least_kept[0]
    name, sign = least.measure, _sign(least)
    spans = [hold.span[name] for hold in holds if name in hold.span]
    furthest = max(sign * value for span in spans for value in span)
    cap = cap_of(spec, name, sign, usual[name], furthest)
    return {name: {"above" if sign > 0 else "below": cap}} if can_be_passed(spec, name, cap) else {}


def _sign(least: Condition) -> float:
    return 1.0 if math.isfinite(least.low) else -1.0


def _bound(condition: Condition, sign: float = 0.0) -> float:
    """The condition's bound in the direction of `sign`, or the only one that it has."""
    return condition.low if (sign or _sign(condition)) > 0 else condition.high
