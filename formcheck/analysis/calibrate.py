"""A person's own range from a recording of comfortable movements."""

from __future__ import annotations

from collections.abc import Iterable

from formcheck.analysis.pipeline import Pipeline
from formcheck.coach.personal import OwnRange, Personal
from formcheck.pose.pose import Pose
from formcheck.specs.model import ExerciseSpec


def calibrated(spec: ExerciseSpec, poses: Iterable[Pose]) -> tuple[OwnRange, ...]:
    """The ranges that `poses` show, side by side; none where too few comfortable movements are in them."""
    pipeline = Pipeline(spec, Personal(calibrating=True))
    for pose in poses:
        pipeline.step(pose)
    pipeline.finish()
    return pipeline.own_ranges()
