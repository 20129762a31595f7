"""Double knees to chest: one knee after the other drawn in, both held, both feet back down."""

from __future__ import annotations

import numpy as np

from tools.studio.motion.act import Act, performed
from tools.studio.motion.exercises.resting_legs import resting_knee
from tools.studio.motion.performance import RepTruth
from tools.studio.motion.score import Move, Score
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.supine_legs import SupineLegs
from tools.studio.motion.wish import Span, Wish

THIGH = Span(30.0, 38.0)
"""Lean of the drawn-in thighs from upright towards the head, degrees: hips flexed by 120 to 128."""

KNEE = Span(118.0, 128.0)
_TILT = Span(7.0, 10.0)
_ROLLING = Span(13.0, 17.0)
"""Degrees by which a pelvis that rolls off the mat tips the trunk, and lets the knees come further."""

_LIFTED_HEAD = Span(34.0, 42.0)
_LEAST_HOLD_S = 15.0


def double_knees_to_chest(stage: Stage, rng: np.random.Generator, wish: Wish) -> Act:
    """Options: `hold_s`, `legs` ("bent" or "straight", as they rest)."""
    stance = SupineLegs(stage, resting_knee(wish))
    score = Score(stance.rest, rng)
    reps = wish.reps or 2
    score.wait(Span(1.4, 2.2).drawn(rng))
    for number in range(1, reps + 1):
        fault = wish.fault_of(number, reps)
        if fault == "partial_rep":
            _half_rep(score, rng, wish)
            score.wait(Span(0.8, 1.4).drawn(rng))
        _rep(score, rng, wish, number, fault)
        score.wait(Span(1.2, 2.0).drawn(rng))
    return performed(stance, score)


def _rep(score: Score, rng: np.random.Generator, wish: Wish, number: int, fault: str | None) -> None:
    start = score.t
    first, second = ("l", "r") if rng.random() < 0.5 else ("r", "l")
    if fault == "knees_together":
        up = score.move(Span(1.3, 1.8).drawn(rng, wish.slowness), "up", number, **_drawn(rng, "lr"))
        score.flag(fault, up.start, up.end)
    else:
        score.move(Span(1.3, 1.8).drawn(rng, wish.slowness), "up", number, **_drawn(rng, first))
        score.wait(Span(0.2, 0.6).drawn(rng), "up", number)
        up = score.move(Span(1.2, 1.7).drawn(rng, wish.slowness), "up", number, **_drawn(rng, second))
    held = {"grasp_l": 1.0, "grasp_r": 1.0, "tilt": _TILT.drawn(rng)}
    if fault == "pelvis_rolling":
        held |= {"tilt": 16.0, "lift": _ROLLING.drawn(rng)}
        held |= {f"thigh_{side}": score.now(f"thigh_{side}") + _ROLLING.drawn(rng) for side in "lr"}
    if fault == "head_lifting":
        held["nod"] = _LIFTED_HEAD.drawn(rng)
    score.overlap(up.end - 0.3, 1.1, **held)
    seconds = wish.number("hold_s", Span(15.6, 17.5).drawn(rng))
    if fault == "hold_short":
        seconds = Span(4.0, 7.0).drawn(rng)
    score.wait(seconds - 0.3, "hold", number)
    score.overlap(score.t - 0.6, 1.0, **{name: 0.0 for name in held if not name.startswith("thigh")})
    down = score.move(Span(1.6, 2.2).drawn(rng, wish.slowness), "down", number, up_l=0.0, up_r=0.0)
    _record(score, fault, start, up, down, held)


def _half_rep(score: Score, rng: np.random.Generator, wish: Wish) -> None:
    """One foot leaves the floor, the thigh comes upright at most, and goes back: nothing is drawn in."""
    leg = "l" if rng.random() < 0.5 else "r"
    top = {f"up_{leg}": 0.8, f"thigh_{leg}": Span(-18.0, -10.0).drawn(rng), f"knee_{leg}": 88.0}
    up = score.move(Span(1.0, 1.4).drawn(rng, wish.slowness), "up", 0, **top)
    score.wait(Span(0.5, 1.0).drawn(rng), "hold")
    down = score.move(Span(1.0, 1.4).drawn(rng, wish.slowness), "down", 0, **{f"up_{leg}": 0.0})
    score.flag("partial_rep", up.start, down.end)


def _drawn(rng: np.random.Generator, sides: str) -> dict[str, float]:
    """Controls that draw these legs in."""
    top: dict[str, float] = {}
    for side in sides:
        top |= {f"up_{side}": 1.0, f"thigh_{side}": THIGH.drawn(rng), f"knee_{side}": KNEE.drawn(rng)}
    return top


def _record(score: Score, fault: str | None, start: float, up: Move, down: Move, held: dict[str, float]) -> None:
    """The rep, its hold, and the faults that come with holding."""
    begin, end = score.held(up, down, None)
    score.reps.append(RepTruth(None, start, begin, end, down.end))
    if end - begin < _LEAST_HOLD_S:
        score.flag("hold_short", begin, end)
    control = {"pelvis_rolling": "lift", "head_lifting": "nod"}.get(fault or "")
    if fault and control:
        score.flag_while(fault, up.start, down.end, lambda now: now[control] > 0.6 * held[control])
