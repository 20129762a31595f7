"""Glute bridge: hips up to a straight line, held, slowly down."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tools.studio.motion.act import Act, performed
from tools.studio.motion.score import Score
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.supine import ARMS, Supine
from tools.studio.motion.wish import RepPlan, Span, Wish, do_rep

STRAIGHT = Span(174.5, 178.5)
"""Hip angle (shoulder-hip-knee) at the top of a clean bridge: 175 to 179 degrees on real people."""

_OVER = Span(197.0, 204.0)
_KNEE = {"feet_too_far": Span(52.0, 62.0), "feet_too_near": Span(122.0, 130.0)}
_USUAL_KNEE = Span(90.0, 104.0)
_LEAST_HOLD_S = 3.0


def glute_bridge(stage: Stage, rng: np.random.Generator, wish: Wish) -> Act:
    """Options: `hold_s` (seconds of each hold), `arms` (see Supine), `hover` (the share of the lift that is kept
    between reps)."""
    where = next((_KNEE[fault] for fault in wish.faults if fault in _KNEE), _USUAL_KNEE)
    stance = Supine(stage, knee=where.drawn(rng), arms=wish.word("arms", ARMS))
    score = Score(stance.rest, rng)
    reps = wish.reps or 3
    score.wait(Span(1.4, 2.2).drawn(rng))
    for number in range(1, reps + 1):
        fault = wish.fault_of(number, reps)
        if fault == "partial_rep":
            _half_rep(stance, score, rng, wish)
            score.wait(Span(0.9, 1.5).drawn(rng))
        _rep(stance, score, rng, wish, number, fault)
        score.wait(Span(0.8, 1.6).drawn(rng))
    for fault in set(wish.faults) & set(_KNEE):
        score.flag(fault, 0.0, score.t)
    return performed(stance, score)


def _rep(stance: Supine, score: Score, rng: np.random.Generator, wish: Wish, number: int, fault: str | None) -> None:
    plan = RepPlan(
        top={"lift": stance.lift_for(STRAIGHT.drawn(rng))},
        up_s=Span(1.2, 1.9).drawn(rng, wish.slowness),
        hold_s=wish.number("hold_s", Span(3.3, 4.3).drawn(rng)),
        down_s=Span(1.5, 2.2).drawn(rng, wish.slowness),
        least_hold_s=_LEAST_HOLD_S,
    )
    if fault == "hold_short":
        plan = replace(plan, hold_s=Span(0.7, 1.3).drawn(rng))
    if fault == "dropping_fast":
        plan = replace(plan, down_s=Span(0.32, 0.42).drawn(rng))
    if fault == "over_arched":
        arch = Span(14.0, 18.0).drawn(rng)
        plan = replace(plan, top={"lift": stance.lift_for(_OVER.drawn(rng), arch), "arch": arch})
    if hover := wish.number("hover", 0.0):
        plan = replace(plan, bottom={"lift": hover * plan.top["lift"]})
    up, down = do_rep(score, number, plan)
    if fault == "dropping_fast":
        score.flag(fault, down.start, down.end)
    if fault == "over_arched":
        score.flag_while(fault, up.start, down.end, lambda now: now["arch"] > 0.75 * plan.top["arch"])


def _half_rep(stance: Supine, score: Score, rng: np.random.Generator, wish: Wish) -> None:
    full = stance.lift_for(STRAIGHT.drawn(rng))
    plan = RepPlan(
        top={"lift": full * Span(0.42, 0.52).drawn(rng)},
        up_s=Span(1.0, 1.5).drawn(rng, wish.slowness),
        hold_s=Span(0.8, 1.5).drawn(rng),
        down_s=Span(1.0, 1.5).drawn(rng, wish.slowness),
        counted=False,
    )
    do_rep(score, 0, plan)
