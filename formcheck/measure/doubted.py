"""Which measures of a pose hang on joints that the model only guesses."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from formcheck.measure.body import Body
from formcheck.measure.limb import limb_of
from formcheck.measure.measures import is_doubted
from formcheck.pose.landmarks import SIDES, Side, index_of
from formcheck.specs.model import MeasureSpec


def doubted(body: Body, measures: Sequence[MeasureSpec]) -> frozenset[str]:
    """The names under which those of `measures` stand that hang on a guessed joint; a sum's parts come before it."""
    found: set[str] = set()
    for measure in measures if body.guessed else ():
        for working in (None, *SIDES):
            if _hangs_on_a_guess(body, measure, working, found):
                found.add(f"{measure.name}@{working}" if working else measure.name)
    return frozenset(found)


def _hangs_on_a_guess(body: Body, measure: MeasureSpec, working: Side | None, found: Collection[str]) -> bool:
    if measure.kind == "combine":
        return any(is_doubted(found, name, working) for name, _ in measure.terms)
    sides = SIDES if measure.side == "both" else (limb_of(measure, body, working),)
    return any(index_of(point, side) in body.guessed for side in sides if side for point in measure.points)
