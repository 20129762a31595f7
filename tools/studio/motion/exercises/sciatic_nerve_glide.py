"""Supine sciatic nerve glide: the hip stays near a right angle, the knee straightens and bends again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tools.studio.motion.act import Act, performed
from tools.studio.motion.exercises.resting_legs import resting_knee
from tools.studio.motion.exercises.sides import BOTH, LETTER, sides_of
from tools.studio.motion.score import Score
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.supine_legs import SupineLegs
from tools.studio.motion.wish import RepPlan, Span, Wish, do_rep

_BENT = 92.0
_STRAIGHTENED = Span(26.0, 36.0)
"""Knee flexion left at the end of a clean glide, degrees: short of straight."""

_TOO_FAR = Span(1.0, 4.0)
_DRIFT = Span(-34.0, -28.0)
_HELD_S = Span(5.0, 7.0)
_TOES_UP = 14.0


def sciatic_nerve_glide(stage: Stage, rng: np.random.Generator, wish: Wish) -> Act:
    """All of one side, then the other: the leg is raised first and put down after, which is no rep.

    Option: `legs` ("bent" or "straight", as the other one rests).
    """
    stance = SupineLegs(stage, resting_knee(wish), behind_thigh=True)
    score = Score(stance.rest, rng)
    sides = sides_of(replace(wish, side=None) if wish.side == "alternating" else wish, 3)
    number = 0
    score.wait(Span(1.2, 2.0).drawn(rng))
    for side in BOTH:
        if side not in sides:
            continue
        _raise(score, rng, LETTER[side])
        for _ in range(sides.count(side)):
            number += 1
            _glide(score, rng, wish, number, side, wish.fault_of(number, len(sides)))
            score.wait(Span(0.2, 0.7).drawn(rng))
        _lower(score, rng, LETTER[side])
    return performed(stance, score)


def _raise(score: Score, rng: np.random.Generator, leg: str) -> None:
    top = {f"up_{leg}": 1.0, f"thigh_{leg}": Span(-3.0, 3.0).drawn(rng), f"knee_{leg}": _BENT}
    way = score.move(Span(1.4, 2.0).drawn(rng), "getting_ready", 0, **top)
    score.overlap(way.end - 0.3, 1.2, grasp_l=1.0, grasp_r=1.0)
    score.wait(Span(1.3, 2.0).drawn(rng))


def _lower(score: Score, rng: np.random.Generator, leg: str) -> None:
    score.move(0.9, "getting_ready", 0, grasp_l=0.0, grasp_r=0.0)
    score.move(Span(1.4, 2.0).drawn(rng), "getting_ready", 0, **{f"up_{leg}": 0.0})
    score.wait(Span(1.0, 1.6).drawn(rng))


def _glide(score: Score, rng: np.random.Generator, wish: Wish, number: int, side: str, fault: str | None) -> None:
    leg = LETTER[side]
    top = {f"knee_{leg}": _STRAIGHTENED.drawn(rng), f"ankle_{leg}": _TOES_UP}
    if fault == "knee_too_far":
        top |= {f"knee_{leg}": _TOO_FAR.drawn(rng), f"thigh_{leg}": 8.0}
    if fault == "hip_drifting":
        top |= {f"thigh_{leg}": _DRIFT.drawn(rng)}
    if fault == "partial_rep":
        top |= {f"knee_{leg}": Span(66.0, 72.0).drawn(rng)}
    plan = RepPlan(
        top=top,
        up_s=Span(1.2, 1.8).drawn(rng, wish.slowness),
        hold_s=_HELD_S.drawn(rng) if fault == "held" else Span(0.3, 0.7).drawn(rng),
        down_s=Span(1.2, 1.8).drawn(rng, wish.slowness),
        side=side,
        hold_counts=False,
        counted=fault != "partial_rep",
    )
    up, down = do_rep(score, number, plan)
    if fault == "held":
        score.flag(fault, up.end, down.start)
    if fault == "knee_too_far":
        score.flag_while(fault, up.start, down.end, lambda now: now[f"knee_{leg}"] < _STRAIGHTENED.low - 10.0)
    if fault == "hip_drifting":
        score.flag_while(fault, up.start, down.end, lambda now: now[f"thigh_{leg}"] < 0.6 * top[f"thigh_{leg}"])
