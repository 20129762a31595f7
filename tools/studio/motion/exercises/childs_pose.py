"""Child's pose: from hands and knees back onto the heels, the chest down, held."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tools.studio.motion.act import Act, chained, performed
from tools.studio.motion.arrivals import backwards, posed_at
from tools.studio.motion.keyposes import kneeling_up
from tools.studio.motion.morph import Living, through
from tools.studio.motion.performance import RepTruth
from tools.studio.motion.score import Phase, Score
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.sitting_back import SittingBack
from tools.studio.motion.wish import Span, Wish

_LEAST_HOLD_S = 20.0
_COUNTED_S = 2.0
"""A pure hold of two seconds or more is one."""

_HIGH_CHEST = 0.35
_FAR_HIPS = 0.45


def childs_pose(stage: Stage, rng: np.random.Generator, wish: Wish) -> Act:
    """Options: `hold_s`, `start` ("all_fours", or "kneeling" upright, the arms then laid back beside the shins).

    Faults: `hold_short`, `hips_far_from_heels`, `chest_high`, and `pause` (the hold broken: up, and down again; not
    a warning, but two holds).
    """
    if wish.word("start", ("all_fours", "kneeling")) == "kneeling":
        return _from_kneeling(stage, rng, wish)
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


def _from_kneeling(stage: Stage, rng: np.random.Generator, wish: Wish) -> Act:
    """From kneeling upright down onto the heels, the arms back beside the shins, and up again the same way."""
    stance = SittingBack(stage)
    down = {**stance.rest, "hips": 1.0, "chest": 1.0}
    stance.arms = stance.arms_back(down)
    acts: list[Act] = []
    for number in range(1, (wish.reps or 1) + 1):
        ways = [Span(low, low + 0.8).drawn(rng, wish.slowness) for low in (1.2, 2.2, 2.0)]
        score = Score(down, rng)
        score.wait(wish.number("hold_s", Span(20.8, 23.0).drawn(rng)) - 0.14 * (ways[1] + ways[2]), "hold", number)
        _judge(score, None, -0.14 * ways[1], score.t + 0.14 * ways[2])
        held = replace(performed(stance, score), spans=(("childs_pose", 0.0, score.t),))
        acts += [_way(stage, stance, posed_at(held, 0.0), ways[:2]), held]
        acts.append(backwards(_way(stage, stance, posed_at(held, score.t), [0.8, ways[2]])))
    return chained(acts)


def _way(stage: Stage, stance: SittingBack, held: Living, seconds: list[float]) -> Act:
    """Kneeling upright for the first of `seconds`, then down in the second."""
    up, total = kneeling_up(stance.knees), sum(seconds)
    phases = (Phase(0.0, total, "down", 0),)
    return Act(total, through(stage, [up, up, held], seconds), phases, (("unknown", 0.0, total),))


def _postures(spans: list[tuple[str, float, float]], end: float) -> tuple[tuple[str, float, float], ...]:
    """Hands and knees, and child's pose while the hips are down; the ways between are neither."""
    full: list[tuple[str, float, float]] = []
    t = 0.0
    for name, start, stop in spans:
        full += [("hands_and_knees", t, start), (name, start, stop)]
        t = stop
    full.append(("hands_and_knees", t, end))
    return tuple(full)
