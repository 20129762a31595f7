"""The protocol behind which the pose model stands, so that another can replace it."""

from __future__ import annotations

from typing import Protocol

from formcheck.capture.frame import Frame
from formcheck.pose.pose import Pose


class PoseEstimator(Protocol):
    """A context manager that turns the frames of one source, in order, into poses."""

    @property
    def name(self) -> str:
        """Model name and version, for the log, such as `blazepose-full mediapipe-0.10.21`."""
        ...

    @property
    def gives_outline(self) -> bool:
        """Whether poses carry the silhouette's outline."""
        ...

    def __enter__(self) -> PoseEstimator: ...

    def __exit__(self, *exc: object) -> None: ...

    def estimate(self, frame: Frame) -> Pose:
        """The pose in `frame`, with `landmarks=None` where nobody is seen."""
        ...
