"""The postures as stick figures: where the joints of somebody are who starts an exercise.

Side view, facing or lying with the head to the right; x to the right, y up from the floor, in trunk lengths (shoulder
to hip). Thigh 0.82, shank 0.80, upper arm 0.58, forearm 0.50: Winter's segment lengths (Biomechanics and Motor Control
of Human Movement, 2009) over the trunk's 0.288 of the body's height.
"""

from __future__ import annotations

from formcheck.measure.geometry import Point
from formcheck.specs.model import Posture

Joints = dict[str, Point]

_SUPINE: Joints = {
    "head": (0.98, 0.24),
    "shoulder": (0.5, 0.2),
    "hip": (-0.5, 0.18),
    "elbow": (-0.06, 0.12),
    "wrist": (-0.55, 0.08),
    "knee": (-1.02, 0.81),
    "ankle": (-1.45, 0.14),
    "toe": (-1.78, 0.06),
}
_PRONE: Joints = {
    "head": (0.98, 0.22),
    "shoulder": (0.5, 0.2),
    "hip": (-0.5, 0.18),
    "elbow": (0.62, 0.1),
    "wrist": (1.08, 0.06),
    "knee": (-1.32, 0.12),
    "ankle": (-2.12, 0.1),
    "toe": (-2.42, 0.05),
}
_HANDS_AND_KNEES: Joints = {
    "head": (0.98, 1.14),
    "shoulder": (0.5, 1.08),
    "hip": (-0.5, 0.98),
    "elbow": (0.48, 0.55),
    "wrist": (0.52, 0.06),
    "knee": (-0.5, 0.14),
    "ankle": (-1.3, 0.1),
    "toe": (-1.55, 0.05),
}
_CHILDS_POSE: Joints = {
    "head": (0.9, 0.2),
    "shoulder": (0.48, 0.28),
    "hip": (-0.48, 0.5),
    "elbow": (1.0, 0.14),
    "wrist": (1.5, 0.06),
    "knee": (0.28, 0.16),
    "ankle": (-0.52, 0.12),
    "toe": (-0.8, 0.06),
}
_SEATED: Joints = {
    "head": (0.08, 2.28),
    "shoulder": (0.0, 1.82),
    "hip": (0.0, 0.82),
    "elbow": (0.08, 1.26),
    "wrist": (0.48, 1.0),
    "knee": (0.82, 0.86),
    "ankle": (0.82, 0.1),
    "toe": (1.15, 0.05),
}
_HALF_KNEELING: Joints = {
    "head": (0.06, 2.34),
    "shoulder": (0.0, 1.9),
    "hip": (0.0, 0.9),
    "elbow": (0.1, 1.34),
    "wrist": (0.52, 1.06),
    "knee": (0.78, 0.84),
    "ankle": (0.78, 0.1),
    "toe": (1.1, 0.05),
    "other_knee": (-0.1, 0.1),
    "other_ankle": (-0.88, 0.1),
}
_STANDING: Joints = {
    "head": (0.06, 3.14),
    "shoulder": (0.0, 2.68),
    "hip": (0.0, 1.68),
    "elbow": (-0.02, 2.1),
    "wrist": (0.06, 1.6),
    "knee": (0.03, 0.86),
    "ankle": (0.0, 0.1),
    "toe": (0.32, 0.05),
}

FIGURES: dict[Posture, Joints] = {
    "supine": _SUPINE,
    "prone": _PRONE,
    "hands_and_knees": _HANDS_AND_KNEES,
    "childs_pose": _CHILDS_POSE,
    "seated": _SEATED,
    "half_kneeling": _HALF_KNEELING,
    "standing": _STANDING,
}

LIMBS: tuple[tuple[str, str, float, float], ...] = (
    ("shoulder", "hip", 0.2, 0.18),
    ("head", "shoulder", 0.09, 0.12),
    ("shoulder", "elbow", 0.09, 0.07),
    ("elbow", "wrist", 0.07, 0.05),
    ("hip", "knee", 0.16, 0.11),
    ("knee", "ankle", 0.11, 0.06),
    ("ankle", "toe", 0.07, 0.04),
    ("hip", "other_knee", 0.16, 0.1),
    ("other_knee", "other_ankle", 0.1, 0.06),
)
"""Two joints and the limb's thickness (its radius, in trunk lengths) at each."""

HEAD_RADIUS = 0.2
