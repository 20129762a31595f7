"""`formcheck analyze`: one video, picture or saved session through the whole path."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from formcheck.analysis.recorded import recorded, session_folder
from formcheck.analysis.watch import OnFrame, watch_frames, watch_poses
from formcheck.capture.frame import Frame, FrameSource, SourceInfo
from formcheck.coach.events import CoachState
from formcheck.coach.personal import Personal
from formcheck.commands.own_range import keep_own_range, own_range
from formcheck.commands.places import named, spare
from formcheck.commands.poses_of import check_words
from formcheck.errors import SessionError
from formcheck.home import expanded
from formcheck.pose.estimator import PoseEstimator
from formcheck.pose.models import BUILT_IN
from formcheck.pose.pose import Pose
from formcheck.pose.replay import ReplayEstimator
from formcheck.session.folder import create_folder, sessions_root
from formcheck.session.header import End, header_of
from formcheck.session.log import SessionLog
from formcheck.session.read import Session
from formcheck.session.summary import Summary
from formcheck.session.summary_object import to_json
from formcheck.specs.catalog import find
from formcheck.specs.model import ExerciseSpec


def run(args: argparse.Namespace) -> int:
    """Score `args.source` with `args.exercise`, keep the session, print the figures. Gives 1 if not all is kept."""
    spec = find(args.exercise)
    personal = own_range(spec) if args.profile else None
    folder = session_folder(Path(args.source))
    if folder is not None:
        summary, log = _score_again(folder, spec, personal, args)
    else:
        summary, log = _score_source(spec, personal, args)
    _print(spec, summary, log, as_json=args.json)
    if personal is not None and log is not None:
        keep_own_range(log.folder)
    if log is not None and log.failed is not None:
        print(f"formcheck: {log.failed} The figures are complete.", file=sys.stderr)
        return log.failed.exit_code
    kept = log is not None or folder is not None  # a session that is scored again is kept already
    return 0 if kept else SessionError.exit_code


def _score_again(
    folder: Path, spec: ExerciseSpec, personal: Personal | None, args: argparse.Namespace
) -> tuple[Summary, SessionLog | None]:
    check_words(
        ("--video", args.video is not None), ("--silhouette", args.silhouette), ("--model", args.model is not None)
    )
    session, estimator = recorded(folder, spec)
    source = session.header.source
    with contextlib.ExitStack() as open_things:
        open_things.enter_context(estimator)
        log = None
        if args.save is not None:
            log = open_things.enter_context(_open_log(spec, source, estimator, expanded(args.save), personal))
        summary = watch_poses(spec, str(folder), source.fps, estimator, log, personal)
        for reason in estimator.skipped:
            print(f"formcheck: {reason}", file=sys.stderr)
    return summary, log


def _score_source(
    spec: ExerciseSpec, personal: Personal | None, args: argparse.Namespace
) -> tuple[Summary, SessionLog | None]:
    from formcheck.capture.open import open_source
    from formcheck.pose.blazepose import BlazePose

    source = open_source(args.source)
    outline = args.silhouette or spec.needs_silhouette
    estimator = BlazePose(args.model or BUILT_IN, outline=outline, surface=spec.needs_surface)
    with contextlib.ExitStack() as open_things:
        source = open_things.enter_context(source)
        overlay = _overlay(spec, source, args, open_things)
        estimator = open_things.enter_context(estimator)  # both first: where they fail, no empty session is left
        log = _log_or_warning(spec, source.info, estimator, args, personal, open_things)
        on_frame = open_things.enter_context(_progress(source, overlay))
        summary = watch_frames(spec, source, estimator, log, on_frame, personal)
    for note in getattr(source, "notes", ()):
        print(f"formcheck: {note}", file=sys.stderr)
    return summary, log


def _log_or_warning(
    spec: ExerciseSpec,
    info: SourceInfo,
    estimator: PoseEstimator,
    args: argparse.Namespace,
    personal: Personal | None,
    stack: contextlib.ExitStack,
) -> SessionLog | None:
    """The open log. Where the default place cannot be written the figures matter more: it is said, and left out."""
    root = expanded(args.save) if args.save is not None else sessions_root()
    try:
        return stack.enter_context(_open_log(spec, info, estimator, root, personal))
    except SessionError as error:
        if args.save is not None:
            raise
        print(f"formcheck: this session will not be kept. {error}", file=sys.stderr)
        return None


def _open_log(
    spec: ExerciseSpec,
    info: SourceInfo,
    estimator: PoseEstimator | ReplayEstimator,
    root: Path,
    personal: Personal | None,
) -> SessionLog:
    started = datetime.now().astimezone()
    name, outline = estimator.name, estimator.gives_outline
    header = header_of(spec, info, model=name, outline=outline, started_at=started, personal=personal)
    return SessionLog(create_folder(root, spec.id, started), header)


def _overlay(
    spec: ExerciseSpec, source: FrameSource, args: argparse.Namespace, stack: contextlib.ExitStack
) -> OnFrame | None:
    """Draws each frame into the clip that --video asks for."""
    if args.video is None:
        return None
    from formcheck.live.overlay import draw
    from formcheck.live.overlay.view import SetView, view_of, worked_side
    from formcheck.live.video_out import VideoSink

    out = named(args.video, "--video")
    spare(args.source, out, "--video")
    sink = stack.enter_context(VideoSink(out, source.info.fps))

    shown = SetView()

    def write(frame: Frame, pose: Pose, state: CoachState) -> None:
        nonlocal shown
        shown = SetView(worked=worked_side(state, shown.worked))
        sink.write(draw(frame.image, pose, view_of(state, spec, planned=shown)))

    return write


@contextlib.contextmanager
def _progress(source: FrameSource, then: OnFrame | None) -> Iterator[OnFrame | None]:
    """A bar on stderr, where stderr is a terminal."""
    if not sys.stderr.isatty():
        yield then
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed} frames"))
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("watching", total=source.info.frames)

        def on_frame(frame: Frame, pose: Pose, state: CoachState) -> None:
            if then is not None:
                then(frame, pose, state)
            progress.advance(task)

        yield on_frame


def _print(spec: ExerciseSpec, summary: Summary, log: SessionLog | None, *, as_json: bool) -> None:
    if as_json:
        figures = {**to_json(summary), "session": None if log is None else str(log.folder)}
        print(json.dumps(figures, indent=2, allow_nan=False))
        return
    from formcheck.review.terminal import print_review
    from formcheck.review.visit import one_set, unkept

    if log is not None and log.failed is None:
        print_review(one_set(log.folder))
        print(f"Kept in {log.folder}")
    else:
        print_review(unkept(_unkept(spec, summary), summary, spec))


def _unkept(spec: ExerciseSpec, summary: Summary) -> Session:
    """A session that lies nowhere, for showing its figures."""
    source = SourceInfo(summary.source.path, 0, 0, summary.source.fps, summary.source.frames, live=False)
    header = header_of(spec, source, model="", outline=False, started_at=datetime.now().astimezone())
    seen = summary.tracking
    fps, lasted = summary.source.fps, summary.source.duration_s
    end = End(seen.last_t, "done", seen.frames, seen.posed, fps, lasted, seen.near_side)
    return Session(Path(summary.source.path), header, (), end, ())
