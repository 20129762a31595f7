"""The body's size, against which all lengths are measured."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from formcheck.measure.body import BodyTracker
from formcheck.measure.jumps import STAYS_S
from formcheck.pose.pose import Pose
from tests.bodies import pose_of, supine

FPS = 30


def trunks(scales: list[float]) -> list[float]:
    """The reference length frame by frame, of somebody who looks so many times as large."""
    tracker = BodyTracker()
    bodies = [tracker.update(scaled(scale, i)) for i, scale in enumerate(scales)]
    return [body.trunk for body in bodies if body is not None]


def scaled(scale: float, index: int) -> Pose:
    pose = pose_of(supine(), index / FPS, index=index)
    assert pose.landmarks is not None
    middle = pose.landmarks.mean(axis=0)
    return replace(pose, landmarks=((pose.landmarks - middle) * scale + middle).astype(np.float32))


def test_a_trunk_that_is_misread_for_some_frames_changes_no_size() -> None:
    lengths = trunks([1.0] * 60 + [0.5] * 5 + [1.0] * 60)
    assert lengths == pytest.approx([lengths[0]] * len(lengths), rel=0.001)


def test_a_trunk_that_stays_another_is_believed() -> None:
    lengths = trunks([1.0] * 60 + [0.5] * 60)
    assert lengths[60 + round(STAYS_S * FPS) + 2 :] == pytest.approx(
        [lengths[0] / 2] * (60 - round(STAYS_S * FPS) - 2), rel=0.01
    )
