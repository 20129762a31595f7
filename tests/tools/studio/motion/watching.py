"""Watching a performance: joints, angles and the lowest skin at sampled times."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.studio.body.skeleton import Body
from tools.studio.motion import Performance
from tools.studio.motion.figure import Figure
from tools.studio.motion.performance import FigurePose
from tools.studio.motion.stage import Stage

Floats = NDArray[np.float64]

DRIFT_M = 0.012
SUNK_M = 0.022
HOVERING_M = 0.005


@dataclass(frozen=True)
class Watched:
    """`joints` (n, 3) each over `times` (n,), `lowest` (n,) in metres, and the poses themselves."""

    times: Floats
    joints: dict[str, Floats]
    lowest: Floats
    poses: list[FigurePose]

    def angle(self, name: str) -> Floats:
        return np.array([pose.angles[name] for pose in self.poses])

    def during(self, start: float, end: float) -> NDArray[np.bool_]:
        return (self.times >= start) & (self.times <= end)


def watch(body: Body, performance: Performance, step_s: float = 0.25) -> Watched:
    """The whole performance, every `step_s` seconds; nothing while the person is away."""
    stage = Stage(body)
    times, joints, lowest, poses = [], [], [], []
    for t in np.arange(0.0, performance.duration_s, step_s):
        pose = performance.pose_at(float(t))
        if not pose.visible:
            continue
        figure = Figure(pose.rotations, pose.root_rotation, pose.root_offset)
        times.append(float(t))
        joints.append(stage.joints(figure))
        lowest.append(stage.lowest(figure, "body"))
        poses.append(pose)
    tracks = {name: np.array([at[name] for at in joints]) for name in joints[0]}
    return Watched(np.array(times), tracks, np.array(lowest), poses)


def check_contacts(body: Body, performance: Performance, planted: Iterable[str]) -> None:
    """Fails where a joint among `planted` drifts, or the body sinks into the floor or hovers over it."""
    watched = watch(body, performance)
    for joint in planted:
        drift = np.ptp(watched.joints[joint], axis=0).max()
        assert drift < DRIFT_M, f"{joint} drifts by {drift:.3f} m"
    assert watched.lowest.min() > -SUNK_M
    assert watched.lowest.max() < HOVERING_M
