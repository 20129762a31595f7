"""How far a set's reps were to go, and how far they were not to, as travels from rest: lines beside its range."""

from __future__ import annotations

import math

from formcheck.pose.landmarks import Side
from formcheck.session.aims import Aims, aims_of
from formcheck.session.header import Header
from formcheck.session.summary import Summary
from formcheck.specs.load import logged_spec

Bounds = tuple[float | None, float | None]
"""Travel from which a rep counts, and the nearest from which a warning comes; None where there is none."""


def bounds_of(header: Header, summary: Summary, side: Side | None) -> Bounds:
    """Those of one side of a set, by the spec that it was scored with; unknown where that cannot be read any more."""
    spec = logged_spec(header.spec.text, header.spec.source)
    if spec is None or spec.movement.kind == "hold":
        return None, None
    aims = aims_of(spec, summary, side, header.personal or ())
    return between_ends(aims) if spec.movement.kind == "cycle" else from_rest(aims)


def from_rest(aims: Aims) -> Bounds:
    """Of a movement from rest to one end and back: limits that lie the other way are none to its range."""
    if not (aims.targets and math.isfinite(aims.rest)):
        return None, None
    target = _edge(aims.targets[0].low, aims.targets[0].high) - aims.rest
    if not math.isfinite(target) or target == 0:
        return None, None
    travels = [(cap.edge - aims.rest) * math.copysign(1, target) for cap in aims.caps]
    return abs(target), min((travel for travel in travels if travel > abs(target)), default=None)


def between_ends(aims: Aims) -> Bounds:
    """Of a cycle, whose range is from one end to the other."""
    if len(aims.targets) != 2:
        return None, None
    first, second = (_edge(target.low, target.high) for target in aims.targets)
    apart = abs(second - first)
    return (apart if math.isfinite(apart) else None), None


def _edge(low: float, high: float) -> float:
    return low if math.isfinite(low) else high
