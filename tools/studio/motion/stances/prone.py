"""Face down: legs and pelvis on the floor, the chest down or pushed up on hands or forearms."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tools.studio.body.rotation import about_x, about_y, about_z
from tools.studio.motion.angles import figure_of
from tools.studio.motion.figure import SIDES, Figure
from tools.studio.motion.life import STILL, Vital
from tools.studio.motion.limb import Goal, hold_leg, palm_down
from tools.studio.motion.reading import sagittal_hip_angle
from tools.studio.motion.stage import SINK, Stage, solve
from tools.studio.motion.stances.stance import Controls, nodded, with_arms
from tools.studio.motion.turns import Floats

POINTED = -68.0
"""Ankle angle of a foot that lies on its back (plantar flexion, degrees)."""

HIPS_Z = -0.05
"""Where the hip joints lie along Z, so that the body is about centred."""

_BELLY_SINK = 0.015
"""Metres that a belly, softer than the rest, gives way."""

_TILT_SHARE = 0.22
"""Share of the arch that the pelvis gives by rolling back on the thighs; the spine gives the rest."""


class Prone:
    """Lying face down. Controls, in degrees: `arch` raises the chest by hollowing the back; `pelvis_lift` tips
    the thighs up about the knees so that the pelvis leaves the mat; `nod` bends the neck, `turn` turns the head;
    `hands` (metres) is how far the planted hands have been moved along the body; `shoulders_down`
    presses the shoulders down."""

    posture = "prone"

    def __init__(self, stage: Stage) -> None:
        self.rest: Controls = {
            "arch": 0.0,
            "pelvis_lift": 0.0,
            "nod": 0.0,
            "turn": 0.0,
            "hands": 0.0,
            "shoulders_down": 0.0,
        }
        self.stage = stage
        self._pitch = self._lie_flat()
        self._legs = self._drape_legs()
        base = self._placed(figure_of({"pitch": self._pitch}))
        self.hips = stage.middle(base, "thigh")
        self._knees = self.hips + self._legs[0] @ np.array([0.0, -stage.thigh, 0.0])
        self.arms: dict[str, Goal] = {}

    def figure(self, controls: Controls, vital: Vital) -> Figure:
        """The figure lying or propped up, its hands at `arms` (beside the hips while there are none)."""
        shift = np.array([0.0, 0.0, controls["hands"]])
        arms = {side: replace(goal, place=goal.place + shift) for side, goal in self.arms.items()}
        return with_arms(self.stage, self.without_arms(controls, vital), arms)

    def without_arms(self, controls: Controls, vital: Vital) -> Figure:
        """Trunk, head and legs; the arms hang as they are."""
        arch = controls["arch"] + self._effort(controls) * (
            0.5 * vital.breath + 0.9 * vital.sway[0] + 0.15 * vital.tremble
        )
        lift = controls["pelvis_lift"] * (1.0 + 0.04 * vital.sway[1])
        figure = figure_of({"pitch": self._pitch - _TILT_SHARE * arch + 0.3 * lift, "roll": 0.3 * vital.sway[2]})
        figure = figure.turned(_hollow(arch * (1.0 - _TILT_SHARE), controls["shoulders_down"], vital))
        looking = min(max(arch / 20.0, 0.0), 1.0)
        neck = (1.0 - looking) * self._neck - looking * (12.0 + 0.12 * arch)
        neck += controls["nod"] + 0.7 * vital.sway[3]
        figure = nodded(figure, neck, controls["turn"] + 1.5 * vital.sway[4])
        thigh, shin, foot = self._legs
        thigh = about_x(-lift) @ thigh
        figure = self.stage.pinned(figure, "thigh", self._knees - thigh @ np.array([0.0, -self.stage.thigh, 0.0]))
        for side, sign in zip(SIDES, (1.0, -1.0), strict=True):
            out = about_y(sign * 3.0)
            figure = hold_leg(figure, side, out @ thigh, out @ shin, about_y(-sign * 12.0) @ foot)
        return figure

    def plant_hands(self, ahead: float, deepest: float, out: float = 1.15) -> None:
        """Put both palms on the floor, `ahead` metres in front of where the shoulders are at arch `deepest`.

        `out` is the hands' distance from the middle in half shoulder widths; the elbows point up and back.
        """
        shoulders = self.stage.middle(self.without_arms({**self.rest, "arch": deepest}, STILL), "upperarm")
        height = self.stage.clearance("hand_l", "hand_l", palm_down("l"))
        for side, sign in zip(SIDES, (1.0, -1.0), strict=True):
            place = np.array([sign * out * self.stage.shoulder_half, height, shoulders[2] + ahead])
            self.arms[side] = Goal(place, palm_down(side), np.array([0.35 * sign, 0.8, -1.0]))

    def reach_for(self, arch: float, elbow: float, down: float = 0.0) -> float:
        """How far ahead of the shoulders the palms must be for the elbows to bend by `elbow` at `arch`."""
        drop = float(self._shoulders(arch, down)[1]) - self._palm_height
        reach = self._reach(elbow)
        return float(np.sqrt(max(reach * reach - drop * drop, 0.0)))

    def hands_for(self, arch: float, elbow: float, down: float = 0.0) -> float:
        """The control `hands` with which the elbows bend by `elbow` at `arch`."""
        ahead = self.reach_for(arch, elbow, down)
        return float(self._shoulders(arch, down)[2]) + ahead - float(self.arms["l"].place[2])

    def arch_for(self, hip_angle: float) -> float:
        """The arch at which the angle shoulder-hip-knee, past straight beyond 180, is `hip_angle`."""

        def miss(arch: float) -> float:
            pose = self.without_arms({**self.rest, "arch": arch}, STILL)
            return sagittal_hip_angle(self.stage, pose) - hip_angle

        return solve(miss, 20.0, 130.0, 20)

    def shoulders_down_for(self, arch: float, elbow: float) -> float:
        """How far, in degrees, the shoulders must be pressed down for palms under them to reach the floor."""
        reach = self._reach(elbow)

        def miss(down: float) -> float:
            return float(self._shoulders(arch, down)[1]) - self._palm_height - 0.995 * reach

        return solve(miss, 0.0, 30.0) if miss(0.0) > 0.0 else 0.0

    def arch_within_reach(self, pelvis_lift: float, elbow: float) -> float:
        """The arch at which the elbows bend by `elbow` over the planted hands with the pelvis lifted."""
        reach = self._reach(elbow)

        def miss(arch: float) -> float:
            pose = self.without_arms({**self.rest, "arch": arch, "pelvis_lift": pelvis_lift}, STILL)
            return float(np.linalg.norm((self.stage.middle(pose, "upperarm") - self.arms["l"].place)[1:])) - reach

        return solve(miss, 0.0, 60.0)

    @property
    def _palm_height(self) -> float:
        return self.stage.clearance("hand_l", "hand_l", palm_down("l"))

    def _reach(self, elbow: float) -> float:
        """Shoulder to wrist in metres with the elbow bent by `elbow` degrees."""
        upper, fore = self.stage.upper_arm, self.stage.forearm
        return float(np.sqrt(upper**2 + fore**2 + 2.0 * upper * fore * np.cos(np.radians(elbow))))

    def _shoulders(self, arch: float, down: float = 0.0) -> Floats:
        pose = self.without_arms({**self.rest, "arch": arch, "shoulders_down": down}, STILL)
        return self.stage.middle(pose, "upperarm")

    def _effort(self, controls: Controls) -> float:
        return min(controls["arch"] / 15.0, 1.0)

    def _lie_flat(self) -> float:
        """Pitch at which pelvis and chest touch the floor together; also finds the neck that rests the face."""

        def miss(pitch: float) -> float:
            figure = figure_of({"pitch": pitch})
            return self.stage.lowest(figure, "pelvis") - self.stage.lowest(figure, "chest")

        pitch = solve(miss, 80.0, 100.0)
        base = self._placed(figure_of({"pitch": pitch}))
        self._neck = solve(lambda a: self.stage.lowest(nodded(base, a), "head") + SINK, -60.0, 40.0)
        return pitch

    def _placed(self, figure: Figure) -> Figure:
        figure = self.stage.set_down(figure, "pelvis", "upper_thigh_l", "chest")
        belly = -_BELLY_SINK - self.stage.lowest(figure, "trunk")
        if belly > 0.0:
            figure = figure.moved(np.array([0.0, belly, 0.0]))
        return self.stage.pinned(figure, "thigh", np.array([0.0, 0.0, HIPS_Z]), "xz")

    def _drape_legs(self) -> tuple[Floats, Floats, Floats]:
        """World rotations of thigh, shin and foot with knees and the backs of the feet on the floor."""
        base = self._placed(figure_of({"pitch": self._pitch}))

        def posed(thigh: float, shin: float) -> Figure:
            turns = about_x(thigh), about_x(shin), about_x(shin - POINTED)
            return hold_leg(base, "l", *turns)

        thigh = solve(lambda a: self.stage.lowest(posed(a, a), "kneecap_l", "lower_thigh_l") + SINK, 68.0, 100.0)
        shin = solve(lambda a: self.stage.lowest(posed(thigh, a), "foot_l") + SINK, thigh, thigh + 25.0)
        return about_x(thigh), about_x(shin), about_x(shin - POINTED)


def _hollow(extension: float, down: float, vital: Vital) -> dict[str, Floats]:
    shares = {"spine_01": 0.42, "spine_02": 0.36, "spine_03": 0.22}
    turns = {bone: about_x(-extension * share) for bone, share in shares.items()}
    turns["spine_03"] = turns["spine_03"] @ about_x(-0.7 * vital.breath)
    for side, sign in zip(SIDES, (1.0, -1.0), strict=True):
        turns[f"clavicle_{side}"] = about_z(sign * (0.12 * extension - down + 0.7 * vital.breath))
    return turns
