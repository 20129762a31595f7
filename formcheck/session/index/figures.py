"""A session's log as the row that the index keeps of it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from formcheck.coach.events import RepDone
from formcheck.pose.landmarks import Side
from formcheck.session.counted import is_counted_rescoring
from formcheck.session.header import CUT_OFF, Header
from formcheck.session.index.bounds import bounds_of
from formcheck.session.index.rows import Ending, SetRow, SideRow
from formcheck.session.read import Session, summary_of
from formcheck.session.summary import Summary

_ENDINGS: dict[str, Ending] = {"done": "done", "interrupted": "interrupted", "failed": "failed", CUT_OFF: "cut_off"}


def set_row(session: Session, corrections: int = 0) -> SetRow:
    """The row of `session`, whose events have `corrections` applied already."""
    header, summary = session.header, summary_of(session)
    plan, visit, tracking = header.exercise, header.visit, summary.tracking
    return SetRow(
        folder=session.folder.name,
        visit=visit.id if visit else None,
        routine=visit.routine if visit else None,
        set_number=visit.set if visit else None,
        sets_planned=visit.sets if visit else None,
        reps_planned=visit.reps if visit else None,
        side=visit.side if visit else None,
        started_at=header.started_at,
        exercise=plan.id,
        name=plan.name,
        kind=plan.kind,
        sides=plan.sides,
        dose=plan.dose,
        hold=plan.hold,
        unit=plan.units.drive,
        live=header.source.live,
        by_side=_by_side(header, summary),
        reps=len(summary.reps),
        partials=len(summary.partial),
        holds=len(summary.holds),
        holds_complete=sum(hold.complete for hold in summary.holds),
        warnings=dict(Counter(warning.id for warning in summary.warnings)),
        seconds=_known(summary.source.duration_s) or 0.0,
        seen=tracking.posed / tracking.frames if tracking.frames else None,
        ended=_ENDINGS.get(session.how, "failed"),
        corrections=corrections,
        rescored=is_counted_rescoring(session),
        notes=len(session.skipped),
        sides_planned=visit.sides_planned if visit else None,
        step=visit.step if visit else None,
    )


def _by_side(header: Header, summary: Summary) -> tuple[SideRow, ...]:
    worked = {rep.side for rep in summary.reps}
    if header.exercise.kind == "hold":
        worked |= {hold.side for hold in summary.holds}
    sides: tuple[Side | None, ...] = (None, "left", "right")
    return tuple(_side_row(header, summary, side) for side in sides if side in worked)


def _side_row(header: Header, summary: Summary, side: Side | None) -> SideRow:
    reps = summary.reps_on(side)
    travels = _all_known(_travel(rep) for rep in reps)
    target, cap = bounds_of(header, summary, side)
    held: list[float] = []
    if header.exercise.kind == "hold":
        held = _all_known(hold.end_s - hold.start_s for hold in summary.holds if hold.side == side)
    elif header.exercise.hold is not None:
        held = _all_known(rep.hold_s for rep in reps)
    return SideRow(
        side=side,
        reps=len(reps),
        first=_known(_travel(reps[0])) if reps else None,
        best=max(travels, default=None),
        mean=_mean(travels),
        hold_best_s=max(held, default=None),
        hold_mean_s=_mean(held),
        target=target,
        cap=cap,
        travels=len(travels),
        holds=len(held),
    )


def _travel(rep: RepDone) -> float:
    """How far the rep went from its own rest, whichever way the exercise goes."""
    return abs(rep.peak_value - rep.start_value)


def _all_known(numbers: Iterable[float]) -> list[float]:
    return [number for number in numbers if math.isfinite(number)]


def _known(number: float) -> float | None:
    return number if math.isfinite(number) else None


def _mean(numbers: list[float]) -> float | None:
    return sum(numbers) / len(numbers) if numbers else None
