"""Thighs and shins keep their length: a knee that is hidden, and guessed where they would not, is found by it.

Somebody lies on their back and draws the far knee in behind the near one. Its foot is in plain sight, its knee is not,
and the model guesses it beside the near knee: the hip is then read 40 to 60 degrees too open, for the whole of the
stretch, and the shin measures half of what it is. Where hip and ankle are is known better, and so is how long thigh and
shin are, since both legs show them while they rest: the knee lies where the two meet, on the front of the leg.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from formcheck.measure.body import Body
from formcheck.measure.geometry import Point, distance, minus, unit
from formcheck.measure.running_mean import weight_of
from formcheck.pose.landmarks import SIDES, Side, other

SHORT = 0.62
"""Share of its own length below which a shin is not seen as it lies: seen from the side, a knee drawn across to the
opposite shoulder (25 degrees) shortens it by a tenth, and one that falls out by 45 degrees by three."""

FOLDED = 80.0
"""Angle of a knee in degrees up to which it is mended: hands on the shin fold it to 60 to 75. One that is more open may
be the one that is being straightened, and is left as it is seen."""

ALIKE = 0.15
"""Share by which left and right may differ in frames that show how long the bones are."""

LEARNED_S = 0.5
"""Seconds of such frames from which the lengths are known."""

MEMORY_S = 20.0
"""Seconds over which they are averaged, as the trunk's is."""

TRUNK_WITHIN = 1.25
"""Factor by which the trunk may differ from its usual length for anything to be told by it: a body that the model has
wholly wrong has other proportions too."""

LASTS_S = 0.3
"""Seconds for which a shin must have been short: a hidden knee stays so while it is held, a flicker of a leg that moves
is over sooner."""

Bones = tuple[float, float]
"""Thigh and shin."""


@dataclass(frozen=True, slots=True)
class _Leg:
    hip: Point
    knee: Point
    ankle: Point

    @property
    def bones(self) -> Bones:
        """In pixels; NaN where an end is not seen."""
        return distance(self.hip, self.knee), distance(self.knee, self.ankle)


class LegBones:
    """Learns how long one person's thighs and shins are, and mends knees. Takes bodies in order of time."""

    def __init__(self) -> None:
        self._lengths: Bones = (math.nan, math.nan)
        self._age = 0.0
        self._t = math.nan
        self._short_since: dict[Side, float] = {}

    def mended(self, body: Body) -> Body:
        """The body with a knee where thigh and shin have their lengths, if one was not; else the body as it is."""
        legs = {side: _Leg(*(body.point(name, side) for name in ("hip", "knee", "ankle"))) for side in SIDES}
        self._learn(body, legs)
        if self._age < LEARNED_S or not _usual_trunk(body):
            return body
        for side in SIDES:
            knee = self._knee(body, legs[side], legs[other(side)])
            if knee is None:
                self._short_since.pop(side, None)
            elif body.pose.t - self._short_since.setdefault(side, body.pose.t) >= LASTS_S:
                body = _with_knee(body, side, knee)
        return body

    def _learn(self, body: Body, legs: dict[Side, _Leg]) -> None:
        dt, self._t = body.pose.t - self._t, body.pose.t
        left, right = legs["left"].bones, legs["right"].bones
        if not all(abs(a - b) <= ALIKE * max(a, b) for a, b in zip(left, right, strict=True)):
            return
        dt = 0.0 if math.isnan(dt) else min(dt, LEARNED_S / 2)
        self._age += dt
        thigh, shin = ((a + b) / 2 / body.trunk for a, b in zip(left, right, strict=True))
        if math.isnan(self._lengths[0]):
            self._lengths = (thigh, shin)
        weight = weight_of(dt, self._age, MEMORY_S)
        of_thigh, of_shin = self._lengths
        self._lengths = (of_thigh + weight * (thigh - of_thigh), of_shin + weight * (shin - of_shin))

    def _knee(self, body: Body, leg: _Leg, beside: _Leg) -> Point | None:
        """Where the knee of `leg` is, if it was guessed; the leg `beside` it must be seen as it is."""
        thigh, shin = (length * body.trunk for length in self._lengths)
        seen = (beside.bones[0] >= SHORT * thigh) and (beside.bones[1] >= SHORT * shin)
        if not (leg.bones[1] < SHORT * shin and seen):
            return None
        return _between(leg.hip, leg.ankle, thigh, shin, body.chirality)


def _between(hip: Point, ankle: Point, thigh: float, shin: float, chirality: int) -> Point | None:
    """The point `thigh` from the hip and `shin` from the ankle, to where a knee bends; None if it folds less."""
    way = minus(ankle, hip)
    far = math.hypot(*way)
    folded = math.sqrt(thigh * thigh + shin * shin - 2 * thigh * shin * math.cos(math.radians(FOLDED)))
    if not abs(thigh - shin) < far < folded or chirality == 0:
        return None
    along = (far * far + thigh * thigh - shin * shin) / (2 * far)
    # Seen from the right a shank is turned clockwise from its thigh (the vote of body.py): the knee lies on that side.
    aside = chirality * math.sqrt(max(thigh * thigh - along * along, 0.0))
    x, y = unit(way)
    return (hip[0] + along * x + aside * y, hip[1] + along * y - aside * x)


def _usual_trunk(body: Body) -> bool:
    lengths = [distance(body.point("shoulder", side), body.point("hip", side)) for side in SIDES]
    return all(1 / TRUNK_WITHIN <= length / body.trunk <= TRUNK_WITHIN for length in lengths)


def _with_knee(body: Body, side: Side, knee: Point) -> Body:
    if side == "left":
        return replace(body, left={**body.left, "knee": knee})
    return replace(body, right={**body.right, "knee": knee})
