"""One person's own range of an exercise: learned from comfortable reps, and what it changes in what is watched.

A target is made easier for somebody stiff and never harder than the spec's own: on a sore day less is right. A cap lies
where comfortable reps ended, with a margin; the general limits of the spec stay above it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from formcheck.coach.travel import Outcome
from formcheck.pose.landmarks import Side
from formcheck.specs.model import Condition, EndSpec, ExerciseSpec, LimitSpec, Movement
from formcheck.specs.uncertainty import uncertainty

FIRST_REPS = 3
"""Comfortable movements from which a range is learned: the median of three outlives one that went wrong."""

CALIBRATED_FROM = 2
"""The same where somebody does them for that very purpose: in some exercises one alone takes half a minute."""

SHARE = 0.8
"""Share of the usual way that is the personal target: reps of one person differ by about a tenth from one to the next,
so that twice that is still one of theirs. It matters only to who does not come as far as the spec asks."""

OWN_CAP = "own_cap"
"""Id of the warning at a person's own cap where the exercise has no limit of its own in that direction."""

CAP_LIMIT = LimitSpec(
    id=OWN_CAP,
    when=(Condition("", low=math.inf),),
    during="any",
    for_s=0.4,
    release=0.0,
    level="warning",
    say="That is further than is usual for you; ease back a little.",
    why="Further than this person's comfortable reps went, by more than the camera's uncertainty.",
)
"""That warning, without its numbers: they are the person's."""


@dataclass(frozen=True, slots=True)
class OwnRange:
    """What is comfortable for one person, on one side.

    Attributes:
        side: the limb that works; None where the sides are not worked apart.
        reps: comfortable movements that it was learned from.
        drive: the measure that travels; all of rest, usual and target are of it, in its unit.
        rest: where it rests.
        usual: end by end, how far it usually comes.
        target: end by end, what counts as reached.
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
        ends = {end.name for end in spec.movement.ends}
        return self.drive == spec.movement.drive and {*self.target, *self.usual} <= ends and set(self.caps) <= names


@dataclass(frozen=True, slots=True)
class Personal:
    """What is known of one person in one exercise; without any range, the first comfortable reps set it.

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


@dataclass(frozen=True, slots=True)
class Done:
    """A comfortable movement, and where the drive rested then."""

    rest: float
    outcome: Outcome


def learned(
    spec: ExerciseSpec, side: Side | None, done: Sequence[Done], least_reps: int = FIRST_REPS
) -> OwnRange | None:
    """The range that `done` shows; None for a held position, or where fewer than `least_reps` went towards an end."""
    movement = spec.movement
    if movement.drive is None:
        return None
    rests = [each.rest for each in done if not math.isnan(each.rest)]
    furthest = {end.name: _furthest(spec, end, done) for end in movement.ends}
    furthest = {name: values for name, values in furthest.items() if len(values) >= least_reps}
    if not furthest or not rests:
        return None
    rest = median(rests)
    usual = {name: median(values) for name, values in furthest.items()}
    caps: dict[str, dict[str, float]] = {}
    if not _speaks_of_own(spec):
        for name, values in furthest.items():
            cap = _cap(spec, usual[name] - rest, values)
            if _can_be_passed(spec, cap):
                caps.setdefault(movement.drive, {})["above" if usual[name] >= rest else "below"] = cap
    for limit in spec.limits:
        for condition in limit.own:
            caps.update(_cap_by_limit(spec, condition, limit, done, least_reps))
    targets = {end.name: _target(movement, end, rest, usual[end.name]) for end in movement.ends if end.name in usual}
    return OwnRange(side, min(len(values) for values in furthest.values()), movement.drive, rest, usual, targets, caps)


def own_movement(spec: ExerciseSpec, own: OwnRange | None) -> Movement:
    """The movement of `spec` with this person's rest and targets.

    Degrees are taken as they are. Lengths and curves depend on clothes and on where the camera stands, so they are
    taken from the rest of the day.
    """
    movement = spec.movement
    if own is None or not own.fits(spec) or movement.rest is None:
        return movement
    absolute = _is_absolute(spec, own.drive)
    rest = movement.rest
    if absolute and rest.typical is not None and rest.low <= own.rest <= rest.high:
        rest = replace(rest, typical=own.rest)
    ends = tuple(_own_end(end, own, absolute=absolute) for end in movement.ends)
    return replace(movement, rest=rest, ends=ends)


def own_limits(spec: ExerciseSpec, own: OwnRange | None) -> tuple[LimitSpec, ...]:
    """The limits of `spec` with this person's caps: in limits of that direction, else in one of its own."""
    if own is None or not own.fits(spec):
        return spec.limits
    limits = [*spec.limits]
    for measure, bounds in own.caps.items():
        for way, value in bounds.items():
            cap = _cap_condition(spec, own, measure, way, value)
            at = next((i for i, limit in enumerate(limits) if _same_way(limit, measure, way)), None)
            if at is None:
                limits.append(_limit_of_its_own(spec, cap))
            else:
                limits[at] = _with_cap(limits[at], cap, way)
    return tuple(limits)


# -- learning


def _furthest(spec: ExerciseSpec, end: EndSpec, done: Sequence[Done]) -> list[float]:
    """How far the drive came at this end, in the movements that went that way at all."""
    values: list[float] = []
    for each in done:
        outcome = each.outcome
        both = spec.movement.kind == "cycle" and outcome.counted
        value = outcome.start_value if both and end is spec.movement.ends[0] else outcome.peak_value
        way = end.target(each.rest) - each.rest
        if (value - each.rest) * way > 0 and abs(value - each.rest) >= spec.movement.least:
            values.append(value)
    return values


def _cap(spec: ExerciseSpec, way: float, values: Sequence[float]) -> float:
    """The median furthest point and the measure's uncertainty beyond it.

    A comfortable rep that went further moves it on, by no more than the uncertainty again; the general limit bounds it.
    """
    drive = spec.movement.drive or ""
    sign = 1.0 if way >= 0 else -1.0
    usual, unsure = median(values), uncertainty(spec, drive)
    spread = max(sign * (value - usual) for value in values)
    return _within_general(spec, drive, usual + sign * min(max(unsure, spread), 2 * unsure), sign)


def _cap_by_limit(
    spec: ExerciseSpec, condition: Condition, limit: LimitSpec, done: Sequence[Done], least_reps: int
) -> dict[str, dict[str, float]]:
    """The cap that a limit's own condition, counted from the usual, comes to; none where it moves with the camera."""
    seen = [each.outcome.at_peak.get(condition.measure, math.nan) for each in done]
    seen = [value for value in seen if not math.isnan(value)]
    one_sided = math.isinf(condition.low) != math.isinf(condition.high) and not condition.outside
    if len(seen) < least_reps or not one_sided or not _is_absolute(spec, condition.measure):
        return {}
    above = math.isinf(condition.high)
    value = median(seen) + (condition.low if above else condition.high)
    value = _within_general(replace(spec, limits=(limit,)), condition.measure, value, 1.0 if above else -1.0)
    return {condition.measure: {"above" if above else "below": value}}


def _within_general(spec: ExerciseSpec, measure: str, value: float, sign: float) -> float:
    """`value`, or the general limit where that is nearer."""
    for limit in spec.limits:
        for condition in limit.when:
            if condition.measure == measure and condition.of == "zero" and not condition.outside:
                bound = condition.low if sign > 0 else -condition.high
                other = condition.high if sign > 0 else -condition.low
                if math.isfinite(bound) and math.isinf(other):
                    value = sign * min(sign * value, bound)
    return value


def _target(movement: Movement, end: EndSpec, rest: float, usual: float) -> float:
    """A share of the usual way, no less than the least that is a movement at all, no more than the spec asks."""
    asked = abs(end.target(rest) - rest)
    way = min(asked, max(movement.least, SHARE * abs(usual - rest)))
    return rest + math.copysign(way, usual - rest)


def _speaks_of_own(spec: ExerciseSpec) -> bool:
    """Whether a limit says itself what is too far for this person; then that is the cap."""
    return any(limit.own for limit in spec.limits)


def _can_be_passed(spec: ExerciseSpec, cap: float) -> bool:
    measure = spec.measure(spec.movement.drive or "")
    return measure.kind != "angle" or measure.signed or 0 < cap < 180


def _is_absolute(spec: ExerciseSpec, measure: str) -> bool:
    return spec.measure(measure).unit == "deg"


# -- using


def _own_end(end: EndSpec, own: OwnRange, *, absolute: bool) -> EndSpec:
    target = own.target.get(end.name)
    if target is None:
        return end
    plain = replace(end, way_to=None, share=1.0, change=None, value=None)
    return replace(plain, value=target) if absolute else replace(plain, change=target - own.rest)


def _cap_condition(spec: ExerciseSpec, own: OwnRange, measure: str, way: str, value: float) -> Condition:
    absolute = _is_absolute(spec, measure)
    bound = value if absolute else value - own.rest
    low, high = (bound, math.inf) if way == "above" else (-math.inf, bound)
    return Condition(measure, low, high, of="zero" if absolute else "rest")


def _same_way(limit: LimitSpec, measure: str, way: str) -> bool:
    return any(_is_way(condition, measure, way) for condition in limit.when)


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
    return replace(CAP_LIMIT, when=(never,), own=(cap,), release=release)
