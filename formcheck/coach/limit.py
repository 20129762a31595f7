"""Watches one limit: it must be passed for its dwell before it warns, and released by a margin before it ends."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from formcheck.coach.events import WarningEnded, WarningStarted
from formcheck.measure.measures import on_side
from formcheck.pose.landmarks import Side
from formcheck.specs.condition import Condition
from formcheck.specs.model import ExerciseSpec, LimitSpec

RELEASE_S = 0.3
"""Seconds that a limit must be kept again before its warning ends."""

PAST_USUAL = "Ease back: that is further than is usual for you."
"""Is said where a limit's general bound was not passed and the person's own was: never two sentences at once."""

UNSEEN_S = 1.0
"""Seconds unseen after which a warning ends: what is not seen is not warned of."""

ReferenceOf = Callable[[Condition, "Side | None"], float]
"""Gives the number that a condition is counted from, for a side; NaN while unknown."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What a limit is shown at one moment; `leaving` where the body may be on its way out of the exercise's posture."""

    t: float
    values: Mapping[str, float]
    phase: str
    side: Side | None
    leaving: bool = False


class LimitWatch:
    """One limit over time."""

    def __init__(self, spec: LimitSpec, reference: ReferenceOf) -> None:
        self.spec = spec
        self._reference = reference
        self.active = False
        self._since = math.nan
        self._kept_since = math.nan
        self._last_passed = math.nan
        self._peak = math.nan
        self._worst = -math.inf
        self._general = False
        self._side: Side | None = None

    @property
    def passing(self) -> bool:
        """Whether the limit is being passed, be it too short a time yet to warn of it."""
        return self.active or not math.isnan(self._since)

    @property
    def past_general(self) -> bool:
        """Whether it warns of the general limit, and not only of the person's own."""
        return self.active and self._general

    def push(self, now: Watched) -> WarningStarted | WarningEnded | None:
        """Feed one moment; returns the warning that it starts or ends."""
        watched = self.spec.during in ("any", now.phase) and not now.leaving
        if not watched and not self.active:
            self._since = math.nan
            return None
        way = next((way for way in self.spec.ways if watched and self._all_passed(now, way)), ())
        general = bool(way)
        passed = general or (watched and bool(self.spec.own) and self._all_passed(now, self.spec.own))
        if passed:
            self._note(now, (way or self.spec.own)[0], general=general)
        if self.active:
            return self._maybe_end(now, passed=passed)
        return self._maybe_start(now, passed=passed)

    def end(self, t: float) -> WarningEnded | None:
        """The source has ended or the posture was left: so has the warning."""
        self._since = math.nan
        if not self.active:
            return None
        self.active = False
        spec = self.spec
        own = not self._general
        return WarningEnded(
            t=t,
            id=spec.id,
            level=spec.level,
            side=self._side,
            start_s=self._started,
            end_s=self._last_passed,
            peak=self._peak,
            message=self._words(own=own),
            own=own,
            excess=self._worst,
        )

    def _all_passed(self, now: Watched, conditions: tuple[Condition, ...]) -> bool:
        """Whether all are met at once; once it warns, the first measure has `release` to come back."""
        margins = [self.spec.release if self.active else 0.0, *([0.0] * (len(conditions) - 1))]
        return all(
            condition.excess(on_side(now.values, condition.measure, now.side), self._reference(condition, now.side))
            > -margin
            for condition, margin in zip(conditions, margins, strict=True)
        )

    def _note(self, now: Watched, first: Condition, *, general: bool) -> None:
        """Keep the worst value of `first`; once the general limit was passed, what was past the own counts no more."""
        if math.isnan(self._since):
            self._general, self._worst = False, -math.inf
        if general and not self._general:
            self._general, self._worst = True, -math.inf
        self._last_passed = now.t
        value = on_side(now.values, first.measure, now.side)
        excess = first.excess(value, self._reference(first, now.side))
        if general == self._general and excess > self._worst:
            self._worst, self._peak = excess, value

    def _maybe_start(self, now: Watched, *, passed: bool) -> WarningStarted | None:
        if not passed:
            self._since = math.nan
            self._worst = -math.inf
            return None
        if math.isnan(self._since):
            self._since, self._side = now.t, now.side
        if now.t - self._since < self.spec.for_s:
            return None
        self.active = True
        self._started = self._since
        self._kept_since = math.nan
        spec = self.spec
        own = not self._general
        return WarningStarted(now.t, spec.id, spec.level, self._side, self._since, self._words(own=own), own)

    def _words(self, *, own: bool) -> str:
        return PAST_USUAL if own else self.spec.say

    def _maybe_end(self, now: Watched, *, passed: bool) -> WarningEnded | None:
        if passed:
            self._kept_since = math.nan
            return None
        if math.isnan(self._kept_since):
            self._kept_since = now.t
        first = self.spec.when[0]
        unseen = math.isnan(on_side(now.values, first.measure, now.side))
        if now.t - self._kept_since < (UNSEEN_S if unseen else RELEASE_S):
            return None
        return self.end(now.t)


def of_a_side(spec: ExerciseSpec, limit: LimitSpec) -> bool:
    """Whether a limit concerns the limb that works, by its measures or by the phase in which it is watched."""
    sided = {m.name for m in spec.measures if m.side in ("working", "resting")}
    sided |= {m.name for m in spec.measures if any(term in sided for term, _ in m.terms)}
    of_limb = any(condition.measure in sided for condition in limit.conditions)
    return of_limb or limit.during != "any" or spec.sides == "both"
