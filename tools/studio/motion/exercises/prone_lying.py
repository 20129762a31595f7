"""Prone lying: face down and still for minutes."""

from __future__ import annotations

import numpy as np

from tools.studio.motion.act import Act, performed
from tools.studio.motion.performance import RepTruth
from tools.studio.motion.score import Score
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.lying import FaceDown
from tools.studio.motion.wish import Span, Wish

_LEAST_HOLD_S = 120.0
_AWAY_S = Span(3.0, 4.5)
_WAY_S = 1.3
_ROLL = Span(38.0, 48.0)


def prone_lying(stage: Stage, rng: np.random.Generator, wish: Wish) -> Act:
    """Options: `hold_s` (all of the lying). A fault breaks the hold into two."""
    stance = FaceDown(stage)
    score = Score(stance.rest, rng)
    total = wish.number("hold_s", Span(121.5, 125.0).drawn(rng))
    if "hold_short" in wish.faults:
        total = Span(40.0, 60.0).drawn(rng)
    faults = [fault for fault in wish.faults if fault in ("turning", "propping_up")]
    part = total / (len(faults) + 1)
    start = 0.0
    for fault in faults:
        score.wait(part, "hold", len(score.reps) + 1)
        _hold(score, start, score.t)
        start = _break(stance, score, rng, fault)
    score.wait(part, "hold", len(score.reps) + 1)
    _hold(score, start, score.t)
    return performed(stance, score)


def _break(stance: FaceDown, score: Score, rng: np.random.Generator, fault: str) -> float:
    """Turn over or prop up, and lie down again; gives the time at which the lying goes on."""
    begin = score.t
    if fault == "turning":
        top = {"roll": _ROLL.drawn(rng) * float(rng.choice([-1.0, 1.0]))}
    else:
        top = {"arch": stance.elbows.arch, "propped": 1.0}
    score.move(_WAY_S, "rest", 0, **top)
    score.wait(_AWAY_S.drawn(rng), "rest")
    score.move(_WAY_S, "rest", 0, **dict.fromkeys(top, 0.0))
    score.flag(fault, begin + _WAY_S / 2.0, score.t - _WAY_S / 2.0)
    return score.t


def _hold(score: Score, start: float, end: float) -> None:
    score.holds.append((start, end, None))
    score.reps.append(RepTruth(None, start, start, end, end))
    if end - start < _LEAST_HOLD_S:
        score.flag("hold_short", start, end)
