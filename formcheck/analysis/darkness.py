"""Tells somebody who is lost for want of light from somebody who is not there: the poses alone do not show it."""

from __future__ import annotations

import dataclasses
import math
from collections import deque
from collections.abc import Iterable

from formcheck.capture.brightness import DARK
from formcheck.coach.events import CoachState, Event, TrackingChanged

TOO_DARK = "too_dark"
SAY = "It is too dark to see you: turn on a light."

MEMORY_S = 2.0
"""Seconds of pictures that are looked back at: the coach says that somebody is lost a second after it began."""

LOST = ("nobody", "hidden")
"""States of tracking that darkness explains."""


class Darkness:
    """Feed `look` with every frame's brightness, then `explain` what the coach said of it."""

    def __init__(self) -> None:
        self._past: deque[tuple[float, float]] = deque()
        self._dark = False

    def look(self, t: float, brightness: float) -> None:
        """Take in one picture: its time in seconds, and its mean brightness, 0 to 255."""
        self._past.append((t, brightness))
        while self._past[0][0] < t - MEMORY_S:
            self._past.popleft()

    def explain(self, events: Iterable[Event]) -> list[Event]:
        """`events`, where somebody lost in the dark is called that, with what to do about it."""
        return [self._explained(event) if isinstance(event, TrackingChanged) else event for event in events]

    def shown(self, state: CoachState) -> CoachState:
        """`state` in the same words, for as long as it is dark: whoever has turned on a light is not asked for one."""
        dark = self._dark and state.tracking in LOST and self._is_dark()
        return dataclasses.replace(state, tracking=TOO_DARK) if dark else state

    def _explained(self, change: TrackingChanged) -> TrackingChanged:
        self._dark = change.state in LOST and self._is_dark(change.t)
        return dataclasses.replace(change, state=TOO_DARK, message=SAY) if self._dark else change

    def _is_dark(self, since: float = -math.inf) -> bool:
        """Whether the pictures from `since` on, as far as they are remembered, are so dark on average."""
        seen = [brightness for t, brightness in self._past if t >= since]
        return bool(seen) and sum(seen) / len(seen) < DARK


def as_logged(events: Iterable[Event], logged: Iterable[Event]) -> list[Event]:
    """`events` of poses that were scored again, with the darkness that the log tells of them."""
    dark = {event.t: event for event in logged if isinstance(event, TrackingChanged) and event.state == TOO_DARK}
    return [
        dark[event.t] if isinstance(event, TrackingChanged) and event.state in LOST and event.t in dark else event
        for event in events
    ]
