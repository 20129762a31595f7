"""How sure each measure is, and which limits are closer to a clean movement than that.

Such a limit warns of people who do nothing wrong: `formcheck exercises check` refuses it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from formcheck.specs.model import Condition, EndSpec, ExerciseSpec, LimitSpec, MeasureKind, Movement, Phase

ANGLE = 7.0
"""Degrees. Near side, in the image plane: a median error of 3 to 6 on rendered people whose angles are known,
-2.3 +- 6.4 for lateral knees (Cosoli 2026); bands tighter than 7 to 10 have no support."""
LENGTH = 0.06
"""Trunk lengths: what seven degrees are at the end of a forearm; 3 cm on a trunk of 50."""
CURVE = 0.01
"""Trunk lengths: twice the noise of the spine's curve on five filmed people (0.005)."""

_OF_KIND: dict[MeasureKind, float] = {
    "angle": ANGLE,
    "inclination": ANGLE,
    "height": LENGTH,
    "distance": LENGTH,
    "ahead": LENGTH,
    "offset": LENGTH,
    "spine_curve": CURVE,
}
_SOURCES = {
    ANGLE: "measured on rendered people and published lateral-knee studies (Cosoli 2026)",
    LENGTH: "what seven degrees are at the end of a forearm",
    CURVE: "twice the noise measured on five people",
}


@dataclass(frozen=True, slots=True)
class TooClose:
    """A limit that a clean movement may pass by the measure's uncertainty alone.

    Attributes:
        position: of the limit in the spec, from 0.
        text: what it is too close to, by how much, and what would do.
    """

    position: int
    text: str


def uncertainty(spec: ExerciseSpec, name: str) -> float:
    """By how much the measure `name` may be off, in its unit. KeyError where there is no such measure.

    A combination's terms are taken as independent: the root of the sum of their squared shares.
    """
    measure = spec.measure(name)
    if measure.kind == "combine":
        return math.hypot(*(weight * uncertainty(spec, term) for term, weight in measure.terms))
    return _OF_KIND[measure.kind]


def too_close(spec: ExerciseSpec) -> tuple[TooClose, ...]:
    """The limits of `spec` that no camera can tell from the movement itself.

    A limit on several measures at once is one only where every one of them is too close.
    """
    found: list[TooClose] = []
    for position, limit in enumerate(spec.limits):
        complaints = [_complaint(spec, limit, condition) for condition in limit.when]
        if all(complaints):
            found.append(TooClose(position, "; ".join(text for text in complaints if text)))
    return tuple(found)


def _complaint(spec: ExerciseSpec, limit: LimitSpec, condition: Condition) -> str:
    """Why this condition is too close to a clean movement; empty where it is not, or none is known."""
    least = uncertainty(spec, condition.measure)
    for what, low, high in _clean(spec, limit.during, condition):
        gap = _gap(condition, low, high)
        if gap < least - 1e-9:
            near = "is met by" if gap < 0 else f"is only {gap:.3g} from"
            source = _SOURCES.get(least, "of its terms together")
            text = f"{condition.measure} {near} {what}, and is itself uncertain by {least:.3g} ({source})"
            return f"{text}: it would warn of a clean movement; keep {least:.3g} or more between them"
    return ""


def _clean(spec: ExerciseSpec, during: Phase, condition: Condition) -> Iterator[tuple[str, float, float]]:
    """What a clean movement does with the condition's measure, counted as the condition counts it: what it is
    called, lowest, highest.
    """
    movement = spec.movement
    if condition.of != "zero":
        usual = "the person's own rest" if condition.of == "rest" else "the person's usual end"
        if condition.of == "usual" or during in ("any", "rest"):
            yield usual, 0.0, 0.0
    if during != "rest":
        for end in movement.ends:
            yield from _at_end(movement, end, condition)
    rest = movement.rest
    at_rest = during in ("any", "rest") and condition.of == "zero" and condition.measure == movement.drive
    if rest is not None and rest.typical is not None and at_rest:
        yield f"the typical rest ({rest.typical:g})", rest.typical, rest.typical


def _at_end(movement: Movement, end: EndSpec, condition: Condition) -> Iterator[tuple[str, float, float]]:
    for asked in end.conditions:
        if asked.measure == condition.measure and asked.of == condition.of and not asked.outside:
            yield f"what '{end.name}' asks of it", asked.low, asked.high
    if condition.measure != movement.drive or condition.of == "usual":
        return
    goal = end.way_to if end.way_to is not None else end.value
    typical = movement.rest.typical if movement.rest else None
    if condition.of == "rest":
        goal = end.change if end.change is not None else _less(goal, typical)
    elif end.change is not None:
        goal = None if typical is None else typical + end.change
    if goal is not None:
        yield f"the end '{end.name}' ({goal:g})", goal, goal


def _less(value: float | None, rest: float | None) -> float | None:
    return None if value is None or rest is None else value - rest


def _gap(condition: Condition, low: float, high: float) -> float:
    """How far the band from `low` to `high` is from meeting the condition; negative where it meets it."""
    if condition.outside:
        return min(low - condition.low, condition.high - high)
    return max(condition.low - high, low - condition.high)
