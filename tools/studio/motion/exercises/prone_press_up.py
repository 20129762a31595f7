"""Prone press-up: the elbows straighten, the chest rises, the pelvis stays on the mat."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tools.studio.motion.act import Act, performed
from tools.studio.motion.score import Score
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.prone import Prone
from tools.studio.motion.wish import RepPlan, Span, Wish, do_rep

CLEAN_ARCH = Span(38.0, 44.0)
"""Arch of a clean press-up in degrees, four fifths of it in the spine: 30 to 40 of lumbar extension."""

_DEEP_HIP = Span(247.0, 251.0)
"""Hip angle (shoulder-hip-knee, signed) of a press-up that goes too deep: more than hips and spine together bend
without harm (hips 10 to 20 degrees, lumbar spine 25 to 35, chest 10 to 20: up to about 235)."""

_LIFT = Span(13.0, 16.0)
_TOP_ELBOW = 14.0
_DEEP_ELBOW = 6.0


def prone_press_up(stage: Stage, rng: np.random.Generator, wish: Wish) -> Act:
    """Options: `hold_s` (the pause at the top), `top_elbow` (degrees by which the elbows stay bent there)."""
    stance = Prone(stage)
    usual = CLEAN_ARCH.drawn(rng)
    stance.plant_hands(stance.reach_for(usual + 2.0, wish.number("top_elbow", _TOP_ELBOW)), usual + 2.0)
    score = Score(stance.rest, rng)
    reps = wish.reps or 4
    score.wait(Span(1.4, 2.2).drawn(rng))
    for number in range(1, reps + 1):
        fault = wish.fault_of(number, reps)
        if fault == "partial_rep":
            _half_rep(score, rng, wish, usual)
            score.wait(Span(0.8, 1.4).drawn(rng))
        _rep(stance, score, rng, wish, number, fault, usual)
        score.wait(Span(0.8, 1.5).drawn(rng))
    return performed(stance, score)


def _rep(
    stance: Prone,
    score: Score,
    rng: np.random.Generator,
    wish: Wish,
    number: int,
    fault: str | None,
    usual: float,
) -> None:
    plan = RepPlan(
        top={"arch": usual + Span(-3.0, 1.5).drawn(rng), "pelvis_lift": 0.0},
        up_s=Span(1.4, 2.1).drawn(rng, wish.slowness),
        hold_s=wish.number("hold_s", Span(1.2, 1.9).drawn(rng)),
        down_s=Span(1.4, 2.1).drawn(rng, wish.slowness),
    )
    if fault == "too_fast":
        plan = replace(plan, up_s=Span(0.4, 0.5).drawn(rng), down_s=Span(0.4, 0.5).drawn(rng))
    if fault == "pelvis_off_mat":
        lift = _LIFT.drawn(rng)
        plan = replace(plan, top={"arch": stance.arch_within_reach(lift, _TOP_ELBOW), "pelvis_lift": lift})
    if fault == "too_deep_arch":
        deep = stance.arch_for(_DEEP_HIP.drawn(rng))
        press = stance.shoulders_down_for(deep, _DEEP_ELBOW)
        score.move(0.9, "rest", 0, hands=stance.hands_for(deep, _DEEP_ELBOW, press))
        plan = replace(plan, top={"arch": deep, "pelvis_lift": 0.0, "shoulders_down": press})
    up, down = do_rep(score, number, plan)
    if fault == "too_fast":
        score.flag(fault, up.start, down.end)
    if fault == "pelvis_off_mat":
        score.flag_while(fault, up.start, down.end, lambda now: now["pelvis_lift"] > 0.5 * plan.top["pelvis_lift"])
    if fault == "too_deep_arch":
        score.flag_while(fault, up.start, down.end, lambda now: now["arch"] > (usual + plan.top["arch"]) / 2.0)
        score.move(0.9, "rest", 0, hands=0.0)


def _half_rep(score: Score, rng: np.random.Generator, wish: Wish, usual: float) -> None:
    plan = RepPlan(
        top={"arch": usual * Span(0.38, 0.48).drawn(rng)},
        up_s=Span(0.9, 1.3).drawn(rng, wish.slowness),
        hold_s=Span(0.6, 1.1).drawn(rng),
        down_s=Span(0.9, 1.3).drawn(rng, wish.slowness),
        counted=False,
    )
    do_rep(score, 0, plan)
