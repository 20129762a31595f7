"""Knee to opposite shoulder: one knee drawn in and across, held, on each side."""

from __future__ import annotations

import numpy as np

from tools.studio.motion.act import Act, performed
from tools.studio.motion.exercises.resting_legs import resting_knee
from tools.studio.motion.exercises.sides import LETTER, OTHER, sides_of
from tools.studio.motion.performance import RepTruth
from tools.studio.motion.score import Score
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.supine_legs import SupineLegs
from tools.studio.motion.wish import Span, Wish, fault_within_hold

_THIGH = Span(26.0, 34.0)
_KNEE = Span(105.0, 118.0)
_ACROSS = Span(16.0, 24.0)
_ROLL = Span(20.0, 26.0)
_OTHER_UP = Span(0.40, 0.55)
_LEAST_HOLD_S = 20.0


def knee_to_opposite_shoulder(stage: Stage, rng: np.random.Generator, wish: Wish) -> Act:
    """Options: `hold_s`, `legs` ("bent" or "straight", as they rest). A hold's side is the leg drawn in."""
    stance = SupineLegs(stage, resting_knee(wish))
    score = Score(stance.rest, rng)
    sides = sides_of(wish, 1)
    score.wait(Span(1.4, 2.2).drawn(rng))
    for number, side in enumerate(sides, start=1):
        _hold(score, rng, wish, number, side, wish.fault_of(number, len(sides)))
        score.wait(Span(1.2, 2.0).drawn(rng))
    return performed(stance, score)


def _hold(score: Score, rng: np.random.Generator, wish: Wish, number: int, side: str, fault: str | None) -> None:
    leg, other = LETTER[side], LETTER[OTHER[side]]
    drawn = {
        f"up_{leg}": 1.0,
        f"thigh_{leg}": _THIGH.drawn(rng),
        f"knee_{leg}": _KNEE.drawn(rng),
        f"across_{leg}": _ACROSS.drawn(rng),
    }
    up = score.move(Span(1.6, 2.3).drawn(rng, wish.slowness), "up", number, **drawn)
    score.overlap(up.end - 0.3, 1.1, grasp_l=1.0, grasp_r=1.0, tilt=4.0)
    seconds = wish.number("hold_s", Span(20.8, 23.0).drawn(rng))
    if fault == "hold_short":
        seconds = Span(6.0, 9.0).drawn(rng)
    begin = score.t
    score.wait(seconds - 0.5, "hold", number)
    _fault_within(score, rng, fault, begin, score.t, leg, other)
    score.overlap(score.t - 0.6, 1.0, grasp_l=0.0, grasp_r=0.0, tilt=0.0)
    down = score.move(
        Span(1.6, 2.2).drawn(rng, wish.slowness), "down", number, **{f"up_{leg}": 0.0, f"across_{leg}": 0.0}
    )
    start, end = score.held(up, down, side)
    score.reps.append(RepTruth(side, start, start, end, end))
    if end - start < _LEAST_HOLD_S:
        score.flag("hold_short", start, end)


def _fault_within(
    score: Score, rng: np.random.Generator, fault: str | None, start: float, end: float, leg: str, other: str
) -> None:
    """A fault in the middle half of the hold."""
    if fault == "other_leg_lifting":
        top = {f"up_{other}": _OTHER_UP.drawn(rng), f"thigh_{other}": -25.0, f"knee_{other}": 70.0}
    elif fault == "pelvis_rolling":
        top = {"roll": _ROLL.drawn(rng) * (1.0 if leg == "l" else -1.0), "tilt": 10.0, "lift": 9.0}
    else:
        return
    fault_within_hold(score, fault, start, end, top)
