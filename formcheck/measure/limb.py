"""Whose limb a measure is of."""

from __future__ import annotations

from formcheck.measure.body import Body
from formcheck.pose.landmarks import Side, other
from formcheck.specs.model import MeasureSpec


def limb_of(measure: MeasureSpec, body: Body, working: Side | None) -> Side | None:
    """The side on which `measure` is taken while `working` works; None where that is not known, or both are."""
    match measure.side:
        case "left" | "right":
            return measure.side
        case "near":
            return body.near
        case "far":
            return None if body.near is None else other(body.near)
        case "working":
            return working
        case "resting":
            return None if working is None else other(working)
        case _:
            return None
