"""On the back: head, upper back, arms and feet on the floor, the pelvis down or lifted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from tools.studio.body.rotation import about_x, about_y, about_z
from tools.studio.motion.angles import figure_of
from tools.studio.motion.figure import SIDES, Figure
from tools.studio.motion.life import STILL, Vital
from tools.studio.motion.limb import Goal, reach_leg
from tools.studio.motion.reading import sagittal_hip_angle
from tools.studio.motion.stage import Stage, solve
from tools.studio.motion.stances.stance import (
    Controls,
    arms_alongside,
    arms_on_belly,
    arms_overhead,
    head_down,
    nodded,
    with_arms,
)
from tools.studio.motion.turns import Floats

SHOULDERS_Z = -0.45
"""Where the shoulders lie along Z, so that a bent-kneed body is about centred."""

ARMS = ("alongside", "overhead", "belly")
"""Where the arms lie, as people choose: on the floor beside the body or the head, or with the hands on the belly."""

_ARCH_SHARE = {"spine_01": 0.6, "spine_02": 0.4, "spine_03": 0.0}
"""An arching bridge hollows the lumbar spine; the chest stays on the floor."""


class Supine:
    """Hook lying. Controls, in degrees: `lift` tips the trunk up about the upper back; `arch` hollows the back;
    `tilt` rolls the pelvis backwards on the hips; `nod` lifts the head from the floor. `slide` (metres) moves the
    feet away."""

    posture = "supine"

    def __init__(self, stage: Stage, knee: float = 95.0, toe_out: float = 6.0, arms: str = "alongside") -> None:
        """`knee` is the knees' flexion with the pelvis on the floor: small = feet far, large = feet near.

        `arms` is one of `ARMS`.
        """
        self.rest: Controls = {"lift": 0.0, "arch": 0.0, "tilt": 0.0, "nod": 0.0, "slide": 0.0}
        self.stage = stage
        self._flat = self._lie_flat()
        self._curl = 0.0
        self._curl = self._curl_under_tilt()
        trunk = self._trunk(dict(self.rest), STILL)
        self.shoulders = stage.middle(trunk, "upperarm")
        self.arms = self._lay_arms(arms, stage.middle(trunk, "thigh"))
        self.feet = self._plant_feet(trunk, knee, toe_out)

    def figure(self, controls: Controls, vital: Vital) -> Figure:
        """The figure lying on its back, feet planted."""
        slid = np.array([0.0, 0.0, controls["slide"]])
        feet = {side: replace(goal, place=goal.place + slid) for side, goal in self.feet.items()}
        return self.with_legs(self.upper_body(controls, vital), feet)

    def upper_body(self, controls: Controls, vital: Vital) -> Figure:
        """Trunk, head and arms on the floor; the legs not yet placed."""
        figure = head_down(self.stage, self._trunk(controls, vital))
        figure = nodded(figure, controls["nod"] + 0.3 * vital.sway[3], 2.0 * vital.sway[4])
        return with_arms(self.stage, figure, self.arms)

    def with_legs(self, figure: Figure, feet: Mapping[str, Goal]) -> Figure:
        """The figure with each foot at its goal."""
        for side, goal in feet.items():
            figure = reach_leg(self.stage, figure, side, goal)
        return figure

    def lift_for(self, hip_angle: float, arch: float = 0.0) -> float:
        """The lift at which the angle shoulder-hip-knee is `hip_angle`, past straight beyond 180."""
        controls = {**self.rest, "arch": arch}

        def miss(lift: float) -> float:
            return sagittal_hip_angle(self.stage, self.figure({**controls, "lift": lift}, STILL)) - hip_angle

        return solve(miss, 0.0, 60.0, 10)

    def tilt_for(self, shortening: float) -> float:
        """The tilt at which the distance from shoulder to hip has shrunk by this share."""

        def length(tilt: float) -> float:
            figure = self._trunk({**self.rest, "tilt": tilt}, STILL)
            return float(np.linalg.norm(self.stage.middle(figure, "upperarm") - self.stage.middle(figure, "thigh")))

        rest = length(0.0)
        return solve(lambda tilt: 1.0 - length(tilt) / rest - shortening, 0.0, 40.0, 20)

    def _lay_arms(self, arms: str, hips: Floats) -> dict[str, Goal]:
        if arms == "overhead":
            return arms_overhead(self.stage, self.shoulders)
        if arms == "belly":
            return arms_on_belly(self.shoulders, hips)
        return arms_alongside(self.stage, self.shoulders)

    def _curl_under_tilt(self) -> float:
        """How much the chest curls for each degree of tilt: as much as keeps the hip joints at their height.

        On real people a tilt draws the hips towards the head and does not lift them.
        """
        tilted = {**self.rest, "tilt": 12.0}

        def height(controls: Controls, curl: float) -> float:
            self._curl = curl
            return float(self.stage.middle(self._trunk(controls, STILL), "thigh")[1])

        level = height(self.rest, 0.0)
        return solve(lambda curl: height(tilted, curl) - level, -0.5, 2.0, 20)

    def _lie_flat(self) -> float:
        """The pelvis' pitch at which buttocks and upper back touch the floor together."""

        def miss(pitch: float) -> float:
            figure = figure_of({"pitch": pitch})
            return self.stage.lowest(figure, "pelvis") - self.stage.lowest(figure, "upper_back")

        return solve(miss, -104.0, -76.0)

    def _trunk(self, controls: Controls, vital: Vital) -> Figure:
        effort = min(controls["lift"] / 10.0, 1.0)
        lift = controls["lift"] + effort * (0.35 * vital.breath + 0.8 * vital.sway[0] + 0.12 * vital.tremble)
        tilt = controls["tilt"] + 0.3 * vital.sway[1]
        figure = figure_of({"pitch": self._flat - lift - tilt, "roll": 0.6 * effort * vital.sway[2]})
        figure = figure.turned(_back(tilt * (1.0 + self._curl), controls["arch"], vital))
        figure = self.stage.set_down(figure, "upper_back" if lift > 4.0 else "trunk")
        return self.stage.pinned(figure, "upperarm", np.array([0.0, 0.0, SHOULDERS_Z]), "xz")

    def _plant_feet(self, trunk: Figure, knee: float, toe_out: float) -> dict[str, Goal]:
        hips = self.stage.middle(trunk, "thigh")
        height = self.stage.clearance("foot_l", "foot_l", np.eye(3))
        span = np.sqrt(
            self.stage.thigh**2
            + self.stage.shin**2
            - 2.0 * self.stage.thigh * self.stage.shin * np.cos(np.radians(180.0 - knee))
        )
        along = float(np.sqrt(span**2 - (hips[1] - height) ** 2))
        goals = {}
        for side, sign in zip(SIDES, (1.0, -1.0), strict=True):
            place = np.array([sign * 1.15 * self.stage.hip_half, height, hips[2] + along])
            goals[side] = Goal(place, about_y(sign * toe_out), np.array([0.0, 1.0, 0.5]))
        return goals


def _back(tilt: float, arch: float, vital: Vital) -> dict[str, Floats]:
    """Spine rotations: the lumbar spine gives back what the pelvis tilts, an arch spreads, the chest breathes."""
    turns = {bone: about_x(-arch * share) for bone, share in _ARCH_SHARE.items()}
    turns["spine_01"] = turns["spine_01"] @ about_x(tilt * 0.6)
    turns["spine_02"] = turns["spine_02"] @ about_x(tilt * 0.4)
    turns["spine_03"] = turns["spine_03"] @ about_x(-0.8 * vital.breath)
    for side, sign in zip(SIDES, (1.0, -1.0), strict=True):
        turns[f"clavicle_{side}"] = about_z(sign * 0.8 * vital.breath)
    return turns
