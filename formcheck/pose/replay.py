"""Plays a recording back in place of a pose model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from formcheck.capture.frame import Frame
from formcheck.pose.pose import Pose
from formcheck.pose.recording import RecordedPoses, read_poses


class ReplayEstimator:
    """A PoseEstimator that gives what was recorded for each frame's index; nobody where nothing was.

    Iterating over it gives the recorded poses without any frames. Do one or the other, once.

    Args:
        path: a recording of poses.
        name: the model that made it, where that is known.

    Raises:
        PoseError: where it is entered and the file is missing or no recording, or cannot be read on.
    """

    def __init__(self, path: Path, name: str = "") -> None:
        self._path = path
        self._name = name
        self._recorded: RecordedPoses | None = None
        self._next: Pose | None = None

    @property
    def name(self) -> str:
        """The model that made the recording, or that it is one."""
        return self._name or f"recording {self._path.name}"

    @property
    def gives_outline(self) -> bool:
        """Whether outlines were recorded."""
        return self._open.has_outline

    @property
    def skipped(self) -> tuple[str, ...]:
        """What could not be read so far."""
        return self._open.skipped

    def __enter__(self) -> ReplayEstimator:
        self._recorded = read_poses(self._path)
        self._next = next(self._recorded, None)
        return self

    def __exit__(self, *exc: object) -> None:
        if self._recorded is not None:
            self._recorded.close()

    def estimate(self, frame: Frame) -> Pose:
        """The pose recorded for `frame.index`; frames come in order."""
        while self._next is not None and self._next.index < frame.index:
            self._next = next(self._open, None)
        if self._next is not None and self._next.index == frame.index:
            return self._next
        height, width = frame.image.shape[:2]
        return Pose(frame.index, frame.t, width, height, None, None, None)

    def __iter__(self) -> Iterator[Pose]:
        while self._next is not None:
            pose, self._next = self._next, next(self._open, None)
            yield pose

    @property
    def _open(self) -> RecordedPoses:
        if self._recorded is None:
            raise RuntimeError("enter the ReplayEstimator with `with` before using it")
        return self._recorded
