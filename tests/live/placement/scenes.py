"""Bridging people, moved about in their picture, and pictures of a given brightness."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from formcheck.live.placement import PictureStats, picture_stats
from formcheck.pose.landmarks import SIDES, index_of
from formcheck.pose.pose import Pose
from tests.live.figures import bridging, grey

LIT = picture_stats(grey())


def lit(level: int, people: int | None = None) -> PictureStats:
    return picture_stats(np.full((720, 1280, 3), level, np.uint8), people)


def moved(dx: float = 0.0, dy: float = 0.0, scale: float = 1.0) -> Pose:
    """The bridge, scaled about the picture's middle, then moved by shares of width and height."""
    pose = bridging()
    assert pose.landmarks is not None
    size = np.array([pose.width, pose.height], np.float32)
    points = (pose.landmarks / size - 0.5) * scale + 0.5 + np.array([dx, dy], np.float32)
    return replace(pose, landmarks=(points * size).astype(np.float32))


def upright() -> Pose:
    """The same person standing: the picture's left becomes its top."""
    pose = bridging()
    assert pose.landmarks is not None
    x, y = pose.landmarks[:, 0] - 300, pose.landmarks[:, 1] - 400
    return replace(pose, landmarks=np.stack([640 - y, x + 200], axis=1).astype(np.float32))


def end_on() -> Pose:
    """Shoulders and hips lie beside each other across the picture, not into it."""
    pose = bridging()
    assert pose.landmarks is not None and pose.depth is not None
    points = pose.landmarks.copy()
    for name in ("shoulder", "hip"):
        for side, shift in zip(SIDES, (-40.0, 40.0), strict=True):
            points[index_of(name, side), 1] += shift
    return replace(pose, landmarks=points, depth=pose.depth * 0.5)


def with_landmark(pose: Pose, name: str, x: float, y: float) -> Pose:
    """Both sides' landmark at shares of the picture."""
    assert pose.landmarks is not None
    points = pose.landmarks.copy()
    for side in SIDES:
        points[index_of(name, side)] = (x * pose.width, y * pose.height)
    return replace(pose, landmarks=points)


def hiding(pose: Pose, name: str) -> Pose:
    """The model doubts a landmark, on both sides."""
    assert pose.visibility is not None
    seen = pose.visibility.copy()
    for side in SIDES:
        seen[index_of(name, side)] = 0.1
    return replace(pose, visibility=seen)
