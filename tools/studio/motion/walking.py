"""Walking: feet planted by turns, the pelvis level, the arms against the legs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tools.studio.body.rotation import about_x, about_y
from tools.studio.motion.angles import figure_of
from tools.studio.motion.figure import SIDES, Figure
from tools.studio.motion.life import Vital
from tools.studio.motion.limb import Goal, reach_leg
from tools.studio.motion.score import eased
from tools.studio.motion.stage import Stage
from tools.studio.motion.turns import Floats

_STANCE = 0.6
"""Share of a stride that a foot is on the ground (Perry, Gait Analysis, 1992: 60 %)."""


@dataclass(frozen=True, slots=True)
class Walk:
    """A straight walk from `start` (x, z) at `speed` m/s, heading `heading` degrees from +Z towards +X."""

    start: tuple[float, float]
    heading: float
    speed: float = 1.1

    def figure(self, stage: Stage, t: float, vital: Vital) -> Figure:
        """The walker after `t` seconds."""
        stride = 1.45 * stage.leg
        cycle = self.speed * t / stride
        swing = float(np.sin(2.0 * np.pi * cycle))
        figure = figure_of(
            {
                "pitch": 3.0,
                "spine": 2.0 + 0.6 * vital.breath,
                "twist": 4.0 * swing,
                "shoulder_l": -22.0 * swing,
                "shoulder_r": 22.0 * swing,
                "shoulder_out": 6.0,
                "elbow": 18.0,
                "palm": 20.0,
                "neck": vital.sway[2],
            }
        )
        sole = stage.clearance("foot_l", "foot_l", np.eye(3))
        bob = 0.008 * float(np.cos(4.0 * np.pi * cycle))
        figure = stage.pinned(figure, "thigh", np.array([0.0, sole + 0.955 * stage.leg + bob, cycle * stride]))
        for side, late in zip(SIDES, (0.0, 0.5), strict=True):
            figure = reach_leg(stage, figure, side, _foot(stage, side, cycle + late, stride, late, sole))
        return self._placed(figure)

    def _placed(self, figure: Figure) -> Figure:
        turn = about_y(self.heading)
        offset: Floats = turn @ figure.offset + np.array([self.start[0], 0.0, self.start[1]])
        return Figure(figure.rotations, turn @ figure.root, offset)


def _foot(stage: Stage, side: str, phase: float, stride: float, late: float, sole: float) -> Goal:
    """Where a foot is at `phase` strides: on the ground for three fifths, then swung past the other."""
    step, u = float(np.floor(phase)), phase % 1.0
    air = max(u - _STANCE, 0.0) / (1.0 - _STANCE)
    z = (step - late + 0.5 * _STANCE + eased(air)) * stride
    lift = 0.11 * float(np.sin(np.pi * air)) if air > 0.0 else 0.0
    tip = 38.0 * float(np.sin(np.pi * air)) * (1.0 - air) - 14.0 * air * air
    heel = 30.0 * max((u - 0.45) / (_STANCE - 0.45), 0.0) ** 2 if u < _STANCE else 30.0 * (1.0 - min(air * 2, 1.0))
    x = (1.0 if side == "l" else -1.0) * 0.75 * stage.hip_half
    place = np.array([x, sole + lift + 0.14 * float(np.sin(np.radians(heel))), z])
    return Goal(place, about_x(heel + 0.3 * tip), np.array([0.0, 0.2, 1.0]))
