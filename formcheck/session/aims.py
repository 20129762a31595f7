"""Where the main measure was to go and not to go: rest, targets and caps, for one side of one set.

The main measure is the one that the movement drives; of a pure hold, the first that its conditions speak of.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from formcheck.coach.personal import OwnRange, own_limits, own_movement
from formcheck.coach.references import USUAL_FROM
from formcheck.pose.landmarks import Side
from formcheck.session.summary import Summary
from formcheck.specs.condition import Condition
from formcheck.specs.ends import EndSpec
from formcheck.specs.model import ExerciseSpec, Level, LimitSpec, MeasureSpec


@dataclass(frozen=True, slots=True)
class Band:
    """From `low` to `high` of the main measure, either of which may be infinite: `name` for people."""

    name: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Cap:
    """A limit on the main measure: a warning lies from `low` to `high`, one of which is infinite.

    Attributes:
        id, level: of the limit.
        say: what is said when it is passed.
        own: whether it is the person's own, and not the same for everybody.
    """

    id: str
    level: Level
    low: float
    high: float
    say: str
    own: bool

    @property
    def edge(self) -> float:
        """The bound itself."""
        return self.low if math.isfinite(self.low) else self.high


@dataclass(frozen=True, slots=True)
class Aims:
    """What is known for a person's side.

    Attributes:
        rest: the person's own, as learned last; NaN where it was not learned.
        targets: what counts as reached, one an end.
        caps: the limits on the main measure that can be drawn; empty where there are none.
    """

    rest: float
    targets: tuple[Band, ...]
    caps: tuple[Cap, ...]


def main_measure(spec: ExerciseSpec) -> MeasureSpec | None:
    """The measure that tells the exercise best; None where a hold has no condition."""
    name = spec.movement.drive
    if name is None:
        conditions = [condition for end in spec.movement.ends for condition in end.conditions]
        if not conditions:
            return None
        name = conditions[0].measure
    return spec.measure(name)


def aims_of(spec: ExerciseSpec, summary: Summary, side: Side | None, own: Sequence[OwnRange] = ()) -> Aims:
    """Rest, targets and caps of the main measure on `side`, with the person's `own` ranges where they were watched."""
    mine = next((known for known in own if known.side == side), None)
    spec = dataclasses.replace(spec, movement=own_movement(spec, mine), limits=own_limits(spec, mine))
    measure = main_measure(spec)
    rest = rest_of(summary, side)
    if measure is None:
        return Aims(rest, (), ())
    usual = _usual(spec, summary, side)
    targets = [_target(spec, end, measure.name, rest) for end in spec.movement.ends]
    caps = [cap for limit in spec.limits for cap in _caps(limit, measure.name, rest, usual)]
    return Aims(rest, tuple(target for target in targets if target is not None), tuple(caps))


def rest_of(summary: Summary, side: Side | None) -> float:
    """The rest that was learned last on `side`; NaN where none was."""
    learned = [rest.value for rest in summary.rests if rest.side == side and math.isfinite(rest.value)]
    return learned[-1] if learned else math.nan


def _usual(spec: ExerciseSpec, summary: Summary, side: Side | None) -> float:
    """The median of the furthest points, as the coach has it; NaN for too few, and for a cycle, which has two."""
    peaks = [rep.peak_value for rep in summary.reps_on(side) if math.isfinite(rep.peak_value)]
    if spec.movement.kind != "rep" or len(peaks) < USUAL_FROM:
        return math.nan
    return median(peaks)


def _target(spec: ExerciseSpec, end: EndSpec, measure: str, rest: float) -> Band | None:
    if spec.movement.drive is None:
        held = next((condition for condition in end.conditions if condition.measure == measure), None)
        if held is None or held.outside or held.of != "zero":
            return None
        return Band(end.name, held.low, held.high)
    assumed = spec.movement.rest
    start = rest if math.isfinite(rest) or assumed is None or assumed.typical is None else assumed.typical
    reached = end.target(start)
    if not (math.isfinite(reached) and math.isfinite(start)):
        return None
    return Band(end.name, reached, math.inf) if reached >= start else Band(end.name, -math.inf, reached)


def _caps(limit: LimitSpec, measure: str, rest: float, usual: float) -> list[Cap]:
    """The bounds that a limit sets on `measure` while the movement is done; those at rest are about the start.

    A band between two bounds that must not be passed through in a certain way (both knees at once) is none.
    """
    if limit.during == "rest":
        return []
    found = []
    for conditions, own in ((limit.when, False), (limit.own, True)):
        if conditions and conditions[0].measure == measure and not conditions[0].two_sided:
            reference = {"zero": 0.0, "rest": rest, "usual": usual}[conditions[0].of]
            found += _bounds(limit, conditions[0], reference, own=own)
    return found


def _bounds(limit: LimitSpec, condition: Condition, reference: float, *, own: bool) -> list[Cap]:
    low, high = condition.low + reference, condition.high + reference
    below = Cap(limit.id, limit.level, -math.inf, low if condition.outside else high, limit.say, own)
    above = Cap(limit.id, limit.level, high if condition.outside else low, math.inf, limit.say, own)
    return [cap for cap in (below, above) if math.isfinite(cap.edge)]
