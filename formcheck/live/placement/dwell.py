"""Keeps an instruction on the screen long enough to be heard and followed."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")

LASTS_S = 0.7
"""Something new must be true for so long: longer than a stumble of the landmarks, shorter than impatience."""

SHOWN_S = 2.0
"""Every instruction stays at least so long: its sentence takes two seconds to say."""

UNSURE_S = 3.0
"""When what is shown has not been true for so long, whatever is true now takes its place."""


class Dwell(Generic[T]):
    """Settles on a value; a new one must last. Knows no clock: times are handed in, in seconds."""

    def __init__(self, first: T) -> None:
        self.settled = first
        self._shown_since: float | None = None
        self._waiting = first
        self._waiting_since = 0.0
        self._untrue_since: float | None = None

    def push(self, value: T, t: float, *, at_once: bool = False) -> T:
        """Feed what is true at `t`; gives what is settled. `at_once`: what is shown needs no time to be heard."""
        if self._shown_since is None:
            self._shown_since = t
        if value == self.settled:
            self._waiting, self._untrue_since = value, None
            return self.settled
        if self._untrue_since is None:
            self._untrue_since = t
        if value != self._waiting:
            self._waiting, self._waiting_since = value, t
        lasted = t - self._waiting_since >= LASTS_S or t - self._untrue_since >= UNSURE_S
        if lasted and (at_once or t - self._shown_since >= SHOWN_S):
            self.settled, self._shown_since, self._untrue_since = value, t, None
        return self.settled
