"""The person who is being tracked stays the one, whoever else walks through the picture.

BlazePose follows one person, but after a lost frame its detector takes the most prominent one. A body does not
jump across the room or change its size between two frames, so a pose that would need that is somebody else's.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass

from formcheck.pose.landmarks import PAIRED
from formcheck.pose.pose import FloatArray

FASTEST = 6.0
"""Trunk lengths a second that a body's middle may travel: about 3 m/s, faster than anybody lies down."""

SLACK = 0.8
"""Trunk lengths that the middle may jump at once: the landmarks' own unrest when a pose is found anew."""

SIZE_RATIO = 2.2
"""How much larger or smaller the trunk may look from one sight to the next (turning towards the camera)."""

PATIENCE_S = 4.0
"""Seconds without the known person after which whoever is there is accepted: they have left and come back."""

PLACE_EVERY_S = 0.25
"""Seconds between two places that are remembered."""


@dataclass(frozen=True, slots=True)
class _Sight:
    t: float
    x: float
    y: float
    trunk: float


class SamePerson:
    """Says of each pose in turn whether it is the person that the earlier ones showed."""

    def __init__(self) -> None:
        self._last: _Sight | None = None
        self._places: deque[_Sight] = deque()

    def accepts(self, t: float, landmarks: FloatArray) -> bool:
        """Whether `landmarks`, float (33, 2) in pixels at time `t`, belong to the known person."""
        sight = _sight(t, landmarks)
        while self._places and t - self._places[0].t >= PATIENCE_S:
            self._places.popleft()
        if not (self._goes_on(sight) or self._is_back(sight)):
            return False
        self._last = sight
        if not self._places or t - self._places[-1].t >= PLACE_EVERY_S:
            self._places.append(sight)
        return True

    def _goes_on(self, sight: _Sight) -> bool:
        """Whether nobody was known lately, or the one who was can have got here."""
        last = self._last
        if last is None or sight.t - last.t >= PATIENCE_S:
            return True
        return _reached(sight, last, SLACK + FASTEST * (sight.t - last.t))

    def _is_back(self, sight: _Sight) -> bool:
        """Whether the known person was here lately: a model that took an arm for a body sees the body again."""
        return any(_reached(sight, place, SLACK) for place in self._places)


def _reached(sight: _Sight, earlier: _Sight, reach: float) -> bool:
    """Whether a body of about the same size is within `reach` trunk lengths of where it was."""
    small, large = sorted((sight.trunk, earlier.trunk))
    near = math.hypot(sight.x - earlier.x, sight.y - earlier.y) <= reach * large
    return near and large <= SIZE_RATIO * max(1e-6, small)


def _sight(t: float, landmarks: FloatArray) -> _Sight:
    corners = [landmarks[i] for name in ("shoulder", "hip") for i in PAIRED[name]]
    x = float(sum(c[0] for c in corners)) / 4
    y = float(sum(c[1] for c in corners)) / 4
    reach = max(
        math.dist(landmarks[PAIRED["shoulder"][k]].tolist(), landmarks[PAIRED["hip"][k]].tolist()) for k in (0, 1)
    )
    return _Sight(t, x, y, reach)
