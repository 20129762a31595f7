"""Evaluates a spec's measures on each pose: the measure room's front door."""

from __future__ import annotations

import math
from collections.abc import Callable

from formcheck.measure.arm_joints import joint_of
from formcheck.measure.body import Body, BodyTracker
from formcheck.measure.both_sides import BothSides
from formcheck.measure.doubted import doubted
from formcheck.measure.geometry import (
    Point,
    angle,
    angle_through_front,
    cross,
    distance,
    elevation,
    minus,
    unit,
)
from formcheck.measure.leg_bones import LegBones
from formcheck.measure.limb import limb_of
from formcheck.measure.measures import Measures
from formcheck.measure.posture import posture_of
from formcheck.measure.spine import spine_curve
from formcheck.measure.trunk_length import TrunkLength
from formcheck.pose.landmarks import SIDES, Side
from formcheck.pose.pose import Pose
from formcheck.specs.model import ExerciseSpec, MeasureSpec

STILL_POINTS = ("nose", "shoulder", "elbow", "wrist", "hip", "knee", "ankle")
"""Landmarks of the near side whose rest tells whether somebody keeps still."""

FLOOR_POINTS = ("shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "toe")
"""Whatever of these is lowest rests on the floor."""


class Measurer:
    """Turns poses, in order, into the named numbers of one exercise spec."""

    def __init__(self, spec: ExerciseSpec) -> None:
        self._tracker = BodyTracker()
        self._bones = LegBones()
        self.body: Body | None = None
        """That was measured last; None where nobody was found."""
        self._measures = _parts_first(list(spec.measures))
        self._plan = [_planned(measure) for measure in self._measures if measure.kind != "combine"]
        self._sums = [measure for measure in self._measures if measure.kind == "combine"]

    def measure(self, pose: Pose) -> Measures:
        """The measures of `pose`; NaN for all that is not seen in it."""
        body = self.body = self._tracker.update(pose)
        if body is None:
            return Measures(pose.index, pose.t, False, {}, "unknown", self._tracker.near, (), math.nan, math.nan)
        posture = posture_of(body)
        if posture == "supine":  # elsewhere a shin may well point towards the camera
            body = self.body = self._bones.mended(body)
        values: dict[str, float] = {}
        for keys, compute in self._plan:
            for key, working in keys:
                values[key] = compute(body, working)
        for total in self._sums:
            _add_sums(total, values)
        return Measures(
            index=pose.index,
            t=pose.t,
            found=True,
            values=values,
            posture=posture,
            near=body.near,
            still_points=_still_points(body),
            side_on=body.side_on,
            size=body.trunk,
            doubted=doubted(body, self._measures),
            trunk_points=(*body.mid("shoulder"), *body.mid("hip")),
        )


Compute = Callable[[Body, "Side | None"], float]


def _planned(measure: MeasureSpec) -> tuple[list[tuple[str, Side | None]], Compute]:
    """The keys under which a measure stands, and the function that computes it for a working side."""
    keys: list[tuple[str, Side | None]]
    if measure.side in ("working", "resting"):
        keys = [(f"{measure.name}@{side}", side) for side in SIDES]
    else:
        keys = [(measure.name, None)]
    return keys, _computer(measure)


def _computer(measure: MeasureSpec) -> Compute:
    if measure.kind == "trunk_length":
        length = TrunkLength()
        return lambda body, _working: length.of(body)
    one_side = _ONE_SIDED.get(measure.kind)
    if measure.kind == "spine_curve" or one_side is None:
        return lambda body, _working: spine_curve(body)

    both = BothSides(alike=measure.kind == "distance")

    def compute(body: Body, working: Side | None) -> float:
        if measure.side == "both":
            return both.mean(body.pose.t, *(one_side(body, measure, side) for side in SIDES))
        side = limb_of(measure, body, working)
        return math.nan if side is None else one_side(body, measure, side)

    return compute


def _angle(body: Body, measure: MeasureSpec, side: Side) -> float:
    a, b, c = (joint_of(body, name, side) for name in measure.points)
    if measure.signed:
        return angle_through_front(a, b, c, body.chirality)
    return angle(a, b, c)


def _inclination(body: Body, measure: MeasureSpec, side: Side) -> float:
    a, b = (body.point(name, side) for name in measure.points)
    return elevation(a, b)


def _distance(body: Body, measure: MeasureSpec, side: Side) -> float:
    a, b = (body.point(name, side) for name in measure.points)
    return distance(a, b) / body.trunk


def _height(body: Body, measure: MeasureSpec, side: Side) -> float:
    y = body.point(measure.points[0], side)[1]
    if len(measure.points) == 2:
        floor = body.point(measure.points[1], side)[1]
    else:
        seen = [body.point(name, either)[1] for name in FLOOR_POINTS for either in SIDES]
        floor = max((v for v in seen if not math.isnan(v)), default=math.nan)
    return (floor - y) / body.trunk


def _ahead(body: Body, measure: MeasureSpec, side: Side) -> float:
    a, b = (body.point(name, side) for name in measure.points)
    return (a[0] - b[0]) * _forward(body) / body.trunk


def _forward(body: Body) -> float:
    """+1 where the body faces the picture's right, -1 left: by the head when lying, by the front when upright."""
    up = unit(minus(body.mid("shoulder"), body.mid("hip")))
    if abs(up[0]) > abs(up[1]):
        return math.copysign(1.0, up[0])
    front_x = -up[1] * body.chirality
    return math.copysign(1.0, front_x) if front_x else math.nan


def _offset(body: Body, measure: MeasureSpec, side: Side) -> float:
    p, a, b = (body.point(name, side) for name in measure.points)
    line: Point = unit(minus(b, a))
    # `a` to `b` runs away from the head: the front then lies counter-clockwise of it when seen from the right.
    return -cross(line, minus(p, a)) * body.chirality / body.trunk if body.chirality else math.nan


_ONE_SIDED: dict[str, Callable[[Body, MeasureSpec, Side], float]] = {
    "angle": _angle,
    "inclination": _inclination,
    "distance": _distance,
    "height": _height,
    "ahead": _ahead,
    "offset": _offset,
}


def _parts_first(measures: list[MeasureSpec]) -> list[MeasureSpec]:
    """The measures in an order in which those that others are combined of come before them."""
    waiting, ordered = measures, list[MeasureSpec]()
    while waiting:
        names = {measure.name for measure in waiting}
        ready = [m for m in waiting if not any(name in names for name, _ in m.terms)] or waiting
        ordered += ready
        waiting = [m for m in waiting if m not in ready]
    return ordered


def _add_sums(total: MeasureSpec, values: dict[str, float]) -> None:
    sided = any(f"{name}@left" in values for name, _ in total.terms)
    for side in SIDES if sided else (None,):
        key = f"{total.name}@{side}" if side else total.name
        values[key] = sum(_share(total, values, name, weight, side) for name, weight in total.terms)


def _share(total: MeasureSpec, values: dict[str, float], name: str, weight: float, side: Side | None) -> float:
    """What one term adds; nothing where it is not seen and need not be."""
    value = values.get(f"{name}@{side}", values.get(name, math.nan))
    return 0.0 if value != value and name in total.optional else weight * value


def _still_points(body: Body) -> tuple[float, ...]:
    side = body.near or "left"
    coordinates: list[float] = []
    for name in STILL_POINTS:
        x, y = body.point(name, side)
        coordinates += (x, y)
    return tuple(coordinates)
