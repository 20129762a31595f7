"""On hands and knees, sitting back into child's pose, or kneeling up: shins on the floor, hands planted."""

from __future__ import annotations

import numpy as np

from tools.studio.body.rotation import about_x, about_z
from tools.studio.motion.angles import figure_of
from tools.studio.motion.figure import SIDES, Figure
from tools.studio.motion.life import STILL, Vital
from tools.studio.motion.limb import Goal, hold_leg, palm_down
from tools.studio.motion.stage import SINK, Stage, solve, solve_near
from tools.studio.motion.stances.stance import Controls, with_arms
from tools.studio.motion.turns import Floats

KNEES_Z = -0.25
"""Where the knees are along Z, so that a body on hands and knees is about centred."""

POINTED = -66.0
"""Ankle angle of a foot that lies on its back (plantar flexion, degrees)."""

_SOFT_ELBOW = 8.0
"""Bend in degrees of elbows that carry weight without being locked."""


class HandsAndKnees:
    """On hands and knees. Controls: `spine` rounds (+) or hollows (-) the back, degrees; `back` leans the thighs
    back from upright, degrees; `elbow` bends the elbows, degrees; `nod` bends the neck; `sag` moves the chest
    sideways in degrees of bend."""

    posture = "hands_and_knees"

    def __init__(
        self, stage: Stage, knees_apart: float = 1.1, hands_ahead: float = 0.0, knees_z: float = KNEES_Z
    ) -> None:
        """`knees_apart` in half hip widths; `hands_ahead` metres before the shoulders; `knees_z` metres."""
        self.rest: Controls = {"spine": 0.0, "back": 0.0, "elbow": _SOFT_ELBOW, "nod": 0.0, "bend": 0.0}
        self.stage = stage
        self.knees_z = knees_z
        self._half = knees_apart * stage.hip_half
        self.shin, self.foot, self.knee_height = self._lay_shins()
        self.arms = self._plant_hands(hands_ahead)

    def figure(self, controls: Controls, vital: Vital) -> Figure:
        """The figure on hands and knees, the trunk's pitch solved so that the arms just reach."""
        return with_arms(self.stage, self.without_arms(controls, vital), self.arms)

    def without_arms(self, controls: Controls, vital: Vital) -> Figure:
        """Trunk, head and legs, the shoulders at the distance from the hands that the elbows ask for."""
        wrist = (self.arms["l"].place + self.arms["r"].place) / 2.0
        elbow = max(controls["elbow"] + 0.8 * vital.sway[5], 2.0)
        reach = self._reach(elbow)
        half = abs(self.arms["l"].place[0]) - self.stage.shoulder_half

        def miss(pitch: float) -> float:
            shoulders = self.stage.middle(self._trunk(controls, vital, pitch), "upperarm")
            return float(np.hypot(np.linalg.norm(shoulders - wrist), half)) - reach

        guess = 82.0 - 0.5 * controls["spine"]
        pitch = solve_near(miss, guess, 30.0)
        return self._trunk(controls, vital, pitch)

    def _trunk(self, controls: Controls, vital: Vital, pitch: float) -> Figure:
        spine = controls["spine"] + 0.7 * vital.breath + 1.1 * vital.sway[0] + 0.15 * vital.tremble
        back = controls["back"] + 0.7 * vital.sway[1]
        figure = figure_of(
            {
                "pitch": pitch,
                "spine": spine,
                "bend": controls["bend"] + 0.6 * vital.sway[2],
                "neck": -12.0 + 0.55 * spine + controls["nod"] + 0.8 * vital.sway[3],
                "turn": 1.5 * vital.sway[4],
                "shrug": 0.5 * vital.breath,
            }
        )
        return self.on_knees(figure, back)

    def on_knees(self, figure: Figure, back: float) -> Figure:
        """The figure with its hips over the planted knees, the thighs leaning `back` degrees."""
        thigh = about_x(-back)
        knees = np.array([0.0, self.knee_height, self.knees_z])
        figure = self.stage.pinned(figure, "thigh", knees + thigh @ np.array([0.0, self._thigh_rise(), 0.0]))
        for side, sign in zip(SIDES, (1.0, -1.0), strict=True):
            out = about_z(sign * self._spread())
            figure = hold_leg(figure, side, thigh @ out, self.shin, self.foot)
        return figure

    def _spread(self) -> float:
        """Degrees by which the thighs open so that the knees are as far apart as asked."""
        return float(np.degrees(np.arcsin((self._half - self.stage.hip_half) / self.stage.thigh)))

    def _thigh_rise(self) -> float:
        return self.stage.thigh * float(np.cos(np.radians(self._spread())))

    def _reach(self, elbow: float) -> float:
        upper, fore = self.stage.upper_arm, self.stage.forearm
        return float(np.sqrt(upper**2 + fore**2 + 2.0 * upper * fore * np.cos(np.radians(elbow))))

    def _lay_shins(self) -> tuple[Floats, Floats, float]:
        """World rotations of shin and foot, and the knee joint's height, with knee and foot on the floor."""
        base = figure_of({"pitch": 90.0})

        def posed(shin: float) -> Figure:
            return hold_leg(base, "l", np.eye(3), about_x(shin), about_x(shin - POINTED))

        def miss(shin: float) -> float:
            return self.stage.lowest(posed(shin), "foot_l") - self.stage.lowest(posed(shin), "kneecap_l")

        shin = solve(miss, 75.0, 105.0)
        figure = posed(shin)
        height = float(self.stage.joints(figure)["calf_l"][1]) - self.stage.lowest(figure, "kneecap_l") - SINK
        return about_x(shin), about_x(shin - POINTED), height

    def _plant_hands(self, ahead: float) -> dict[str, Goal]:
        """Palms under the shoulders of a level, straight trunk; the trunk's pitch is found with them."""
        height = self.stage.clearance("hand_l", "hand_l", palm_down("l"))
        reach = self._reach(_SOFT_ELBOW)
        rise = float(np.sqrt(reach**2 - ahead**2))

        def shoulders(pitch: float) -> Floats:
            return self.stage.middle(self._trunk(self.rest, STILL, pitch), "upperarm")

        pitch = solve_near(lambda p: float(shoulders(p)[1]) - height - rise, 85.0, 30.0)
        z = float(shoulders(pitch)[2]) + ahead
        return {
            side: Goal(
                np.array([sign * self.stage.shoulder_half, height, z]),
                palm_down(side, 4.0),
                np.array([0.5 * sign, 0.0, -1.0]),
            )
            for side, sign in zip(SIDES, (1.0, -1.0), strict=True)
        }
