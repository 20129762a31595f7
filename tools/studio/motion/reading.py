"""Reading a posed figure: its joint angles as a person at its side would measure them."""

from __future__ import annotations

import numpy as np

from tools.studio.motion.figure import SIDES, Figure
from tools.studio.motion.stage import Stage
from tools.studio.motion.turns import Floats

_SPINE = ("spine_01", "spine_02", "spine_03")


def angles_of(stage: Stage, figure: Figure) -> dict[str, float]:
    """Three-point angles in degrees, in the sagittal plane of the part they belong to.

    `hip_*` (shoulder-hip-knee) passes 180 when the hip goes past straight; `knee_*`, `shoulder_*` (hip-shoulder-
    elbow) and `elbow_*` are unsigned, 0 to 180. `spine`: flexion of the whole spine, rounding positive;
    `trunk`: inclination of the line from hips to shoulders, 0 upright, 90 level.
    """
    joints = stage.joints(figure)
    angles: dict[str, float] = {}
    for side in SIDES:
        shoulder, hip, knee = (joints[f"{bone}_{side}"] for bone in ("upperarm", "thigh", "calf"))
        elbow, wrist, ankle = (joints[f"{bone}_{side}"] for bone in ("lowerarm", "hand", "foot"))
        angles[f"hip_{side}"] = _signed(figure.pelvis, shoulder - hip, knee - hip)
        angles[f"knee_{side}"] = _between(hip - knee, ankle - knee)
        angles[f"shoulder_{side}"] = _between(hip - shoulder, elbow - shoulder)
        angles[f"elbow_{side}"] = _between(shoulder - elbow, wrist - elbow)
    angles["spine"] = sum(_flexion(figure.local(bone)) for bone in _SPINE)
    trunk = stage.middle(figure, "upperarm") - stage.middle(figure, "thigh")
    angles["trunk"] = _between(trunk, np.array([0.0, 1.0, 0.0]))
    return angles


def sagittal_hip_angle(stage: Stage, figure: Figure) -> float:
    """Shoulder-hip-knee in degrees, of the middle of both sides; past straight is past 180."""
    shoulder, hip, knee = (stage.middle(figure, bone) for bone in ("upperarm", "thigh", "calf"))
    return _signed(figure.pelvis, shoulder - hip, knee - hip)


def _signed(frame: Floats, trunk: Floats, thigh: Floats) -> float:
    """Angle on the front side from `trunk` to `thigh`, seen along the frame's left axis: 0 to 360."""
    ahead, up = frame[:, 2], frame[:, 1]
    turn = [np.degrees(np.arctan2(float(v @ ahead), float(v @ up))) for v in (trunk, thigh)]
    return float((turn[1] - turn[0]) % 360.0)


def _between(a: Floats, b: Floats) -> float:
    cosine = float(a @ b) / float(np.linalg.norm(a) * np.linalg.norm(b))
    return float(np.degrees(np.arccos(min(max(cosine, -1.0), 1.0))))


def _flexion(turn: Floats) -> float:
    """Degrees of a local rotation about the left axis."""
    return float(np.degrees(np.arctan2(turn[2, 1], turn[1, 1])))
