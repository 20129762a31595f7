"""From hands and knees back onto the heels: the way into child's pose and out of it."""

from __future__ import annotations

import numpy as np

from tools.studio.motion.angles import figure_of
from tools.studio.motion.figure import SIDES, Figure
from tools.studio.motion.life import STILL, Vital
from tools.studio.motion.limb import Goal, palm_on
from tools.studio.motion.stage import SINK, Stage, overlap, solve, solve_near
from tools.studio.motion.stances.kneeling import HandsAndKnees
from tools.studio.motion.stances.stance import Controls, head_clear, with_arms
from tools.studio.motion.turns import Floats

PRESSED = 0.015
"""Metres by which buttocks and calves may press into each other."""

_BELLY_PRESSED = 0.03
"""The same for chest and thighs: between opened thighs the chest comes lower than on top of them."""

_ROUND = 56.0
"""Flexion of the whole spine in child's pose, degrees."""

_STEEPEST = 68.0
"""Thighs never lean back further than this: the knees' flexion ends near 155 degrees."""


class SittingBack:
    """Controls: `hips` 0 (over the knees) to 1 (on the heels), `chest` 0 (level) to 1 (down on the thighs)."""

    posture = "childs_pose"

    def __init__(self, stage: Stage, knees_apart: float = 2.0, elbow: float = 25.0, highest_chest: float = 1.0) -> None:
        """`elbow` is the least bend of the elbows in degrees with the hips on the heels; `highest_chest` is the
        smallest `chest` at which the hips will be there (the hands must reach the floor then, too)."""
        self.rest: Controls = {"hips": 0.0, "chest": 0.0, "nod": 0.0}
        self.stage = stage
        self.knees = HandsAndKnees(stage, knees_apart)
        self._start = self._shoulders(self.knees.figure(self.knees.rest, STILL))
        self._neck = 0.0
        self.back = self._onto_heels()
        self._floor = self._lowest_shoulders()
        self._neck = self._forehead_down()
        self.arms = self._slide_hands(elbow, highest_chest)

    def figure(self, controls: Controls, vital: Vital) -> Figure:
        """The figure anywhere between hands and knees and child's pose, its hands where they were planted."""
        figure = head_clear(self.stage, self.without_arms(controls, vital))
        return with_arms(self.stage, figure, self.arms)

    def arms_back(self, controls: Controls) -> dict[str, Goal]:
        """Goals for hands that lie beside the feet, palms up, while the trunk is where `controls` put it."""
        joints = self.stage.joints(self.without_arms(controls, STILL))
        goals = {}
        for side, sign in zip(SIDES, (1.0, -1.0), strict=True):
            turn = palm_on(side, np.array([0.0, -1.0, 0.0]), np.array([0.0, 0.0, -1.0]))
            shoulder, foot = joints[f"upperarm_{side}"], joints[f"foot_{side}"]
            beside = np.array([foot[0] + 0.13 * sign, self.stage.clearance("hand_l", f"hand_{side}", turn), foot[2]])
            away = beside - shoulder
            along = min(1.0, 0.97 * self.stage.arm / float(np.linalg.norm(away)))
            place = np.array([beside[0], beside[1], shoulder[2] + along * away[2]])
            goals[side] = Goal(place, turn, np.array([sign, 0.2, 0.0]))
        return goals

    def without_arms(self, controls: Controls, vital: Vital) -> Figure:
        """Trunk, head and legs, the trunk tipped until the shoulders are as high as `chest` says."""
        chest = controls["chest"] + 0.012 * vital.breath + 0.010 * vital.sway[0] + 0.002 * vital.tremble
        start = float(self._start[1])
        height = start + chest * (self._floor - start)

        def miss(pitch: float) -> float:
            return float(self._shoulders(self._trunk(controls, vital, pitch))[1]) - height

        return self._trunk(controls, vital, solve_near(miss, 84.0 - 24.0 * controls["hips"] * controls["chest"], 60.0))

    def _trunk(self, controls: Controls, vital: Vital, pitch: float) -> Figure:
        hips, chest = controls["hips"], controls["chest"]
        back = self.back * hips + 0.5 * vital.sway[1] * (1.0 - 0.5 * hips)
        figure = figure_of(
            {
                "pitch": pitch,
                "spine": _ROUND * chest * (0.4 + 0.6 * hips) + 1.0 * vital.breath,
                "bend": 0.5 * vital.sway[2],
                "neck": -12.0 + self._neck * chest + controls["nod"] + 0.4 * vital.sway[3],
                "turn": 1.0 * vital.sway[4],
                "shrug": 0.6 * vital.breath + 14.0 * chest,
            }
        )
        return self.knees.on_knees(figure, back)

    def _shoulders(self, figure: Figure) -> Floats:
        return self.stage.middle(figure, "upperarm")

    def _onto_heels(self) -> float:
        """How far back, in degrees, the thighs lean when the buttocks rest on the heels."""
        ways = np.arange(40.0, _STEEPEST + 0.1, 1.0)
        return max((float(back) for back in ways if self._sits_free(float(back))), default=float(ways[0]))

    def _sits_free(self, back: float) -> bool:
        figure = self.knees.on_knees(figure_of({"pitch": 100.0, "spine": _ROUND}), back)
        above = self._skins(figure, "pelvis", "upper_thigh_l", "upper_thigh_r")
        below = self._skins(figure, "lower_shin_l", "lower_shin_r")
        return overlap(above, below) <= PRESSED

    def _lowest_shoulders(self) -> float:
        """Height of the shoulders with the chest down between or on the thighs, nothing through anything."""
        low = float(self._start[1])
        for pitch in np.arange(20.0, 120.0, 1.5):
            figure = self._trunk({**self.rest, "hips": 1.0, "chest": 1.0}, STILL, float(pitch))
            thighs = self._skins(figure, "lower_thigh_l", "lower_thigh_r")
            chest = self._skins(figure, "chest")
            if overlap(chest, thighs) > _BELLY_PRESSED or float(chest[:, 1].min()) < 0.03:
                break
            low = float(self._shoulders(figure)[1])
        return low

    def _forehead_down(self) -> float:
        """Neck flexion, beyond the trunk's own, that lays the forehead on the floor."""
        end = {**self.rest, "hips": 1.0, "chest": 1.0}

        def miss(nod: float) -> float:
            figure = self.without_arms({**end, "nod": nod}, STILL)
            return self.stage.lowest(figure, "head") + SINK

        return solve(miss, -50.0, 60.0)

    def _slide_hands(self, elbow: float, highest_chest: float) -> dict[str, Goal]:
        """The hands' places: as far forward as every pose on the way can reach."""
        ways = ((0.0, 0.0, 4.0), (0.5, 0.5, 6.0), (1.0, 1.0, elbow), (1.0, highest_chest, 8.0))
        z = min(self._farthest(hips, chest, bend) for hips, chest, bend in ways)
        goals = {}
        for side, goal in self.knees.arms.items():
            sign = 1.0 if side == "l" else -1.0
            place = np.array([goal.place[0], goal.place[1], z])
            goals[side] = Goal(place, goal.turn, np.array([0.8 * sign, 0.45, -0.4]))
        return goals

    def _farthest(self, hips: float, chest: float, elbow: float) -> float:
        """How far along Z the wrists can be on the floor with the elbows bent by `elbow` degrees."""
        shoulders = self._shoulders(self.without_arms({**self.rest, "hips": hips, "chest": chest}, STILL))
        upper, fore = self.stage.upper_arm, self.stage.forearm
        reach2 = upper**2 + fore**2 + 2.0 * upper * fore * float(np.cos(np.radians(elbow)))
        drop = float(shoulders[1]) - float(self.knees.arms["l"].place[1])
        return float(shoulders[2]) + float(np.sqrt(max(reach2 - drop * drop, 0.0)))

    def _skins(self, figure: Figure, *parts: str) -> Floats:
        return np.concatenate([self.stage.skin(figure, part) for part in parts])
