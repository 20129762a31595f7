"""Standing: feet planted, the hips lowered and lifted over them."""

from __future__ import annotations

import numpy as np

from tools.studio.motion.angles import figure_of
from tools.studio.motion.figure import Figure
from tools.studio.motion.keyposes import feet_at
from tools.studio.motion.life import Vital
from tools.studio.motion.limb import reach_leg
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.stance import Controls

_BOTTOM_PITCH = 48.0
_BOTTOM_RISE = 0.60
"""Hip height over the ankles at the bottom of a squat, in leg lengths: thighs about level."""


class Upright:
    """Control `depth`: 0 standing, 1 thighs level; the arms rise to the front as the hips go down."""

    posture = "standing"

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.rest: Controls = {"depth": 0.0}
        self._feet = feet_at(stage, 0.0, 1.5, 14.0)

    def figure(self, controls: Controls, vital: Vital) -> Figure:
        """The figure over its planted feet, balanced over the middle of them."""
        depth = controls["depth"] + 0.006 * vital.sway[5]
        figure = figure_of(
            {
                "pitch": 1.0 + _BOTTOM_PITCH * depth + 0.8 * vital.sway[0],
                "roll": 0.6 * vital.sway[1],
                "spine": 3.0 - 4.0 * depth - 0.8 * vital.breath,
                "neck": -0.45 * _BOTTOM_PITCH * depth + 1.0 * vital.sway[2],
                "turn": 2.0 * vital.sway[3],
                "shoulder": 4.0 + 118.0 * depth + 2.0 * vital.sway[4],
                "shoulder_out": 7.0,
                "elbow": 12.0,
                "palm": 20.0,
            }
        )
        leg = self.stage.leg
        behind = 0.02 - 0.30 * leg * depth
        height = 0.985 - (0.985 - _BOTTOM_RISE) * depth
        feet = (self._feet["l"].place + self._feet["r"].place) / 2.0
        sway = np.array([0.006 * vital.sway[1], 0.0, 0.008 * vital.sway[0]])
        figure = self.stage.pinned(figure, "thigh", feet + sway + np.array([0.0, height * leg, behind]))
        for side, goal in self._feet.items():
            figure = reach_leg(self.stage, figure, side, goal)
        return figure
