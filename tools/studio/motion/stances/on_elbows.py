"""Face down, propped up on the forearms."""

from __future__ import annotations

import numpy as np

from tools.studio.motion.figure import SIDES, Figure
from tools.studio.motion.life import STILL, Vital
from tools.studio.motion.limb import Goal, palm_down, reach_arm
from tools.studio.motion.stage import SINK, Stage, solve
from tools.studio.motion.stances.prone import Prone
from tools.studio.motion.stances.stance import Controls
from tools.studio.motion.turns import Floats

_SIGN = {"l": 1.0, "r": -1.0}


class OnElbows:
    """Controls beyond those of `Prone`: `forearms` (metres) moves the planted hands along the body."""

    posture = "prone"

    def __init__(self, stage: Stage, ahead: float = 0.0) -> None:
        """`ahead` is how far the elbows are in front of the shoulders when propped up, metres."""
        self.stage = stage
        self.prone = Prone(stage)
        self._elbow = stage.clearance("lowerarm_l", "forearm_l", palm_down("l"))
        self.arch = self._arch_on_elbows(ahead)
        self._hands = self._plant(ahead)
        self.rest: Controls = {**self.prone.rest, "forearms": 0.0}

    def figure(self, controls: Controls, vital: Vital) -> Figure:
        """The figure lying or propped up, its palms and, at the top, its forearms on the floor."""
        figure = self.prone.without_arms(controls, vital)
        for side in SIDES:
            place = self._hands[side] + np.array([0.0, 0.0, controls["forearms"]])
            figure = self._forearm_down(figure, side, place)
        return figure

    def _forearm_down(self, figure: Figure, side: str, place: Floats) -> Figure:
        """The palm at `place`, the elbow as low as the floor lets it: under the shoulder, or out to the side."""
        out = np.array([_SIGN[side], 0.25, 0.0])
        down = np.array([0.05 * _SIGN[side], -1.0, -0.6])

        def turned(degrees: float) -> Figure:
            outwards = np.radians(degrees)
            bend = float(np.cos(outwards)) * down + float(np.sin(outwards)) * out
            return reach_arm(self.stage, figure, side, Goal(place, palm_down(side), bend))

        def clear(degrees: float) -> float:
            return self.stage.lowest(turned(degrees), f"forearm_{side}") + SINK

        return turned(0.0 if clear(0.0) >= 0.0 else solve(clear, 0.0, 90.0, 6))

    def reach_straight(self, arch: float) -> float:
        """The control `forearms` with which straight arms carry the shoulders at `arch`."""
        pose = self.prone.without_arms({**self.prone.rest, "arch": arch}, STILL)
        shoulders = self.stage.middle(pose, "upperarm")
        drop = float(shoulders[1] - self._hands["l"][1])
        along = float(np.sqrt(max((0.99 * self.stage.arm) ** 2 - drop * drop, 0.0)))
        return float(shoulders[2]) + along - float(self._hands["l"][2])

    def _shoulders(self, arch: float) -> Floats:
        pose = self.prone.without_arms({**self.prone.rest, "arch": arch}, STILL)
        return self.stage.middle(pose, "upperarm")

    def _arch_on_elbows(self, ahead: float) -> float:
        """The arch at which the shoulders are an upper arm above elbows that rest on the floor."""
        rise = float(np.sqrt(self.stage.upper_arm**2 - ahead**2)) + self._elbow
        return solve(lambda arch: float(self._shoulders(arch)[1]) - rise, 0.0, 60.0)

    def _plant(self, ahead: float) -> dict[str, Floats]:
        shoulders = self._shoulders(self.arch)
        height = self.stage.clearance("hand_l", "hand_l", palm_down("l"))
        drop = self._elbow - height
        along = float(np.sqrt(self.stage.forearm**2 - drop * drop))
        return {
            side: np.array([_SIGN[side] * self.stage.shoulder_half, height, shoulders[2] + ahead + along])
            for side in SIDES
        }
