"""What is wrong with a held position's other bounds: how little of it still is it, and how far it goes on."""

from __future__ import annotations

from collections.abc import Iterator

from formcheck.specs.draft import Draft, conditions_at
from formcheck.specs.problems import Path, Problem, rather
from formcheck.specs.schema_parts import BandPart


def least_problems(draft: Draft) -> Iterator[Problem]:
    """Everything in a hold's `least` that does not fit its `when`."""
    hold = draft.movement.hold if draft.movement else None
    if hold is None or hold.least is None:
        return
    asked = {name: band for _, name, band in conditions_at((), hold.when) if band.operator != "outside"}
    for path, name, band in conditions_at(("movement", "hold", "least"), hold.least):
        if name not in asked:
            if name in draft.names:
                text = f"'{name}' is not asked for in 'when', so there is nothing to make easier{rather(name, asked)}"
                yield Problem(path, text, with_value=False)
        else:
            yield from _not_easier(path, band, asked[name])


def going_on_problems(draft: Draft) -> Iterator[Problem]:
    """Everything in a hold's `goes_on` that would end it while the pose is taken, by `when` or by `least`."""
    hold = draft.movement.hold if draft.movement else None
    if hold is None or hold.goes_on is None:
        return
    for key, items in (("when", hold.when), ("least", hold.least or ())):
        taken = {name: band for _, name, band in conditions_at((), items) if band.operator != "outside"}
        for path, name, band in conditions_at(("movement", "hold", "goes_on"), hold.goes_on):
            if name in taken and _narrower(band, taken[name]):
                text = f"leaves out what '{key}' takes for the position: a hold goes on within wider bounds"
                yield Problem((*path, band.operator), text)


def _narrower(band: BandPart, taken: BandPart) -> bool:
    """Whether one of its bounds lies within those that are `taken`."""
    (low, high), (taken_low, taken_high) = band.bounds, taken.bounds
    inside_low = low is not None and (taken_low is None or low > taken_low)
    inside_high = high is not None and (taken_high is None or high < taken_high)
    return inside_low or inside_high


def _not_easier(path: Path, band: BandPart, asked: BandPart) -> Iterator[Problem]:
    here = (*path, band.operator)
    (low, high), (asked_low, asked_high) = band.bounds, asked.bounds
    if (low is None) == (high is None) or band.operator == "outside":
        yield Problem(here, "goes one way only: write at_least or at_most, whichever way is further into the position")
    elif low is not None and (asked_low is None or low > asked_low):
        yield Problem(here, f"asks for more than 'when' does ({_written(asked_low)}): it is for somebody stiffer")
    elif high is not None and (asked_high is None or high < asked_high):
        yield Problem(here, f"asks for more than 'when' does ({_written(asked_high)}): it is for somebody stiffer")


def _written(bound: float | None) -> str:
    return "no bound that way" if bound is None else f"{bound:g}"
