"""Poses to replay, recorded once by the real model from the sample clips."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.clip import sample
from formcheck.capture.video import VideoFile
from formcheck.pose.blazepose import BlazePose
from formcheck.pose.pose import Pose
from formcheck.specs.catalog import find
from formcheck.specs.model import ExerciseSpec

EXERCISES = ("glute_bridge", "prone_press_up", "cat_camel", "childs_pose")
"""One of each kind of movement: reps with a hold, reps, a cycle of the silhouette, a pure hold."""


@dataclass(frozen=True, slots=True)
class Recording:
    """An exercise and the poses of a sample clip of it."""

    spec: ExerciseSpec
    poses: tuple[Pose, ...]


def record(exercise: str) -> Recording:
    """Run the model over the exercise's clean sample clip."""
    spec = find(exercise)
    estimator = BlazePose(outline=spec.needs_silhouette, surface=spec.needs_surface)
    with VideoFile(_clip(exercise)) as video, estimator as model:
        return Recording(spec, tuple(model.estimate(frame) for frame in video))


def _clip(exercise: str) -> Path:
    return sample(f"{exercise}_clean")


def for_long(poses: tuple[Pose, ...], seconds: float, fps: float) -> Iterator[Pose]:
    """The same poses again and again, at `fps`, until `seconds` of them have gone by."""
    for index in range(round(seconds * fps)):
        yield replace(poses[index % len(poses)], index=index, t=index / fps)
