"""A few still pictures of a set: at rest, at the furthest point of each side, at the gravest warning."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from formcheck.coach.events import RepDone
from formcheck.review import words
from formcheck.review.figures import reach_of
from formcheck.review.from_rest import from_rest
from formcheck.review.how_far import how_far
from formcheck.review.page.motion import Motion
from formcheck.review.page.stick_figure import Figure, Stage, figure_at
from formcheck.review.visit import SetReview
from formcheck.session.aims import rest_of

_MARGIN = 25
"""Units of the stage around the figures: half a line is 13."""

Moment = tuple[float, str, str, bool]
"""Seconds, title, what there is to say, whether it warns."""


@dataclass(frozen=True, slots=True)
class Still:
    """One picture and its moment."""

    t: float
    title: str
    what: str
    figure: Figure
    warns: bool = False


def stills_of(review: SetReview, motion: Motion, stage: Stage) -> tuple[Still, ...]:
    """Those that can be drawn."""
    found = []
    for t, title, what, warns in _moments(review, motion):
        figure = figure_at(motion, stage, t)
        if figure is not None:
            found.append(Still(t, title, what, figure, warns))
    return tuple(found)


def frame_of(stills: Sequence[Still]) -> str:
    """An SVG's view box that holds all of them and no more, so that they can be compared."""
    corners = [corner for still in stills for corner in still.figure.corners()]
    if not corners:
        return "0 0 1 1"
    xs, ys = zip(*corners, strict=True)
    left, top = min(xs) - _MARGIN, min(ys) - _MARGIN
    return f"{left} {top} {max(xs) + _MARGIN - left} {max(ys) + _MARGIN - top}"


def _moments(review: SetReview, motion: Motion) -> Iterator[Moment]:
    reps = [rep for rep in review.summary.reps if math.isfinite(rep.start_s)]
    if reps and review.header.exercise.kind != "hold":
        yield reps[0].start_s, "At the start", "", False
    for figures in review.figures.sides:
        best = _best([rep for rep in reps if rep.side == figures.side], figures.reach.best, review)
        if best is not None:
            yield from _furthest(review, motion, best)
    for group in review.figures.warnings[:1]:
        worst = group.furthest
        what = f"at {words.clock(worst.start_s)}, {how_far(review, worst)}"
        yield (worst.start_s + worst.end_s) / 2, "Warning", what, True


def _furthest(review: SetReview, motion: Motion, best: RepDone) -> Iterator[Moment]:
    kind, unit = review.header.exercise.kind, review.summary.units.drive
    side = f", {best.side}" if best.side else ""
    if kind == "hold":
        yield (best.start_s + best.end_s) / 2, f"Longest hold{side}", words.span(best.hold_s), False
        return
    if kind == "rep":
        what = f"rep {best.n}, {words.with_unit(reach_of(best, kind, unit), unit)}"
        yield best.peak_s, f"Furthest{side}", what, False
        return
    names = [end.name for end in review.spec.movement.ends] if review.spec else ["one end", "other end"]
    for name, value in zip(names, (best.start_value, best.peak_value), strict=True):
        at = _moment_of(motion, best, value)
        if at is not None:
            shown = from_rest(value, rest_of(review.summary, best.side), unit)
            yield at, name.capitalize(), words.with_unit(shown, unit), False


def _moment_of(motion: Motion, rep: RepDone, value: float) -> float | None:
    """When a cycle came to one of its ends: the log has its value there, but not when that was."""
    values = motion.values.get(rep.side, motion.values.get(None))
    if values is None:
        return None
    within = (motion.t >= rep.start_s) & (motion.t <= rep.end_s) & np.isfinite(values)
    rows = np.flatnonzero(within)
    return float(motion.t[rows[np.abs(values[rows] - value).argmin()]]) if len(rows) else None


def _best(reps: list[RepDone], reach: float, review: SetReview) -> RepDone | None:
    """The rep that the figures call the furthest."""
    if not reps or not math.isfinite(reach):
        return None
    kind, unit = review.header.exercise.kind, review.summary.units.drive

    def off(rep: RepDone) -> float:
        value = reach_of(rep, kind, unit)
        return abs(value - reach) if math.isfinite(value) else math.inf

    return min(reps, key=off)
