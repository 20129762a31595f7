"""Numbers that can never be met, or always are: each measure has a range that a body can reach."""

from __future__ import annotations

from collections.abc import Iterator

from formcheck.specs.build import RELEASE, unit
from formcheck.specs.draft import Draft, conditions_at
from formcheck.specs.model import QUALITIES
from formcheck.specs.problems import Path, Problem, rather
from formcheck.specs.schema import LimitPart
from formcheck.specs.schema_parts import BandPart, MeasurePart

FURTHEST = 5.0
"""Trunk lengths: a person with arms stretched overhead is about 4.5 trunks (shoulder to hip) long."""

MOST_CURVED = 1.0
"""Trunk lengths: no back lies further than its own length from the line between shoulder and hip."""


def reachable(part: MeasurePart) -> tuple[float, float] | None:
    """Least and greatest value that the measure can have; None for a combination."""
    if part.kind == "angle":
        return (0.0, 360.0) if part.signed else (0.0, 180.0)
    if part.kind == "inclination":
        return -90.0, 90.0
    if part.kind == "spine_curve":
        return -MOST_CURVED, MOST_CURVED
    if part.kind in ("distance", "trunk_length"):
        return 0.0, FURTHEST
    return None if part.kind == "combine" else (-FURTHEST, FURTHEST)


def called(part: MeasurePart) -> str:
    """The measure in words, with its range, for a message."""
    span = reachable(part)
    if span is None:
        return "a combination"
    words = {"deg": "degrees", "trunk": "trunk lengths"}[unit(part)]
    what = {
        "angle": "a signed angle" if part.signed else "an angle without 'signed: true'",
        "spine_curve": "the spine's curve",
        "trunk_length": "the trunk's length",
    }.get(part.kind, f"the {part.kind}")
    return f"{what} lies between {span[0]:g} and {span[1]:g} {words}"


def out_of_reach(part: MeasurePart, value: float) -> str | None:
    """Why the measure can never be `value`; None where it can."""
    span = reachable(part)
    return called(part) if span is not None and not span[0] <= value <= span[1] else None


def threshold_problems(draft: Draft) -> Iterator[Problem]:
    """Conditions on measures that no body can meet, or that are always met."""
    for path, name, band in (*draft.movement_conditions(), *draft.limit_conditions()):
        if name not in draft.names:
            yield Problem(path, f"there is no measure '{name}'{rather(name, draft.names)}", with_value=False)
        elif name in draft.measures:
            yield from _impossible(path, band, draft.measures[name])
    for path, _, band in draft.movement_conditions():
        in_a_hold = path[:2] == ("movement", "hold")
        if band.of == "usual" or (band.of is not None and in_a_hold):
            wanted = "zero; a hold has no rest" if in_a_hold else "zero or from rest"
            yield Problem((*path, "of"), f"what a movement asks for counts from {wanted}")
        elif band.of is not None and path[2:3] == ("rest",):
            yield Problem((*path, "of"), "what tells rest itself counts from zero")
    for position, limit in draft.limits:
        yield from _never_ends(("limits", position, "release"), limit, draft)


def _impossible(path: Path, band: BandPart, part: MeasurePart) -> Iterator[Problem]:
    span = reachable(part)
    here = (*path, band.operator)
    if span is None:
        return
    low, high = span if band.of is None else (span[0] - span[1], span[1] - span[0])
    numbers = [bound for bound in band.bounds if bound is not None]
    if any(not low <= number <= high for number in numbers):
        yield Problem(here, f"can never be: {called(part)}")
    elif (numbers == [high] and band.bounds[1] is None) or (numbers == [low] and band.bounds[0] is None):
        yield Problem(here, f"can never be passed: {called(part)}")


def _never_ends(path: Path, limit: LimitPart, draft: Draft) -> Iterator[Problem]:
    (name, band) = next(iter(limit.when[0].items()))
    part = draft.measures.get(name)
    low, high = band.bounds
    if part is None or low is None or high is None or band.operator != "outside":
        return
    usual = RELEASE["curve" if part.kind == "spine_curve" else unit(part)]
    release = usual if limit.release is None else limit.release
    if release * 2 >= high - low:
        text = f"the warning could never end: release {release:g} on either side leaves nothing of the band"
        yield Problem(path, f"{text} from {low:g} to {high:g}", with_value=limit.release is not None)


def other_way_problems(draft: Draft) -> Iterator[Problem]:
    """What a limit's `or` begins with: its value, unit and release are those of the first measure of `when`."""
    for position, limit in draft.limits:
        first = next(iter(limit.when[0]))
        if limit.or_when and next(iter(limit.or_when[0])) != first:
            yield Problem(
                ("limits", position, "or"), f"begins with another measure than 'when' does: put '{first}' first", False
            )


def quality_problems(draft: Draft) -> Iterator[Problem]:
    """Conditions of cues: on a known quality, in seconds that exist."""
    for position, cue in draft.cues:
        for path, name, band in conditions_at(("cues", position, "when"), cue.when):
            if name not in QUALITIES:
                yield Problem(path, f"no quality of a rep is called '{name}'{rather(name, QUALITIES)}", False)
                continue
            if band.of is not None:
                yield Problem((*path, "of"), "a cue counts from zero: leave 'of' out")
            lower, upper = band.bounds
            never = upper is not None and (upper <= 0 if lower is None else upper < 0)
            if never or (lower is not None and lower < 0 and band.operator != "within"):
                yield Problem((*path, band.operator), f"{name} is never below zero")
