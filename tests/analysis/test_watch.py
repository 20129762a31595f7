"""A source watched from the first frame to the figures, its log, and its poses scored again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from pathlib import Path

import numpy as np
import pytest

from formcheck.analysis.recorded import recorded, session_folder
from formcheck.analysis.watch import watch_frames, watch_poses
from formcheck.capture.frame import Frame, SourceInfo
from formcheck.coach.events import CoachState, RepDone
from formcheck.errors import UsageError
from formcheck.pose.pose import Pose
from formcheck.pose.recording import quantise
from formcheck.session.folder import create_folder
from formcheck.session.header import header_of
from formcheck.session.log import SessionLog
from formcheck.session.read import read_session
from formcheck.session.summary import Summary
from formcheck.session.summary_object import to_json
from formcheck.specs.catalog import find
from formcheck.specs.model import ExerciseSpec
from tests.analysis.scenes import plain

STARTED = datetime(2026, 11, 22, 9, 30, tzinfo=timezone.utc)
IMAGE = np.zeros((72, 128, 3), dtype=np.uint8)


@dataclass
class MadeUpSource:
    """One black frame for each pose; Ctrl-C comes before frame `stop`."""

    poses: Sequence[Pose]
    stop: int | None = None
    notes: tuple[str, ...] = ()
    info: SourceInfo = field(init=False)

    def __post_init__(self) -> None:
        self.info = SourceInfo("made_up.mp4", 1280, 720, 30.0, len(self.poses), live=False)

    def __enter__(self) -> MadeUpSource:
        return self

    def __exit__(self, *exc: object) -> None:
        return None

    def __iter__(self) -> Iterator[Frame]:
        for pose in self.poses:
            if pose.index == self.stop:
                raise KeyboardInterrupt
            yield Frame(pose.index, pose.t, IMAGE)


@dataclass
class MadeUpEstimator:
    """Gives the pose that belongs to each frame."""

    poses: Sequence[Pose]
    name: str = "made up"
    gives_outline: bool = True

    def __enter__(self) -> MadeUpEstimator:
        return self

    def __exit__(self, *exc: object) -> None:
        return None

    def estimate(self, frame: Frame) -> Pose:
        return self.poses[frame.index]


def on_the_grid(exercise: str, *, outline: bool = True) -> list[Pose]:
    """The clean scene's poses as the estimator gives them."""
    return [quantise(pose if outline else replace(pose, outline=None)) for pose in plain(exercise)]


def logged(folder: Path, spec: ExerciseSpec, poses: Sequence[Pose], *, outline: bool = True) -> tuple[Summary, Path]:
    source = MadeUpSource(poses)
    header = header_of(spec, source.info, model="made up", outline=outline, started_at=STARTED)
    place = create_folder(folder, spec.id, STARTED)
    with SessionLog(place, header) as log:
        return watch_frames(spec, source, MadeUpEstimator(poses), log), place


@pytest.mark.parametrize("exercise", ["glute_bridge", "cat_camel", "childs_pose"])
def test_a_saved_session_scored_again_gives_the_same_figures(tmp_path: Path, exercise: str) -> None:
    spec = find(exercise)
    first, place = logged(tmp_path, spec, on_the_grid(exercise))
    session, poses = recorded(place, spec)
    with poses:
        again = watch_poses(spec, "made_up.mp4", session.header.source.fps, poses)
    assert to_json(again) == to_json(first)
    assert first.reps


def test_the_log_holds_the_events_that_the_figures_are_made_of(tmp_path: Path) -> None:
    spec = find("glute_bridge")
    summary, place = logged(tmp_path, spec, on_the_grid("glute_bridge"))
    session = read_session(place)
    assert tuple(event for event in session.events if isinstance(event, RepDone)) == summary.reps
    assert session.end is not None
    assert (session.end.how, session.end.near_side) == ("done", "right")


def test_without_a_log_the_figures_are_the_same(tmp_path: Path) -> None:
    spec, poses = find("glute_bridge"), on_the_grid("glute_bridge")
    with_log, _ = logged(tmp_path, spec, poses)
    assert watch_frames(spec, MadeUpSource(poses), MadeUpEstimator(poses)) == with_log


def test_every_frame_is_shown_with_its_pose_and_where_things_stand() -> None:
    spec, poses = find("glute_bridge"), on_the_grid("glute_bridge")
    shown: list[tuple[Frame, Pose, CoachState]] = []

    def show(frame: Frame, pose: Pose, state: CoachState) -> None:
        shown.append((frame, pose, state))

    watch_frames(spec, MadeUpSource(poses), MadeUpEstimator(poses), on_frame=show)
    assert [frame.index for frame, _, _ in shown] == [pose.index for pose in poses]
    assert all(pose is poses[frame.index] for frame, pose, _ in shown)
    counts = [state.reps for _, _, state in shown]
    assert counts == sorted(counts)
    assert counts[-1] == 3


def test_interrupted_it_keeps_what_was_done_until_then(tmp_path: Path) -> None:
    """Ctrl-C after two of three bridges: at 2 + 2 * 8 + 1 seconds."""
    spec, poses = find("glute_bridge"), on_the_grid("glute_bridge")
    source = MadeUpSource(poses, stop=19 * 30)
    header = header_of(spec, source.info, model="made up", outline=True, started_at=STARTED)
    place = create_folder(tmp_path, spec.id, STARTED)
    with pytest.raises(KeyboardInterrupt), SessionLog(place, header) as log:
        watch_frames(spec, source, MadeUpEstimator(poses), log)
    session = read_session(place)
    assert session.end is not None
    assert session.end.how == "interrupted"
    assert session.end.frames == 19 * 30
    assert len([event for event in session.events if isinstance(event, RepDone)]) == 2


def test_a_spec_that_reads_the_silhouette_needs_one_in_the_recording(tmp_path: Path) -> None:
    spec = find("cat_camel")
    _, place = logged(tmp_path, spec, on_the_grid("cat_camel", outline=False), outline=False)
    with pytest.raises(UsageError, match="--silhouette"):
        recorded(place, spec)


def test_a_session_is_named_by_its_folder_or_by_that_of_all_of_them(tmp_path: Path) -> None:
    _, place = logged(tmp_path, find("glute_bridge"), on_the_grid("glute_bridge")[:30])
    assert session_folder(place) == place
    assert session_folder(tmp_path) == place
    assert session_folder(tmp_path / "nothing_here") is None


def test_an_empty_source_has_empty_figures() -> None:
    summary = watch_poses(find("glute_bridge"), "nothing", 30.0, [])
    assert (summary.reps, summary.holds, summary.warnings, summary.posture) == ((), (), (), ())
    assert summary.tracking.frames == 0


def test_a_single_picture_tells_its_posture_at_most() -> None:
    summary = watch_poses(find("glute_bridge"), "picture", 0.0, plain("glute_bridge")[:1])
    assert (summary.reps, summary.warnings) == ((), ())
    assert summary.tracking.near_side == "right"
