"""On one knee, the other foot flat in front, the trunk upright, hands on the hips, on the front knee, or raised."""

from __future__ import annotations

import numpy as np

from tools.studio.body.rotation import about_x
from tools.studio.motion.angles import figure_of
from tools.studio.motion.figure import SIDES, Figure
from tools.studio.motion.keyposes import feet_at
from tools.studio.motion.life import Vital
from tools.studio.motion.limb import Goal, hold_leg, palm_on, reach_arm, reach_leg
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.kneeling import HandsAndKnees
from tools.studio.motion.stances.stance import Controls
from tools.studio.motion.turns import Floats

KNEE_Z = -0.20
ARMS = ("hips", "knee", "raised")
"""Where the hands are, as people choose: on the hips, on the front knee, or up beside the head."""

_SIGN = {"l": 1.0, "r": -1.0}


class HalfKneeling:
    """Controls, in degrees: `push` leans the kneeling thigh forward; `pitch` tips the pelvis and `spine` bends
    the back, both forwards positive."""

    posture = "half_kneeling"

    def __init__(self, stage: Stage, side: str, push: float, knee_ahead: float, arms: str = "hips") -> None:
        """`side` ("l" or "r") kneels. With the thigh leaning `push` degrees the front knee is `knee_ahead` metres
        in front of its ankle. `arms` is one of `ARMS`."""
        self.stage = stage
        self.side = side
        self.front = "r" if side == "l" else "l"
        self.knees = HandsAndKnees(stage, knees_z=KNEE_Z)
        self._arms = arms
        self.rest: Controls = {"push": -3.0, "pitch": 0.0, "spine": 2.0}
        self._foot = self._plant(push, knee_ahead)

    def figure(self, controls: Controls, vital: Vital) -> Figure:
        """The figure half-kneeling, balancing a little."""
        figure = figure_of(
            {
                "pitch": controls["pitch"] + 0.8 * vital.sway[0],
                "roll": 0.6 * vital.sway[1],
                "spine": controls["spine"] - 0.8 * vital.breath + 0.6 * vital.sway[2],
                "neck": -0.4 * (controls["pitch"] + controls["spine"]) + 1.2 * vital.sway[3],
                "turn": 2.5 * vital.sway[4],
                "shrug": 0.6 * vital.breath,
            }
        )
        push = controls["push"] + 0.7 * vital.sway[5] + 0.12 * vital.tremble
        thigh = about_x(push)
        figure = self.stage.pinned(figure, f"thigh_{self.side}", self._hip(push))
        figure = hold_leg(figure, self.side, thigh, self.knees.shin, self.knees.foot)
        figure = reach_leg(self.stage, figure, self.front, self._foot)
        for side in SIDES:
            figure = reach_arm(self.stage, figure, side, self._hand(figure, side))
        return figure

    def _hip(self, push: float) -> Floats:
        """Place of the kneeling side's hip joint over its planted knee."""
        knee = np.array([_SIGN[self.side] * self.stage.hip_half, self.knees.knee_height, KNEE_Z])
        hip: Floats = knee + about_x(push) @ np.array([0.0, self.stage.thigh, 0.0])
        return hip

    def _plant(self, push: float, knee_ahead: float) -> Goal:
        """The front foot, so that its knee is `knee_ahead` of the ankle at `push`."""
        goal = feet_at(self.stage, 0.0)[self.front]
        hip = self._hip(push)
        knee_y = goal.place[1] + float(np.sqrt(self.stage.shin**2 - knee_ahead**2))
        along = float(np.sqrt(max(self.stage.thigh**2 - (knee_y - hip[1]) ** 2, 0.01)))
        place = np.array([goal.place[0], goal.place[1], hip[2] + along - knee_ahead])
        return Goal(place, goal.turn, np.array([0.0, 1.0, 0.6]))

    def _hand(self, figure: Figure, side: str) -> Goal:
        """Where a hand is: on its hip, both on the front knee, or stretched up beside the head."""
        if self._arms == "knee":
            return self._on_front_knee(figure, side)
        return self._raised(figure, side) if self._arms == "raised" else self._on_hip(figure, side)

    def _on_front_knee(self, figure: Figure, side: str) -> Goal:
        sign = _SIGN[side]
        joints = self.stage.joints(figure)
        knee, hip = joints[f"calf_{self.front}"], joints[f"thigh_{self.front}"]
        place = knee + 0.18 * (hip - knee) + np.array([0.035 * sign, 0.085, 0.0])
        turn = palm_on(side, np.array([0.3 * sign, 1.0, 0.2]), np.array([-0.2 * sign, -0.1, 1.0]))
        return Goal(place, turn, np.array([0.6 * sign, -0.7, -0.4]))

    def _raised(self, figure: Figure, side: str) -> Goal:
        sign = _SIGN[side]
        ahead = figure.chest @ np.array([0.06 * sign, 1.0, 0.06])
        place = self.stage.joints(figure)[f"upperarm_{side}"] + 0.97 * self.stage.arm * ahead / np.linalg.norm(ahead)
        return Goal(place, palm_on(side, np.array([sign, 0.0, 0.0]), ahead), np.array([sign, 0.0, 0.3]))

    def _on_hip(self, figure: Figure, side: str) -> Goal:
        sign = _SIGN[side]
        pelvis = figure.pelvis
        place = self.stage.joints(figure)[f"thigh_{side}"] + pelvis @ np.array([sign * 0.115, 0.115, 0.0])
        turn = palm_on(side, pelvis @ np.array([sign, 0.0, -0.1]), pelvis @ np.array([0.0, -0.45, 1.0]))
        return Goal(place, turn, pelvis @ np.array([sign, 0.0, -0.7]))
