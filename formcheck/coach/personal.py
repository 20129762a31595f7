"""One person's own range of an exercise: learned from comfortable reps, and what it changes in what is watched.

How it is learned stands in `learned_range.py`, and of a position that is held in `learned_hold.py`.

A target is made easier for somebody stiff and never harder than the spec's own: on a sore day less is right. A cap lies
where comfortable reps ended, with a margin; the general limits of the spec stay above it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from formcheck.pose.landmarks import Side
from formcheck.specs.condition import Condition
from formcheck.specs.ends import EndSpec
from formcheck.specs.model import ExerciseSpec, LimitSpec, Movement, Phase
from formcheck.specs.uncertainty import uncertainty

ROUNDED = 0.01
"""Share by which a target may seem to ask for more since a profile keeps it rounded."""

OWN_CAP = "own_cap"
"""Id of the warning at a person's own cap where the exercise has no limit of its own in that direction."""

CAP_LIMIT = LimitSpec(
    id=OWN_CAP,
    when=(Condition("", low=math.inf),),
    during="any",
    for_s=0.4,
    release=0.0,
    level="warning",
    say="Ease back: that is further than is usual for you.",
    why="Further than this person's comfortable reps went, by more than the camera's uncertainty.",
)
"""That warning, without its numbers: they are the person's."""


@dataclass(frozen=True, slots=True)
class OwnRange:
    """What is comfortable for one person, on one side.

    Attributes:
        side: the limb that works; None where the sides are not worked apart.
        reps: comfortable movements that it was learned from.
        drive: the measure that travels; all of rest, usual and target are of it, in its unit. Of a held position, the
            measure that tells it best.
        rest: where it rests; NaN for a held position, which has none.
        usual: end by end, how far it usually comes; of a held position, measure by measure.
        target: end by end, what counts as reached; of a held position, measure by measure.
        caps: measure by measure, the values `above` or `below` which this person is warned.
    """

    side: Side | None
    reps: int
    drive: str
    rest: float
    usual: dict[str, float]
    target: dict[str, float]
    caps: dict[str, dict[str, float]]

    def fits(self, spec: ExerciseSpec) -> bool:
        """Whether it still speaks of the measures and ends that `spec` has."""
        names = {measure.name for measure in spec.measures}
        if spec.movement.kind == "hold":
            asked = {condition.measure for condition in spec.movement.least_kept}
            return {self.drive, *self.usual, *self.caps} <= names and set(self.target) <= asked
        ends = {end.name for end in spec.movement.ends}
        return (
            math.isfinite(self.rest)
            and self.drive == spec.movement.drive
            and {*self.target, *self.usual} <= ends
            and set(self.caps) <= names
        )


@dataclass(frozen=True, slots=True)
class Personal:
    """What is known of one person in one exercise; without any range, the first comfortable reps (or holds) set
    it.

    Attributes:
        ranges: of the sides that are known.
        calibrating: nothing is watched yet: every comfortable movement is taken in, also those that come less far than
            the spec asks, and `Coach.own_ranges` gives what they show.
    """

    ranges: tuple[OwnRange, ...] = ()
    calibrating: bool = False

    def of(self, side: Side | None) -> OwnRange | None:
        """The range of that side; None where none is known."""
        return next((known for known in self.ranges if known.side == side), None)


def own_movement(spec: ExerciseSpec, own: OwnRange | None) -> Movement:
    """The movement of `spec` with this person's rest and targets.

    Degrees are taken as they are. Lengths and curves depend on clothes and on where the camera stands, so they are
    taken from the rest of the day.
    """
    movement = spec.movement
    if own is None or not own.fits(spec):
        return movement
    if movement.rest is None:
        return kept_from(movement, own.target)
    absolute = is_absolute(spec, own.drive)
    rest = movement.rest
    if absolute and rest.low <= own.rest <= rest.high:
        rest = replace(rest, typical=own.rest)
    ends = tuple(_own_end(end, own, absolute=absolute) for end in movement.ends)
    return replace(movement, rest=rest, ends=ends)


def kept_from(movement: Movement, target: Mapping[str, float]) -> Movement:
    """A held position that counts from `target`, measure by measure, in the directions of `least_kept`."""
    further = {condition.measure: condition for condition in movement.least_kept}
    (end,) = movement.ends
    conditions = tuple(
        _bounded(condition, further[condition.measure], target[condition.measure])
        if condition.measure in target and _goes_its_way(condition, further.get(condition.measure))
        else condition
        for condition in end.conditions
    )
    own = {condition.measure: condition for condition in conditions}
    arrives = tuple(own.get(condition.measure, condition) for condition in movement.arrives)
    return replace(movement, ends=(replace(end, conditions=conditions),), arrives=arrives)


def own_limits(spec: ExerciseSpec, own: OwnRange | None) -> tuple[LimitSpec, ...]:
    """The limits of `spec` with this person's caps: in limits of that direction, else in one of its own, before
    all that is only about how well it is done.
    """
    if own is None or not own.fits(spec):
        return spec.limits
    limits = [*spec.limits]
    for measure, bounds in own.caps.items():
        for way, value in bounds.items():
            cap = _cap_condition(spec, own, measure, way, value)
            at = next((i for i, limit in enumerate(limits) if _same_way(limit, measure, way)), None)
            if at is None:
                limits.insert(0, _limit_of_its_own(spec, cap))
            else:
                limits[at] = _with_cap(limits[at], cap, way)
    return tuple(limits)


def is_absolute(spec: ExerciseSpec, measure: str) -> bool:
    """Whether a value means the same on another day: degrees, and all that a held position is asked for."""
    return spec.measure(measure).unit == "deg" or spec.movement.rest is None


def _goes_its_way(asked: Condition, further: Condition | None) -> bool:
    """Whether `asked` has a bound in the direction of `further`: a measure may be asked for twice."""
    if further is None:
        return False
    return math.isfinite(asked.low if math.isfinite(further.low) else asked.high)


def _bounded(asked: Condition, further: Condition, target: float) -> Condition:
    """`asked` from `target` on, in the direction of `further`: never beyond what is asked, nor before the least."""
    if math.isfinite(further.low):
        return replace(asked, low=min(asked.low, max(further.low, target)))
    return replace(asked, high=max(asked.high, min(further.high, target)))


def _own_end(end: EndSpec, own: OwnRange, *, absolute: bool) -> EndSpec:
    target = own.target.get(end.name)
    if target is None or not _eases(end, own.rest, target):
        return end
    plain = replace(end, way_to=None, share=1.0, change=None, value=None)
    return replace(plain, value=target) if absolute else replace(plain, change=target - own.rest)


def _eases(end: EndSpec, rest: float, target: float) -> bool:
    """Whether a target from `rest` asks for no more than the exercise, in its direction: a profile is a file that a
    person may have written in.
    """
    asked = end.target(rest) - rest
    return asked != 0 and 0 < (target - rest) / asked <= 1 + ROUNDED


def _cap_condition(spec: ExerciseSpec, own: OwnRange, measure: str, way: str, value: float) -> Condition:
    absolute = is_absolute(spec, measure)
    bound = value if absolute else value - own.rest
    low, high = (bound, math.inf) if way == "above" else (-math.inf, bound)
    return Condition(measure, low, high, of="zero" if absolute else "rest")


def _same_way(limit: LimitSpec, measure: str, way: str) -> bool:
    return _is_way(limit.when[0], measure, way)


def _is_way(condition: Condition, measure: str, way: str) -> bool:
    if condition.measure != measure or condition.outside:
        return False
    return math.isinf(condition.high if way == "above" else condition.low)


def _with_cap(limit: LimitSpec, cap: Condition, way: str) -> LimitSpec:
    """The limit's own conditions: those that it has, or its general ones, with the cap in the bound's place."""
    said = limit.own or limit.when
    own = tuple(cap if _is_way(condition, cap.measure, way) else condition for condition in said)
    return replace(limit, own=own)


def _limit_of_its_own(spec: ExerciseSpec, cap: Condition) -> LimitSpec:
    never = Condition(cap.measure, low=math.inf)
    release = uncertainty(spec, cap.measure) / 2
    during: Phase = "end" if spec.movement.kind == "hold" else "any"
    return replace(CAP_LIMIT, when=(never,), own=(cap,), release=release, during=during)
