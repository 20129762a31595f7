"""BlazePose as mediapipe 0.10.21 ships it, behind the PoseEstimator protocol. Opens no socket."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np

from formcheck.capture.frame import Frame, Image
from formcheck.errors import PoseError
from formcheck.pose.identity import SamePerson
from formcheck.pose.landmarks import LANDMARK_COUNT
from formcheck.pose.lean import lean_mediapipe
from formcheck.pose.models import COMPLEXITY, ModelName, resource_root
from formcheck.pose.outline import outline_of
from formcheck.pose.pose import Pose
from formcheck.pose.quiet import quiet_native_stderr
from formcheck.pose.recording import quantise

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
    """

    def __init__(self, model: ModelName = "full", *, outline: bool = False) -> None:
        self._model = model
        self._outline = outline
        self._graph: Any = None
        self._same = SamePerson()
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
            self._graph = _build_graph(self._model, self._outline)
            opening.callback(self._graph.close)
            self._open = opening.pop_all()
        return self

    def __exit__(self, *exc: object) -> None:
        self._graph = None
        self._open.close()

    def estimate(self, frame: Frame) -> Pose:
        """The pose in `frame`; frames must come in order. `landmarks` is None where nobody is seen."""
        if self._graph is None:
            raise PoseError("the pose model is closed: use the estimator in a 'with' block.")
        height, width = frame.image.shape[:2]
        small, scale = _shrink(frame.image, LONGEST_SIDE)
        result = self._graph.process(cv2.cvtColor(small, cv2.COLOR_BGR2RGB))
        pose = _to_pose(frame, width, height, scale, result, self._outline)
        if pose.landmarks is None:
            return pose
        if not self._same.accepts(pose.t, pose.landmarks):
            self._look_anew()
            return Pose(frame.index, frame.t, width, height, None, None, None)
        self._strangers = 0
        return quantise(pose)

    def _look_anew(self) -> None:
        self._strangers += 1
        if self._strangers % FIND_ANEW_AFTER == 0:
            self._graph.reset()


def _shrink(image: Image, longest: int) -> tuple[Image, float]:
    height, width = image.shape[:2]
    scale = max(width, height) / longest
    if scale <= 1:
        return image, 1.0
    size = (max(1, round(width / scale)), max(1, round(height / scale)))
    small: Any = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    return small, width / size[0]


def _to_pose(frame: Frame, width: int, height: int, scale: float, result: Any, outline: bool) -> Pose:
    if result.pose_landmarks is None:
        return Pose(frame.index, frame.t, width, height, None, None, None)
    table = np.array([(p.x, p.y, p.z, p.visibility) for p in result.pose_landmarks.landmark], dtype=np.float32).reshape(
        LANDMARK_COUNT, 4
    )
    return Pose(
        index=frame.index,
        t=frame.t,
        width=width,
        height=height,
        landmarks=table[:, :2] * np.array([width, height], dtype=np.float32),
        depth=table[:, 2] * np.float32(width),
        visibility=np.clip(table[:, 3], 0, 1),
        outline=outline_of(result.segmentation_mask, scale) if outline else None,
    )


def _build_graph(model: ModelName, outline: bool) -> Any:
    os.environ.setdefault("GLOG_minloglevel", "3")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    root = resource_root(model)
    try:
        with lean_mediapipe():
            from mediapipe.python._framework_bindings import resource_util
            from mediapipe.python.solutions import download_utils
            from mediapipe.python.solutions import pose as solution
    except ImportError as error:
        raise PoseError(
            f"mediapipe cannot be loaded ({error}): run formcheck doctor, which says what to install."
        ) from error
    download_utils.download_oss_model = _never_fetch
    with _resources(resource_util, root):
        return solution.Pose(
            model_complexity=COMPLEXITY[model],
            smooth_landmarks=False,
            enable_segmentation=outline,
            smooth_segmentation=False,
            min_detection_confidence=0.5,
            min_tracking_confidence=0.5,
        )


def _never_fetch(*_: object) -> None:
    """Stands in mediapipe's downloader's place: models are put in place by hand or not at all."""


@contextlib.contextmanager
def _resources(resource_util: Any, root: Any) -> Iterator[None]:
    """Point mediapipe's loader at `root`, where the chosen model's file has been laid out."""
    if root is None:
        yield
        return
    original = resource_util.set_resource_dir
    resource_util.set_resource_dir = lambda _path: original(str(root))
    try:
        yield
    finally:
        resource_util.set_resource_dir = original
