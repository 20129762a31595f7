"""How much of a source was seen."""

from __future__ import annotations

import math

from formcheck.pose.pose import Pose
from formcheck.session.summary import SourceSummary


class FrameCount:
    """Counts frames as they pass.

    Attributes:
        frames, posed: all frames, and those with a person.
        first_t, last_t: times of the first and last frame in seconds; 0.0 before there is one.
    """

    def __init__(self) -> None:
        self.frames = 0
        self.posed = 0
        self.first_t = 0.0
        self.last_t = 0.0

    def add(self, pose: Pose) -> None:
        """One frame more."""
        if self.frames == 0:
            self.first_t = pose.t
        self.frames += 1
        self.posed += pose.found
        self.last_t = pose.t

    def source(self, name: str, nominal_fps: float) -> SourceSummary:
        """What was seen of the source `name`, whose container says `nominal_fps` (0.0: nothing sane)."""
        return source_summary(name, nominal_fps, self.frames, self.first_t, self.last_t)


def source_summary(name: str, nominal_fps: float, frames: int, first_t: float, last_t: float) -> SourceSummary:
    """Each frame lasts until the next one, and the last as long as one does on average."""
    seen = last_t - first_t
    measured = (frames - 1) / seen if frames > 1 and seen > 0 else 0.0
    fps = nominal_fps if math.isfinite(nominal_fps) and nominal_fps > 0 else measured
    return SourceSummary(name, fps, frames, seen + (1 / fps if fps > 0 and frames else 0.0))
