"""Seated nerve glide: the leg straightens while the chin lifts, and returns while the head bends."""

from __future__ import annotations

import numpy as np

from tools.studio.motion.act import Act, performed
from tools.studio.motion.exercises.sides import LETTER, sides_of
from tools.studio.motion.score import Score
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.seated import Seated
from tools.studio.motion.wish import RepPlan, Span, Wish, do_rep

_KNEE_LEFT = Span(10.0, 22.0)
_CHIN_DOWN = 26.0
_CHIN_UP = Span(-24.0, -16.0)
_SLUMP = Span(34.0, 42.0)
_LEAN = Span(-24.0, -18.0)


def seated_nerve_glide(stage: Stage, rng: np.random.Generator, wish: Wish) -> Act:
    """A rep's side is the leg that straightens."""
    stance = Seated(stage)
    score = Score({**stance.rest, "neck": _CHIN_DOWN}, rng)
    sides = sides_of(wish, 3)
    score.wait(Span(1.4, 2.2).drawn(rng))
    for number, side in enumerate(sides, start=1):
        _glide(score, rng, wish, number, side, wish.fault_of(number, len(sides)))
        score.wait(Span(0.3, 0.9).drawn(rng))
    return performed(stance, score, seat=stance.seat)


def _glide(score: Score, rng: np.random.Generator, wish: Wish, number: int, side: str, fault: str | None) -> None:
    leg = LETTER[side]
    score.overlap(score.t, 0.01, **{f"left_{leg}": _KNEE_LEFT.drawn(rng)})
    top = {
        f"extend_{leg}": 0.45 if fault == "partial_rep" else 1.0,
        f"toes_{leg}": 12.0,
        "neck": _CHIN_UP.drawn(rng),
    }
    if fault == "slumping":
        top |= {"spine": _SLUMP.drawn(rng), "pitch": -14.0}
    if fault == "leaning_back":
        top |= {"pitch": _LEAN.drawn(rng)}
    plan = RepPlan(
        top=top,
        up_s=Span(1.2, 1.8).drawn(rng, wish.slowness),
        hold_s=Span(0.3, 0.7).drawn(rng),
        down_s=Span(1.2, 1.8).drawn(rng, wish.slowness),
        side=side,
        hold_counts=False,
        counted=fault != "partial_rep",
    )
    up, down = do_rep(score, number, plan)
    if fault == "slumping":
        score.flag_while(fault, up.start, down.end, lambda now: now["spine"] > 0.55 * top["spine"])
    if fault == "leaning_back":
        score.flag_while(fault, up.start, down.end, lambda now: now["pitch"] < 0.5 * top["pitch"])
