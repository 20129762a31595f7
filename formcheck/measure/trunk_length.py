"""From shoulder to hip: by what lies on them where that is followed in the picture, else by the landmarks."""

from __future__ import annotations

import math

from formcheck.measure.body import Body
from formcheck.measure.both_sides import BothSides
from formcheck.measure.geometry import distance
from formcheck.pose.landmarks import SIDES, Side
from formcheck.pose.surface import LOST_S

STEADY_S = 0.5
"""Time constant over which the landmarks' own length is averaged: as long as a surface waits for stillness."""

WAITED_S = 10.0
"""Seconds for which a surface that was lost is waited for: longer than a tilt, and than most movements in which it is
lost (a bridge, a leg drawn up), of which the landmarks' unrest would make tilts."""

FORGET_S = 10.0
"""Time constant over which the landmarks' level is believed again while nothing is followed."""


class TrunkLength:
    """Takes bodies in order of time.

    The surface tells changes, and the landmarks where they begin; where one begins it goes on from where the other was,
    so that this is no change.
    """

    def __init__(self) -> None:
        self._both = BothSides(alike=True)
        self._usual = math.nan
        self._ahead = 0.0
        self._t = math.nan
        self._run: tuple[float, float] = (math.nan, math.nan)
        self._followed_at = -math.inf

    def of(self, body: Body) -> float:
        """In trunk lengths; NaN where neither is seen, and while what was followed is waited for."""
        t = body.pose.t
        plain = self._both.mean(t, *(_landmarks(body, side) for side in SIDES))
        self._average(t, plain)
        marks = body.pose.surface
        apart = math.nan if marks is None else math.dist(marks[0].tolist(), marks[1].tolist())
        if math.isnan(apart + self._usual):
            return math.nan if t - self._followed_at <= WAITED_S else plain + self._ahead
        if t - self._followed_at > LOST_S:
            self._run = (body.trunk, self._usual + self._ahead - apart / body.trunk)
        self._followed_at = t
        trunk, base = self._run
        self._ahead = base + apart / trunk - self._usual
        return base + apart / trunk

    def _average(self, t: float, plain: float) -> None:
        since = 0.0 if math.isnan(self._t) else max(0.0, t - self._t)
        self._t = t
        self._ahead *= math.exp(-since / FORGET_S)
        if math.isnan(self._usual):
            self._usual = plain
        elif not math.isnan(plain):
            self._usual += (1 - math.exp(-since / STEADY_S)) * (plain - self._usual)


def _landmarks(body: Body, side: Side) -> float:
    return distance(body.point("shoulder", side), body.point("hip", side)) / body.trunk
