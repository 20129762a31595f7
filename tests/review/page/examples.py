"""Sets whose poses and figures are known, as they would lie on the disk."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from pathlib import Path

from formcheck.analysis.watch import watch_poses
from formcheck.capture.frame import SourceInfo
from formcheck.coach.events import Event, RepDone
from formcheck.pose.pose import Pose
from formcheck.session.folder import create_folder
from formcheck.session.header import Visit, header_of
from formcheck.session.log import SessionLog
from formcheck.session.read import read_session
from formcheck.specs.catalog import find
from formcheck.specs.model import ExerciseSpec
from tests.bodies import bird_dog, bridge
from tests.movements import Course, film, times

STARTED_AT = datetime(2026, 11, 22, 15, 4, 5, tzinfo=timezone(timedelta(hours=1)))
VISIT = "2026-11-22T15-04-05"
BRIDGES = Course.at(135).stay(2).reps(2, 178)
"""Two bridges from 135 to 178 degrees, held for 3.5 s."""
FPS = 15.0


def bridges() -> list[Pose]:
    return list(film(lambda t: bridge(BRIDGES(t)), times(BRIDGES.seconds, FPS)))


def bird_dogs() -> list[Pose]:
    course = Course.at(90).stay(2).reps(2, 178)
    return list(film(lambda t: bird_dog(course(t), arm=90 + course(t) / 2), times(course.seconds, FPS)))


def keep(
    root: Path,
    poses: Iterable[Pose],
    spec: ExerciseSpec | None = None,
    *,
    visit: Visit | None = None,
    minutes: float = 0,
) -> Path:
    """A set that was watched, below `root`; it began `minutes` after STARTED_AT."""
    spec = find("glute_bridge") if spec is None else spec
    poses = list(poses)
    when = STARTED_AT + timedelta(minutes=minutes)
    source = SourceInfo("a film", poses[0].width, poses[0].height, FPS, len(poses), live=False)
    header = header_of(spec, source, model="drawn", outline=spec.needs_silhouette, started_at=when, visit=visit)
    with SessionLog(create_folder(root, spec.id, when), header) as log:
        watch_poses(spec, "a film", FPS, poses, log)
    return log.folder


def repeated(folder: Path, root: Path, minutes: float, fps: float) -> Path:
    """The set in `folder` over and over for that long, at that rate: what half an hour on the mat leaves behind."""
    short = read_session(folder)
    poses = list(short.poses())
    loop = poses[-1].t + 1 / FPS
    when = short.header.started_at + timedelta(hours=1)
    header = dataclasses.replace(short.header, started_at=when)
    with SessionLog(create_folder(root, short.header.exercise.id, when), header) as log:
        for index in range(int(minutes * 60 * fps)):
            t = index / fps
            pose = poses[min(len(poses) - 1, round((t % loop) * FPS))]
            log.pose(dataclasses.replace(pose, index=index, t=t))
        for round_ in range(int(minutes * 60 / loop)):
            for event in short.events:
                log.event(_later(event, round_ * loop))
        log.end("done", "right")
    return log.folder


def _later(event: Event, seconds: float) -> Event:
    moments = {"t", "start_s", "peak_s", "end_s"}
    moved = {f.name: getattr(event, f.name) + seconds for f in dataclasses.fields(event) if f.name in moments}
    if isinstance(event, RepDone):
        return dataclasses.replace(event, **{**moved, "n": event.n + round(seconds)})
    return dataclasses.replace(event, **moved)
