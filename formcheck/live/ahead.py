"""The next frame and its pose, awaited and estimated aside while the picture of the last one is drawn and shown.

Drawing and showing take a third of the time that the model takes. One after the other they left out every twelfth
frame of a camera, and one core of two idle, on a machine on which the model alone missed none.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType

from formcheck.capture.frame import Frame
from formcheck.pose.estimator import PoseEstimator
from formcheck.pose.pose import Pose

Looked = tuple[Frame, Pose | None]
"""A frame, and the pose in it where somebody was looked for."""


class LookAhead:
    """One frame at a time. A context manager: within, a thread stands ready."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="pose")
        self._begun: Future[Looked | None] | None = None

    def __enter__(self) -> LookAhead:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.forget()
        self._thread.shutdown()

    @property
    def busy(self) -> bool:
        """Whether a frame was begun that nobody took yet: what gives frames is best left alone."""
        return self._begun is not None

    def begin(self, next_frame: Callable[[], Frame | None], estimator: PoseEstimator | None) -> None:
        """Begin the next frame, the one before having been taken; without an estimator it comes as it is.

        Args:
            next_frame: waits for it; None where none came.
            estimator: looks for the pose in it.
        """
        self._begun = self._thread.submit(_look, next_frame, estimator)

    def take(self) -> Looked | None:
        """What was begun, once it is known; None where no frame came. Raises what source or estimator raised."""
        begun, self._begun = self._begun, None
        return None if begun is None else begun.result()

    def settle(self) -> None:
        """Wait until what was begun is known; it is still to be taken."""
        if self._begun is not None:
            self._begun.exception()

    def forget(self) -> None:
        """Let go of what was begun, once its source and its estimator are free again."""
        self.settle()
        self._begun = None


def _look(next_frame: Callable[[], Frame | None], estimator: PoseEstimator | None) -> Looked | None:
    frame = next_frame()
    if frame is None:
        return None
    return frame, None if estimator is None else estimator.estimate(frame)
