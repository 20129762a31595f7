"""Hip flexor stretch: half-kneeling, the hips pushed forward with the trunk upright, held; each side."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from tools.studio.motion.act import Act, chained, performed
from tools.studio.motion.arrivals import posed_at
from tools.studio.motion.exercises.sides import LETTER, sides_of
from tools.studio.motion.keyposes import kneeling_up
from tools.studio.motion.life import STILL
from tools.studio.motion.morph import through
from tools.studio.motion.performance import RepTruth
from tools.studio.motion.score import Phase, Score
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.half_kneeling import ARMS, HalfKneeling
from tools.studio.motion.stances.kneeling import HandsAndKnees
from tools.studio.motion.wish import Span, Wish, fault_within_hold

_PUSH = Span(21.0, 27.0)
_KNEE_AHEAD_M = Span(0.02, 0.06)
_PAST_TOES_M = 0.25
"""From the ankle to beyond the toes (a foot is 0.17 to 0.2 m from ankle to toe tip)."""

_LEANING: Mapping[str, Span] = {"pitch": Span(24.0, 30.0)}
_ARCHING: Mapping[str, Span] = {"pitch": Span(16.0, 20.0), "spine": Span(-46.0, -40.0)}
_LEAST_HOLD_S = 20.0


def hip_flexor_stretch(stage: Stage, rng: np.random.Generator, wish: Wish) -> Act:
    """Options: `hold_s`, `arms` (see HalfKneeling).

    A hold's side is the kneeling leg; between sides the legs are changed kneeling.
    """
    sides = sides_of(wish, 1)
    acts: list[Act] = []
    for number, side in enumerate(sides, start=1):
        act = _one_side(stage, rng, wish, number, side, wish.fault_of(number, len(sides)))
        if acts:
            acts.append(_changing_legs(stage, acts[-1], act))
        acts.append(act)
    return chained(acts)


def _one_side(stage: Stage, rng: np.random.Generator, wish: Wish, number: int, side: str, fault: str | None) -> Act:
    push = _PUSH.drawn(rng) + (8.0 if fault == "knee_past_toes" else 0.0)
    ahead = _PAST_TOES_M if fault == "knee_past_toes" else _KNEE_AHEAD_M.drawn(rng)
    stance = HalfKneeling(stage, LETTER[side], push, ahead, wish.word("arms", ARMS))
    score = Score(stance.rest, rng)
    score.wait(Span(1.2, 2.0).drawn(rng))
    up = score.move(Span(1.6, 2.3).drawn(rng, wish.slowness), "up", number, push=push)
    seconds = wish.number("hold_s", Span(20.8, 23.0).drawn(rng))
    if fault == "hold_short":
        seconds = Span(6.0, 9.0).drawn(rng)
    begin = score.t
    score.wait(seconds - 0.4, "hold", number)
    _fault_within(score, rng, fault, begin, score.t)
    down = score.move(Span(1.5, 2.1).drawn(rng, wish.slowness), "down", number, push=stance.rest["push"])
    score.wait(Span(0.8, 1.4).drawn(rng))
    start, end = score.held(up, down, side)
    score.reps.append(RepTruth(side, start, start, end, end))
    if fault == "knee_past_toes":
        score.flag(fault, start, end)
    if end - start < _LEAST_HOLD_S:
        score.flag("hold_short", start, end)
    return performed(stance, score)


def _fault_within(score: Score, rng: np.random.Generator, fault: str | None, start: float, end: float) -> None:
    """A fault in the middle half of the hold."""
    wrong = {"trunk_leaning": _LEANING, "back_arching": _ARCHING}.get(fault or "")
    if fault is None or wrong is None:
        return
    fault_within_hold(score, fault, start, end, {name: span.drawn(rng) for name, span in wrong.items()})


def _changing_legs(stage: Stage, before: Act, after: Act) -> Act:
    """From one half-kneeling pose over kneeling upright to the other."""
    old, new = posed_at(before, before.duration), posed_at(after, 0.0)
    knees_z = min(float(stage.joints(old(STILL))[f"calf_{side}"][2]) for side in "lr")
    knees = HandsAndKnees(stage, 1.2, knees_z=knees_z)
    seconds = [1.5, 1.6]
    total = sum(seconds)
    path = through(stage, [old, kneeling_up(knees), new], seconds)
    return Act(total, path, (Phase(0.0, total, "changing_legs", 0),), (("unknown", 0.0, total),))
