"""`formcheck calibrate EXERCISE [--camera N | --source FILE]`: learn your own comfortable range."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime

from formcheck.analysis.calibrate import calibrated
from formcheck.coach.learned_hold import COMFORTABLE_S, can_be_learned
from formcheck.coach.learned_range import CALIBRATED_FROM
from formcheck.coach.personal import OwnRange
from formcheck.commands.poses_of import poses_of
from formcheck.commands.profile import lines_of, tell_aside, tell_problems
from formcheck.errors import FormcheckError, UsageError
from formcheck.pose.models import BUILT_IN, ModelName
from formcheck.session.profile import load_profile, profile_path, save_profile
from formcheck.session.ranges import Known
from formcheck.specs.catalog import find
from formcheck.specs.model import ExerciseSpec

REPS = 5
"""Repetitions (a side) asked for before the camera: their median is hardly moved by two that went wrong."""

HOLDS = 2
"""The same of a position that is held: each is a median over many seconds."""

CARE = "If it hurts more than usual today, leave it for another day. Press q when you are done."


def run(args: argparse.Namespace) -> int:
    """Learn the range of `args.exercise` from `args.source`, a video or a saved session, or from the camera.

    Reads `args.camera`, `args.no_window`, `args.mute`, `args.model` too. Returns 0.

    Raises:
        UsageError: the exercise is a held position of which the spec names no range.
        FormcheckError: the source cannot be read, or shows too few comfortable movements; nothing is changed then.
    """
    spec = find(args.exercise)
    if _is_hold(spec) and not can_be_learned(spec):
        raise UsageError(
            f"{spec.name} is a position that is held, and its file names no measure in which people differ: there is no"
            " range to learn. Add 'least' to its movement (docs/spec-language.md). Its limits are general."
        )
    found = _from_source(spec, args.source, args.model) if args.source is not None else _from_camera(spec, args)
    if not found:
        raise FormcheckError(_too_few(spec))
    now = datetime.now().astimezone().replace(microsecond=0)
    known = tuple(Known(spec.id, own, now, "calibration") for own in found)
    profile = load_profile()
    tell_problems(profile)
    tell_aside(save_profile(profile.with_ranges(known)))
    _tell(spec, known)
    return 0


def _from_source(spec: ExerciseSpec, source: str, model: ModelName | None) -> tuple[OwnRange, ...]:
    with poses_of(source, spec, model) as poses:
        return calibrated(spec, poses)


def _from_camera(spec: ExerciseSpec, args: argparse.Namespace) -> tuple[OwnRange, ...]:
    """A session like any other, whose poses are then looked at again; the last set counts. Ctrl-C changes nothing."""
    from formcheck.capture.choice import CameraChoice
    from formcheck.live.flow.plan import Around, SessionPlan, sets_of_exercise
    from formcheck.live.session import Setup, hold_session

    reps = min(HOLDS, int(spec.dose.reps.high)) if _is_hold(spec) else REPS
    for sentence in _before(spec, reps):
        print(sentence, file=sys.stderr)
    setup = Setup(
        plan=SessionPlan(sets_of_exercise(spec, sets=1, reps=reps), Around()),
        camera=CameraChoice(args.camera, args.rotate, args.mirrored),
        window=not args.no_window,
        mute=args.mute,
        model=args.model or BUILT_IN,
    )
    result = hold_session(setup)
    if result.interrupted:
        raise KeyboardInterrupt
    ranges = [own for folder in result.folders for own in _from_source(spec, str(folder), None)]
    return tuple({own.side: own for own in ranges}.values())


def _is_hold(spec: ExerciseSpec) -> bool:
    return spec.movement.kind == "hold"


def _before(spec: ExerciseSpec, reps: int) -> tuple[str, str]:
    """What is asked for before the camera."""
    noun = "hold" if _is_hold(spec) else "repetition"
    much = f"{reps} {noun}{'' if reps == 1 else 's'}" + (" a side" if spec.sides == "each" else "")
    long = ", for as long as you like" if _is_hold(spec) else ""
    return f"Do {much}, as far as is comfortable and no further{long}.", CARE


def _too_few(spec: ExerciseSpec) -> str:
    fewer = (
        f"no comfortable hold of {spec.name} of {COMFORTABLE_S:.0f} s or more was seen"
        if _is_hold(spec)
        else f"fewer than {CALIBRATED_FROM} comfortable repetitions of {spec.name} were seen"
    )
    return (
        f"{fewer}, so nothing was learned or changed. 'formcheck exercises show {spec.id}' tells how it is done and"
        " from where it is filmed."
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
