"""`formcheck calibrate EXERCISE [--camera N | --source FILE]`: learn your own comfortable range."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime

from formcheck.analysis.calibrate import calibrated
from formcheck.coach.personal import CALIBRATED_FROM, OwnRange
from formcheck.commands.poses_of import poses_of
from formcheck.commands.profile import lines_of
from formcheck.errors import FormcheckError, UsageError
from formcheck.pose.models import ModelName
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
    found = _from_source(spec, args.source, args.model) if args.source is not None else _from_camera(spec, args)
    if not found:
        raise FormcheckError(_too_few(spec))
    now = datetime.now().astimezone().replace(microsecond=0)
    known = tuple(Known(spec.id, own, now, "calibration") for own in found)
    save_profile(load_profile().with_ranges(known))
    _tell(spec, known)
    return 0


def _from_source(spec: ExerciseSpec, source: str, model: ModelName) -> tuple[OwnRange, ...]:
    with poses_of(source, spec, model) as poses:
        return calibrated(spec, poses)


def _from_camera(spec: ExerciseSpec, args: argparse.Namespace) -> tuple[OwnRange, ...]:
    """A session like any other, whose poses are then looked at again; the last set counts. Ctrl-C changes nothing."""
    from formcheck.capture.choice import CameraChoice
    from formcheck.live.flow.plan import Around, SessionPlan, sets_of_exercise
    from formcheck.live.session import Setup, hold_session

    for sentence in BEFORE:
        print(sentence, file=sys.stderr)
    setup = Setup(
        plan=SessionPlan(sets_of_exercise(spec, sets=1, reps=REPS), Around()),
        camera=CameraChoice(args.camera, args.rotate, args.mirrored),
        window=not args.no_window,
        mute=args.mute,
        model=args.model,
    )
    result = hold_session(setup)
    if result.interrupted:
        raise KeyboardInterrupt
    ranges = [own for folder in result.folders for own in _from_source(spec, str(folder), args.model)]
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
