"""From one posed figure to another: hands and feet that are planted stay, those that move travel in an arc."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

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

_STRAIGHT_M = 0.05
"""How far out a joint counts as bent for sure; nearer to straight, the upper bone's front decides."""

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


@dataclass(frozen=True, slots=True)
class _Limb:
    """A leg or an arm: its three joints, the bones above them, and the side of the upper bone to which it bends."""

    joints: tuple[str, str, str]
    chain: tuple[str, ...]
    front: float


def _leg(side: str) -> _Limb:
    return _Limb((f"thigh_{side}", f"calf_{side}", f"foot_{side}"), ("pelvis",), 1.0)


def _arm(side: str) -> _Limb:
    joints = (f"upperarm_{side}", f"lowerarm_{side}", f"hand_{side}")
    return _Limb(joints, (*TRUNK, f"clavicle_{side}"), -1.0)


def _with_limbs(stage: Stage, figure: Figure, start: Figure, end: Figure, share: float) -> Figure:
    ends = (start, stage.joints(start)), (end, stage.joints(end))
    for side in SIDES:
        figure = reach_leg(stage, figure, side, _goal(stage, *ends, _leg(side), share))
        if min(stage.lowest(f, f"hand_{side}") for f in (start, end)) < _PLANTED_M:
            figure = reach_arm(stage, figure, side, _goal(stage, *ends, _arm(side), share))
    return figure


_Posed = tuple[Figure, Mapping[str, Floats]]


def _goal(stage: Stage, start: _Posed, end: _Posed, limb: _Limb, share: float) -> Goal:
    """Where a wrist or ankle is on its way, above the floor, and how the joint above it points."""
    tip = limb.joints[2]
    old, new = start[1][tip], end[1][tip]
    arc = _STEP_ARC * float(np.linalg.norm(new - old)) * 4.0 * share * (1.0 - share)
    place = old + share * (new - old) + np.array([0.0, arc, 0.0])
    turn = between_turns(start[0].world(*limb.chain, *limb.joints), end[0].world(*limb.chain, *limb.joints), share)
    place[1] = max(float(place[1]), stage.clearance(tip, tip, turn))
    return Goal(place, turn, (1.0 - share) * _bend(*start, limb) + share * _bend(*end, limb))


def _bend(figure: Figure, joints: Mapping[str, Floats], limb: _Limb) -> Floats:
    """To which side a limb bends: to that of its elbow or knee, or, straight, to the front of its upper bone."""
    root, middle, tip = (joints[name] for name in limb.joints)
    front = limb.front * figure.world(*limb.chain, limb.joints[0])[:, 2]
    bend: Floats = middle - (root + tip) / 2.0 + _STRAIGHT_M * front
    return bend
