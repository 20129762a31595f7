"""A few still pictures of a set: at rest, at the furthest point of each side, at the gravest warning."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from formcheck.coach.events import RepDone
from formcheck.review import words
from formcheck.review.page.motion import Motion
from formcheck.review.page.stick_figure import Figure, Stage, figure_at
from formcheck.review.visit import SetReview


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
    for t, title, what, warns in _moments(review):
        figure = figure_at(motion, stage, t)
        if figure is not None:
            found.append(Still(t, title, what, figure, warns))
    return tuple(found)


def _moments(review: SetReview) -> Iterator[tuple[float, str, str, bool]]:
    kind, unit = review.header.exercise.kind, review.summary.units.drive
    reps = [rep for rep in review.summary.reps if math.isfinite(rep.start_s)]
    if reps and kind != "hold":
        yield reps[0].start_s, "At the start", words.with_unit(reps[0].start_value, unit), False
    for figures in review.figures.sides:
        best = _best([rep for rep in reps if rep.side == figures.side], figures.reach.best, kind)
        if best is None:
            continue
        side = f", {figures.side}" if figures.side else ""
        if kind == "hold":
            yield (best.start_s + best.end_s) / 2, f"Longest hold{side}", words.span(best.hold_s), False
        elif kind == "cycle":
            yield best.start_s, "One end", words.with_unit(best.start_value, unit), False
            yield best.peak_s, "Other end", words.with_unit(best.peak_value, unit), False
        else:
            yield best.peak_s, f"Furthest{side}", f"rep {best.n}, {words.with_unit(best.peak_value, unit)}", False
    for group in review.figures.warnings[:1]:
        worst = group.furthest
        peak = words.with_unit(worst.peak, review.summary.units.limits.get(worst.id))
        yield (worst.start_s + worst.end_s) / 2, "Warning", f"at {words.clock(worst.start_s)}, {peak}", True


def _best(reps: list[RepDone], reach: float, kind: str) -> RepDone | None:
    if not math.isfinite(reach):
        return None
    of = {"hold": lambda rep: rep.hold_s, "cycle": lambda rep: abs(rep.peak_value - rep.start_value)}
    value = of.get(kind, lambda rep: rep.peak_value)
    return next((rep for rep in reps if value(rep) == reach), None)
