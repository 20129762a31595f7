"""Prone on elbows: the chest up on the forearms, the pelvis down, held."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tools.studio.motion.act import Act, performed
from tools.studio.motion.score import Score
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.on_elbows import OnElbows
from tools.studio.motion.wish import RepPlan, Span, Wish, do_rep, fault_within_hold

_LEAST_HOLD_S = 30.0
_ELBOWS_AHEAD_M = 0.13
_STRAIGHT_ARCH = Span(46.0, 52.0)
_LIFT = Span(9.0, 12.0)


def prone_on_elbows(stage: Stage, rng: np.random.Generator, wish: Wish) -> Act:
    """Options: `hold_s`."""
    ahead = _ELBOWS_AHEAD_M if "elbows_not_under_shoulders" in wish.faults else 0.0
    stance = OnElbows(stage, ahead)
    score = Score(stance.rest, rng)
    reps = wish.reps or 1
    score.wait(Span(1.4, 2.2).drawn(rng))
    for number in range(1, reps + 1):
        _rep(stance, score, rng, wish, number, wish.fault_of(number, reps))
        score.wait(Span(1.4, 2.4).drawn(rng))
    if ahead:
        for rep in score.reps:
            score.flag("elbows_not_under_shoulders", rep.top_start_s, rep.top_end_s)
    return performed(stance, score)


def _rep(stance: OnElbows, score: Score, rng: np.random.Generator, wish: Wish, number: int, fault: str | None) -> None:
    plan = RepPlan(
        top={"arch": stance.arch},
        up_s=Span(1.6, 2.3).drawn(rng, wish.slowness),
        hold_s=wish.number("hold_s", Span(30.8, 33.0).drawn(rng)),
        down_s=Span(1.5, 2.2).drawn(rng, wish.slowness),
        least_hold_s=_LEAST_HOLD_S,
    )
    if fault == "hold_short":
        plan = replace(plan, hold_s=Span(8.0, 12.0).drawn(rng))
    up, down = do_rep(score, number, plan)
    if fault == "pelvis_off_mat":
        fault_within_hold(
            score, fault, up.end, down.start, {"pelvis_lift": _LIFT.drawn(rng), "arch": 0.62 * stance.arch}
        )
    if fault == "arms_straight":
        arch = _STRAIGHT_ARCH.drawn(rng)
        top = {"arch": arch, "forearms": stance.reach_straight(arch)}
        fault_within_hold(score, fault, up.end, down.start, top)
