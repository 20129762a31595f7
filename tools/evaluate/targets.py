"""How good formcheck is to be, and whether it is."""

from __future__ import annotations

from dataclasses import dataclass

from tools.evaluate.results import HOLD_S, HOLD_SHARE
from tools.evaluate.totals import Totals

EXACT_SHARE = 0.98
ANGLE_DEG = {"hip": 6.0, "knee": 5.0, "shoulder": 6.0, "elbow": 5.0}
FOUND_SHARE = 0.95
FALSE_PER_CLEAN = 1 / 20
POSTURE_SHARE = 0.97


@dataclass(frozen=True, slots=True)
class Target:
    """One target.

    Attributes:
        name, wanted, reached: for people.
        met: None where there is nothing to judge it by.
        basis: what it was judged by, such as `120 clips`.
    """

    name: str
    wanted: str
    reached: str
    met: bool | None
    basis: str


def targets(summed: Totals) -> tuple[Target, ...]:
    """Every target, in the order in which they were set."""
    return (
        *_of_reps(summed),
        _of_holds(summed),
        *_of_angles(summed),
        *_of_faults(summed),
        _of_posture(summed),
        *_of_counts(summed),
    )


def _of_reps(summed: Totals) -> tuple[Target, Target]:
    reps = summed.reps
    basis = f"{reps.clips} clips, {reps.reps} reps"
    return (
        _at_least("reps exact", reps.exact, reps.clips, EXACT_SHARE, basis),
        _at_least("reps within one", reps.within_one, reps.clips, 1.0, basis),
    )


def _of_holds(summed: Totals) -> Target:
    holds = summed.holds
    name = f"holds within {HOLD_S:g} s or {HOLD_SHARE:.0%}"
    return _at_least(name, holds.right, holds.holds, 1.0, f"{holds.holds} holds in {holds.clips} clips")


def _of_angles(summed: Totals) -> tuple[Target, ...]:
    return tuple(_of_angle(summed, joint, most) for joint, most in ANGLE_DEG.items())


def _of_angle(summed: Totals, joint: str, most: float) -> Target:
    found = summed.angles.get(joint)
    name, wanted = f"{joint} angle, median error", f"<= {most:g} deg"
    if found is None:
        return Target(name, wanted, "-", None, "no clips")
    basis = f"{found.count} frames of {summed.angle_clips} clips"
    return Target(name, wanted, f"{found.median:.1f} deg (95 %: {found.p95:.1f})", found.median <= most, basis)


def _of_faults(summed: Totals) -> tuple[Target, Target]:
    faults = summed.faults
    basis = f"{faults.planted} faults in {faults.faulty_clips} clips"
    return (
        _at_least("planted faults found", faults.found, faults.planted, FOUND_SHARE, basis),
        _of_false_warnings(len(faults.unfounded_in_clean), faults.clean_clips),
    )


def _of_false_warnings(false: int, clean: int) -> Target:
    return Target(
        name="false warnings in clean clips",
        wanted=f"<= 1 in {1 / FALSE_PER_CLEAN:.0f}",
        reached=f"{false} in {clean}" if clean else "-",
        met=false <= FALSE_PER_CLEAN * clean if clean else None,
        basis=f"{clean} clean clips",
    )


def _of_posture(summed: Totals) -> Target:
    frames, right, clips = summed.posture
    return _at_least("posture right at rest", right, frames, POSTURE_SHARE, f"{frames} frames of {clips} clips")


def _of_counts(summed: Totals) -> tuple[Target, Target, Target]:
    cross, reps = summed.cross, summed.reps
    return (
        _none("counts where nobody exercises", cross.in_empty, cross.empty_clips),
        _none("counts while getting ready, pausing or gone", reps.out_of_place, reps.clips),
        _none("counts by other exercises", sum(count.count for _, count in cross.false), cross.clips),
    )


def _at_least(name: str, good: int, of: int, share: float, basis: str) -> Target:
    wanted = "all" if share == 1.0 else f">= {share:.0%}"
    if not of:
        return Target(name, wanted, "-", None, basis)
    return Target(name, wanted, f"{good / of:.1%} ({good} of {of})", good >= share * of, basis)


def _none(name: str, count: int, clips: int) -> Target:
    return Target(name, "0", str(count) if clips else "-", count == 0 if clips else None, f"{clips} clips")
