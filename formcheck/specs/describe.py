"""A spec in words, for a table, a screen or a voice."""

from __future__ import annotations

import math

from formcheck.specs.condition import Condition
from formcheck.specs.ends import EndSpec
from formcheck.specs.model import ExerciseSpec, MeasureSpec
from formcheck.specs.range import Range

UNITS = {"deg": "degrees", "trunk": "trunk lengths", "mixed": "points"}

POINTS_ARE = "a scale of its own, counted from rest"
"""What points are: of a sum of angles and lengths only the way from rest means something."""


def noun_of(kind: str) -> str:
    """What is counted of an exercise whose movement is of this kind: `rep` or `hold`."""
    return "hold" if kind == "hold" else "rep"


def span(values: Range, unit: str = "") -> str:
    """`3 to 5 s`, or `1` where both ends are the same."""
    text = f"{values.low:g}" if values.low == values.high else f"{values.low:g} to {values.high:g}"
    return f"{text} {unit}".strip()


def hold_of(spec: ExerciseSpec) -> Range | None:
    """How long to hold, at the first end that is held; None where nothing is."""
    return next((end.hold for end in spec.movement.ends if end.hold is not None), None)


def dose(spec: ExerciseSpec) -> str:
    """`1 to 2 sets of 10 to 15, each held 3 to 5 s, 1 to 2 times a day`."""
    amount = spec.dose
    sets = f"{span(amount.sets)} {'set' if amount.sets.high == 1 else 'sets'} of {span(amount.reps)}"
    side = " a side" if amount.per_side else ""
    hold = hold_of(spec)
    held = f", each held {span(hold, 's')}" if hold else ""
    times = span(amount.times_a_day)
    return f"{sets}{side}{held}, {times} {'time' if amount.times_a_day.high == 1 else 'times'} a day"


def dose_in_short(spec: ExerciseSpec) -> str:
    """The same for a table: `1-2 x 10-15 a side, 3-5 s`."""
    amount = spec.dose
    side = " a side" if amount.per_side else ""
    hold = hold_of(spec)
    held = f", {span(hold, 's')}" if hold else ""
    return f"{span(amount.sets)} x {span(amount.reps)}{side}{held}".replace(" to ", "-")


def postures(words: tuple[str, ...]) -> str:
    """`hands and knees or child's pose`."""
    return " or ".join(word.replace("childs", "child's").replace("_", " ") for word in words)


def measure(spec: MeasureSpec) -> str:
    """`angle at the hip (shoulder, hip, knee), counted through the front, near side`."""
    if spec.kind == "spine_curve":
        return "the back's curve, from the silhouette"
    if spec.kind == "trunk_length":
        return "from shoulder to hip, followed in the picture"
    if spec.kind == "combine":
        return "sum of " + ", ".join(
            f"{weight:g} x {name}{' (if seen)' if name in spec.optional else ''}" for name, weight in spec.terms
        )
    front = ", counted through the front" if spec.signed else ""
    words = {
        "angle": "angle at the {1} ({0}, {1}, {2})",
        "inclination": "rise of the line {0} to {1}",
        "distance": "distance {0} to {1}",
        "ahead": "{0} ahead of {1}",
        "offset": "{0} off the line {1} to {2}",
        "height": "height of the {0} above the {1}" if len(spec.points) == 2 else "height of the {0}",
    }[spec.kind]
    side = "both sides" if spec.side == "both" else f"{spec.side} side"
    return f"{words.format(*spec.points)}{front}, {side}"


def condition(spec: ExerciseSpec, asked: Condition) -> str:
    """`hip above 190 degrees`; `thigh 12 degrees or more above rest`."""
    known = any(item.name == asked.measure for item in spec.measures)
    unit = UNITS[spec.measure(asked.measure).unit] if known else ("" if asked.measure == "travel" else "s")
    start = {"zero": "", "rest": " from rest", "usual": " from your usual end"}[asked.of]
    low, high = asked.low, asked.high
    if asked.outside:
        band = f"outside {low:g} to {high:g}"
    elif math.isinf(high):
        band = f"above {low:g}"
    else:
        band = f"below {high:g}" if math.isinf(low) else f"between {low:g} and {high:g}"
    return f"{asked.measure} {band} {unit}".rstrip() + start


def end(spec: ExerciseSpec, target: EndSpec) -> str:
    """How far an end is, and what else it asks."""
    parts = []
    drive = spec.movement.drive
    unit = UNITS[spec.measure(drive).unit] if drive else ""
    if target.way_to is not None:
        parts.append(f"{target.share:.0%} of the way from rest to {target.way_to:g} {unit}".rstrip())
    if target.change is not None:
        one = unit.removesuffix("s") if abs(target.change) == 1 else unit
        parts.append(f"{target.change:+g} {one} from rest")
    if target.value is not None:
        rest = spec.movement.rest
        more = rest is None or target.value >= rest.high
        parts.append(f"{target.value:g} {unit}".rstrip() + (" or more" if more else " or less"))
    parts += [condition(spec, asked) for asked in target.conditions]
    text = ", ".join(parts)
    return f"{text}; held {span(target.hold, 's')}" if target.hold else text


def movement(spec: ExerciseSpec) -> str:
    """What counts, in one line: `hip: top at 70% of the way from rest to 180 degrees; held 3 to 5 s`."""
    ends = "; then ".join(f"{target.name}: {end(spec, target)}" for target in spec.movement.ends)
    throughout = [condition(spec, asked) for asked in spec.movement.throughout]
    ends += f"; all the way {', '.join(throughout)}" if throughout else ""
    begun = [condition(spec, asked) for asked in spec.movement.to_begin]
    ends += f"; begun at {', '.join(begun)}" if begun else ""
    on = [condition(spec, asked) for asked in spec.movement.goes_on]
    ends += f"; goes on while {', '.join(on)}" if on else ""
    near = [f"{asked.measure} within {asked.high:g}" for asked in spec.movement.near]
    ends += f"; {', '.join(near)} of where it is held" if near else ""
    least = [condition(spec, asked) for asked in spec.movement.least_kept]
    ends += f"; for somebody stiffer at least {', '.join(least)}" if least else ""
    return f"{spec.movement.kind} of {spec.movement.drive}, {ends}" if spec.movement.drive else ends
