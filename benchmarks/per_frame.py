"""What measuring and coaching cost for each frame, without the model."""

from __future__ import annotations

import time

from benchmarks.figure import Figure, percentile
from benchmarks.recorded import EXERCISES, Recording, record
from formcheck.analysis.pipeline import Pipeline

LIMIT_MS = 0.5

PASSES = 5
"""The same work is done this often, and each frame's least time taken: what is left is the work, not the machine's
other business."""


def per_frame() -> list[Figure]:
    """The 95th percentile over the frames of a sample clip, for each kind of movement."""
    return [_figure(record(exercise)) for exercise in EXERCISES]


def _figure(recording: Recording) -> Figure:
    passes = [_pass(recording) for _ in range(PASSES)]
    least = [min(times) for times in zip(*passes, strict=True)]
    as_met = percentile([t for times in passes for t in times], 95)
    detail = f"p50 {percentile(least, 50):.3f}, max {max(least):.3f}, n={len(least)}; p95 as met {as_met:.3f}"
    name = f"measure and coach a frame, p95: {recording.spec.id}"
    return Figure(name, percentile(least, 95), LIMIT_MS, "ms", detail)


def _pass(recording: Recording) -> list[float]:
    pipeline = Pipeline(recording.spec)
    times = []
    for pose in recording.poses:
        began = time.perf_counter_ns()
        pipeline.step(pose)
        pipeline.state()
        times.append((time.perf_counter_ns() - began) / 1e6)
    return times
