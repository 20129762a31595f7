"""How well the person is seen, over time, and what to change when it is not well enough."""

from __future__ import annotations

from formcheck.coach.events import TrackingChanged
from formcheck.measure.measures import Measures

DWELL_S = 1.0
"""Seconds that a worse (or better) view must last before it is said."""

END_ON = 0.35
"""Share of the shoulders' and hips' gap that goes into the picture, below which the view is not from the side: 0.85
to 0.95 on recorded side-on people, 0.7 still at 45 degrees."""

TOO_SMALL = 28.0
"""Trunk length in pixels below which a limb covers too few of them for its angle: one pixel is two degrees."""

ADVICE: dict[str, str] = {
    "ok": "",
    "nobody": "I can't see you: come into the picture, or turn the camera.",
    "wrong_view": "Turn the camera or the mat so that I see you from the side.",
    "hidden": "Part of you is hidden: move the camera back or clear the view.",
    "too_far": "You are far away: move the camera nearer.",
}


class Seeing:
    """Settles on a tracking state with a dwell; starts with `ok`, so that only trouble is announced."""

    def __init__(self) -> None:
        self.state = "ok"
        self._candidate = "ok"
        self._since = 0.0

    def push(self, measures: Measures, drive_seen: bool) -> TrackingChanged | None:
        """Feed one frame; returns the change when a new state has lasted."""
        state = _state_of(measures, drive_seen)
        if state == self.state:
            self._candidate = state
            return None
        if state != self._candidate:
            self._candidate, self._since = state, measures.t
        if measures.t - self._since < DWELL_S:
            return None
        self.state = state
        return TrackingChanged(self._since, state, ADVICE[state])


def _state_of(measures: Measures, drive_seen: bool) -> str:
    if not measures.found:
        return "nobody"
    if measures.size < TOO_SMALL:
        return "too_far"
    if measures.side_on < END_ON:
        return "wrong_view"
    return "ok" if drive_seen else "hidden"
