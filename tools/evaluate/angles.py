"""How far the angles of the joints, as formcheck measures them, are from the truth: near side, in the picture."""

from __future__ import annotations

import math
from collections.abc import Iterable

from formcheck.measure.arm_joints import joint_of
from formcheck.measure.body import BodyTracker
from formcheck.measure.geometry import angle
from formcheck.pose.pose import Pose
from tools.evaluate.frames import FrameTruth

JOINTS = {
    "hip": ("shoulder", "hip", "knee"),
    "knee": ("hip", "knee", "ankle"),
    "shoulder": ("hip", "shoulder", "elbow"),
    "elbow": ("shoulder", "elbow", "wrist"),
}
"""The landmarks of each joint's angle, the corner in the middle."""


def angle_errors(poses: Iterable[Pose], truth: FrameTruth) -> dict[str, tuple[float, ...]]:
    """Joint to degrees found less true, of every frame in which both are known.

    The near side is the one that formcheck takes for it, since that is the one it measures.
    """
    tracker = BodyTracker()
    errors: dict[str, list[float]] = {joint: [] for joint in JOINTS}
    for pose in poses:
        body = tracker.update(pose)
        if body is None or body.near is None:
            continue
        row = truth.row_at(pose.t)
        for joint, names in JOINTS.items():
            a, b, c = (joint_of(body, name, body.near) for name in names)
            error = angle(a, b, c) - float(truth.angles[f"{joint}_{body.near[0]}"][row])
            if not math.isnan(error):
                errors[joint].append(error)
    return {joint: tuple(found) for joint, found in errors.items()}
