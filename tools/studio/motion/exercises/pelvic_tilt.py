"""Pelvic tilt: the low back flattened and let go again; a tiny movement."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tools.studio.motion.act import Act, performed
from tools.studio.motion.score import Score
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.supine import ARMS, Supine
from tools.studio.motion.wish import RepPlan, Span, Wish, do_rep

SHORTENING = Span(0.031, 0.040)
"""Share by which the shoulder-hip distance shrinks: 3 to 4 % on real people."""

_LEAST_HOLD_S = 3.0
_USUAL_KNEE = Span(88.0, 100.0)


def pelvic_tilt(stage: Stage, rng: np.random.Generator, wish: Wish) -> Act:
    """Options: `hold_s`, `arms` (see Supine), `hollow_first` (the back is hollowed before each, by this share of the
    tilt)."""
    stance = Supine(stage, knee=_USUAL_KNEE.drawn(rng), arms=wish.word("arms", ARMS))
    score = Score(stance.rest, rng)
    reps = wish.reps or 3
    score.wait(Span(2.0, 2.8).drawn(rng))
    for number in range(1, reps + 1):
        _rep(stance, score, rng, wish, number, wish.fault_of(number, reps))
        score.wait(Span(1.2, 2.0).drawn(rng))
    return performed(stance, score)


def _rep(stance: Supine, score: Score, rng: np.random.Generator, wish: Wish, number: int, fault: str | None) -> None:
    plan = RepPlan(
        top={"tilt": stance.tilt_for(SHORTENING.drawn(rng))},
        up_s=Span(1.0, 1.5).drawn(rng, wish.slowness),
        hold_s=wish.number("hold_s", Span(3.3, 4.4).drawn(rng)),
        down_s=Span(1.0, 1.5).drawn(rng, wish.slowness),
        least_hold_s=_LEAST_HOLD_S,
    )
    if fault == "hold_short":
        plan = replace(plan, hold_s=Span(0.8, 1.4).drawn(rng))
    if fault == "too_fast":
        plan = replace(plan, up_s=0.3, down_s=0.3, hold_s=Span(0.4, 0.8).drawn(rng))
    if fault == "hips_lifting":
        plan = replace(plan, top={**plan.top, "lift": Span(7.0, 10.0).drawn(rng)})
    if fault == "knees_moving":
        plan = replace(plan, top={**plan.top, "slide": Span(0.09, 0.13).drawn(rng)})
    if fault == "partial_rep":
        plan = replace(plan, top={"tilt": 0.4 * plan.top["tilt"]}, counted=False)
    if hollow := wish.number("hollow_first", 0.0):
        score.move(plan.up_s, "hollow", tilt=-hollow * plan.top["tilt"])
        score.wait(Span(0.3, 0.8).drawn(rng), "hollow")
        plan = replace(plan, bottom={"tilt": 0.0})
    up, down = do_rep(score, number, plan)
    if fault == "too_fast":
        score.flag(fault, up.start, down.end)
    if fault == "hips_lifting":
        score.flag_while(fault, up.start, down.end, lambda now: now["lift"] > 0.5 * plan.top["lift"])
    if fault == "knees_moving":
        score.flag_while(fault, up.start, down.end, lambda now: now["slide"] > 0.5 * plan.top["slide"])
