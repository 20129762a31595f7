"""Whether somebody has become freer than their own range says: clearly, again and again, and without any complaint.

Who has become stiffer is told nothing: less is right on a sore day, and their target is theirs already.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import median

from formcheck.coach.learned_range import Done, furthest
from formcheck.coach.personal import OwnRange, is_absolute
from formcheck.specs.condition import Condition
from formcheck.specs.model import ExerciseSpec
from formcheck.specs.uncertainty import uncertainty

AGAIN = 3
"""Movements of a set that must have gone further: as many as a range is learned from."""

AGAIN_HELD = 2
"""The same of holds: each is a median over many seconds."""

CLEARLY = 2.0
"""Times the measure's uncertainty: a camera that stands elsewhere on another day may be off by one in each."""


def freer(spec: ExerciseSpec, own: OwnRange, done: Sequence[Done]) -> dict[str, float]:
    """Where this person now comes to, end by end (of a held position, measure by measure), where that is clearly
    further than `own` says in most of the movements `done`, in numbers to lay beside its own; empty where nothing is.
    """
    if not own.fits(spec):
        return {}
    return _freer_held(spec, own, done) if spec.movement.kind == "hold" else _freer_moved(spec, own, done)


def _freer_moved(spec: ExerciseSpec, own: OwnRange, done: Sequence[Done]) -> dict[str, float]:
    """By the way from rest: a length or a curve means something else on another day, so there today's rest is laid
    upon that of `own`, and what is given can be compared with its numbers.
    """
    rests = [each.rest for each in done if not math.isnan(each.rest)]
    if not rests:
        return {}
    clearly = CLEARLY * uncertainty(spec, own.drive)
    shift = 0.0 if is_absolute(spec, own.drive) else own.rest - median(rests)
    found: dict[str, float] = {}
    for end in spec.movement.ends:
        usual = own.usual.get(end.name)
        if usual is None:
            continue
        sign = math.copysign(1.0, usual - own.rest)
        values = [value + shift for value in furthest(spec, end, done)]
        if _mostly([sign * (value - usual) > clearly for value in values], AGAIN):
            found[end.name] = median(values)
    return found


def _freer_held(spec: ExerciseSpec, own: OwnRange, done: Sequence[Done]) -> dict[str, float]:
    found: dict[str, float] = {}
    for least in spec.movement.least_kept:
        name = least.measure
        values = [each.outcome.at_peak[name] for each in done if name in each.outcome.at_peak]
        further = [_further(least, value, own.usual) > CLEARLY * uncertainty(spec, name) for value in values]
        if name in own.usual and _mostly(further, AGAIN_HELD):
            found[name] = median(values)
    return found


def _further(least: Condition, value: float, usual: Mapping[str, float]) -> float:
    way = value - usual.get(least.measure, math.nan)
    return way if math.isfinite(least.low) else -way


def _mostly(further: Sequence[bool], again: int) -> bool:
    return sum(further) >= again and 2 * sum(further) > len(further)
