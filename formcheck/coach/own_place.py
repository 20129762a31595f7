"""Where this person lies or sits in a hold: who has gone far from it has left it, though no bound was passed."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import median

from formcheck.specs.condition import Condition

LEARNED_S = 3.0
"""Seconds of the first hold that tell where somebody is: longer than settling takes."""

ANEW_S = 30.0
"""Seconds away, in the pose by its bounds, after which that is where they are: longer than a fault is kept up, and than
anybody reaches for a glass of water."""


FOUND_S = 8.0
"""Seconds in a place from which it is believed to be theirs, and not where they still looked at the screen."""


class OwnPlace:
    """Learns from the first hold, and is kept from hold to hold.

    Args:
        near: bands around where the person is, each for one measure.
    """

    def __init__(self, near: Sequence[Condition]) -> None:
        self._near = near
        self._place: dict[str, float] = {}
        self._seen: dict[str, list[float]] = {}
        self._since = math.nan
        self._held_at = math.nan
        self._away_since = math.nan

    def held(self, t: float, values: Mapping[str, float]) -> None:
        """Take in a moment of a hold, at `t` seconds."""
        self._held_at = t
        if self._place or not self._near:
            return
        self._since = t if math.isnan(self._since) else self._since
        for condition in self._near:
            value = values.get(condition.measure, math.nan)
            if value == value:
                self._seen.setdefault(condition.measure, []).append(value)
        if t - self._since >= LEARNED_S:
            self._place = {name: median(seen) for name, seen in self._seen.items()}

    def is_near(self, t: float, values: Mapping[str, float]) -> bool:
        """Whether they are where they were in the hold, as far as that is known and seen."""
        near = all(self._met(condition, values.get(condition.measure, math.nan)) for condition in self._near)
        if near:
            self._away_since = math.nan
            return True
        self._away_since = t if math.isnan(self._away_since) else self._away_since
        # Who was there for a few seconds only had not found their place yet: a glance at the screen, say.
        kept = self._held_at - self._since
        if t - self._away_since < (kept if kept < FOUND_S else ANEW_S):
            return False
        self.forget()
        return True

    def forget(self) -> None:
        """They have left the posture, or are somewhere else now: it is learned anew."""
        self._place, self._seen = {}, {}
        self._since = self._away_since = math.nan

    def _met(self, condition: Condition, value: float) -> bool:
        place = self._place.get(condition.measure, math.nan)
        return math.isnan(value - place) or condition.met(value, place)
