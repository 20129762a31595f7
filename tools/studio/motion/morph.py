"""From one posed figure to another: hands and feet that are planted stay, those that move travel in an arc."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from tools.studio.motion.figure import SIDES, TRUNK, Figure, blended
from tools.studio.motion.life import Vital
from tools.studio.motion.limb import Goal, reach_arm, reach_leg
from tools.studio.motion.score import eased
from tools.studio.motion.stage import SINK, Stage
from tools.studio.motion.turns import Floats, between_turns

Living = Callable[[Vital], Figure]
"""A pose that breathes."""

_PLANTED_M = 0.03
"""A hand or foot that is this near to the floor is planted."""

_LIFTS = 3
"""Times a figure that dips into the floor on its way is raised; each brings the planted limbs back."""

_STEP_ARC = 0.14
"""Height of a step as a share of its length."""


def morphed(stage: Stage, start: Figure, end: Figure, share: float) -> Figure:
    """The figure `share` (0 to 1) of the way, never below the floor, its planted hands and feet where they were."""
    if share <= 0.0 or share >= 1.0:
        return start if share <= 0.0 else end
    raw = blended(start, end, share)
    figure = _with_limbs(stage, raw, start, end, share)
    for _ in range(_LIFTS):
        sunk = -SINK * 1.5 - stage.lowest(figure, "body")
        if sunk <= 0.0:
            break
        raw = raw.moved(np.array([0.0, sunk, 0.0]))
        figure = _with_limbs(stage, raw, start, end, share)
    return figure


def through(stage: Stage, poses: list[Living], seconds: list[float]) -> Callable[[float, Vital], Figure]:
    """A path through `poses` that takes `seconds` between each and the next, pausing for no time at any."""

    def pose(t: float, vital: Vital) -> Figure:
        for i, length in enumerate(seconds):
            if t < length or i == len(seconds) - 1:
                share = eased(t / length)
                if share <= 0.0 or share >= 1.0:
                    return poses[i + round(share)](vital)
                return morphed(stage, poses[i](vital), poses[i + 1](vital), share)
            t -= length
        return poses[-1](vital)

    return pose


def _with_limbs(stage: Stage, figure: Figure, start: Figure, end: Figure, share: float) -> Figure:
    first, last = stage.joints(start), stage.joints(end)
    for side in SIDES:
        leg = ("pelvis", f"thigh_{side}"), (f"calf_{side}", f"foot_{side}")
        goal = _goal(start, end, first[f"foot_{side}"], last[f"foot_{side}"], leg, share, 1.0)
        figure = reach_leg(stage, figure, side, _above_floor(stage, goal, f"foot_{side}"))
        if min(stage.lowest(f, f"hand_{side}") for f in (start, end)) < _PLANTED_M:
            arm = (*TRUNK, f"clavicle_{side}", f"upperarm_{side}"), (f"lowerarm_{side}", f"hand_{side}")
            goal = _goal(start, end, first[f"hand_{side}"], last[f"hand_{side}"], arm, share, -1.0)
            figure = reach_arm(stage, figure, side, _above_floor(stage, goal, f"hand_{side}"))
    return figure


def _above_floor(stage: Stage, goal: Goal, bone: str) -> Goal:
    """The goal, raised if a hand or foot turned like this would dip into the floor."""
    least = stage.clearance(bone, bone, goal.turn)
    if goal.place[1] >= least:
        return goal
    return replace(goal, place=np.array([goal.place[0], least, goal.place[2]]))


def _goal(
    start: Figure,
    end: Figure,
    old: Floats,
    new: Floats,
    chain: tuple[tuple[str, ...], tuple[str, ...]],
    share: float,
    bend_sign: float,
) -> Goal:
    """Where a wrist or ankle is on its way, and how the joint above it points."""
    upper, lower = chain
    arc = _STEP_ARC * float(np.linalg.norm(new - old)) * 4.0 * share * (1.0 - share)
    place = old + share * (new - old) + np.array([0.0, arc, 0.0])
    turn = between_turns(start.world(*upper, *lower), end.world(*upper, *lower), share)
    bend = between_turns(start.world(*upper), end.world(*upper), share)[:, 2]
    return Goal(place, turn, bend_sign * bend)
