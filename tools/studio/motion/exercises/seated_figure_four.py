"""Seated figure-four: an ankle on the other knee, the trunk leaning forward from the hips, held."""

from __future__ import annotations

import numpy as np

from tools.studio.motion.act import Act, performed
from tools.studio.motion.exercises.sides import LETTER, sides_of
from tools.studio.motion.performance import RepTruth
from tools.studio.motion.score import Score
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.seated import Seated
from tools.studio.motion.wish import Span, Wish, fault_within_hold

_LEAN = Span(24.0, 32.0)
_TOO_FAR = Span(48.0, 54.0)
_ROUND = Span(46.0, 54.0)
_LEAST_HOLD_S = 20.0


def seated_figure_four(stage: Stage, rng: np.random.Generator, wish: Wish) -> Act:
    """Options: `hold_s`. A hold's side is the crossed leg."""
    stance = Seated(stage)
    score = Score(stance.rest, rng)
    sides = sides_of(wish, 1)
    score.wait(Span(1.2, 2.0).drawn(rng))
    for number, side in enumerate(sides, start=1):
        cross = f"cross_{LETTER[side]}"
        score.move(Span(1.4, 2.0).drawn(rng), "getting_ready", 0, **{cross: 1.0})
        score.wait(Span(0.8, 1.4).drawn(rng))
        _lean(score, rng, wish, number, side, wish.fault_of(number, len(sides)))
        score.wait(Span(0.6, 1.0).drawn(rng))
        score.move(Span(1.3, 1.8).drawn(rng), "getting_ready", 0, **{cross: 0.0})
        score.wait(Span(0.8, 1.4).drawn(rng))
    return performed(stance, score, seat=stance.seat)


def _lean(score: Score, rng: np.random.Generator, wish: Wish, number: int, side: str, fault: str | None) -> None:
    upright = {"pitch": 0.0, "spine": score.now("spine"), "neck": 0.0}
    lean = _LEAN.drawn(rng)
    down = score.move(Span(1.8, 2.5).drawn(rng, wish.slowness), "up", number, pitch=lean, spine=6.0, neck=-8.0)
    seconds = wish.number("hold_s", Span(20.8, 23.0).drawn(rng))
    if fault == "hold_short":
        seconds = Span(6.0, 9.0).drawn(rng)
    begin = score.t
    score.wait(seconds - 0.4, "hold", number)
    _fault_within(score, rng, fault, begin, score.t, lean)
    back = score.move(Span(1.6, 2.2).drawn(rng, wish.slowness), "down", number, **upright)
    start, end = score.held(down, back, side)
    score.reps.append(RepTruth(side, start, start, end, end))
    if end - start < _LEAST_HOLD_S:
        score.flag("hold_short", start, end)


def _fault_within(
    score: Score, rng: np.random.Generator, fault: str | None, start: float, end: float, lean: float
) -> None:
    """A fault in the middle half of the hold."""
    if fault == "back_rounding":
        top = {"spine": _ROUND.drawn(rng), "pitch": lean - 16.0, "neck": 14.0}
    elif fault == "leaning_too_far":
        top = {"pitch": _TOO_FAR.drawn(rng)}
    else:
        return
    fault_within_hold(score, fault, start, end, top)
