"""On a stool: feet flat, or one leg stretched forward, or one ankle laid on the other knee."""

from __future__ import annotations

import numpy as np

from tools.studio.body.rotation import about_x
from tools.studio.motion.angles import figure_of
from tools.studio.motion.figure import SIDES, Figure
from tools.studio.motion.keyposes import feet_at
from tools.studio.motion.life import STILL, Vital
from tools.studio.motion.limb import Goal, hold_leg, palm_on, reach_arm, reach_leg
from tools.studio.motion.performance import Seat
from tools.studio.motion.stage import SINK, Stage
from tools.studio.motion.stances.stance import Controls
from tools.studio.motion.turns import Floats, between_turns

HIPS_Z = -0.18
"""Where the hip joints are along Z, so that a seated body with a leg stretched out is about centred."""

_SIGN = {"l": 1.0, "r": -1.0}
_OTHER = {"l": "r", "r": "l"}


class Seated:
    """Controls: `pitch` of the pelvis and flexion of `spine` and `neck`, degrees; for either side S `extend_S`
    0 (foot on the floor) to 1 (knee at `left_S` degrees of flexion), `cross_S` 0 to 1 (ankle on the other knee).
    """

    posture = "seated"

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        legs = {
            f"{name}_{side}": value
            for side in SIDES
            for name, value in (("extend", 0.0), ("left", 20.0), ("toes", 0.0), ("cross", 0.0))
        }
        self.rest: Controls = {"pitch": 0.0, "spine": 4.0, "neck": 0.0, **legs}
        self._feet = feet_at(stage, HIPS_Z + stage.thigh, 1.25)
        knee = self._feet["l"].place[1] + stage.shin
        self._hips = np.array([0.0, knee, HIPS_Z])
        self._planted = self._planted_legs()
        self.seat = self._fit_seat()

    def figure(self, controls: Controls, vital: Vital) -> Figure:
        """The figure on its stool, hands on the thighs or on the crossed leg."""
        figure = self._trunk(controls, vital)
        for i, side in enumerate(SIDES):
            figure = self._leg(figure, side, controls, vital.sway[i] + 0.15 * vital.tremble)
        for side in SIDES:
            if controls[f"cross_{side}"] > 0.0:
                figure = self._crossed(figure, side, controls[f"cross_{side}"])
        for side in SIDES:
            figure = reach_arm(self.stage, figure, side, self._hand(figure, side, controls))
        return figure

    def _trunk(self, controls: Controls, vital: Vital) -> Figure:
        figure = figure_of(
            {
                "pitch": controls["pitch"] + 0.7 * vital.sway[2] - 0.3 * vital.breath,
                "spine": controls["spine"] - 0.7 * vital.breath + 0.7 * vital.sway[3],
                "bend": 0.6 * vital.sway[4],
                "neck": controls["neck"] + 1.0 * vital.sway[5],
                "turn": 2.0 * vital.sway[4],
                "shrug": 0.7 * vital.breath,
            }
        )
        return self.stage.pinned(figure, "thigh", self._hips)

    def _planted_legs(self) -> dict[str, tuple[Floats, Floats, Floats]]:
        """World rotations of thigh, shin and foot of each leg with its foot on the floor."""
        figure = self._trunk(self.rest, STILL)
        turns = {}
        for side in SIDES:
            chain = ("pelvis", f"thigh_{side}", f"calf_{side}", f"foot_{side}")
            leg = reach_leg(self.stage, figure, side, self._feet[side])
            turns[side] = (leg.world(*chain[:2]), leg.world(*chain[:3]), leg.world(*chain))
        return turns

    def _fit_seat(self) -> Seat:
        figure = self._trunk(self.rest, STILL)
        for side in SIDES:
            figure = hold_leg(figure, side, *self._planted[side])
        top = self.stage.lowest(figure, "pelvis", "upper_thigh_l", "upper_thigh_r") + SINK
        return Seat(top, HIPS_Z - 0.20, HIPS_Z + 0.55 * self.stage.thigh, 0.23)

    def _leg(self, figure: Figure, side: str, controls: Controls, sway: float) -> Figure:
        planted = self._planted[side]
        out = controls[f"extend_{side}"]
        if out <= 0.0:
            return hold_leg(figure, side, *planted)
        thigh = about_x(-95.0 - 0.5 * sway)
        shin = thigh @ about_x(controls[f"left_{side}"] + 1.2 * sway)
        foot = shin @ about_x(-controls[f"toes_{side}"])
        pairs = zip(planted, (thigh, shin, foot), strict=True)
        return hold_leg(figure, side, *(between_turns(old, new, out) for old, new in pairs))

    def _crossed(self, figure: Figure, side: str, share: float) -> Figure:
        """The ankle of `side` on its way to the top of the other thigh, just behind the knee."""
        sign = _SIGN[side]
        joints = self.stage.joints(figure)
        other = joints[f"calf_{_OTHER[side]}"]
        end = other + np.array([-sign * 0.045, 0.115, -0.07])
        place = self._feet[side].place + share * (end - self._feet[side].place)
        place = place + 4.0 * share * (1.0 - share) * np.array([sign * 0.04, 0.10, 0.06])
        bend = (1.0 - share) * self._feet[side].bend + share * np.array([sign, 0.25, 0.55])
        turn = self._planted[side][2]
        figure = reach_leg(self.stage, figure, side, Goal(place, turn, bend))
        chain = ("pelvis", f"thigh_{side}", f"calf_{side}")
        loose = figure.world(*chain) @ about_x(-4.0)
        foot = between_turns(turn, loose, share)
        return figure.turned({f"foot_{side}": figure.world(*chain).T @ foot})

    def _hand(self, figure: Figure, side: str, controls: Controls) -> Goal:
        """A hand lies on its own thigh; of a crossed leg one holds the knee, the other the ankle."""
        sign = _SIGN[side]
        joints = self.stage.joints(figure)
        hip, knee = joints[f"thigh_{side}"], joints[f"calf_{side}"]
        up = np.array([0.0, 1.0, 0.0])
        thigh = knee - hip
        place = hip + 0.60 * thigh + 0.085 * up
        fingers = np.array([-0.35 * sign, 0.0, 1.0])
        crossed = controls[f"cross_{_OTHER[side]}"]
        if crossed > 0.0:
            shin = joints[f"foot_{_OTHER[side]}"] + 0.06 * up - 0.05 * fingers
            place = place + crossed * (shin - place)
        return Goal(place, palm_on(side, up - 0.2 * thigh, fingers), np.array([0.9 * sign, -0.1, -0.8]))
