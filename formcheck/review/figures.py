"""A set in figures: what each side did of what was planned, how far, how fast, how evenly, and how well it was seen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import pstdev

from formcheck.coach.events import RepDone, WarningEnded
from formcheck.coach.smoothness import is_uneven
from formcheck.pose.landmarks import SIDES, Side
from formcheck.review.from_rest import aims_from_rest, from_rest
from formcheck.review.furthest import furthest, lasted
from formcheck.session.aims import Aims, aims_of, main_measure
from formcheck.session.evenness import is_steady
from formcheck.session.header import Header
from formcheck.session.summary import LostSpan, PostureSpan, Summary
from formcheck.specs.model import ExerciseSpec, Level
from formcheck.specs.range import Range
from formcheck.specs.uncertainty import uncertainty

FEWEST_FOR_EVENNESS = 3
"""Reps from which a spread says something."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Some numbers in short; all NaN where none is known.

    Attributes:
        first, best, mean: the first, the furthest, and their mean.
        deviation: the standard deviation; NaN for fewer than three.
    """

    first: float
    best: float
    mean: float
    deviation: float


@dataclass(frozen=True, slots=True)
class SideFigures:
    """What one side did (None: the sides are not worked apart, or the log names none).

    Attributes:
        side: the person's own.
        reps: counted; of a pure hold, holds.
        planned: of them, in one set.
        reach: of a rep, the main measure at the furthest point (of points, how far that is from rest); of a cycle, how
            far apart its two ends were; of a pure hold, seconds.
        start: mean of the main measure where reps began.
        out_s, hold_s, back_s: of the reps.
        steady, judged: reps that were done in one flowing movement, and those of which it is known.
        uneven_out, uneven_back: ways out, and ways back, that were not.
        complete, held: holds that lasted as long as asked, and all of which it is known whether they did.
        partial: movements that did not reach all that counts.
        warnings: that came on this side, or on none in particular where the sides are not worked apart.
        aims: rest, targets and caps, of points counted from rest; None where the spec cannot be read.
    """

    side: Side | None
    reps: int
    planned: Range
    reach: Spread
    start: float
    out_s: Spread
    hold_s: Spread
    back_s: Spread
    steady: int
    judged: int
    uneven_out: int
    uneven_back: int
    complete: int
    held: int
    partial: int
    warnings: int
    aims: Aims | None


@dataclass(frozen=True, slots=True)
class Difference:
    """How far the sides are apart in their mean reach.

    Attributes:
        reach: left less right, in the main measure's unit (seconds for a pure hold).
        surely: whether it is more than twice what one camera may be off; a smaller one says nothing.
    """

    reach: float
    surely: bool


@dataclass(frozen=True, slots=True)
class WarningGroup:
    """All warnings of one limit on one side.

    Attributes:
        id, level, side, message: of the limit.
        warnings: one by one, in order.
        furthest: the one that went furthest past the limit.
        lasted_s: all of them together.
    """

    id: str
    level: Level
    side: Side | None
    message: str
    warnings: tuple[WarningEnded, ...]
    furthest: WarningEnded
    lasted_s: float


@dataclass(frozen=True, slots=True)
class SetFigures:
    """A set in figures.

    Attributes:
        unit: of `reach`: `deg`, `trunk`, `mixed`, or `s` for a pure hold; None where it is not known.
        sides: one for each side that was to be worked or was; at least one.
        difference: between left and right; None where not both moved.
        warnings: by limit, gravest first.
        out_of_position_s: seconds in a posture in which the exercise is not counted, seen; NaN where it is not known.
        lost_s: state of tracking to the seconds that it lasted.
        seen: share of the frames with a person, 0 to 1; NaN without frames.
    """

    unit: str | None
    sides: tuple[SideFigures, ...]
    difference: Difference | None
    warnings: tuple[WarningGroup, ...]
    out_of_position_s: float
    lost_s: dict[str, float]
    seen: float


def figures_of(header: Header, summary: Summary, spec: ExerciseSpec | None, planned: Range | None = None) -> SetFigures:
    """All of them. `planned` reps (a side) stand in the place of the exercise's own dose."""
    plan = header.exercise
    unit = "s" if plan.kind == "hold" else plan.units.drive
    sides = tuple(_side(header, summary, side, spec, planned or plan.dose.reps) for side in _worked(header, summary))
    tracking = summary.tracking
    return SetFigures(
        unit=unit,
        sides=sides,
        difference=_difference(sides, spec, unit),
        warnings=_warnings(summary, spec),
        out_of_position_s=_out_of_position(summary, spec),
        lost_s=_lost(summary),
        seen=tracking.posed / tracking.frames if tracking.frames else math.nan,
    )


def _worked(header: Header, summary: Summary) -> tuple[Side | None, ...]:
    """The sides that were to be worked, and those that were anyhow."""
    visit = header.visit
    only = visit.side if visit else None
    planned: tuple[Side | None, ...] = (None,)
    if only is not None and header.exercise.sides == "each":
        planned = (only,)
    elif header.exercise.sides == "each" and (visit is None or visit.sides_planned != 1):
        planned = SIDES
    done = {rep.side for rep in summary.reps} | {event.side for event in summary.partial}
    if done and None not in done and planned == (None,):
        planned = ()
    order: tuple[Side | None, ...] = (None, *SIDES)
    return tuple(side for side in order if side in planned or side in done)


def _side(
    header: Header, summary: Summary, side: Side | None, spec: ExerciseSpec | None, planned: Range
) -> SideFigures:
    kind, unit = header.exercise.kind, header.exercise.units.drive
    reps = summary.reps_on(side)
    holds = [hold for hold in summary.holds if hold.side == side]
    return SideFigures(
        side=side,
        reps=len(reps),
        planned=planned,
        reach=_reach(reps, kind, unit),
        start=_spread([rep.start_value for rep in reps]).mean,
        out_s=_spread([rep.out_s for rep in reps]),
        hold_s=_spread([rep.hold_s for rep in reps]),
        back_s=_spread([rep.back_s for rep in reps]),
        steady=sum(is_steady(rep) is True for rep in reps),
        judged=sum(is_steady(rep) is not None for rep in reps),
        uneven_out=sum(is_uneven(rep.out_smoothness) for rep in reps),
        uneven_back=sum(is_uneven(rep.back_smoothness) for rep in reps),
        complete=sum(hold.complete for hold in holds),
        held=sum(hold.complete or not hold.cut for hold in holds),
        partial=sum(event.side == side for event in summary.partial),
        warnings=sum(warning.side == side for warning in summary.warnings),
        aims=None if spec is None else aims_from_rest(aims_of(spec, summary, side, header.personal or ()), unit),
    )


def reach_of(rep: RepDone, kind: str, unit: str | None) -> float:
    """How far one rep came: see SideFigures.reach. `kind` of the exercise, `unit` of its main measure."""
    if kind == "hold":
        return rep.hold_s
    if kind == "cycle":
        return abs(rep.peak_value - rep.start_value)
    return from_rest(rep.peak_value, rep.start_value, unit)


def _reach(reps: Sequence[RepDone], kind: str, unit: str | None) -> Spread:
    outwards = sum(rep.peak_value - rep.start_value for rep in reps if _known(rep)) >= 0
    return _spread([reach_of(rep, kind, unit) for rep in reps], most=outwards or kind != "rep")


def _known(rep: RepDone) -> bool:
    return math.isfinite(rep.start_value) and math.isfinite(rep.peak_value)


def _spread(numbers: Sequence[float], *, most: bool = True) -> Spread:
    known = [number for number in numbers if math.isfinite(number)]
    if not known:
        return Spread(math.nan, math.nan, math.nan, math.nan)
    deviation = pstdev(known) if len(known) >= FEWEST_FOR_EVENNESS else math.nan
    return Spread(known[0], max(known) if most else min(known), sum(known) / len(known), deviation)


def _difference(sides: Sequence[SideFigures], spec: ExerciseSpec | None, unit: str | None) -> Difference | None:
    mean = {figures.side: figures.reach.mean for figures in sides}
    reach = mean.get("left", math.nan) - mean.get("right", math.nan)
    if not math.isfinite(reach):
        return None
    measure = None if spec is None else main_measure(spec)
    if unit == "s":
        return Difference(reach, abs(reach) >= 1)
    return Difference(reach, spec is not None and measure is not None and _sure(spec, measure.name, reach))


def _sure(spec: ExerciseSpec, measure: str, reach: float) -> bool:
    return abs(reach) > 2 * uncertainty(spec, measure)


def _warnings(summary: Summary, spec: ExerciseSpec | None) -> tuple[WarningGroup, ...]:
    groups: dict[tuple[str, Side | None], list[WarningEnded]] = {}
    for warning in summary.warnings:
        groups.setdefault((warning.id, warning.side), []).append(warning)
    found = [_group(warnings, spec) for warnings in groups.values()]
    gravest: tuple[Level, ...] = ("stop", "warning", "info")
    return tuple(sorted(found, key=lambda group: (gravest.index(group.level), -len(group.warnings))))


def _group(warnings: list[WarningEnded], spec: ExerciseSpec | None) -> WarningGroup:
    first = warnings[0]
    limits = () if spec is None else spec.limits
    limit = next((limit for limit in limits if limit.id == first.id), None)
    return WarningGroup(
        id=first.id,
        level=first.level,
        side=first.side,
        message=first.message,
        warnings=tuple(warnings),
        furthest=furthest(warnings, limit),
        lasted_s=sum(lasted(warning) for warning in warnings),
    )


def _out_of_position(summary: Summary, spec: ExerciseSpec | None) -> float:
    if spec is None:
        return math.nan
    nobody = [span for span in summary.lost if span.state == "nobody"]
    away = [span for span in summary.posture if span.posture not in spec.within]
    return sum(span.end_s - span.start_s - sum(_shared(span, unseen) for unseen in nobody) for span in away)


def _shared(a: PostureSpan, b: LostSpan) -> float:
    """Seconds that both have in common."""
    return max(0.0, min(a.end_s, b.end_s) - max(a.start_s, b.start_s))


def _lost(summary: Summary) -> dict[str, float]:
    lasted: dict[str, float] = {}
    for span in summary.lost:
        lasted[span.state] = lasted.get(span.state, 0.0) + span.end_s - span.start_s
    return lasted
