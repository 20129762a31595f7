"""A checked form of the YAML in, the frozen `ExerciseSpec` out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace

from formcheck.specs.condition import Condition
from formcheck.specs.ends import EndSpec, RestSpec
from formcheck.specs.model import (
    CueSpec,
    Dose,
    ExerciseSpec,
    LimitSpec,
    MeasureKind,
    MeasureSide,
    MeasureSpec,
    Movement,
)
from formcheck.specs.range import Range
from formcheck.specs.schema import (
    CuePart,
    CyclePart,
    DosePart,
    EndPart,
    ExercisePart,
    HoldPart,
    LimitPart,
    MovementPart,
    RepPart,
)
from formcheck.specs.schema_parts import BandPart, MeasurePart

DEGREE_KINDS = ("angle", "inclination")
RELEASE = {"deg": 3.0, "trunk": 0.03, "curve": 0.005, "mixed": 0.0}
"""How far a warning's measure must come back where the limit does not say: about half the measure's
uncertainty (`uncertainty.py`), so that noise about the bound does not make the warning flicker."""


def build(part: ExercisePart, source: str, text: str) -> ExerciseSpec:
    """The spec of a checked file."""
    measures = tuple(measure(name, item, part.measures) for name, item in part.measures.items())
    return ExerciseSpec(
        id=part.id,
        name=part.name,
        how=part.how,
        feel=part.feel,
        cautions=part.cautions,
        start=part.posture.start,
        within=tuple(dict.fromkeys((*part.posture.start, *(part.posture.within or ())))),
        view=part.view,
        sides=part.sides,
        measures=measures,
        movement=_movement(part.movement, measures),
        limits=tuple(_limit(item, part.measures) for item in part.limits),
        cues=tuple(_cue(item) for item in part.cues),
        dose=_dose(part.dose),
        source=source,
        text=text,
    )


def measure(name: str, part: MeasurePart, others: Mapping[str, MeasurePart]) -> MeasureSpec:
    """One measure. A combination is taken of the working limb where one of its terms is."""
    kind: MeasureKind = part.kind
    return MeasureSpec(
        name=name,
        kind=kind,
        points=part.points,
        side=_side(part, others),
        signed=part.signed,
        terms=tuple((part.combine or {}).items()),
        unit=_unit_of_all(part, others),
        why=part.why or "",
        optional=part.optional or (),
    )


def _unit_of_all(part: MeasurePart, others: Mapping[str, MeasurePart]) -> str:
    """The unit of a measure; of a combination the one that all the measures in it have, else `mixed`."""
    units = {unit(one) for one in ([others[name] for name in _leaves(part, others)] or [part])}
    return units.pop() if len(units) == 1 else "mixed"


def _leaves(part: MeasurePart, others: Mapping[str, MeasurePart]) -> set[str]:
    """Names of the measures that a combination is made of in the end; none for any other."""
    found: set[str] = set()
    seen: set[str] = set()
    waiting = list(part.combine or ())
    while waiting:
        name = waiting.pop()
        if name in seen or name not in others:
            continue
        seen.add(name)
        waiting.extend(others[name].combine or ())
        found |= set() if others[name].combine else {name}
    return found


def unit(part: MeasurePart) -> str:
    """`deg` or `trunk`; `mixed` for a combination, of whose terms nothing is known here."""
    if part.kind == "combine":
        return "mixed"
    return "deg" if part.kind in DEGREE_KINDS else "trunk"


def conditions(items: Iterable[Mapping[str, BandPart]]) -> tuple[Condition, ...]:
    """The conditions of a `when` or an `also`, in the written order."""
    return tuple(_condition(name, band) for item in items for name, band in item.items())


def end(name: str, part: EndPart) -> EndSpec:
    """One named end of a movement."""
    value = part.at_least if part.target == "at_least" else part.at_most
    return EndSpec(
        name=name,
        way_to=part.way_to,
        share=part.share if part.share is not None else 1.0,
        change=part.change,
        value=value,
        conditions=conditions(part.also or ()),
        hold=_range(part.hold) if part.hold else None,
    )


def _side(part: MeasurePart, others: Mapping[str, MeasurePart]) -> MeasureSide:
    of_limb = any(others[name].side in ("working", "resting") for name in _leaves(part, others))
    return "working" if of_limb else part.side


def _condition(name: str, band: BandPart) -> Condition:
    low, high = band.bounds
    return Condition(
        measure=name,
        low=-math.inf if low is None else low,
        high=math.inf if high is None else high,
        outside=band.operator == "outside",
        of=band.reference,
    )


def _movement(part: MovementPart, measures: tuple[MeasureSpec, ...]) -> Movement:
    if part.hold is not None:
        return _hold(part.hold, measures)
    travel: RepPart | CyclePart | None = part.rep or part.cycle
    if travel is None:
        raise ValueError("a movement has neither rep, cycle nor hold, and was checked for that before")
    return Movement(
        kind="rep" if part.rep is not None else "cycle",
        drive=travel.drive,
        rest=RestSpec(travel.rest.typical, *travel.rest.between, conditions(travel.rest.also or ())),
        ends=tuple(end(name, item) for name, item in travel.ends.items()),
        least=travel.least,
        least_s=travel.least_s,
        shortest_hold_s=travel.shortest_s,
        throughout=conditions((part.rep and part.rep.throughout) or ()),
    )


def _hold(part: HoldPart, measures: tuple[MeasureSpec, ...]) -> Movement:
    kept = EndSpec(
        name="hold",
        way_to=None,
        share=1.0,
        change=None,
        value=None,
        conditions=conditions(part.when),
        hold=_range(part.hold),
    )
    return Movement(
        kind="hold",
        drive=None,
        rest=None,
        ends=(kept,),
        least=0.0,
        least_s=0.0,
        shortest_hold_s=part.shortest_s,
        to_begin=conditions(part.to_begin or ()),
        goes_on=conditions(part.goes_on or ()),
        least_kept=conditions(part.least or ()),
        despite=part.despite or (),
        settles=tuple(one for one in measures if one.name in (part.settles or ())),
        arrives=tuple(one for one in kept.conditions if one.measure in (part.arrives or ())),
        near=conditions(part.near or ()),
    )


def _limit(part: LimitPart, measures: Mapping[str, MeasurePart]) -> LimitSpec:
    when = conditions(part.when)
    first = measures[when[0].measure]
    usual = RELEASE["curve" if first.kind == "spine_curve" else unit(first)]
    return LimitSpec(
        id=part.id,
        when=when,
        or_when=conditions(part.or_when or ()),
        during=part.during,
        for_s=part.for_s,
        release=usual if part.release is None else part.release,
        level=part.level,
        say=part.say,
        why=part.why,
        own=tuple(replace(condition, of="usual") for condition in conditions(part.own or ())),
    )


def _cue(part: CuePart) -> CueSpec:
    return CueSpec(part.id, conditions(part.when), part.say, part.why or "")


def _dose(part: DosePart) -> Dose:
    return Dose(_range(part.sets), _range(part.reps), _range(part.times_a_day), part.per_side)


def _range(pair: tuple[float, float]) -> Range:
    return Range(float(pair[0]), float(pair[1]))
