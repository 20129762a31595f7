"""Poses on the way: standing, squatting, kneeling up, sitting on the floor. Each breathes and sways a little."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from tools.studio.body.rotation import about_y
from tools.studio.motion.angles import figure_of
from tools.studio.motion.figure import SIDES, Figure
from tools.studio.motion.life import Vital
from tools.studio.motion.limb import Goal, palm_down, reach_arm, reach_leg
from tools.studio.motion.morph import Living
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.kneeling import HandsAndKnees
from tools.studio.motion.turns import Floats

Feet = Mapping[str, Goal]
_KNEES_AHEAD = np.array([0.0, 0.8, 1.0])
"""Where knees point: ahead of a body that stands, up from one that sits on the floor."""

_SIGNS = (("l", 1.0), ("r", -1.0))


def feet_at(stage: Stage, z: float, apart: float = 1.15, toe_out: float = 7.0) -> dict[str, Goal]:
    """Flat feet at `z`, `apart` in half hip widths."""
    height = stage.clearance("foot_l", "foot_l", np.eye(3))
    return {
        side: Goal(
            np.array([sign * apart * stage.hip_half, height, z]),
            about_y(sign * toe_out),
            _KNEES_AHEAD,
        )
        for side, sign in _SIGNS
    }


def feet_of(stage: Stage, figure: Figure) -> dict[str, Goal]:
    """The feet of a figure as goals, for a pose that leaves them where they are."""
    joints = stage.joints(figure)
    return {
        side: Goal(
            joints[f"foot_{side}"],
            figure.world("pelvis", f"thigh_{side}", f"calf_{side}", f"foot_{side}"),
            _KNEES_AHEAD,
        )
        for side in SIDES
    }


def standing(stage: Stage, feet: Feet) -> Living:
    """Upright over the feet, arms hanging."""

    def pose(vital: Vital) -> Figure:
        figure = figure_of(
            {
                "pitch": 1.0 + 0.8 * vital.sway[0],
                "roll": 0.8 * vital.sway[1],
                "spine": 2.0 - 0.8 * vital.breath,
                "neck": 2.0 * vital.sway[2],
                "turn": 6.0 * vital.sway[3],
                "shoulder": 3.0 + 2.0 * vital.sway[4],
                "shoulder_out": 7.0,
                "elbow": 12.0,
                "palm": 20.0,
            }
        )
        sway = np.array([0.006 * vital.sway[1], 0.0, 0.01 + 0.008 * vital.sway[0]])
        return _over_feet(stage, figure, feet, 0.985 * stage.leg, sway)

    return pose


def squatting(stage: Stage, feet: Feet, depth: float = 0.42, behind: float = 0.16) -> Living:
    """Low over the feet, on the way down to the floor or up from it; `depth` is the legs' length left."""

    def pose(vital: Vital) -> Figure:
        figure = figure_of(
            {
                "pitch": 42.0 + vital.sway[0],
                "spine": 26.0 - 0.8 * vital.breath,
                "neck": -20.0,
                "shoulder": 62.0,
                "shoulder_out": 10.0,
                "elbow": 20.0,
                "palm": 50.0,
            }
        )
        return _over_feet(stage, figure, feet, depth * stage.leg, np.array([0.0, 0.0, -behind]))

    return pose


def hook_sitting(stage: Stage, feet: Feet, hips_z: float) -> Living:
    """On the floor behind bent knees, leaning back on the hands."""

    def pose(vital: Vital) -> Figure:
        figure = figure_of({"pitch": -24.0 + 0.8 * vital.sway[0], "spine": 22.0 - 0.8 * vital.breath, "neck": 6.0})
        figure = stage.set_down(figure, "pelvis")
        figure = stage.pinned(figure, "thigh", np.array([0.0, 0.0, hips_z]), "xz")
        for _ in range(2):
            for side, goal in feet.items():
                figure = reach_leg(stage, figure, side, goal)
            figure = stage.set_down(figure, "pelvis", "upper_thigh_l", "upper_thigh_r")
        for side, goal in feet.items():
            figure = reach_leg(stage, figure, side, goal)
        return _propped_behind(stage, figure)

    return pose


def wide_feet(stage: Stage, hips_z: float) -> dict[str, Goal]:
    """Feet out to the sides of someone who sits at `hips_z`, on their way from behind the body to its front."""
    height = stage.clearance("foot_l", "foot_l", np.eye(3))
    return {
        side: Goal(
            np.array([sign * (stage.hip_half + 0.34), height, hips_z + 0.16]),
            about_y(sign * 50.0),
            np.array([sign * 0.5, 1.0, 0.4]),
        )
        for side, sign in _SIGNS
    }


def kneeling_up(knees: HandsAndKnees, back: float = 2.0, *, talking: bool = False) -> Living:
    """Upright on both knees, hands beside the thighs; `back` near 60 is sitting on the heels.

    While `talking` the forearms are up and the hands and head move with the words.
    """
    words = 1.0 if talking else 0.0

    def pose(vital: Vital) -> Figure:
        figure = figure_of(
            {
                "pitch": 2.0 + 0.10 * back + 1.0 * vital.sway[0],
                "roll": 0.7 * vital.sway[1],
                "spine": 3.0 - 0.8 * vital.breath,
                "turn": (5.0 + 22.0 * words) * vital.sway[3],
                "neck": 8.0 * words * vital.sway[5],
                "shoulder_l": 8.0 + 2.0 * vital.sway[4] + 0.2 * back + words * (14.0 + 26.0 * vital.sway[4]),
                "shoulder_r": 8.0 + 2.0 * vital.sway[4] + 0.2 * back + words * (14.0 + 26.0 * vital.sway[5]),
                "shoulder_out": 7.0,
                "elbow_l": 22.0 + words * (48.0 + 30.0 * vital.sway[2]),
                "elbow_r": 22.0 + words * (48.0 + 30.0 * vital.sway[0]),
                "palm": 30.0,
            }
        )
        return knees.on_knees(figure, back + 0.6 * vital.sway[2])

    return pose


def half_kneeling_up(stage: Stage, knees: HandsAndKnees, down: str = "r") -> Living:
    """One knee (`down`) on the floor, the other foot flat in front; hands on the front thigh."""
    front = "l" if down == "r" else "r"
    foot = feet_at(stage, knees.knees_z + 0.88 * stage.thigh)[front]

    def pose(vital: Vital) -> Figure:
        figure = figure_of(
            {
                "pitch": 10.0 + 0.8 * vital.sway[0],
                "spine": 8.0 - 0.8 * vital.breath,
                "shoulder": 24.0,
                "shoulder_out": 5.0,
                "elbow": 40.0,
                "palm": 40.0,
            }
        )
        figure = knees.on_knees(figure, 4.0)
        return reach_leg(stage, figure, front, foot)

    return pose


def _over_feet(stage: Stage, figure: Figure, feet: Feet, rise: float, shift: Floats) -> Figure:
    """The figure with its hips `rise` metres (along the leg) over the feet, moved by `shift`, feet planted."""
    middle = (feet["l"].place + feet["r"].place) / 2.0
    drop = float(np.sqrt(max(rise**2 - float(shift[2]) ** 2, 0.01)))
    figure = stage.pinned(figure, "thigh", middle + shift + np.array([0.0, drop, 0.0]))
    for side, goal in feet.items():
        figure = reach_leg(stage, figure, side, goal)
    return figure


def _propped_behind(stage: Stage, figure: Figure) -> Figure:
    """Both palms on the floor behind the hips."""
    joints = stage.joints(figure)
    height = stage.clearance("hand_l", "hand_l", palm_down("l"))
    for side, sign in _SIGNS:
        shoulder = joints[f"upperarm_{side}"]
        drop = float(shoulder[1]) - height
        away = float(np.sqrt(max((0.97 * stage.arm) ** 2 - drop**2, 0.0)))
        place = np.array([shoulder[0] + sign * 0.5 * away, height, shoulder[2] - 0.85 * away])
        goal = Goal(place, palm_down(side, 70.0), np.array([0.6 * sign, 0.2, -1.0]))
        figure = reach_arm(stage, figure, side, goal)
    return figure
