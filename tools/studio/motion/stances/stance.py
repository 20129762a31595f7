"""What every stance offers, and the pieces they share: heads that rest, arms that lie, chests that breathe."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import numpy as np

from tools.studio.body.rotation import about_x, about_y
from tools.studio.motion.figure import SIDES, Figure
from tools.studio.motion.life import Vital
from tools.studio.motion.limb import Goal, palm_down, palm_on, reach_arm
from tools.studio.motion.stage import SINK, Stage, solve
from tools.studio.motion.turns import Floats

Controls = Mapping[str, float]


class Stance(Protocol):
    """A way of resting on the floor, driven by controls."""

    posture: str

    @property
    def rest(self) -> Controls:
        """Where every control is while nothing is done."""
        ...

    def figure(self, controls: Controls, vital: Vital) -> Figure:
        """The figure for these controls, alive as `vital` says, its contacts where they were planted."""
        ...


def head_down(stage: Stage, figure: Figure, low: float = -35.0, high: float = 85.0) -> Figure:
    """Bend the neck until the head rests on the floor."""
    neck = solve(lambda a: stage.lowest(_nodded(figure, a), "head") + SINK, low, high)
    return _nodded(figure, neck)


def head_clear(stage: Stage, figure: Figure) -> Figure:
    """Lift the chin just enough to keep the head from sinking into the floor."""
    if stage.lowest(figure, "head") >= -SINK:
        return figure
    return nodded(figure, solve(lambda a: stage.lowest(nodded(figure, a), "head") + SINK, 0.0, -60.0))


def nodded(figure: Figure, degrees: float, turn: float = 0.0) -> Figure:
    """The figure with this neck flexion and turn of the head added to what it has."""
    return figure.turned(
        {
            "neck_01": figure.local("neck_01") @ about_x(degrees * 0.6) @ about_y(turn * 0.5),
            "head": figure.local("head") @ about_x(degrees * 0.4) @ about_y(turn * 0.5),
        }
    )


def _nodded(figure: Figure, degrees: float) -> Figure:
    return figure.turned({"neck_01": about_x(degrees * 0.6), "head": about_x(degrees * 0.4)})


def arms_alongside(stage: Stage, shoulders: Floats) -> dict[str, Goal]:
    """Goals for arms lying beside a supine body, palms down, for shoulders (their middle, (3,)) at rest."""
    height = stage.clearance("hand_l", "hand_l", palm_down("l"))
    goals = {}
    for side, sign in zip(SIDES, (1.0, -1.0), strict=True):
        out = stage.shoulder_half + 0.30 * stage.arm
        along = float(np.sqrt((0.985 * stage.arm) ** 2 - (0.30 * stage.arm) ** 2 - (shoulders[1] - height) ** 2))
        place = np.array([sign * out, height, shoulders[2] + along])
        goals[side] = Goal(place, palm_down(side), np.array([sign, -0.2, 0.0]))
    return goals


def arms_overhead(stage: Stage, shoulders: Floats) -> dict[str, Goal]:
    """Goals for arms laid back on the floor beside the head, palms up."""
    goals = {}
    for side, sign in zip(SIDES, (1.0, -1.0), strict=True):
        turn = palm_on(side, np.array([0.0, -1.0, 0.0]), np.array([0.2 * sign, 0.0, -1.0]))
        height = stage.clearance("hand_l", f"hand_{side}", turn)
        out, drop = 0.25 * stage.arm, float(shoulders[1]) - height
        along = float(np.sqrt((0.93 * stage.arm) ** 2 - out**2 - drop**2))
        place = np.array([sign * (stage.shoulder_half + out), height, shoulders[2] - along])
        goals[side] = Goal(place, turn, np.array([sign, -0.2, 0.0]))
    return goals


def arms_on_belly(shoulders: Floats, hips: Floats) -> dict[str, Goal]:
    """Goals for hands that lie on the lower belly, elbows on the floor beside the body."""
    goals = {}
    for side, sign in zip(SIDES, (1.0, -1.0), strict=True):
        place = hips + np.array([sign * 0.09, 0.135, 0.0]) + 0.16 * (shoulders - hips)
        turn = palm_on(side, np.array([0.0, 1.0, 0.05]), np.array([-0.75 * sign, 0.0, 0.6]))
        goals[side] = Goal(place, turn, np.array([sign, -0.5, 0.0]))
    return goals


def with_arms(stage: Stage, figure: Figure, goals: Mapping[str, Goal]) -> Figure:
    """The figure with each hand at its goal."""
    for side, goal in goals.items():
        figure = reach_arm(stage, figure, side, goal)
    return figure
