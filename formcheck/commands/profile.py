"""`formcheck profile [EXERCISE] [--forget ID]`: the ranges that were learned from you."""

from __future__ import annotations

import argparse
import math
import sys
from pathlib import Path

from formcheck.coach.personal import OwnRange
from formcheck.errors import SpecError, UsageError
from formcheck.review import words
from formcheck.review.from_rest import from_rest
from formcheck.session.checkins.store import read_all
from formcheck.session.profile import doubted, has_outgrown, load_profile, profile_path, save_profile
from formcheck.session.ranges import Freer, Known, Profile
from formcheck.specs.catalog import find
from formcheck.specs.describe import UNITS
from formcheck.specs.model import ExerciseSpec
from formcheck.specs.problems import rather

LEARNED = {"calibration": "by calibrating", "session": "from the first comfortable {}s of a session"}


def run(args: argparse.Namespace) -> int:
    """Show what is known of `args.exercise` (None: of all), or forget `args.forget`.

    Returns 0. Raises UsageError where nothing is known of what was named, SessionError where the file cannot be read
    or written.
    """
    profile = load_profile()
    tell_problems(profile)
    if args.forget is not None:
        _forget(profile, args.forget)
    else:
        _show(profile, args.exercise)
    return 0


def tell_problems(profile: Profile) -> None:
    """Says on stderr what in the profile's file could not be used."""
    for problem in profile.problems:
        print(f"formcheck: {problem}", file=sys.stderr)


def tell_aside(aside: Path | None) -> None:
    """Says on stderr where that file was set `aside`, if it was."""
    if aside is not None:
        print(f"formcheck: the file of which this could not be used is kept as {aside}", file=sys.stderr)


def _forget(profile: Profile, exercise: str) -> None:
    known = _of(profile, exercise)
    tell_aside(save_profile(profile.without(exercise)))
    sides = " and ".join(each.own.side for each in known if each.own.side)
    print(f"Forgotten: {exercise}{f' ({sides})' if sides else ''}.")


def _show(profile: Profile, exercise: str | None) -> None:
    wanted = profile.known if exercise is None else profile.of(find(exercise).id)
    name = exercise or "EXERCISE"
    if not wanted and profile.problems:
        print(f"Nothing can be used: mend {profile_path()}, or calibrate anew (formcheck calibrate {name}).")
        return
    if not wanted:
        print(
            f"Nothing has been learned yet: do it (formcheck run {name}) or calibrate it (formcheck calibrate {name})."
        )
    for each in dict.fromkeys(known.exercise for known in wanted):
        _show_exercise(each, profile.of(each))
    if wanted:
        print(f"Kept in {profile_path()}")


def _show_exercise(exercise: str, ranges: tuple[Known, ...]) -> None:
    try:
        spec: ExerciseSpec | None = find(exercise)
    except SpecError:
        spec = None
    print(f"{spec.name} ({exercise})" if spec else f"{exercise} (there is no such exercise now)")
    checkins = read_all()
    for known in ranges:
        for line in lines_of(known, spec):
            print(f"  {line}")
        if spec is not None and not known.own.fits(spec):
            print("  Not used: the exercise is measured differently now. Calibrate it again.")
        elif doubted(known, checkins):
            print("  Not used: you felt worse after these repetitions. The next comfortable ones set it anew.")
        elif known.freer is not None and has_outgrown(known, checkins):
            for line in _freer_lines(known, known.freer, spec):
                print(f"  {line}")
    print()


def lines_of(known: Known, spec: ExerciseSpec | None) -> list[str]:
    """A range in words: rest, usual, target and cap, and where it comes from."""
    own = known.own
    side = f"{own.side}: " if own.side else ""
    held = math.isnan(own.rest)
    lines = [f"{side}as you hold it" if held else f"{side}{_rests(own, spec)}"]
    for name, usual in own.usual.items():
        measure = name if held else own.drive
        target = own.target.get(name)
        counts = "" if target is None else f", counts from {_shown(target, own, measure, spec)}"
        lines.append(f"  {name}: usually {_shown(usual, own, measure, spec)}{counts}")
    for measure, bounds in own.caps.items():
        for way, value in bounds.items():
            lines.append(f"  your own cap: {measure} {way} {_shown(value, own, measure, spec)}")
    how = LEARNED[known.source].format("hold" if held else "rep")
    lines.append(f"  learned {known.learned:%Y-%m-%d} {how}, {_comfortable(own, held=held)}")
    return lines


def _freer_lines(known: Known, freer: Freer, spec: ExerciseSpec | None) -> tuple[str, str]:
    """That calibrating anew is worthwhile, and why."""
    held = math.isnan(known.own.rest)
    came = ", ".join(
        f"{name} {_shown(value, known.own, name if held else known.own.drive, spec)}"
        for name, value in freer.usual.items()
    )
    sets = f"in {freer.sets} sets since" if freer.sets > 1 else "on"
    return (
        f"You have become freer: {sets} {freer.since:%Y-%m-%d} you came to {came}.",
        f"If that stays comfortable, 'formcheck calibrate {known.exercise}' is worthwhile.",
    )


def _comfortable(own: OwnRange, *, held: bool) -> str:
    noun = "hold" if held else "repetition"
    return f"{own.reps} {noun}{'' if own.reps == 1 else 's'}"


def _unit(spec: ExerciseSpec | None, measure: str) -> str | None:
    """None where the measure is not known."""
    return next((m.unit for m in spec.measures if m.name == measure), None) if spec else None


def _rests(own: OwnRange, spec: ExerciseSpec | None) -> str:
    if _unit(spec, own.drive) == words.POINTS:
        return f"{own.drive} is counted from rest, in points: a scale of its own"
    return f"{own.drive} rests at {_shown(own.rest, own, own.drive, spec)}"


def _shown(value: float, own: OwnRange, measure: str, spec: ExerciseSpec | None) -> str:
    """`135 degrees`, `0.31 trunk lengths`; what is in points as the review has it, from rest."""
    unit = _unit(spec, measure)
    if measure == own.drive and math.isfinite(own.rest):
        value = from_rest(value, own.rest, unit)
    return f"{words.value(value, unit)} {UNITS.get(unit or '', '')}".rstrip()


def _of(profile: Profile, exercise: str) -> tuple[Known, ...]:
    known = profile.of(exercise)
    if not known:
        names = dict.fromkeys(each.exercise for each in profile.known)
        rest = rather(exercise, names) if names else ", nor of any other exercise"
        raise UsageError(f"nothing has been learned of '{exercise}'{rest}")
    return known
