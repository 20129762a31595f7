"""How sure each measure is, and which limits are closer to a clean movement than that.

Such a limit warns of people who do nothing wrong: `formcheck exercises check` refuses it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from formcheck.specs.condition import Condition
from formcheck.specs.ends import EndSpec
from formcheck.specs.model import ExerciseSpec, LimitSpec, MeasureKind, Movement, Phase

ANGLE = 7.0
"""Degrees. Near side, in the image plane: a median error of 3 to 6 on rendered people whose angles are known,
-2.3 +- 6.4 for lateral knees (Cosoli 2026); bands tighter than 7 to 10 have no support."""
LENGTH = 0.06
"""Trunk lengths: what seven degrees are at the end of a forearm; 3 cm on a trunk of 50."""
CURVE = 0.01
"""Trunk lengths: twice the noise of the spine's curve on five filmed people (0.005)."""

FOLLOWED = 0.008
"""Trunk lengths by which a followed surface's shift may be off: four times what it was at rest in sixteen rendered
people and a filmed one (0.002), since the landmarks carry it on where it is lost."""

_OF_KIND: dict[MeasureKind, float] = {
    "angle": ANGLE,
    "inclination": ANGLE,
    "height": LENGTH,
    "distance": LENGTH,
    "ahead": LENGTH,
    "offset": LENGTH,
    "spine_curve": CURVE,
    "trunk_length": FOLLOWED,
}
_SOURCES = {
    ANGLE: "measured on rendered people and published lateral-knee studies (Cosoli 2026)",
    LENGTH: "what seven degrees are at the end of a forearm",
    CURVE: "twice the noise measured on five people",
    FOLLOWED: "four times the noise measured on seventeen people",
}


Part = Literal["when", "or", "own"]
"""Of a limit: the ways in which it is passed, as the file has them."""


@dataclass(frozen=True, slots=True)
class TooClose:
    """A limit that a clean movement may pass by the measure's uncertainty alone.

    Attributes:
        position: of the limit in the spec, from 0.
        part: the conditions that are too close.
        text: what it is too close to, by how much, and what would do.
    """

    position: int
    part: Part
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
        parts: dict[Part, tuple[Condition, ...]] = {"when": limit.when, "or": limit.or_when, "own": limit.own}
        for part, conditions in parts.items():
            complaints = [_complaint(spec, limit, condition) for condition in conditions]
            if complaints and all(complaints):
                found.append(TooClose(position, part, "; ".join(complaints)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class TooSmall:
    """An end that lies so near to rest that the measure's uncertainty alone may reach it: its name, and why."""

    end: str
    text: str


def too_small(spec: ExerciseSpec) -> tuple[TooSmall, ...]:
    """The ends of `spec` that no camera can tell from rest.

    A combination is not judged: small movements are seen by what several measures do at once.
    """
    movement = spec.movement
    if movement.drive is None or spec.measure(movement.drive).kind == "combine":
        return ()
    least = uncertainty(spec, movement.drive)
    typical = movement.rest.typical if movement.rest else None
    ways = [(end.name, _way(end, typical)) for end in movement.ends]
    return tuple(
        TooSmall(
            name,
            f"that is {way:.3g} from rest, and {movement.drive} may be off by {least:.3g} ({_SOURCES[least]}): what"
            " counts here would be the camera's unrest. Ask for more, or measure what moves further",
        )
        for name, way in ways
        if way is not None and way < least - 1e-9
    )


def _way(end: EndSpec, typical: float | None) -> float | None:
    """How far the end lies from rest; None where that hangs on the person."""
    if end.change is not None:
        return abs(end.change)
    if typical is None:
        return None
    return abs(end.target(typical) - typical)


@dataclass(frozen=True, slots=True)
class _Clean:
    """What a clean movement does with a measure: what it is called, and from where to where it goes.

    `asked`: a band that the movement only asks for in order to count; a limit may well lie inside of it, and
    ask for more, but not just outside of it.
    """

    what: str
    low: float
    high: float
    asked: bool = False


def _complaint(spec: ExerciseSpec, limit: LimitSpec, condition: Condition) -> str:
    """Why this condition is too close to a clean movement; empty where it is not, or none is known."""
    least = uncertainty(spec, condition.measure)
    for clean in _clean(spec, limit.during, condition):
        gap = _gap(condition, clean)
        if gap < least - 1e-9 and not (clean.asked and gap < 0):
            near = "is met by" if gap < 0 else f"is only {gap:.3g} from"
            because = _SOURCES.get(least, "of its terms together")
            return (
                f"{condition.measure} {near} {clean.what}, so that it would warn of a clean movement: keep"
                f" {least:.3g} or more between them, by which the measure may be off ({because})"
            )
    return ""


def _clean(spec: ExerciseSpec, during: Phase, condition: Condition) -> Iterator[_Clean]:
    """What a clean movement does with the condition's measure, counted as the condition counts it."""
    movement = spec.movement
    if condition.of == "usual":
        yield _Clean("the person's usual end", 0.0, 0.0)
    if condition.of == "rest" and during in ("any", "rest"):
        yield _Clean("the person's own rest", 0.0, 0.0)
    if during != "rest":
        for end in movement.ends:
            yield from _at_end(movement, end, condition)
    rest = movement.rest
    at_rest = during in ("any", "rest") and condition.of == "zero" and condition.measure == movement.drive
    if rest is not None and rest.typical is not None and at_rest:
        yield _Clean(f"the typical rest ({rest.typical:g})", rest.typical, rest.typical)


def _at_end(movement: Movement, end: EndSpec, condition: Condition) -> Iterator[_Clean]:
    for asked in end.conditions:
        same = asked.measure == condition.measure and asked.of == condition.of
        if same and not asked.outside:
            yield _Clean(f"what '{end.name}' asks for", asked.low, asked.high, asked=True)
    if condition.measure != movement.drive or condition.of == "usual":
        return
    typical = movement.rest.typical if movement.rest else None
    goal = end.way_to if end.way_to is not None else end.value
    if condition.of == "rest":
        goal = end.change if end.change is not None else _sum(goal, typical, -1)
    elif end.change is not None:
        goal = _sum(end.change, typical, 1)
    if goal is not None:
        yield _Clean(f"the end '{end.name}' ({goal:g})", goal, goal)


def _sum(value: float | None, rest: float | None, sign: int) -> float | None:
    return None if value is None or rest is None else value + sign * rest


def _gap(condition: Condition, clean: _Clean) -> float:
    """How far the clean movement is from meeting the condition; negative where it meets it."""
    if condition.outside:
        return min(clean.low - condition.low, condition.high - clean.high)
    return max(condition.low - clean.high, clean.low - condition.high)
