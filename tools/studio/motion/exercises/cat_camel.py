"""Cat-camel on hands and knees: the back round, then hollow, in full slow cycles."""

from __future__ import annotations

import numpy as np

from tools.studio.motion.act import Act, performed
from tools.studio.motion.performance import RepTruth
from tools.studio.motion.score import Score
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.kneeling import HandsAndKnees
from tools.studio.motion.wish import Span, Wish

ROUND = Span(46.0, 54.0)
HOLLOW = Span(-34.0, -28.0)
"""Whole-spine flexion at the two ends, degrees; together they move the back's curve on the silhouette by 0.15 to
0.2 trunk lengths, as on real people."""

_DEEP_HOLLOW = Span(-62.0, -56.0)
_SOFT = 8.0


def cat_camel(stage: Stage, rng: np.random.Generator, wish: Wish) -> Act:
    """A cycle is counted when both ends and the way back to level are done.

    Options: `flowing` (from one end straight to the other, level only after the last), `hollow_first` (then).
    """
    stance = HandsAndKnees(stage)
    score = Score(stance.rest, rng)
    cycles = wish.reps or 4
    score.wait(Span(1.4, 2.2).drawn(rng))
    if wish.options.get("flowing"):
        _flow(score, rng, wish, cycles)
        return performed(stance, score)
    for number in range(1, cycles + 1):
        fault = wish.fault_of(number, cycles)
        if fault == "partial_rep":
            _half_cycle(score, rng, wish)
        _cycle(score, rng, wish, number, fault)
        score.wait(Span(0.3, 1.2).drawn(rng))
    return performed(stance, score)


def _cycle(score: Score, rng: np.random.Generator, wish: Wish, number: int, fault: str | None) -> None:
    slowness = 0.28 if fault == "too_fast" else wish.slowness
    hollow = _DEEP_HOLLOW if fault == "hollow_too_deep" else HOLLOW
    low: dict[str, float] = {"spine": hollow.drawn(rng)}
    if fault == "elbows_bending":
        low["elbow"] = Span(48.0, 58.0).drawn(rng)
    if fault == "hips_rocking_back":
        low["back"] = Span(26.0, 33.0).drawn(rng)
    up = score.move(Span(1.4, 2.0).drawn(rng, slowness), "round", number, spine=ROUND.drawn(rng))
    score.wait(Span(0.4, 1.0).drawn(rng, slowness), "round", number)
    down = score.move(Span(2.0, 2.8).drawn(rng, slowness), "hollow", number, **low)
    score.wait(Span(0.5, 1.1).drawn(rng, slowness), "hollow", number)
    level = dict.fromkeys(low, 0.0) | ({"elbow": _SOFT} if "elbow" in low else {})
    back = score.move(Span(1.2, 1.7).drawn(rng, slowness), "level", number, **level)
    start, end = score.held(down, back, None, record=False)
    score.reps.append(RepTruth(None, up.start, start, end, back.end))
    _flag(score, fault, up.start, down.start, back.end, low)


def _flow(score: Score, rng: np.random.Generator, wish: Wish, cycles: int) -> None:
    """From end to end without a stop at level, as with the breath; a cycle is over half-way to the next."""
    ends = [("round", ROUND), ("hollow", HOLLOW)]
    if wish.options.get("hollow_first"):
        ends.reverse()
    before: tuple[float, float, float] | None = None
    for number in range(1, cycles + 2):
        seconds = Span(1.8, 2.6).drawn(rng, wish.slowness)
        last = number > cycles
        name, end = ("level", Span(0.0, 0.0)) if last else ends[0]
        away = score.move(seconds, name, 0 if last else number, spine=end.drawn(rng))
        if before:
            start, arrived, left = before
            score.reps.append(RepTruth(None, start, arrived, left, left + seconds / (1.0 if last else 2.0)))
        if last:
            break
        score.wait(Span(0.1, 0.4).drawn(rng), name, number)
        name, end = ends[1]
        back = score.move(Span(2.0, 2.8).drawn(rng, wish.slowness), name, number, spine=end.drawn(rng))
        score.wait(Span(0.1, 0.4).drawn(rng), name, number)
        before = (away.start + (seconds / 2.0 if number > 1 else 0.0), back.end, score.t)
    score.wait(Span(0.8, 1.4).drawn(rng))


def _flag(score: Score, fault: str | None, start: float, turn: float, end: float, low: dict[str, float]) -> None:
    if fault == "too_fast":
        score.flag(fault, start, end)
    if fault == "hollow_too_deep":
        score.flag_while(fault, turn, end, lambda now: now["spine"] < HOLLOW.low - 8.0)
    if fault == "elbows_bending":
        score.flag_while(fault, turn, end, lambda now: now["elbow"] > (_SOFT + low["elbow"]) / 2.0)
    if fault == "hips_rocking_back":
        score.flag_while(fault, turn, end, lambda now: now["back"] > low["back"] / 2.0)


def _half_cycle(score: Score, rng: np.random.Generator, wish: Wish) -> None:
    """Only round, and level again: no cycle."""
    up = score.move(Span(1.4, 2.0).drawn(rng, wish.slowness), "round", 0, spine=ROUND.drawn(rng))
    score.wait(Span(0.5, 1.0).drawn(rng), "round")
    back = score.move(Span(1.3, 1.8).drawn(rng, wish.slowness), "level", 0, spine=0.0)
    score.flag("partial_rep", up.start, back.end)
    score.wait(Span(0.8, 1.4).drawn(rng))
