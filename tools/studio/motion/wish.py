"""What is asked of a performance: how many reps, which side, which faults, how fast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from tools.studio.motion.performance import RepTruth
from tools.studio.motion.score import Move, Score

TEMPO = {"slow": 1.35, "natural": 1.0, "brisk": 0.75}
"""Factors on the duration of every move."""


@dataclass(frozen=True, slots=True)
class Wish:
    """`side` is "left", "right", "alternating", or None for the exercise's own habit; `options` are its own."""

    reps: int | None = None
    side: str | None = None
    faults: Sequence[str] = ()
    tempo: str = "natural"
    options: Mapping[str, float | str | bool] = field(default_factory=dict)

    @property
    def slowness(self) -> float:
        """The factor on every move's duration."""
        return TEMPO[self.tempo]

    def number(self, name: str, default: float) -> float:
        """An option as a number."""
        return float(self.options.get(name, default))

    def word(self, name: str, allowed: Sequence[str]) -> str:
        """An option as one of the `allowed` words, of which the first is meant where none is given.

        Raises ValueError for any other.
        """
        value = str(self.options.get(name, allowed[0]))
        if value not in allowed:
            raise ValueError(f"{name} is {value!r}; it may be {', '.join(allowed)}")
        return value

    def fault_of(self, rep: int, reps: int) -> str | None:
        """The fault that happens in this rep (from 1): faults are handed out from the second rep on."""
        if not self.faults:
            return None
        first = min(2, reps)
        index = rep - first
        return self.faults[index] if 0 <= index < len(self.faults) else None


@dataclass(frozen=True, slots=True)
class Span:
    """A range to draw from, so that no two reps are alike."""

    low: float
    high: float

    def drawn(self, rng: np.random.Generator, factor: float = 1.0) -> float:
        """A value from the range, times `factor`."""
        return float(rng.uniform(self.low, self.high)) * factor


@dataclass(frozen=True, slots=True)
class RepPlan:
    """One rep: where its controls go (and back to: where they began, but for those in `bottom`), and its seconds."""

    top: Mapping[str, float]
    up_s: float
    hold_s: float
    down_s: float
    side: str | None = None
    least_hold_s: float = 0.0
    counted: bool = True
    hold_counts: bool = True
    bottom: Mapping[str, float] = field(default_factory=dict)


def do_rep(score: Score, number: int, plan: RepPlan) -> tuple[Move, Move]:
    """Write one rep into the score: up, held, back to where it began; gives the ways up and down.

    `hold_s` is the true hold (see `score.py`): the moves' slow ends belong to it and are taken off the wait.
    """
    bottom = {name: plan.bottom.get(name, score.now(name)) for name in plan.top}
    up = score.move(plan.up_s, "up", number, **plan.top)
    score.wait(max(plan.hold_s - 0.14 * (plan.up_s + plan.down_s), 0.02), "hold", number)
    down = score.move(plan.down_s, "down", number, **bottom)
    start, end = score.held(up, down, plan.side, record=plan.hold_counts and plan.counted)
    if plan.counted:
        score.reps.append(RepTruth(plan.side, up.start, start, end, down.end))
    else:
        score.flag("partial_rep", up.start, down.end)
    if plan.counted and end - start < plan.least_hold_s:
        score.flag("hold_short", start, end)
    return up, down


def fault_within_hold(
    score: Score, fault: str, start: float, end: float, top: Mapping[str, float], way_s: float = 1.1
) -> None:
    """Write a fault into the middle of a hold from `start` to `end`: its controls go to `top`, stay, come back.

    It is true from half-way there to half-way back.
    """
    length = end - start
    way, stay, begin = min(way_s, 0.18 * length), 0.4 * length, start + 0.2 * length
    score.detour(begin, way, stay, top)
    score.flag(fault, begin + way / 2.0, begin + way * 1.5 + stay)
