"""Face down with the arms beside the body, at times rolled to a side or propped up on the elbows."""

from __future__ import annotations

import numpy as np

from tools.studio.body.rotation import about_z
from tools.studio.motion.figure import SIDES, Figure
from tools.studio.motion.life import STILL, Vital
from tools.studio.motion.limb import Goal, palm_on, reach_arm
from tools.studio.motion.morph import morphed
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.on_elbows import OnElbows
from tools.studio.motion.stances.stance import Controls

_SIGN = {"l": 1.0, "r": -1.0}


class FaceDown:
    """Controls: `roll` about the body's long axis, degrees; `arch` as in `OnElbows`, with `propped` 0 to 1 taking
    the arms from beside the body to under the shoulders."""

    posture = "prone"

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.elbows = OnElbows(stage)
        self.rest: Controls = {**self.elbows.rest, "roll": 0.0, "propped": 0.0}
        base = self.elbows.prone.without_arms(self.elbows.rest, STILL)
        self._arms = self._beside(base)

    def figure(self, controls: Controls, vital: Vital) -> Figure:
        """The figure face down, the head turning a little now and then."""
        lying = self._lying(controls, vital)
        if controls["propped"] <= 0.0:
            return lying
        propped = self.elbows.figure({**controls, "arch": self.elbows.arch * controls["propped"]}, vital)
        return morphed(self.stage, lying, propped, controls["propped"])

    def _lying(self, controls: Controls, vital: Vital) -> Figure:
        turned = {**controls, "arch": 0.0, "turn": controls["turn"] + 3.0 * vital.sway[4]}
        figure = self.elbows.prone.without_arms(turned, vital)
        for side in SIDES:
            figure = reach_arm(self.stage, figure, side, self._arms[side])
        roll = controls["roll"]
        if abs(roll) < 1e-6:
            return figure
        rolled = Figure(figure.rotations, about_z(roll) @ figure.root, about_z(roll) @ figure.offset)
        rolled = self.stage.set_down(rolled, "trunk", "leg_l", "leg_r", "head")
        under = "r" if roll > 0.0 else "l"
        return reach_arm(self.stage, rolled, under, self._arms[under])

    def _beside(self, figure: Figure) -> dict[str, Goal]:
        """Arms along the body, palms up, the backs of the hands on the floor."""
        goals = {}
        for side in SIDES:
            turn = palm_on(side, np.array([0.0, -1.0, 0.0]), np.array([0.0, 0.0, -1.0]))
            height = self.stage.clearance(f"hand_{side}", f"hand_{side}", turn)
            shoulder = self.stage.joints(figure)[f"upperarm_{side}"]
            out, drop = 0.16, float(shoulder[1]) - height
            along = float(np.sqrt((0.985 * self.stage.arm) ** 2 - out**2 - drop**2))
            place = shoulder + np.array([_SIGN[side] * out, -drop, -along])
            goals[side] = Goal(place, turn, np.array([_SIGN[side], 0.4, 0.0]))
        return goals
