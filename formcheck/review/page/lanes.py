"""What happened in a set, as marks on lanes below the trace: reps, holds, warnings, what was not measured, pauses."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from formcheck.pose.landmarks import Side
from formcheck.review import words
from formcheck.review.from_rest import from_rest
from formcheck.review.how_far import how_far
from formcheck.review.visit import SetReview


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar on a lane; `jump` says whether the replay can be sent there.

    Attributes:
        kind: `rep`, `partial`, `removed`, `hold`, `short_hold`, `warning`, `stop`, `info`, `lost` or `pause`.
        start_s, end_s: of it.
        peak_s: the moment worth seeing: of a rep its furthest point.
        left, width: percent of the lane.
        short: what stands on it.
        told: the same for a screen reader, in a sentence.
        corrected: whether a person changed it.
    """

    kind: str
    start_s: float
    end_s: float
    peak_s: float
    left: float
    width: float
    short: str
    told: str
    jump: bool = True
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """Marks in the order of time, under one name."""

    name: str
    marks: tuple[Mark, ...]


def lanes_of(review: SetReview, seconds: float) -> tuple[Lane, ...]:
    """The lanes that have something on them."""
    sides = [figures.side for figures in review.figures.sides]
    found = [_lane(_reps_name(review, side), _reps(review, side), seconds) for side in sides]
    found += [
        _lane("holds", _holds(review), seconds),
        _lane("warnings", _warnings(review), seconds),
        _lane("not measured", _unmeasured(review), seconds),
        _lane("paused", _paused(review), seconds),
    ]
    return tuple(lane for lane in found if lane.marks)


def _reps_name(review: SetReview, side: Side | None) -> str:
    noun = "holds" if review.header.exercise.kind == "hold" else "reps"
    return noun if side is None else f"{noun}, {side}"


def _lane(name: str, marks: Iterable[Mark], seconds: float) -> Lane:
    placed = []
    for mark in sorted(marks, key=lambda mark: mark.start_s):
        left = min(100.0, max(0.0, 100 * mark.start_s / seconds))
        width = min(100 - left, max(0.0, 100 * (mark.end_s - mark.start_s) / seconds))
        placed.append(dataclasses.replace(mark, left=round(left, 3), width=round(width, 3)))
    return Lane(name, tuple(placed))


def _mark(kind: str, start_s: float, end_s: float, peak_s: float, short: str, told: str) -> Mark:
    peak = peak_s if math.isfinite(peak_s) else start_s
    return Mark(kind, start_s, end_s, peak, 0.0, 0.0, short, told)


def _reps(review: SetReview, side: Side | None) -> Iterator[Mark]:
    unit, hold = review.summary.units.drive, review.header.exercise.kind == "hold"
    noun = "Hold" if hold else "Rep"
    for rep in review.summary.reps_on(side):
        what = (
            words.span(rep.hold_s) if hold else words.with_unit(from_rest(rep.peak_value, rep.start_value, unit), unit)
        )
        told = f"{noun} {rep.n} at {words.clock(rep.start_s)}, {what}"
        how = review.corrected.marks.get(rep.n)
        corrected = {"added": ", added by you", "other_side": ", side corrected by you"}.get(how or "", "")
        mark = _mark("rep", rep.start_s, rep.end_s, rep.peak_s, str(rep.n), told + corrected)
        yield dataclasses.replace(mark, corrected=how is not None)
    for partial in review.summary.partial:
        if partial.side == side:
            what = words.with_unit(from_rest(partial.peak_value, partial.start_value, unit), unit)
            told = f"Too small to count, at {words.clock(partial.start_s)}, {what}"
            yield _mark("partial", partial.start_s, partial.end_s, math.nan, "-", told)
    for rep in review.corrected.removed:
        if rep.side == side:
            told = f"Counted as {noun.lower()} at {words.clock(rep.start_s)}, taken out by you"
            removed = _mark("removed", rep.start_s, rep.end_s, rep.peak_s, "x", told)
            yield dataclasses.replace(removed, corrected=True)


def _holds(review: SetReview) -> Iterator[Mark]:
    """Of a pure hold they are the reps themselves."""
    if review.header.exercise.kind == "hold" and len(review.summary.reps) >= len(review.summary.holds):
        return
    for hold in review.summary.holds:
        kind = "hold" if hold.complete or hold.cut else "short_hold"
        lasted = words.span(hold.end_s - hold.start_s)
        told = f"Hold at {words.clock(hold.start_s)}, {lasted}, {words.how_long(hold)}"
        yield _mark(
            kind, hold.start_s, hold.end_s, (hold.start_s + hold.end_s) / 2, f"{hold.end_s - hold.start_s:.0f}", told
        )


def _warnings(review: SetReview) -> Iterator[Mark]:
    for warning in review.summary.warnings:
        side = f", {warning.side}" if warning.side else ""
        told = f"Warning at {words.clock(warning.start_s)}{side}: {warning.message} Furthest {how_far(review, warning)}"
        yield _mark(warning.level, warning.start_s, warning.end_s, (warning.start_s + warning.end_s) / 2, "!", told)


def _unmeasured(review: SetReview) -> Iterator[Mark]:
    for lost in review.summary.lost:
        why = words.STATES.get(lost.state, lost.state)
        told = f"Not measured from {words.clock(lost.start_s)} for {words.span(lost.end_s - lost.start_s)}: {why}"
        yield _mark("lost", lost.start_s, lost.end_s, math.nan, "", told)
    if review.spec is None:
        return
    for span in review.summary.posture:
        if span.posture not in review.spec.within and span.end_s - span.start_s >= words.WORTH_TELLING_S:
            what = span.posture.replace("_", " ")
            for_s = words.span(span.end_s - span.start_s)
            told = f"Out of position from {words.clock(span.start_s)} for {for_s}: {what}"
            yield _mark("lost", span.start_s, span.end_s, math.nan, "", told)


def _paused(review: SetReview) -> Iterator[Mark]:
    for pause in review.summary.paused:
        told = f"At {words.clock(pause.start_s)} for {words.span(pause.lasted_s)}: {words.PAUSES[pause.why]}"
        yield _mark("pause", pause.start_s, pause.end_s, math.nan, "", told)
