"""Reps and holds found against those that are true."""

from __future__ import annotations

from collections.abc import Sequence

from formcheck.coach.events import HoldEnded, RepDone
from formcheck.session.summary import Summary
from tools.evaluate.frames import NOT_EXERCISING, FrameTruth
from tools.evaluate.intervals import matched
from tools.evaluate.results import Counts, HoldError, HoldScore, RepError, RepScore
from tools.evaluate.truth import TrueHold, TrueRep, TrueReps, Truth


def rep_score(summary: Summary, truth: Truth, frames: FrameTruth | None) -> RepScore | None:
    """Reps and partial reps; None where their true number is not known."""
    if truth.reps is None:
        return None
    true, found = truth.reps, summary.reps
    pairs = matched(true.items, found)
    return RepScore(
        true=Counts(true.total, true.left, true.right),
        found=Counts(len(found), len(summary.reps_on("left")), len(summary.reps_on("right"))),
        errors=tuple(_rep_error(true.items[i], found[j]) for i, j in pairs.items()),
        missed=tuple(rep.start_s for i, rep in enumerate(true.items) if i not in pairs),
        extra=tuple(rep.peak_s for j, rep in enumerate(found) if j not in pairs.values()) if _timed(true) else (),
        out_of_place=_out_of_place(summary, frames),
        true_partials=None if truth.partials is None else len(truth.partials),
        found_partials=len(summary.partial),
    )


def hold_score(found: Sequence[HoldEnded], true: Sequence[TrueHold]) -> HoldScore:
    """Each true hold with the one found that shares the most time with it, and holds left over."""
    pairs = matched(true, found)
    left_over = [hold.start_s for j, hold in enumerate(found) if j not in pairs.values()]
    errors = [_hold_error(hold, found[pairs[i]] if i in pairs else None) for i, hold in enumerate(true)]
    return HoldScore(tuple(errors), tuple(left_over))


def _hold_error(true: TrueHold, found: HoldEnded | None) -> HoldError:
    lasted = true.end_s - true.start_s
    if found is None:
        return HoldError(true.start_s, lasted, None, None, None, right_side=False)
    start, end = found.start_s - true.start_s, found.end_s - true.end_s
    return HoldError(true.start_s, lasted, end - start, start, end, right_side=true.side in (None, found.side))


def _rep_error(true: TrueRep, found: RepDone) -> RepError:
    return RepError(found.start_s - true.start_s, found.end_s - true.end_s)


def _timed(reps: TrueReps) -> bool:
    """Whether it is known when each of the reps was."""
    return len(reps.items) == reps.total


def _out_of_place(summary: Summary, frames: FrameTruth | None) -> tuple[float, ...]:
    if frames is None:
        return ()
    return tuple(rep.peak_s for rep in summary.reps if frames.phase_at(rep.peak_s) in NOT_EXERCISING)
