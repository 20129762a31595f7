"""`formcheck calibrate EXERCISE [--camera N | --source FILE]`: learn your own comfortable range."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from formcheck.analysis.calibrate import calibrated
from formcheck.analysis.recorded import recorded, session_folder
from formcheck.coach.personal import CALIBRATED_FROM, OwnRange
from formcheck.commands.profile import lines_of
from formcheck.errors import FormcheckError, UsageError
from formcheck.pose.pose import Pose
from formcheck.session.profile import load_profile, profile_path, save_profile
from formcheck.session.ranges import Known
from formcheck.specs.catalog import find
from formcheck.specs.model import ExerciseSpec

REPS = 5
"""Repetitions (a side) asked for before the camera: their median is hardly moved by two that went wrong."""

BEFORE = (
    f"Do {REPS} repetitions (a side where sides are worked apart), as far as is comfortable and no further.",
    "If it hurts more than usual today, leave it for another day. Press q when you are done.",
)


def run(args: argparse.Namespace) -> int:
    """Learn the range of `args.exercise` from `args.source`, a video or a saved session, or from the camera.

    Reads `args.camera`, `args.no_window`, `args.mute`, `args.model` too. Returns 0.

    Raises:
        UsageError: the exercise is a held position, which has no range.
        FormcheckError: the source cannot be read, or shows too few comfortable movements; nothing is changed then.
    """
    spec = find(args.exercise)
    if spec.movement.drive is None:
        raise UsageError(f"{spec.name} is a position that is held: there is no range to learn. Its limits are general.")
    found = _from_source(spec, args) if args.source is not None else _from_camera(spec, args)
    if not found:
        raise FormcheckError(_too_few(spec))
    now = datetime.now().astimezone().replace(microsecond=0)
    known = tuple(Known(spec.id, own, now, "calibration") for own in found)
    save_profile(load_profile().with_ranges(known))
    _tell(spec, known)
    return 0


def _from_source(spec: ExerciseSpec, args: argparse.Namespace) -> tuple[OwnRange, ...]:
    folder = session_folder(Path(args.source))
    if folder is not None:
        return _from_session(spec, folder)
    with _filmed(spec, args) as poses:
        return calibrated(spec, poses)


def _from_session(spec: ExerciseSpec, folder: Path) -> tuple[OwnRange, ...]:
    _, estimator = recorded(folder, spec)
    with estimator:
        return calibrated(spec, estimator)


@contextlib.contextmanager
def _filmed(spec: ExerciseSpec, args: argparse.Namespace) -> Iterator[Iterator[Pose]]:
    from formcheck.capture.open import open_source
    from formcheck.pose.blazepose import BlazePose

    with open_source(args.source) as source, BlazePose(args.model, outline=spec.needs_silhouette) as estimator:
        yield (estimator.estimate(frame) for frame in source)


def _from_camera(spec: ExerciseSpec, args: argparse.Namespace) -> tuple[OwnRange, ...]:
    """A session like any other, whose poses are then looked at again; all of its sets count together."""
    from formcheck.live.flow.plan import Around, SessionPlan, sets_of_exercise
    from formcheck.live.session import Setup, hold_session

    for sentence in BEFORE:
        print(sentence, file=sys.stderr)
    setup = Setup(
        plan=SessionPlan(sets_of_exercise(spec, sets=1, reps=REPS), Around()),
        camera=int(args.camera or 0),
        window=not args.no_window,
        mute=args.mute,
        model=args.model,
    )
    result = hold_session(setup)
    ranges = [own for folder in result.folders for own in _from_session(spec, folder)]
    return tuple({own.side: own for own in ranges}.values())


def _too_few(spec: ExerciseSpec) -> str:
    return (
        f"fewer than {CALIBRATED_FROM} comfortable repetitions of {spec.name} were seen, so nothing was learned or"
        f" changed. 'formcheck exercises show {spec.id}' tells how it is done and from where it is filmed."
    )


def _tell(spec: ExerciseSpec, known: tuple[Known, ...]) -> None:
    print(f"{spec.name}: your own range")
    for each in known:
        for line in lines_of(each, spec):
            print(f"  {line}")
    missing = {"left", "right"} - {each.own.side for each in known} if spec.sides == "each" else set()
    if missing:
        print(f"  The {' and '.join(sorted(missing))} side was not seen often enough; what was known of it stays.")
    print(f"Kept in {profile_path()}")
