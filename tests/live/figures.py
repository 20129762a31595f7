"""A person, a spec and states drawn up by hand for the live room's tests."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from formcheck.capture.frame import Image
from formcheck.coach.events import CoachState
from formcheck.pose.landmarks import SIDES, index_of
from formcheck.pose.pose import Pose
from formcheck.specs.model import MeasureSpec
from tests.bridge_spec import BRIDGE

NAN = math.nan

BRIDGE_POINTS: dict[str, tuple[float, float]] = {
    "nose": (0.15, 0.66),
    "ear": (0.17, 0.71),
    "eye": (0.16, 0.68),
    "mouth": (0.17, 0.66),
    "shoulder": (0.26, 0.73),
    "elbow": (0.36, 0.77),
    "wrist": (0.46, 0.77),
    "pinky": (0.48, 0.77),
    "index": (0.48, 0.77),
    "thumb": (0.47, 0.77),
    "hip": (0.48, 0.62),
    "knee": (0.66, 0.50),
    "ankle": (0.68, 0.73),
    "heel": (0.67, 0.77),
    "toe": (0.74, 0.76),
}
"""Lying on the back, head to the left, hips raised: shares of a 16:9 picture."""


def bridging(width: int = 1280, height: int = 720) -> Pose:
    """Somebody at the top of a glute bridge, the left side nearer to the camera."""
    landmarks = np.zeros((33, 2), np.float32)
    depth = np.zeros(33, np.float32)
    for name, (x, y) in BRIDGE_POINTS.items():
        for side in SIDES:
            landmarks[index_of(name, side)] = (x * width, y * height)
            depth[index_of(name, side)] = -20.0 if side == "left" else 20.0
    return Pose(0, 0.0, width, height, landmarks, depth, np.full(33, 0.95, np.float32))


def nobody(width: int = 1280, height: int = 720) -> Pose:
    return Pose(0, 0.0, width, height, None, None, None)


def grey(width: int = 1280, height: int = 720) -> Image:
    return np.full((height, width, 3), 120, np.uint8)


EACH_SIDE = replace(BRIDGE, id="nerve_glide", name="Nerve glide", sides="each")
"""The same movement, worked side by side."""

HEIGHT_DRIVEN = replace(
    BRIDGE,
    measures=(MeasureSpec("hip", "height", ("hip",), "near", False, (), "trunk", ""),),
)
"""A movement whose drive is no angle."""

RESTING = CoachState(
    t=1.0,
    posture="supine",
    in_position=True,
    tracking="ok",
    reps=0,
    reps_left=0,
    reps_right=0,
    side=None,
    phase="rest",
    progress=0.0,
    drive_value=125.0,
    rest=125.0,
    target=164.0,
    hold_s=0.0,
    warnings=(),
    near="left",
)
"""Lying still before the first rep."""

HOLDING = replace(RESTING, t=4.0, reps=7, phase="end", progress=1.1, drive_value=166.0, hold_s=1.6)
"""At the top of the eighth rep."""

ARCHING = replace(HOLDING, drive_value=196.0, warnings=("over_arched",))
"""Too far up."""

UNSEEN = replace(RESTING, reps=3, tracking="nobody", in_position=False, progress=NAN, drive_value=NAN, near=None)
"""Nobody in the picture."""
