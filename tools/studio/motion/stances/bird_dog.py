"""On hands and knees with an arm and a leg stretched out."""

from __future__ import annotations

import numpy as np

from tools.studio.body.rotation import about_x
from tools.studio.motion.figure import SIDES, Figure
from tools.studio.motion.life import Vital
from tools.studio.motion.limb import Goal, palm_on, reach_arm, reach_leg
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.kneeling import HandsAndKnees
from tools.studio.motion.stances.stance import Controls
from tools.studio.motion.turns import Floats, between_turns

_SIGN = {"l": 1.0, "r": -1.0}
_POINTED = -35.0


class BirdDog:
    """Controls beyond those of hands and knees, for either side S: `leg_S`, `arm_S` 0 (on the floor) to 1 (out),
    `rise_S` the outstretched leg's angle above the trunk's line, degrees; `shift` moves the weight sideways,
    metres."""

    posture = "hands_and_knees"

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.knees = HandsAndKnees(stage)
        limbs = {f"{name}_{side}": 0.0 for side in SIDES for name in ("leg", "arm", "rise")}
        self.rest: Controls = {**self.knees.rest, **limbs, "shift": 0.0}

    def figure(self, controls: Controls, vital: Vital) -> Figure:
        """The figure with its limbs as far out as the controls say, the others planted."""
        figure = self.knees.without_arms(controls, vital)
        effort = max(controls[f"leg_{side}"] for side in SIDES)
        sway = np.array([0.008 * effort * vital.sway[2], 0.003 * effort * vital.sway[3], 0.0])
        figure = self._leaning(figure, np.array([controls["shift"], 0.0, 0.0]) + sway)
        for i, side in enumerate(SIDES):
            wobble = 1.6 * vital.sway[i] + 0.3 * vital.tremble + 0.5 * vital.breath
            figure = self._leg(figure, side, controls, wobble)
            figure = self._arm(figure, side, controls[f"arm_{side}"], wobble)
        return figure

    def _leaning(self, figure: Figure, shift: Floats) -> Figure:
        """The trunk moved over the planted knees and hands; the legs follow from the knees."""
        joints = self.stage.joints(figure)
        moved = figure.moved(shift)
        for side in SIDES:
            turn = figure.world("pelvis", f"thigh_{side}", f"calf_{side}", f"foot_{side}")
            ahead = joints[f"calf_{side}"] - (joints[f"thigh_{side}"] + joints[f"foot_{side}"]) / 2.0
            goal = Goal(joints[f"foot_{side}"], turn, ahead)
            moved = reach_leg(self.stage, moved, side, goal)
        return moved

    def _leg(self, figure: Figure, side: str, controls: Controls, wobble: float) -> Figure:
        out = controls[f"leg_{side}"]
        if out <= 0.0:
            return figure
        joints = self.stage.joints(figure)
        hip, ankle, knee = (joints[f"{bone}_{side}"] for bone in ("thigh", "foot", "calf"))
        back = self._backwards(figure, controls[f"rise_{side}"] + wobble * out)
        end = hip + 0.997 * self.stage.leg * back
        place = ankle + out * (end - ankle)
        planted = figure.world("pelvis", f"thigh_{side}", f"calf_{side}", f"foot_{side}")
        stretched = about_x(float(np.degrees(np.arctan2(-back[2], -back[1]))) - _POINTED)
        bend = (1.0 - out) * (knee - (hip + ankle) / 2.0) + out * np.array([0.0, -0.4, 0.05])
        return reach_leg(self.stage, figure, side, Goal(place, between_turns(planted, stretched, out), bend))

    def _backwards(self, figure: Figure, rise: float) -> Floats:
        """Direction (3,) of a leg that continues the line from shoulders to hips, raised by `rise` degrees."""
        line = self.stage.middle(figure, "thigh") - self.stage.middle(figure, "upperarm")
        line[0] = 0.0
        direction: Floats = about_x(rise) @ (line / np.linalg.norm(line))
        return direction

    def _arm(self, figure: Figure, side: str, out: float, wobble: float) -> Figure:
        planted = self.knees.arms[side]
        if out <= 0.0:
            return reach_arm(self.stage, figure, side, planted)
        shoulder = self.stage.joints(figure)[f"upperarm_{side}"]
        ahead = figure.chest @ np.array([0.0, 1.0, 0.0])
        ahead = about_x(-4.0 - 0.8 * wobble * out) @ np.array([0.0, 0.35 * ahead[1], ahead[2]])
        ahead = ahead / np.linalg.norm(ahead)
        end = shoulder + 0.99 * self.stage.arm * ahead
        arc = 4.0 * out * (1.0 - out) * np.array([_SIGN[side] * 0.04, 0.05, 0.0])
        place = planted.place + out * (end - planted.place) + arc
        stretched = palm_on(side, np.array([_SIGN[side], 0.3, 0.0]), ahead)
        bend = (1.0 - out) * planted.bend + out * np.array([0.3 * _SIGN[side], -1.0, 0.0])
        return reach_arm(self.stage, figure, side, Goal(place, between_turns(planted.turn, stretched, out), bend))
