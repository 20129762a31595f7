"""Child's pose: from hands and knees back onto the heels, the chest down, held."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tools.studio.motion.act import Act, performed
from tools.studio.motion.performance import RepTruth
from tools.studio.motion.score import Score
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.sitting_back import SittingBack
from tools.studio.motion.wish import Span, Wish

_LEAST_HOLD_S = 20.0
_COUNTED_S = 2.0
"""A pure hold of two seconds or more is one."""

_HIGH_CHEST = 0.35
_FAR_HIPS = 0.45


def childs_pose(stage: Stage, rng: np.random.Generator, wish: Wish) -> Act:
    """Options: `hold_s`; faults `hold_short`, `hips_far_from_heels`, `chest_high`, and `pause` (the hold broken:
    up, and down again; not a warning, but two holds)."""
    stance = SittingBack(stage, highest_chest=_HIGH_CHEST if "chest_high" in wish.faults else 1.0)
    score = Score(stance.rest, rng)
    score.wait(Span(1.2, 2.0).drawn(rng))
    holds = wish.reps or 1
    spans: list[tuple[str, float, float]] = []
    for number in range(1, holds + 1):
        fault = wish.fault_of(number, holds)
        for seconds in _parts(rng, wish, fault):
            spans.append(_sit_back(score, rng, wish, number, fault, seconds))
            score.wait(Span(1.0, 2.0).drawn(rng))
    return replace(performed(stance, score), spans=_postures(spans, score.t))


def _parts(rng: np.random.Generator, wish: Wish, fault: str | None) -> list[float]:
    """The seconds of each hold: two where a pause breaks it."""
    whole = wish.number("hold_s", Span(20.8, 23.0).drawn(rng))
    if fault == "hold_short":
        return [Span(7.0, 10.0).drawn(rng)]
    if fault == "pause":
        return [Span(6.0, 8.0).drawn(rng), whole]
    return [whole]


def _sit_back(
    score: Score, rng: np.random.Generator, wish: Wish, number: int, fault: str | None, seconds: float
) -> tuple[str, float, float]:
    """One way down, hold and way up; gives the span at the bottom (with the hips far, it is no posture)."""
    end = {"hips": 1.0, "chest": 1.0}
    if fault == "hips_far_from_heels":
        end = {"hips": _FAR_HIPS, "chest": 0.95}
    if fault == "chest_high":
        end = {"hips": 1.0, "chest": _HIGH_CHEST}
    way = Span(2.2, 3.0).drawn(rng, wish.slowness)
    down = score.move(way, "down", number, **end)
    back = Span(2.0, 2.8).drawn(rng, wish.slowness)
    score.wait(max(seconds - 0.14 * (way + back), 0.05), "hold", number)
    up = score.move(back, "up", number, hips=0.0, chest=0.0)
    start, stop = score.held(down, up, None, record=False)
    _judge(score, fault, start, stop)
    return ("unknown" if fault == "hips_far_from_heels" else "childs_pose", start, stop)


def _judge(score: Score, fault: str | None, start: float, stop: float) -> None:
    """Each hold is one, whatever its quality: hips or chest far from where they belong are a fault in it."""
    if fault in ("hips_far_from_heels", "chest_high"):
        score.flag(fault, start, stop)
    score.holds.append((start, stop, None))
    if stop - start >= _COUNTED_S:
        score.reps.append(RepTruth(None, start, start, stop, stop))
    if stop - start < _LEAST_HOLD_S:
        score.flag("hold_short", start, stop)


def _postures(spans: list[tuple[str, float, float]], end: float) -> tuple[tuple[str, float, float], ...]:
    """Hands and knees, and child's pose while the hips are down; the ways between are neither."""
    full: list[tuple[str, float, float]] = []
    t = 0.0
    for name, start, stop in spans:
        full += [("hands_and_knees", t, start), (name, start, stop)]
        t = stop
    full.append(("hands_and_knees", t, end))
    return tuple(full)
