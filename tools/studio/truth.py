"""What is true of a clip, from the rig and never from a pose model: a JSON file and a table of frames."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tools.studio.spine import BackLine
from tools.studio.staging import Scene

Floats = NDArray[np.float64]

ANGLES = {
    "hip": ("upperarm", "thigh", "calf"),
    "knee": ("thigh", "calf", "foot"),
    "shoulder": ("thigh", "upperarm", "lowerarm"),
    "elbow": ("upperarm", "lowerarm", "hand"),
}
"""The bones whose heads make each angle's three points, the corner in the middle; per side."""

JOINTS = (
    "headtop",
    "head",
    "neck_01",
    "spine_03",
    "spine_02",
    "spine_01",
    "pelvis",
    *(
        f"{bone}_{side}"
        for side in "lr"
        for bone in ("upperarm", "lowerarm", "hand", "middle_01", "thigh", "calf", "foot", "ball", "toe")
    ),
)

ANGLE_NAMES = tuple(f"{name}_{side}" for side in "lr" for name in ANGLES)


@dataclass(frozen=True, slots=True)
class Truth:
    """`facts` become NAME.truth.json, `table` (arrays with one row a frame) NAME.frames.npz."""

    facts: dict[str, Any]
    table: dict[str, NDArray[Any]]

    def write(self, folder: Path, name: str) -> None:
        """Write both files; raises OSError when the folder cannot be written."""
        text = json.dumps(self.facts, indent=1, ensure_ascii=False) + "\n"
        (folder / f"{name}.truth.json").write_text(text, encoding="utf-8")
        np.savez_compressed(folder / f"{name}.frames.npz", **self.table)


def truth_of(scene: Scene) -> Truth:
    """The truth of a clip, which needs no picture."""
    return Truth(_facts(scene), _table(scene))


def three_point_angle(a: Floats, b: Floats, c: Floats) -> float:
    """The angle at `b`, 0 to 180 degrees, between the rays to `a` and `c`; points of any dimension."""
    u, v = a - b, c - b
    cosine = float(u @ v) / float(np.linalg.norm(u) * np.linalg.norm(v))
    return float(np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0))))


def _facts(scene: Scene) -> dict[str, Any]:
    spec, performance = scene.spec, scene.performance
    facts: dict[str, Any] = {
        "exercise": spec.exercise,
        "fps": spec.fps,
        "duration_s": round(float(scene.times[-1]) + 1.0 / spec.fps, 3),
        "reps": {"total": 0, "left": 0, "right": 0, "items": []},
        "holds": [],
        "faults": [],
        "postures": [],
    }
    if performance is not None:
        truth = performance.truth
        facts["reps"] = {
            "total": truth.reps_total,
            "left": truth.reps_left,
            "right": truth.reps_right,
            "items": [
                {
                    "side": rep.side,
                    "start_s": _ms(rep.start_s),
                    "top_start_s": _ms(rep.top_start_s),
                    "top_end_s": _ms(rep.top_end_s),
                    "end_s": _ms(rep.end_s),
                }
                for rep in truth.reps
            ],
        }
        facts["holds"] = [{"start_s": _ms(start), "end_s": _ms(end), "side": side} for start, end, side in truth.holds]
        facts["faults"] = [{"id": name, "start_s": _ms(start), "end_s": _ms(end)} for name, start, end in truth.faults]
        facts["postures"] = [
            {"posture": name, "start_s": _ms(start), "end_s": _ms(end)} for name, start, end in truth.spans
        ]
    facts["clip"] = spec.model_dump(mode="json", exclude_defaults=True)
    facts["light"] = spec.light_name
    return facts


def _table(scene: Scene) -> dict[str, NDArray[Any]]:
    count = len(scene.times)
    plane, space, signed = (np.full((count, len(ANGLE_NAMES)), np.nan) for _ in range(3))
    pixels = np.full((count, len(JOINTS), 2), np.nan)
    curve, spine = np.full(count, np.nan), np.full(count, np.nan)
    phases: list[str] = []
    reps = np.zeros(count, np.uint8)
    back = BackLine(scene.body) if scene.body is not None else None
    for row, t in enumerate(scene.times):
        action = scene.action(float(t))
        if action is None or back is None:
            phases.append("absent")
            continue
        posed = scene.posed(action)
        pixels[row] = scene.camera.project(np.stack([posed.joints[joint] for joint in JOINTS]))
        plane[row] = _angles(dict(zip(JOINTS, pixels[row], strict=True)))
        space[row] = _angles(posed.joints)
        signed[row] = [action.angles.get(name, np.nan) for name in ANGLE_NAMES]
        curve[row] = back.curve(posed)
        spine[row] = action.angles.get("spine", np.nan)
        phases.append(action.phase)
        reps[row] = action.rep
    names = sorted(set(phases))
    return {
        "t": scene.times.astype(np.float32),
        "angle_names": np.array(ANGLE_NAMES),
        "angles_2d": plane.astype(np.float16),
        "angles_3d": space.astype(np.float16),
        "angles_signed": signed.astype(np.float16),
        "joint_names": np.array(JOINTS),
        "joints_px": (np.round(pixels * 4) / 4).astype(np.float32),
        "spine_curve": curve.astype(np.float16),
        "spine_flexion": spine.astype(np.float16),
        "phase_names": np.array(names),
        "phase": np.array([names.index(phase) for phase in phases], np.uint8),
        "rep": reps,
    }


def _angles(points: dict[str, Floats]) -> list[float]:
    return [
        three_point_angle(*(points[f"{bone}_{side}"] for bone in bones)) for side in "lr" for bones in ANGLES.values()
    ]


def _ms(seconds: float) -> float:
    return round(float(seconds), 3)
