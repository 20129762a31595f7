"""The timetable of an exercise: which control moves when, and what is true meanwhile.

A control is a number that drives a stance (how far the bridge is lifted, how round the spine is). Every move is
minimum-jerk (Flash and Hogan, J. Neurosci. 1985): position 10 u^3 - 15 u^4 + 6 u^5, a bell of speed, with a small
skew so that no two moves are alike.

The true hold of a rep: from the end of the way up, when 97.5 % of this rep's own travel is done, to the start of
the way down, when 2.5 % of the way back is done. A pure hold is cut out in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from tools.studio.motion.performance import RepTruth

ARRIVED = 0.975
"""Share of the travel after which a rep is at its top."""

_SAMPLE_S = 0.01
Controls = Mapping[str, float]


def eased(u: float, skew: float = 0.0) -> float:
    """Minimum-jerk progress, 0 to 1, at share `u` of the move's time; `skew` (-0.5 to 0.5) hurries its start."""
    x = min(max(u, 0.0), 1.0)
    x = x + skew * x * (1.0 - x)
    return x * x * x * (10.0 + x * (6.0 * x - 15.0))


def time_share(progress: float, skew: float = 0.0) -> float:
    """The share of a move's time at which `progress` is reached: `eased` turned round, by bisection."""
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2.0
        low, high = (middle, high) if eased(middle, skew) < progress else (low, middle)
    return (low + high) / 2.0


@dataclass(frozen=True, slots=True)
class Move:
    """One control's way from `old` to `new` between two times."""

    start: float
    end: float
    old: float
    new: float
    skew: float

    def at(self, t: float) -> float:
        """The control's value at `t` seconds, within the move."""
        return self.old + (self.new - self.old) * eased((t - self.start) / (self.end - self.start), self.skew)


@dataclass(frozen=True, slots=True)
class Phase:
    """A named stretch of time; `rep` counts from 1, and is 0 outside of reps."""

    start: float
    end: float
    name: str
    rep: int


class Score:
    """A timetable being written: a cursor in time that moves and waits push forward."""

    def __init__(self, rest: Controls, rng: np.random.Generator) -> None:
        self.t = 0.0
        self.phases: list[Phase] = []
        self.reps: list[RepTruth] = []
        self.holds: list[tuple[float, float, str | None]] = []
        self.faults: list[tuple[str, float, float]] = []
        self._rest = dict(rest)
        self._now = dict(rest)
        self._moves: dict[str, list[Move]] = {name: [] for name in rest}
        self._rng = rng

    def move(self, seconds: float, phase: str, rep: int = 0, **targets: float) -> Move:
        """Move controls to `targets` over `seconds`; gives the first one's move (all share its timing)."""
        skew = float(self._rng.uniform(-0.25, 0.25))
        moves = [Move(self.t, self.t + seconds, self._now[name], value, skew) for name, value in targets.items()]
        for name, made in zip(targets, moves, strict=True):
            self._moves[name].append(made)
        self._now.update(targets)
        self._pass(seconds, phase, rep)
        return moves[0]

    def overlap(self, start: float, seconds: float, **targets: float) -> None:
        """Move controls within or beyond the time written so far, without pushing the cursor."""
        skew = float(self._rng.uniform(-0.2, 0.2))
        for name, value in targets.items():
            self._moves[name].append(Move(start, start + seconds, self._now[name], value, skew))
        self._now.update(targets)

    def detour(self, start: float, way_s: float, stay_s: float, top: Controls) -> None:
        """Within time already written, controls go to `top` in `way_s`, stay for `stay_s`, and come back."""
        skew = float(self._rng.uniform(-0.2, 0.2))
        for name, value in top.items():
            old = self._value(name, start)
            back = start + way_s + stay_s
            moves = self._moves[name]
            moves += [
                Move(start, start + way_s, old, value, skew),
                Move(back, back + way_s, value, old, -skew),
            ]
            moves.sort(key=lambda made: made.start)

    def wait(self, seconds: float, phase: str = "rest", rep: int = 0) -> None:
        """Stay as things are for `seconds`."""
        self._pass(seconds, phase, rep)

    def now(self, control: str) -> float:
        """Where a control stands at the cursor."""
        return self._now[control]

    def controls_at(self, t: float) -> dict[str, float]:
        """Every control's value at `t` seconds."""
        return {name: self._value(name, t) for name in self._moves}

    def held(self, up: Move, down: Move, side: str | None, *, record: bool = True) -> tuple[float, float]:
        """The true hold between the way up and the way down; recorded as such unless told otherwise."""
        start = up.start + (up.end - up.start) * time_share(ARRIVED, up.skew)
        end = down.start + (down.end - down.start) * time_share(1.0 - ARRIVED, down.skew)
        if record:
            self.holds.append((start, end, side))
        return start, end

    def flag(self, fault: str, start: float, end: float) -> None:
        """Record that a fault happens between two times."""
        self.faults.append((fault, start, end))

    def flag_while(self, fault: str, start: float, end: float, wrong: Callable[[Controls], bool]) -> None:
        """Record a fault from the first to the last instant of an interval at which the controls are wrong."""
        times = np.arange(start, end + _SAMPLE_S / 2, _SAMPLE_S)
        bad = [float(t) for t in times if wrong(self.controls_at(float(t)))]
        if not bad:
            raise ValueError(f"fault {fault!r} was planned for {start:.2f}-{end:.2f} s but never happens")
        self.flag(fault, bad[0], bad[-1])

    def _pass(self, seconds: float, phase: str, rep: int) -> None:
        self.phases.append(Phase(self.t, self.t + seconds, phase, rep))
        self.t += seconds

    def _value(self, name: str, t: float) -> float:
        value = self._rest[name]
        for made in self._moves[name]:
            if t < made.start:
                break
            value = made.new if t >= made.end else made.at(t)
        return value
