"""Bird-dog: opposite arm and leg stretched out from hands and knees, held, and back."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tools.studio.motion.act import Act, performed
from tools.studio.motion.exercises.sides import LETTER, OTHER, sides_of
from tools.studio.motion.score import Move, Score
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.bird_dog import BirdDog
from tools.studio.motion.wish import RepPlan, Span, Wish, do_rep

_RISE = Span(-1.0, 4.0)
"""Angle of a clean leg above the trunk's line, degrees: in line."""

_TOO_HIGH = Span(21.0, 27.0)
_SAG = Span(-40.0, -34.0)
_ROUND = Span(38.0, 46.0)
_LEAST_HOLD_S = 3.0


def bird_dog(stage: Stage, rng: np.random.Generator, wish: Wish) -> Act:
    """Options: `hold_s`, `rest_s` (between reps). A rep's side is the leg that reaches back."""
    stance = BirdDog(stage)
    score = Score(stance.rest, rng)
    sides = sides_of(wish, 2)
    score.wait(Span(1.4, 2.2).drawn(rng))
    for number, side in enumerate(sides, start=1):
        _rep(score, rng, wish, number, side, wish.fault_of(number, len(sides)))
        score.wait(wish.number("rest_s", Span(0.7, 1.4).drawn(rng)))
    return performed(stance, score)


def _rep(score: Score, rng: np.random.Generator, wish: Wish, number: int, side: str, fault: str | None) -> None:
    leg = LETTER[side]
    plan = RepPlan(
        top=_top(rng, side, fault),
        up_s=Span(1.2, 1.8).drawn(rng, wish.slowness),
        hold_s=wish.number("hold_s", Span(3.3, 4.3).drawn(rng)),
        down_s=Span(1.2, 1.8).drawn(rng, wish.slowness),
        side=side,
        least_hold_s=_LEAST_HOLD_S,
        counted=fault != "partial_rep",
    )
    if fault == "hold_short":
        plan = replace(plan, hold_s=Span(0.7, 1.3).drawn(rng))
    up, down = do_rep(score, number, plan)
    if fault in ("limb_missing", "same_side"):
        score.flag(fault, up.start, down.end)
    if fault == "leg_too_high":
        _flag_past(score, fault, up, down, f"rise_{leg}", plan.top[f"rise_{leg}"])
    if fault in ("back_sagging", "back_rounding"):
        _flag_past(score, fault, up, down, "spine", plan.top["spine"])


def _top(rng: np.random.Generator, side: str, fault: str | None) -> dict[str, float]:
    """Where the controls go for a rep of `side` with a fault."""
    leg, arm = LETTER[side], LETTER[OTHER[side]]
    if fault == "same_side":
        arm = leg
    top = {
        f"leg_{leg}": 1.0,
        f"arm_{arm}": 1.0,
        f"rise_{leg}": _RISE.drawn(rng),
        "shift": (-0.018 if leg == "l" else 0.018),
    }
    if fault == "limb_missing":
        del top[f"arm_{arm}"]
    if fault == "partial_rep":
        top.update({f"leg_{leg}": 0.4, f"arm_{arm}": 0.4})
    if fault == "leg_too_high":
        top.update({f"rise_{leg}": _TOO_HIGH.drawn(rng), "spine": -8.0})
    if fault == "back_sagging":
        top["spine"] = _SAG.drawn(rng)
    if fault == "back_rounding":
        top["spine"] = _ROUND.drawn(rng)
    return top


def _flag_past(score: Score, fault: str, up: Move, down: Move, control: str, top: float) -> None:
    """The fault lasts while its control is more than half-way to its top."""
    score.flag_while(fault, up.start, down.end, lambda now: now[control] / top > 0.5)
