"""Distrusts landmarks that jump: no joint travels as fast as the model's mind changes.

A dog that walks past, a hand before the knee, a leg of the chair: for a few frames the model puts a joint somewhere
else, and a whole rep can be made of such a jump there and back. So a joint is believed only where it could have got to
since it was last believed; if it stays at the new place, the new place it is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from formcheck.pose.landmarks import PAIRED

FASTEST = 4.0
"""Trunk lengths a second (about 2 m/s): a foot kicked forward by a quick knee; these exercises are slower."""

UNREST = 0.2
"""Trunk lengths that a landmark may be off from one frame to the next, beside its travel."""

ON_ITS_WAY_S = 0.1
"""Seconds for which a joint that is not believed may have travelled on unseen: one that really moves is believed frame
by frame, so that what is far off for longer is a slip."""

STAYS_S = 0.4
"""Seconds for which a joint must stay about its new place to be believed there: passers-by take them along for less."""

TRUNK = (*PAIRED["shoulder"], *PAIRED["hip"])
"""Where all four have jumped, the picture has changed (a cut, a moved camera) rather than the model's mind."""

Points = Sequence[Sequence[float]]


@dataclass(slots=True)
class _Joint:
    """Where a landmark was believed last, and where it claims to be now."""

    x: float
    y: float
    t: float
    claim_x: float = math.nan
    claim_y: float = math.nan
    claimed_since: float = math.nan


class Jumps:
    """Tells, frame by frame, which landmarks cannot be where they are said to be."""

    def __init__(self) -> None:
        self._joints: list[_Joint] = []
        self._t = math.nan

    def jumped(self, t: float, points: Points, trunk: float) -> set[int]:
        """Indices of the landmarks in `points` ((x, y) in pixels) that are not to be believed at `t` seconds.

        Args:
            t: seconds, growing.
            points: all landmarks.
            trunk: length of the trunk in pixels; where it is not known nothing is distrusted.
        """
        if not trunk > 0:
            return set()
        dt, self._t = t - self._t, t
        if not self._joints or self._picture_changed(t, points, dt, trunk):
            self._joints = [_Joint(p[0], p[1], t) for p in points]
            return set()
        return {
            i
            for i, (joint, p) in enumerate(zip(self._joints, points, strict=True))
            if not _believed(joint, p, t, dt, trunk)
        }

    def _picture_changed(self, t: float, points: Points, dt: float, trunk: float) -> bool:
        return not any(_reachable(self._joints[i], points[i], t, dt, trunk) for i in TRUNK)


def _reachable(joint: _Joint, p: Sequence[float], t: float, dt: float, trunk: float) -> bool:
    on_its_way = min(t - joint.t, max(dt, ON_ITS_WAY_S))
    return math.hypot(p[0] - joint.x, p[1] - joint.y) <= trunk * (UNREST + FASTEST * on_its_way)


def _believed(joint: _Joint, p: Sequence[float], t: float, dt: float, trunk: float) -> bool:
    """Whether the joint can be at `p`; remembers what it claims."""
    if not _reachable(joint, p, t, dt, trunk):
        moved = math.hypot(p[0] - joint.claim_x, p[1] - joint.claim_y)
        if not moved <= trunk * (UNREST + FASTEST * dt):
            joint.claimed_since = t
        joint.claim_x, joint.claim_y = p[0], p[1]
        if t - joint.claimed_since < STAYS_S:
            return False
    joint.x, joint.y, joint.t = p[0], p[1], t
    joint.claimed_since = joint.claim_x = joint.claim_y = math.nan
    return True
