"""Squat: outside the programme, to prove that an exercise needs no code of its own."""

from __future__ import annotations

import numpy as np

from tools.studio.motion.act import Act, performed
from tools.studio.motion.score import Score
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.upright import Upright
from tools.studio.motion.wish import RepPlan, Span, Wish, do_rep

_DEPTH = Span(0.90, 1.04)


def squat(stage: Stage, rng: np.random.Generator, wish: Wish) -> Act:
    """Faults: `partial_rep`, `too_fast`."""
    stance = Upright(stage)
    score = Score(stance.rest, rng)
    reps = wish.reps or 4
    score.wait(Span(1.2, 2.0).drawn(rng))
    for number in range(1, reps + 1):
        fault = wish.fault_of(number, reps)
        if fault == "partial_rep":
            _rep(score, rng, wish, 0, fault)
            score.wait(Span(0.6, 1.1).drawn(rng))
        _rep(score, rng, wish, number, None if fault == "partial_rep" else fault)
        score.wait(Span(0.5, 1.2).drawn(rng))
    return performed(stance, score)


def _rep(score: Score, rng: np.random.Generator, wish: Wish, number: int, fault: str | None) -> None:
    slowness = 0.35 if fault == "too_fast" else wish.slowness
    depth = 0.4 if fault == "partial_rep" else _DEPTH.drawn(rng)
    plan = RepPlan(
        top={"depth": depth},
        up_s=Span(1.3, 1.9).drawn(rng, slowness),
        hold_s=Span(0.3, 0.8).drawn(rng),
        down_s=Span(1.1, 1.6).drawn(rng, slowness),
        hold_counts=False,
        counted=fault != "partial_rep",
    )
    down, up = do_rep(score, number, plan)
    if fault == "too_fast":
        score.flag(fault, down.start, up.end)
