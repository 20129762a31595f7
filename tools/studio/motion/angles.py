"""Named joint angles to bone rotations: the language in which poses are written down.

Degrees. Flexion is positive everywhere: hip, knee, elbow, shoulder (arm to the front), spine (rounding), ankle
(toes to the shin), wrist (towards the palm). The two sides of a joint are `hip_l` and `hip_r`; writing `hip`
sets both. `pitch` is the pelvis' tip forwards: 0 upright, 90 prone, -90 supine.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from tools.studio.body.rotation import about_x, about_y, about_z
from tools.studio.motion.figure import SIDES, Figure
from tools.studio.motion.turns import Floats

SPINE_SHARE = {"spine_01": 0.40, "spine_02": 0.35, "spine_03": 0.25}
"""How a whole-spine flexion is spread: more in the lumbar than in the stiff thoracic part
(White and Panjabi, Clinical Biomechanics of the Spine, 1990: lumbar 12-17 degrees a level, thoracic 4-6)."""

_CENTRAL = ("pitch", "roll", "yaw", "spine", "lumbar", "bend", "twist", "neck", "turn")
_PAIRED = (
    "hip",
    "hip_out",
    "hip_turn",
    "knee",
    "ankle",
    "toe",
    "shrug",
    "shoulder",
    "shoulder_out",
    "shoulder_turn",
    "elbow",
    "palm",
    "wrist",
)
NAMES = frozenset((*_CENTRAL, *(f"{name}_{side}" for name in _PAIRED for side in SIDES)))


def spread(angles: Mapping[str, float]) -> dict[str, float]:
    """Angles with every `hip` written out as `hip_l` and `hip_r`; raises KeyError for an unknown name."""
    full = dict.fromkeys(NAMES, 0.0)
    for name, value in angles.items():
        if name in _PAIRED:
            full.update({f"{name}_l": value, f"{name}_r": value})
    for name, value in angles.items():
        if name in NAMES:
            full[name] = value
        elif name not in _PAIRED:
            raise KeyError(f"no joint angle is called {name!r}; the names are {', '.join(sorted(NAMES))}")
    return full


def figure_of(angles: Mapping[str, float]) -> Figure:
    """The figure with these angles, its pelvis at the origin."""
    full = spread(angles)
    rotations = {**_trunk(full), **_leg(full, "l"), **_leg(full, "r"), **_arm(full, "l"), **_arm(full, "r")}
    root = about_y(full["yaw"]) @ about_x(full["pitch"]) @ about_z(full["roll"])
    return Figure(rotations, root, np.zeros(3))


def _trunk(angles: Mapping[str, float]) -> dict[str, Floats]:
    turns = {}
    for bone, share in SPINE_SHARE.items():
        flexion = angles["spine"] * share + (angles["lumbar"] if bone == "spine_01" else 0.0)
        turns[bone] = about_x(flexion) @ about_y(angles["twist"] / 3.0) @ about_z(angles["bend"] / 3.0)
    turns["neck_01"] = about_x(angles["neck"] * 0.6) @ about_y(angles["turn"] * 0.5)
    turns["head"] = about_x(angles["neck"] * 0.4) @ about_y(angles["turn"] * 0.5)
    return turns


def _leg(angles: Mapping[str, float], side: str) -> dict[str, Floats]:
    outwards = 1.0 if side == "l" else -1.0
    return {
        f"thigh_{side}": about_x(-angles[f"hip_{side}"])
        @ about_z(outwards * angles[f"hip_out_{side}"])
        @ about_y(outwards * angles[f"hip_turn_{side}"]),
        f"calf_{side}": about_x(angles[f"knee_{side}"]),
        f"foot_{side}": about_x(-angles[f"ankle_{side}"]),
        f"ball_{side}": about_x(-angles[f"toe_{side}"]),
    }


def _arm(angles: Mapping[str, float], side: str) -> dict[str, Floats]:
    outwards = 1.0 if side == "l" else -1.0
    half = outwards * angles[f"palm_{side}"] / 2.0
    return {
        f"clavicle_{side}": about_z(outwards * angles[f"shrug_{side}"]),
        f"upperarm_{side}": about_x(-angles[f"shoulder_{side}"])
        @ about_z(outwards * angles[f"shoulder_out_{side}"])
        @ about_y(outwards * angles[f"shoulder_turn_{side}"]),
        f"lowerarm_{side}": about_x(-angles[f"elbow_{side}"]) @ about_y(-half),
        f"hand_{side}": about_y(-half) @ about_x(-angles[f"wrist_{side}"]),
    }
