"""BlazePose as mediapipe 0.10.21 ships it, behind the PoseEstimator protocol. Opens no socket."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import Any

import cv2
import numpy as np

from formcheck.capture.frame import Frame, Image
from formcheck.errors import PoseError
from formcheck.pose.gaze import Gaze
from formcheck.pose.graphs import Reading
from formcheck.pose.identity import SamePerson
from formcheck.pose.models import ModelName
from formcheck.pose.outline import outline_of
from formcheck.pose.pose import Pose
from formcheck.pose.quiet import quiet_native_stderr
from formcheck.pose.recording import quantise
from formcheck.pose.surface import Surface

LONGEST_SIDE = 640
"""Pictures are shrunk to this before inference, by averaging: the model sees 256 pixels of a person and takes them from
the picture without averaging, so that what is larger makes its landmarks less steady (by 5 to 20 % on filmed and
rendered people who move a little) and finds nothing more. mediapipe also enlarges its mask to the picture: 1 ms at
640x480, 6 at 1080p.
"""

FIND_ANEW_AFTER = 8
"""Frames in a row of somebody else after which the tracker is told to look again."""


class BlazePose:
    """The estimator used unless a recording is replayed.

    Landmarks are the model's own, not smoothed by mediapipe: its filter assumes 30 frames a second whatever the
    source's rate, and lags slow movements. The coach smooths over the frames' own times.

    Args:
        model: which one.
        outline: whether the silhouette's outline comes with each pose.
        surface: whether what lies on chest and pelvis is followed; `follows` may be changed between two frames.
    """

    def __init__(self, model: ModelName = "full", *, outline: bool = False, surface: bool = False) -> None:
        self._model = model
        self._outline = outline
        self.follows = surface
        self._gaze: Gaze | None = None
        self._same = SamePerson()
        self._surface = Surface()
        self._strangers = 0
        self._open = contextlib.ExitStack()

    @property
    def name(self) -> str:
        """Model name and mediapipe's version."""
        return f"blazepose-{self._model} mediapipe-0.10.21"

    @property
    def gives_outline(self) -> bool:
        """Whether the silhouette's outline comes with each pose."""
        return self._outline

    def __enter__(self) -> BlazePose:
        with contextlib.ExitStack() as opening:
            opening.enter_context(quiet_native_stderr())
            self._gaze = Gaze(self._model, mask=self._outline)
            opening.callback(self._gaze.close)
            self._open = opening.pop_all()
        return self

    def __exit__(self, *exc: object) -> None:
        self._gaze = None
        self._open.close()

    def estimate(self, frame: Frame) -> Pose:
        """The pose in `frame`; frames must come in order. `landmarks` is None where nobody is seen."""
        if self._gaze is None:
            raise PoseError("the pose model is closed: use the estimator in a 'with' block.")
        height, width = frame.image.shape[:2]
        small, scale = _shrink(frame.image, LONGEST_SIDE)
        picture = np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2RGB), dtype=np.uint8)
        reading = self._gaze.read(frame.t, picture)
        if reading is None:
            return Pose(frame.index, frame.t, width, height, None, None, None)
        if self._gaze.turned_away:
            self._same = SamePerson()
        pose = _pose(frame, scale, reading)
        if pose.landmarks is None or not self._same.accepts(pose.t, pose.landmarks):
            self._strangers += 1
            if self._strangers % FIND_ANEW_AFTER == 0:
                self._gaze.look_anew()
            return Pose(frame.index, frame.t, width, height, None, None, None)
        self._strangers = 0
        return quantise(replace(pose, surface=self._surface.follow(frame.image, pose)) if self.follows else pose)


def _shrink(image: Image, longest: int) -> tuple[Image, float]:
    height, width = image.shape[:2]
    scale = max(width, height) / longest
    if scale <= 1:
        return image, 1.0
    size = (max(1, round(width / scale)), max(1, round(height / scale)))
    small: Any = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    return small, width / size[0]


def _pose(frame: Frame, scale: float, reading: Reading) -> Pose:
    height, width = frame.image.shape[:2]
    table = reading.landmarks
    return Pose(
        index=frame.index,
        t=frame.t,
        width=width,
        height=height,
        landmarks=table[:, :2] * np.array([width, height], dtype=np.float32),
        depth=table[:, 2] * np.float32(width),
        visibility=np.clip(table[:, 3], 0, 1),
        outline=None if reading.mask is None else outline_of(reading.mask, scale),
    )
