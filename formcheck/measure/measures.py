"""What the measure room gives for each pose."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from formcheck.pose.landmarks import Side
from formcheck.specs.model import Posture


@dataclass(frozen=True, slots=True)
class Measures:
    """The named numbers of one pose. Not seen is NaN, everywhere.

    Attributes:
        index, t: the pose's.
        found: whether anybody was seen.
        values: measure name to value; a measure of the `working` or `resting` limb stands there once for
            each side that may be working, as `name@left` and `name@right`.
        posture: as this pose alone shows it.
        near: the side of the body nearer to the camera; None until known.
        still_points: x, y, x, y... of the body's main joints in pixels, for telling stillness; empty unseen.
        side_on: 0 to 1, how far the camera sees the body from its side (1) rather than from an end (0).
        size: trunk length in pixels; NaN unseen.
        after_gap: no picture came for so long before it that nobody knows what was done meanwhile.
        doubted: names in `values`, with their side, that hang on joints which the model only guesses.
        trunk_points: x and y, in pixels, of the middle between the shoulders, then between the hips; empty unseen.
    """

    index: int
    t: float
    found: bool
    values: Mapping[str, float]
    posture: Posture
    near: Side | None
    still_points: tuple[float, ...]
    side_on: float
    size: float
    after_gap: bool = False
    doubted: frozenset[str] = frozenset()
    trunk_points: tuple[float, ...] = ()


def on_side(values: Mapping[str, float], name: str, side: Side | None) -> float:
    """The value of `name` while `side` is working; NaN where it was not seen."""
    if side is not None:
        value = values.get(f"{name}@{side}")
        if value is not None:
            return value
    return values.get(name, float("nan"))


def is_doubted(doubted: Collection[str], name: str, side: Side | None) -> bool:
    """Whether the value of `name` while `side` is working is among the `doubted`."""
    return name in doubted or f"{name}@{side}" in doubted


def without_doubted(values: Mapping[str, float], doubted: Collection[str], side: Side | None) -> Mapping[str, float]:
    """`values` while `side` is working, but for those that are among the `doubted`, which are NaN."""
    if not doubted:
        return values
    return {name: math.nan if is_doubted(doubted, name, side) else value for name, value in values.items()}
