"""One clip through every part of the ruler."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from formcheck.analysis.watch import watch_poses
from formcheck.errors import FormcheckError
from formcheck.session.summary import Summary
from formcheck.specs.model import ExerciseSpec
from tools.evaluate.angles import angle_errors
from tools.evaluate.counting import hold_score, rep_score
from tools.evaluate.faults import fault_score
from tools.evaluate.folder import Clip
from tools.evaluate.frames import FrameTruth, read_frames
from tools.evaluate.poses import KeptPoses, poses_of
from tools.evaluate.posture import posture_score
from tools.evaluate.results import ClipScore, Effort, FalseCount, PostureScore
from tools.evaluate.truth import Truth


def score_clip(clip: Clip, specs: Sequence[ExerciseSpec], cache: Path, *, cross: bool) -> ClipScore:
    """Score `clip` with the spec of its exercise, and (`cross`) run all others on it, which must count nothing.

    A clip that cannot be read is a score too: it says why.
    """
    try:
        kept = poses_of(clip.video, cache)
        frames = read_frames(clip.frames) if clip.frames is not None else None
    except FormcheckError as error:
        return ClipScore(clip.name, str(clip.video), clip.truth.exercise, failed=str(error))
    own = next((spec for spec in specs if spec.id == clip.truth.exercise), None)
    others = [spec for spec in specs if spec is not own] if cross else []
    return _scored(clip, kept, frames, own, others)


def _scored(
    clip: Clip, kept: KeptPoses, frames: FrameTruth | None, own: ExerciseSpec | None, others: Sequence[ExerciseSpec]
) -> ClipScore:
    truth = clip.truth
    began = time.perf_counter()
    summary = _watched(clip, kept, own) if own is not None else None
    scoring_s = time.perf_counter() - began
    return ClipScore(
        name=clip.name,
        video=str(clip.video),
        exercise=truth.exercise,
        reps=rep_score(summary, truth, frames) if summary else None,
        holds=hold_score(summary.holds, truth.holds) if summary and truth.holds is not None else None,
        angles=angle_errors(kept.poses, frames) if frames and truth.exercise else {},
        faults=fault_score(summary, truth.faults) if summary else None,
        posture=_posture(summary, kept, truth, frames),
        false_counts=tuple(count for spec in others if (count := _counted(clip, kept, spec)) is not None),
        effort=_effort(kept, scoring_s),
    )


def _watched(clip: Clip, kept: KeptPoses, spec: ExerciseSpec) -> Summary:
    return watch_poses(spec, str(clip.video), kept.extraction.fps, kept.poses)


def _counted(clip: Clip, kept: KeptPoses, spec: ExerciseSpec) -> FalseCount | None:
    reps = _watched(clip, kept, spec).reps
    return FalseCount(spec.id, len(reps), tuple(rep.peak_s for rep in reps)) if reps else None


def _posture(summary: Summary | None, kept: KeptPoses, truth: Truth, frames: FrameTruth | None) -> PostureScore | None:
    if summary is None or frames is None or not truth.postures:
        return None
    times = (pose.t for pose in kept.poses)
    return posture_score(times, summary.posture, truth.postures, frames)


def _effort(kept: KeptPoses, scoring_s: float) -> Effort:
    poses = kept.poses
    video_s = poses[-1].t - poses[0].t if poses else 0.0
    return Effort(len(poses), sum(pose.found for pose in poses), video_s, kept.extraction.seconds, scoring_s)
