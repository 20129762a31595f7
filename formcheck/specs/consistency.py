"""What can only be told by looking at several parts of a spec at once."""

from __future__ import annotations

from collections.abc import Iterator

from formcheck.specs.build import end as built
from formcheck.specs.draft import Draft, conditions_at
from formcheck.specs.ends import EndSpec
from formcheck.specs.holds import going_on_problems, least_problems
from formcheck.specs.problems import Path, Problem, closest, rather
from formcheck.specs.schema import CyclePart, EndPart, RepPart, TravelPart, keys_of
from formcheck.specs.schema_parts import MeasurePart
from formcheck.specs.thresholds import other_way_problems, out_of_reach, quality_problems, threshold_problems


def consistency_problems(draft: Draft) -> list[Problem]:
    """Everything that does not fit together in the sound parts of a file."""
    return [
        *_combinations(draft),
        *_sides(draft),
        *_settling(draft),
        *_arriving(draft),
        *_near(draft),
        *_despite(draft),
        *_travels(draft),
        *least_problems(draft),
        *going_on_problems(draft),
        *threshold_problems(draft),
        *other_way_problems(draft),
        *quality_problems(draft),
        *_holds_spoken_of(draft),
        *_ids_twice(draft),
    ]


def dose_problems(draft: Draft) -> Iterator[Problem]:
    """A dose that contradicts `sides`: the plan would ask for both legs, and the history for half of it, or twice."""
    if draft.dose is None or draft.sides is None or draft.dose.per_side == (draft.sides == "each"):
        return
    if draft.sides == "each":
        text = "with sides: each, reps are counted on each side: add per_side: true, or write sides: both"
        yield Problem(("dose", "per_side"), text, with_value=False)
    else:
        text = "with sides: both, no side is counted apart: leave it out, or write sides: each"
        yield Problem(("dose", "per_side"), text)


def _combinations(draft: Draft) -> Iterator[Problem]:
    for name, part in draft.measures.items():
        for term in part.combine or ():
            here: Path = ("measures", name, "combine", term)
            if term not in draft.names:
                others = [other for other in draft.names if other != name]
                yield Problem(here, f"there is no measure '{term}'{rather(term, others)}", with_value=False)
        for position, term in enumerate(part.optional or ()):
            if term not in (part.combine or ()):
                text = f"'{term}' is none of the measures combined here{rather(term, list(part.combine or ()))}"
                yield Problem(("measures", name, "optional", position), text, with_value=False)
        if set(part.optional or ()) >= set(part.combine or ()) and part.combine:
            yield Problem(("measures", name, "optional"), "with nothing seen there is no number: leave one out here")
        if name in _below(name, draft):
            text = f"'{name}' is made of itself; a combination needs measures that stand on their own"
            yield Problem(("measures", name, "combine"), text)


def _below(name: str, draft: Draft) -> set[str]:
    """Every measure that goes into `name`, however deep."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        part = draft.measures.get(waiting.pop())
        terms = set(part.combine or ()) - found if part else set()
        found |= terms
        waiting.extend(terms)
    return found


def _sides(draft: Draft) -> Iterator[Problem]:
    for name, part in draft.measures.items():
        if part.combine is None and part.side in ("working", "resting") and draft.sides == "both":
            text = f"with sides: both, no limb is the {part.side} one: write near, or sides: each"
            yield Problem(("measures", name, "side"), text)
    if draft.sides != "each" or draft.movement is None or len(draft.measures) < len(draft.names):
        return
    telling = {name for _, name, _ in draft.movement_conditions()}
    travel = draft.movement.rep or draft.movement.cycle
    telling = {travel.drive} if travel else telling
    if telling <= set(draft.names) and not any(_of_working_limb(name, draft) for name in telling):
        text = "with sides: each, the limb that moves tells left from right: measure it with side: working"
        path: Path = ("movement", "hold", "when") if travel is None else ("movement", _kind(travel), "drive")
        yield Problem(path, text, with_value=travel is not None)


def _settling(draft: Draft) -> Iterator[Problem]:
    hold = draft.movement.hold if draft.movement else None
    for position, name in enumerate(hold.settles or () if hold else ()):
        path: Path = ("movement", "hold", "settles", position)
        if name not in draft.names:
            yield Problem(path, f"there is no measure '{name}'{rather(name, draft.names)}", with_value=False)
        elif name in draft.measures and draft.measures[name].combine is not None:
            yield Problem(path, "a combination has no unit to be still in: name the measures that it is made of")


def _arriving(draft: Draft) -> Iterator[Problem]:
    hold = draft.movement.hold if draft.movement else None
    asked = [name for one in (hold.when if hold else ()) for name in one]
    for position, name in enumerate(hold.arrives or () if hold else ()):
        if name not in asked:
            path: Path = ("movement", "hold", "arrives", position)
            yield Problem(path, f"'{name}' is no measure of 'when'{rather(name, asked)}", with_value=False)


def _near(draft: Draft) -> Iterator[Problem]:
    hold = draft.movement.hold if draft.movement else None
    for path, name, band in conditions_at(("movement", "hold", "near"), (hold.near if hold else None) or ()):
        if band.operator != "within" or band.of is not None:
            text = f"how far {name} may go from this person's own place is written as 'within: NUMBER', without 'of'"
            yield Problem(path, text, with_value=False)


def _despite(draft: Draft) -> Iterator[Problem]:
    hold = draft.movement.hold if draft.movement else None
    limits = [limit.id for _, limit in draft.limits]
    for position, name in enumerate(hold.despite or () if hold else ()):
        if name not in limits:
            path: Path = ("movement", "hold", "despite", position)
            yield Problem(path, f"there is no limit '{name}'{rather(name, limits)}", with_value=False)


def _of_working_limb(name: str, draft: Draft) -> bool:
    parts = [draft.measures[each] for each in {name, *_below(name, draft)} if each in draft.measures]
    return any(part.combine is None and part.side in ("working", "resting") for part in parts)


def _kind(travel: TravelPart) -> str:
    return "rep" if isinstance(travel, RepPart) else "cycle"


def _travels(draft: Draft) -> Iterator[Problem]:
    travel = (draft.movement.rep or draft.movement.cycle) if draft.movement else None
    if travel is None:
        return
    path: Path = ("movement", _kind(travel))
    yield from _ends_named(travel, path)
    if travel.drive not in draft.names:
        text = f"there is no measure '{travel.drive}'{rather(travel.drive, draft.names)}"
        yield Problem((*path, "drive"), text, with_value=False)
        return
    drive = draft.measures.get(travel.drive)
    if drive is None:
        return
    yield from _rest(travel, drive, path)
    for name, part in travel.ends.items():
        yield from _target(name, part, travel, drive, path)
    if isinstance(travel, CyclePart) and len(travel.ends) == 2:
        yield from _opposite(travel, path)


def _ends_named(travel: TravelPart, path: Path) -> Iterator[Problem]:
    need = 1 if isinstance(travel, RepPart) else 2
    names = list(travel.ends)
    if len(names) == need:
        return
    found = f"found {len(names)}: {', '.join(names)}" if names else "found none"
    ends = "one end" if need == 1 else "two ends"
    text = f"a {path[-1]} has {ends}, named by you, such as top: {{...}}; {found}"
    near = [(name, close) for name in names if (close := closest(name, keys_of(type(travel))))]
    if near:
        text += f" (did you mean '{near[0][1]}' by '{near[0][0]}'?)"
    yield Problem(path, text, with_value=False)


def _rest(travel: TravelPart, drive: MeasurePart, path: Path) -> Iterator[Problem]:
    low, high = travel.rest.between
    reason = out_of_reach(drive, low) or out_of_reach(drive, high)
    if reason:
        yield Problem((*path, "rest", "between"), f"can never be: {reason}")
    if travel.rest.typical is not None and not low <= travel.rest.typical <= high:
        yield Problem((*path, "rest", "typical"), f"lies outside between: [{low:g}, {high:g}]")
    if travel.rest.also and isinstance(travel, CyclePart):
        text = "belongs to a rep; a cycle's rest is told by its ends on both sides"
        yield Problem((*path, "rest", "also"), text, with_value=False)


def _target(name: str, part: EndPart, travel: TravelPart, drive: MeasurePart, path: Path) -> Iterator[Problem]:
    """Whether an end can be reached, from rest, by a movement larger than the least."""
    here = (*path, name, part.target)
    low, high = travel.rest.between
    target = built(name, part)
    if part.change is not None:
        if abs(part.change) < travel.least:
            text = f"is less than least: {travel.least:g}, so that no movement could be a partial one"
            yield Problem(here, text)
        return
    goal = part.way_to if part.way_to is not None else target.value
    if goal is None:
        return
    reason = out_of_reach(drive, goal)
    if reason:
        yield Problem(here, f"can never be: {reason}")
    elif low <= goal <= high:
        yield Problem(here, f"lies within rest, which is anywhere in [{low:g}, {high:g}]")
    elif part.target == "at_least" and goal < low:
        yield Problem(here, f"lies below rest [{low:g}, {high:g}], so that it is always met: write at_most")
    elif part.target == "at_most" and goal > high:
        yield Problem(here, f"lies above rest [{low:g}, {high:g}], so that it is always met: write at_least")
    else:
        yield from _far_enough(target, travel, here)


def _far_enough(target: EndSpec, travel: TravelPart, here: Path) -> Iterator[Problem]:
    low, high = travel.rest.between
    nearest = min((low, high), key=lambda rest: abs(target.target(rest) - rest))
    way = abs(target.target(nearest) - nearest)
    if way < travel.least:
        text = f"from a rest of {nearest:g} it is only {way:.3g} away, less than least: {travel.least:g}"
        yield Problem(here, f"{text}; narrow rest, or lower least")
    typical = travel.rest.typical
    reached = None if typical is None else target.target(typical)
    told_otherwise = bool(travel.rest.also)
    if reached is not None and target.way_to is not None and low <= reached <= high and not told_otherwise:
        text = f"from the typical rest of {typical:g} the target is {reached:g}, which is itself within rest"
        yield Problem(here, f"{text} [{low:g}, {high:g}]: raise the share, or say with 'also' what else is so at rest")


def _opposite(travel: CyclePart, path: Path) -> Iterator[Problem]:
    low, high = travel.rest.between
    rest = travel.rest.typical if travel.rest.typical is not None else (low + high) / 2
    first, second = (built(name, part).target(rest) - rest for name, part in travel.ends.items())
    if first * second > 0:
        names = " and ".join(travel.ends)
        text = f"the two ends of a cycle lie on either side of rest; {names} are on the same"
        yield Problem(path, text, with_value=False)


def _holds_spoken_of(draft: Draft) -> Iterator[Problem]:
    travel = (draft.movement.rep or draft.movement.cycle) if draft.movement else None
    if travel is None or any(part.hold is not None for part in travel.ends.values()):
        return
    for position, cue in draft.cues:
        for item, measures in enumerate(cue.when):
            if "hold_s" in measures and measures["hold_s"].operator in ("below", "at_most"):
                text = "speaks of a short hold, but no end has one: add hold: [from, to] to the end"
                yield Problem(("cues", position, "when", item, "hold_s"), text, with_value=False)


def _ids_twice(draft: Draft) -> Iterator[Problem]:
    seen: dict[str, Path] = {}
    for name, path in draft.ids:
        if name in seen:
            yield Problem(path, "the same id twice among limits and cues; give each its own")
        seen.setdefault(name, path)
