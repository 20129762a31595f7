"""On hands and toes, the body straight: lowered by the elbows and pushed up again."""

from __future__ import annotations

import numpy as np

from tools.studio.body.rotation import about_x
from tools.studio.motion.angles import figure_of
from tools.studio.motion.figure import SIDES, Figure
from tools.studio.motion.life import STILL, Vital
from tools.studio.motion.limb import Goal, palm_down, reach_leg
from tools.studio.motion.stage import Stage, solve
from tools.studio.motion.stances.stance import Controls, with_arms
from tools.studio.motion.turns import Floats

_FEET_Z = -0.85
_SIGN = {"l": 1.0, "r": -1.0}


class Plank:
    """Controls: `lower` 0 (arms straight) to 1 (chest a hand's breadth off the floor); `sag` drops the hips,
    degrees of hip extension past straight."""

    posture = "prone"

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.rest: Controls = {"lower": 0.0, "sag": 0.0}
        self._foot = about_x(-62.0 + 90.0)
        self._ankle = self._foot_on_toes()
        self._high = self._pitch_at(0.965 * stage.arm)
        self._low = self._pitch_for_chest(0.09)
        self._arms = self._plant_hands()

    def figure(self, controls: Controls, vital: Vital) -> Figure:
        """The figure on hands and toes."""
        lower = controls["lower"] + 0.008 * vital.sway[0] + 0.002 * vital.tremble
        pitch = self._high + lower * (self._low - self._high)
        return with_arms(self.stage, self._straight(pitch, controls["sag"], vital), self._arms)

    def _straight(self, pitch: float, sag: float, vital: Vital) -> Figure:
        """Straight legs and trunk, tipped over the planted toes."""
        figure = figure_of(
            {
                "pitch": pitch - 0.6 * sag,
                "spine": -0.4 * sag - 0.7 * vital.breath,
                "neck": -14.0 + 0.8 * vital.sway[3],
                "turn": 1.5 * vital.sway[4],
                "bend": 0.4 * vital.sway[2],
            }
        )
        legs = about_x(pitch + 0.4 * sag) @ np.array([0.0, 0.998 * self.stage.leg, 0.0])
        figure = self.stage.pinned(figure, "thigh", self._ankle + legs)
        for side in SIDES:
            place = self._ankle + np.array([_SIGN[side] * self.stage.hip_half, 0.0, 0.0])
            figure = reach_leg(self.stage, figure, side, Goal(place, self._foot, np.array([0.0, -1.0, 0.2])))
            figure = figure.turned({f"ball_{side}": about_x(-28.0)})
        return figure

    def _foot_on_toes(self) -> Floats:
        figure = Figure({"foot_l": self._foot, "ball_l": about_x(-28.0)}, np.eye(3), np.zeros(3))
        height = float(self.stage.joints(figure)["foot_l"][1]) - self.stage.lowest(figure, "foot_l")
        return np.array([0.0, height - 0.008, _FEET_Z])

    def _shoulders(self, pitch: float) -> Floats:
        return self.stage.middle(self._straight(pitch, 0.0, STILL), "upperarm")

    def _pitch_at(self, rise: float) -> float:
        height = self.stage.clearance("hand_l", "hand_l", palm_down("l"))
        return solve(lambda pitch: float(self._shoulders(pitch)[1]) - height - rise, 50.0, 95.0)

    def _pitch_for_chest(self, clear: float) -> float:
        def miss(pitch: float) -> float:
            return self.stage.lowest(self._straight(pitch, 0.0, STILL), "chest") - clear

        return solve(miss, 50.0, 98.0)

    def _plant_hands(self) -> dict[str, Goal]:
        """Palms under the shoulders of the lowered body, a little wider than they."""
        height = self.stage.clearance("hand_l", "hand_l", palm_down("l"))
        z = (float(self._shoulders(self._high)[2]) + float(self._shoulders(self._low)[2])) / 2.0
        return {
            side: Goal(
                np.array([_SIGN[side] * 1.25 * self.stage.shoulder_half, height, z]),
                palm_down(side, 5.0),
                np.array([0.7 * _SIGN[side], 0.2, -1.0]),
            )
            for side in SIDES
        }
