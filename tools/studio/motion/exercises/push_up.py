"""Push-up: outside the programme, to prove that an exercise needs no code of its own."""

from __future__ import annotations

import numpy as np

from tools.studio.motion.act import Act, performed
from tools.studio.motion.score import Score
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.plank import Plank
from tools.studio.motion.wish import RepPlan, Span, Wish, do_rep

_DEPTH = Span(0.90, 1.0)
_SAG = Span(16.0, 22.0)


def push_up(stage: Stage, rng: np.random.Generator, wish: Wish) -> Act:
    """From straight arms down and up again. Faults: `partial_rep`, `hips_sagging`, `too_fast`."""
    stance = Plank(stage)
    score = Score(stance.rest, rng)
    reps = wish.reps or 4
    score.wait(Span(1.2, 1.8).drawn(rng))
    for number in range(1, reps + 1):
        fault = wish.fault_of(number, reps)
        if fault == "partial_rep":
            _rep(score, rng, wish, 0, fault)
            score.wait(Span(0.5, 1.0).drawn(rng))
        _rep(score, rng, wish, number, None if fault == "partial_rep" else fault)
        score.wait(Span(0.4, 1.0).drawn(rng))
    return performed(stance, score)


def _rep(score: Score, rng: np.random.Generator, wish: Wish, number: int, fault: str | None) -> None:
    slowness = 0.4 if fault == "too_fast" else wish.slowness
    top = {"lower": 0.4 if fault == "partial_rep" else _DEPTH.drawn(rng)}
    if fault == "hips_sagging":
        top = {"lower": 0.75, "sag": _SAG.drawn(rng)}
    plan = RepPlan(
        top=top,
        up_s=Span(1.2, 1.7).drawn(rng, slowness),
        hold_s=Span(0.3, 0.7).drawn(rng),
        down_s=Span(1.0, 1.5).drawn(rng, slowness),
        hold_counts=False,
        counted=fault != "partial_rep",
    )
    down, up = do_rep(score, number, plan)
    if fault == "too_fast":
        score.flag(fault, down.start, up.end)
    if fault == "hips_sagging":
        score.flag_while(fault, down.start, up.end, lambda now: now["sag"] > 0.5 * top["sag"])
