"""On the back with legs in the air: knees drawn to the chest, a thigh held upright, a knee straightened."""

from __future__ import annotations

import numpy as np

from tools.studio.body.rotation import about_x, about_y, about_z
from tools.studio.motion.figure import SIDES, Figure
from tools.studio.motion.life import Vital
from tools.studio.motion.limb import Goal, hold_leg, palm_on, reach_arm, reach_leg
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.stance import Controls
from tools.studio.motion.stances.supine import Supine
from tools.studio.motion.turns import Floats, between_turns

_SIGN = {"l": 1.0, "r": -1.0}
_ARC_M = 0.06


class SupineLegs:
    """Hook lying, each leg planted or raised. Controls beyond those of `Supine`, for either side S:

    `up_S` 0 (foot on the floor) to 1 (leg as follows), `thigh_S` the thigh's lean from upright towards the head,
    `knee_S` the knee's flexion, `ankle_S` toes to the shin, `across_S` the thigh's lean to the other side (all
    degrees), `grasp_S` 0 to 1: the hand from beside the body to the leg. `roll` rolls the pelvis, degrees.
    """

    posture = "supine"

    def __init__(self, stage: Stage, knee: float = 95.0, *, behind_thigh: bool = False) -> None:
        """`behind_thigh`: hands hold the back of the thigh; otherwise the shin below the knee."""
        self.stage = stage
        self.base = Supine(stage, knee)
        self._behind_thigh = behind_thigh
        legs = {
            f"{name}_{side}": value
            for side in SIDES
            for name, value in (
                ("up", 0.0),
                ("thigh", 0.0),
                ("knee", 90.0),
                ("ankle", -15.0),
                ("across", 0.0),
                ("grasp", 0.0),
            )
        }
        self.rest: Controls = {**self.base.rest, **legs, "roll": 0.0}

    def figure(self, controls: Controls, vital: Vital) -> Figure:
        """The figure on its back, the legs where the controls put them, hands on the legs they grasp."""
        figure = self._rolled(self.base.upper_body(controls, vital), controls["roll"])
        for i, side in enumerate(SIDES):
            figure = self._leg(figure, side, controls, vital.sway[i] + 0.15 * vital.tremble)
        for side in SIDES:
            if controls[f"grasp_{side}"] > 0.0:
                figure = self._grasp(figure, side, controls)
        return figure

    def _rolled(self, figure: Figure, roll: float) -> Figure:
        """The pelvis rolled about the body's long axis, the twist taken by the lumbar spine."""
        if abs(roll) < 1e-6:
            return figure
        back = about_y(-roll / 2.0)
        turned = Figure(figure.rotations, figure.root @ about_y(roll), figure.offset)
        turned = turned.turned(
            {
                "spine_01": figure.local("spine_01") @ back,
                "spine_02": figure.local("spine_02") @ back,
            }
        )
        lift = self.stage.hip_half * abs(float(np.sin(np.radians(roll))))
        return turned.moved(np.array([0.0, 0.7 * lift, 0.0]))

    def _leg(self, figure: Figure, side: str, controls: Controls, sway: float) -> Figure:
        planted = self.base.feet[side]
        up = controls[f"up_{side}"]
        if up <= 0.0:
            return reach_leg(self.stage, figure, side, planted)
        raised = self._raised(figure, side, controls, sway * up)
        if up >= 1.0:
            return raised
        joints = self.stage.joints(raised)
        arc = np.array([0.0, _ARC_M * 4.0 * up * (1.0 - up), 0.0])
        place = planted.place + up * (joints[f"foot_{side}"] - planted.place) + arc
        thigh = raised.world("pelvis", f"thigh_{side}")
        foot = raised.world("pelvis", f"thigh_{side}", f"calf_{side}", f"foot_{side}")
        bend = (1.0 - up) * planted.bend + up * thigh[:, 2] + up * thigh @ np.array([0.0, -1.0, 0.0])
        return reach_leg(self.stage, figure, side, Goal(place, between_turns(planted.turn, foot, up), bend))

    def _raised(self, figure: Figure, side: str, controls: Controls, sway: float) -> Figure:
        across = about_z(_SIGN[side] * controls[f"across_{side}"])
        thigh = across @ about_x(180.0 - controls[f"thigh_{side}"] - 0.9 * sway)
        shin = thigh @ about_x(controls[f"knee_{side}"] + 1.2 * sway)
        return hold_leg(figure, side, thigh, shin, shin @ about_x(-controls[f"ankle_{side}"]))

    def _grasp(self, figure: Figure, side: str, controls: Controls) -> Figure:
        """The hand of `side` on its way to the leg it holds: its own if raised, else the other one."""
        share = controls[f"grasp_{side}"]
        other = "r" if side == "l" else "l"
        leg = side if controls[f"up_{side}"] >= controls[f"up_{other}"] else other
        rest, held = self.base.arms[side], self._hold_place(figure, side, leg)
        arc = np.array([_SIGN[side] * 0.05, 0.10, 0.0]) * 4.0 * share * (1.0 - share)
        place = rest.place + share * (held.place - rest.place) + arc
        turn = between_turns(rest.turn, held.turn, share)
        bend = (1.0 - share) * rest.bend + share * held.bend
        return reach_arm(self.stage, figure, side, Goal(place, turn, bend))

    def _hold_place(self, figure: Figure, side: str, leg: str) -> Goal:
        joints = self.stage.joints(figure)
        sign = _SIGN[side]
        inwards: Floats = np.array([-sign, 0.0, 0.0])
        knee = joints[f"calf_{leg}"]
        if self._behind_thigh:
            along, out = joints[f"thigh_{leg}"] - knee, -figure.world("pelvis", f"thigh_{leg}")[:, 2]
            at = 0.42 * along + 0.085 * out
        else:
            along, out = joints[f"foot_{leg}"] - knee, figure.world("pelvis", f"thigh_{leg}", f"calf_{leg}")[:, 2]
            at = 0.14 * along + 0.07 * out
        place = knee + at - 0.055 * inwards
        return Goal(place, palm_on(side, out, inwards), np.array([sign, -0.6, 0.2]))
