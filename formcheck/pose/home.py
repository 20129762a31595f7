"""Where the person exercises: who walks off from there while somebody is still there is somebody else.

People who pass behind take the model along: it follows whatever moves on from where two bodies met.
"""

from __future__ import annotations

import math

from formcheck.pose.region import Region, View

SETTLED_S = 3.0
"""Seconds within STAYS that make a place somebody's own: passers-by are gone by then."""

STAYS = 0.25
"""Shares of the region's side by which a body's middle wanders in an exercise. A region is two and a half times as wide
as it is from hip to crown: the hips sink by 0.2 of it in a squat, and by 0.15 on the way back into a child's pose."""

AWAY = 0.5
"""The same from which a body is elsewhere: a step or two away."""

CHECK_S, CHECKS = 0.4, 5
"""Seconds between two looks back, and how many find nobody before the place is given up: they have walked off."""

AROUND = 1.2
"""Sides of the region that are looked at."""


class Home:
    """Feed `push` with where the person is seen; it says when to look back, and `view` where."""

    def __init__(self) -> None:
        self._home: Region | None = None
        self._seen: Region | None = None
        self._since = math.nan
        self._next_check = -math.inf
        self._checks = 0

    @property
    def place(self) -> Region | None:
        """Where the person has settled; None while they have not."""
        return self._home

    def push(self, t: float, region: Region) -> bool:
        """Whether to look back at the place, since the body at `region` is away from it at `t` seconds."""
        if self._seen is None or self._seen.apart(region) > STAYS:
            self._seen, self._since = region, t
        if self._home is None or self._home.apart(region) <= AWAY:
            self._checks = 0
            if t - self._since >= SETTLED_S:
                self._home = self._seen
            return False
        if t < self._next_check:
            return False
        self._next_check, self._checks = t + CHECK_S, self._checks + 1
        if self._checks > CHECKS:
            self._home = None
        return self._home is not None

    def view(self, width: int, height: int) -> View | None:
        """The part of a picture of `width` x `height` pixels around the place, upright; None where nothing is left."""
        if self._home is None:
            return None
        half = AROUND / 2 * self._home.width * width
        x, y = self._home.x * width, self._home.y * height
        left, right = (round(min(max(edge, 0), width)) for edge in (x - half, x + half))
        top, bottom = (round(min(max(edge, 0), height)) for edge in (y - half, y + half))
        return View(left, top, right, bottom, 0) if right - left > 1 and bottom - top > 1 else None
