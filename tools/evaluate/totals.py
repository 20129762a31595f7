"""All clips summed up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from tools.evaluate.angles import JOINTS
from tools.evaluate.contained import told_apart
from tools.evaluate.results import ClipScore, FalseCount, HoldError, RepError, Said


@dataclass(frozen=True, slots=True)
class Spread:
    """Sizes of errors: median, 95th percentile and largest; `bias` is the median with its sign."""

    count: int
    median: float
    p95: float
    worst: float
    bias: float


@dataclass(frozen=True, slots=True)
class RepTotals:
    """Clips whose reps are known: how many are exact or at most one off; the errors of a rep's start and end."""

    clips: int
    exact: int
    within_one: int
    reps: int
    start: Spread | None
    end: Spread | None
    partial_clips: int
    partial_exact: int
    out_of_place: int


@dataclass(frozen=True, slots=True)
class HoldTotals:
    """True holds: how many are right, missed or on the wrong side; holds that are none; the errors of the rest."""

    clips: int
    holds: int
    right: int
    missed: int
    wrong_side: int
    extra: int
    error: Spread | None


@dataclass(frozen=True, slots=True)
class FaultTotals:
    """Planted faults and those found; clean clips, and what was said in them (once for each clip and id)."""

    planted: int
    found: int
    faulty_clips: int
    clean_clips: int
    unfounded_in_clean: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CrossTotals:
    """Specs run on clips that are not theirs, and what they counted: (clip, count).

    `contained` are those where one exercise is a part of the other; `empty` are clips in which nobody exercises.
    """

    clips: int
    false: tuple[tuple[str, FalseCount], ...]
    contained: tuple[tuple[str, FalseCount], ...]
    empty_clips: int
    in_empty: int


@dataclass(frozen=True, slots=True)
class EffortTotals:
    """Frames and seconds in all; `scoring_s` is one pass of one spec over each clip."""

    frames: int
    posed: int
    video_s: float
    extracting_s: float
    scoring_s: float


@dataclass(frozen=True, slots=True)
class Totals:
    """Everything summed up. `posture` is (frames at rest, right ones, clips)."""

    clips: int
    failed: tuple[tuple[str, str], ...]
    reps: RepTotals
    holds: HoldTotals
    angles: dict[str, Spread]
    angle_clips: int
    faults: FaultTotals
    posture: tuple[int, int, int]
    cross: CrossTotals
    effort: EffortTotals


def totals(scores: Sequence[ClipScore], *, cross: bool) -> Totals:
    """Sum up `scores`; `cross` says whether the other specs were run."""
    postures = [score.posture for score in scores if score.posture is not None]
    angles = {joint: spread(error for score in scores for error in score.angles.get(joint, ())) for joint in JOINTS}
    return Totals(
        clips=len(scores),
        failed=tuple((score.name, score.failed) for score in scores if score.failed is not None),
        reps=_reps(scores),
        holds=_holds(scores),
        angles={joint: found for joint, found in angles.items() if found is not None},
        angle_clips=sum(bool(score.angles) for score in scores),
        faults=_faults(scores),
        posture=(sum(one.frames for one in postures), sum(one.right for one in postures), len(postures)),
        cross=_cross(scores, cross=cross),
        effort=_effort(scores),
    )


def spread(errors: Iterable[float]) -> Spread | None:
    """How large `errors` are; None where there are none."""
    signed = np.fromiter(errors, np.float64)
    if not signed.size:
        return None
    size = np.abs(signed)
    return Spread(
        count=signed.size,
        median=float(np.median(size)),
        p95=float(np.percentile(size, 95)),
        worst=float(size.max()),
        bias=float(np.median(signed)),
    )


def once(said: Iterable[Said]) -> list[str]:
    """The ids in `said`, each once."""
    return list(dict.fromkeys(one.id for one in said))


def _reps(scores: Sequence[ClipScore]) -> RepTotals:
    known = [score.reps for score in scores if score.reps is not None]
    errors: list[RepError] = [error for one in known for error in one.errors]
    partial = [one for one in known if one.true_partials is not None]
    return RepTotals(
        clips=len(known),
        exact=sum(one.exact for one in known),
        within_one=sum(one.off <= 1 for one in known),
        reps=sum(one.true.total for one in known),
        start=spread(error.start_s for error in errors),
        end=spread(error.end_s for error in errors),
        partial_clips=len(partial),
        partial_exact=sum(one.true_partials == one.found_partials for one in partial),
        out_of_place=sum(len(one.out_of_place) for one in known),
    )


def _holds(scores: Sequence[ClipScore]) -> HoldTotals:
    known = [score.holds for score in scores if score.holds is not None]
    holds: list[HoldError] = [hold for one in known for hold in one.holds]
    found = [hold for hold in holds if hold.error_s is not None]
    return HoldTotals(
        clips=sum(bool(one.holds) for one in known),
        holds=len(holds),
        right=sum(hold.right for hold in holds),
        missed=len(holds) - len(found),
        wrong_side=sum(not hold.right_side for hold in found),
        extra=sum(len(one.extra) for one in known),
        error=spread(hold.error_s for hold in found if hold.error_s is not None),
    )


def _faults(scores: Sequence[ClipScore]) -> FaultTotals:
    known = [(score.name, score.faults) for score in scores if score.faults is not None and score.faults.known]
    planted = [fault for _, one in known for fault in one.planted]
    clean = [(name, one) for name, one in known if one.clean]
    return FaultTotals(
        planted=len(planted),
        found=sum(fault.found for fault in planted),
        faulty_clips=len(known) - len(clean),
        clean_clips=len(clean),
        unfounded_in_clean=tuple((name, said) for name, one in clean for said in once(one.unfounded)),
    )


def _cross(scores: Sequence[ClipScore], *, cross: bool) -> CrossTotals:
    run = [score for score in scores if score.failed is None and cross]
    apart = [(score.name, *told_apart(count, score)) for score in run for count in score.false_counts]
    empty = [score for score in run if score.exercise is None]
    return CrossTotals(
        clips=len(run),
        false=tuple((name, false) for name, _, false in apart if false is not None),
        contained=tuple((name, part) for name, part, _ in apart if part is not None),
        empty_clips=len(empty),
        in_empty=sum(count.count for score in empty for count in score.false_counts),
    )


def _effort(scores: Sequence[ClipScore]) -> EffortTotals:
    efforts = [score.effort for score in scores if score.effort is not None]
    return EffortTotals(
        frames=sum(one.frames for one in efforts),
        posed=sum(one.posed for one in efforts),
        video_s=sum(one.video_s for one in efforts),
        extracting_s=sum(one.extracting_s for one in efforts),
        scoring_s=sum(one.scoring_s for one in efforts),
    )
