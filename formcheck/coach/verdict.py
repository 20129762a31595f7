"""Whether a movement that is over counts, and what it was like."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from formcheck.coach.plateau import TOP, Shape, shape_of
from formcheck.coach.ramp import ARRIVED, LOST_S
from formcheck.coach.smoothness import smoothness
from formcheck.coach.travel import Moment, Outcome
from formcheck.specs.condition import Condition
from formcheck.specs.model import Movement

RETURN_S = 1.5
"""Seconds after most of the way back by which a return is over, wherever it stopped."""


@dataclass(frozen=True, slots=True)
class Travelled:
    """A movement away from rest and back, as it was seen; numbers grow from rest to the end.

    Attributes:
        movement: what was asked for; its drive moves by `sign`.
        sign: +1 where the drive grows from rest to the end, else -1.
        rest, way: where it began, and how far the target was.
        rest_known: whether the person was seen to keep still there, or anybody's rest is about there.
        needed: how far it had to go for this person to count: `way` or more.
        samples: (t, y) from before it left rest.
        moments: the same moments with every measure.
        gaps: where no picture came for a while within them.
        left_at: when it left rest.
        first_seen: since when the drive has been seen at all.
        end_s, latest: when it was back, and the latest that it can have been.
    """

    movement: Movement
    sign: int
    rest: float
    rest_known: bool
    way: float
    needed: float
    samples: Sequence[tuple[float, float]]
    moments: Sequence[Moment]
    gaps: Sequence[float]
    left_at: float
    first_seen: float
    end_s: float
    latest: float

    @property
    def furthest(self) -> float:
        """The largest of its numbers."""
        return max(y for _, y in self.samples)

    @property
    def begun_unseen(self) -> bool:
        """Whether it was going on when the drive was first seen."""
        return self.samples[0][0] <= self.first_seen

    @property
    def interrupted(self) -> bool:
        """Whether no picture came for a while in the midst of it."""
        return any(self.left_at < gap < self.samples[-1][0] for gap in self.gaps)

    def shape(self) -> Shape:
        """When it rose, how long it stayed and when it fell, as far as that was seen."""
        return shape_of(self.samples, self.rest, self.gaps, begun_unseen=self.begun_unseen)


TURN_S = 1.0
"""Seconds that the turn of a movement takes at the most that is not held at its end: whoever is there for longer when
they are first seen, and then moves, lay or stood there, and began nothing."""

FLICKER_S = 0.1
"""Seconds for which what holds all the way of a movement may fail: two or three frames' doubt."""

FAR_FROM_ANYWHERE = 2.0
"""Ways from where somebody was first seen that make a movement before they have kept still, where rest is a place of
their own that nobody can assume: settling into place goes through a pelvic tilt's whole way, seldom through two."""

MOSTLY = 0.55
"""Share of the time at the end for which a further condition must be met: hardly more than half, since what hides a
limb may hide it for long."""


def verdict(seen: Travelled) -> Outcome | None:
    """What the movement was, counted or partial; None where it was too small to be one, or another movement."""
    movement, rest = seen.movement, seen.rest
    if not seen.rest_known and seen.furthest - rest < FAR_FROM_ANYWHERE * seen.way:
        return None
    peak_t, peak = max(seen.samples, key=lambda sample: sample[1])
    counted = counts(seen)
    if peak - rest < movement.least or _another_movement(seen) or not (counted or _part_of_it(seen, peak)):
        return None
    if _from_nowhere(seen):
        return None
    shape = seen.shape()
    begun_unseen = math.isnan(shape.out_s) and seen.begun_unseen
    if begun_unseen and _was_there(seen, shape):
        return None
    top = next((m for m in seen.moments if m.t == peak_t), seen.moments[-1])
    start = _within(shape.start_s, max(seen.first_seen, seen.left_at - RETURN_S), peak_t, seen.left_at)
    end = _within(shape.end_s, peak_t, seen.latest, seen.end_s)
    out_s, back_s = _ways(shape, start, end)
    return Outcome(
        counted=counted,
        start_s=start,
        peak_s=peak_t,
        end_s=end,
        start_value=seen.sign * rest,
        peak_value=seen.sign * shape.level,
        stays=shape.stays,
        at_most_s=shape.at_most_s,
        out_s=out_s,
        back_s=back_s,
        out_smoothness=smoothness(seen.samples, start, start + out_s),
        back_smoothness=smoothness(seen.samples, end - back_s, end),
        at_peak=top.values,
        cut=begun_unseen or seen.interrupted,
    )


def _ways(shape: Shape, start: float, end: float) -> tuple[float, float]:
    """Seconds of the ways out and back of a movement from `start` to `end`: no longer than the stay leaves room for."""
    if not shape.stays:
        return shape.out_s, shape.back_s
    arrived, left = shape.stays[0].start_s, shape.stays[-1].end_s
    return min(shape.out_s, (arrived - start) / ARRIVED), min(shape.back_s, (end - left) / ARRIVED)


def counts(seen: Travelled) -> bool:
    """Whether a movement went as far as was needed, as its end asks for, and took its time."""
    return as_asked(seen) and seen.end_s - seen.left_at >= seen.movement.least_s


def as_asked(seen: Travelled) -> bool:
    """Whether a movement, be it over or not, went as far as was needed and as its end asks for."""
    reached = seen.furthest >= seen.rest + seen.needed
    return reached and _met_at_its_end(seen, seen.movement.ends[0].conditions)


def _part_of_it(seen: Travelled, peak: float) -> bool:
    """Whether a movement that does not count is a part of one that would.

    Who lifts a leg into place bends its knee as well, with the hip far from where it is during a glide. A condition
    that is met between two bounds says where the body is all the while, one with a single bound what is to be reached.
    And a part of the way takes its part of the time; what is faster is a jump of the landmarks. Whoever had not come
    all the way back from a rep, and now does, has not been out once more. Of a limb that was hidden nobody knows.
    """
    if _way_out(seen, peak) < seen.movement.least or _longest_gap(seen) > LOST_S:
        return False
    places = [condition for condition in seen.movement.ends[0].conditions if condition.two_sided]
    share = min(1.0, (peak - seen.rest) / seen.way)
    return seen.end_s - seen.left_at >= share * seen.movement.least_s and _met_at_its_end(seen, places)


def _way_out(seen: Travelled, peak: float) -> float:
    """How far the drive was seen to go out; the whole way to its `peak` where it was out when it was first seen."""
    if seen.begun_unseen:
        return peak - seen.rest
    before = [y for _, y in itertools.takewhile(lambda sample: sample[1] < peak, seen.samples)]
    return peak - min(before, default=peak)


def _longest_gap(seen: Travelled) -> float:
    """Seconds for which the drive was not seen, at the most, from leaving rest to the end."""
    times = [t for t, _ in seen.samples if t >= seen.left_at]
    return max((after - before for before, after in itertools.pairwise(times)), default=0.0)


def _was_there(seen: Travelled, shape: Shape) -> bool:
    """Whether somebody of whom no way out was seen can only have been where a movement turns that nobody holds."""
    first = shape.stays[0] if shape.stays else None
    return seen.movement.ends[0].hold is None and first is not None and first.end_s - seen.samples[0][0] > TURN_S


def _from_nowhere(seen: Travelled) -> bool:
    """Whether somebody who had been in view was first seen in this movement near its end, and not on the way there.

    Who lies still after another movement, a little off from what had been their rest, would hold that, and come back
    with the next one. (Who lets go may stop a little beyond their rest as well, but goes much further from there.) Only
    of what is held: what is not is passed too quickly, and there a limb was lost on its way.
    """
    held = seen.movement.ends[0].hold is not None
    first, whole = seen.samples[0][1] - seen.rest, seen.furthest - seen.rest
    return held and not seen.begun_unseen and first >= TOP * whole


def _another_movement(seen: Travelled) -> bool:
    """Whether one of the conditions that hold all the way did not, for longer than a flicker."""
    at_rest = seen.moments[0]
    way = [moment for moment in seen.moments if seen.left_at <= moment.t <= seen.end_s]
    return any(_fails_for(condition, at_rest, way) >= FLICKER_S for condition in seen.movement.throughout)


def _fails_for(condition: Condition, at_rest: Moment, way: list[Moment]) -> float:
    """Seconds of the longest stretch in which `condition` is seen not to be met."""
    since, longest = math.nan, 0.0
    reference = _reference(condition, at_rest)
    for moment in way:
        if _not_broken(condition, moment, reference):
            since = math.nan
        else:
            since = moment.t if math.isnan(since) else since
            longest = max(longest, moment.t - since)
    return longest


def _met_at_its_end(seen: Travelled, conditions: Sequence[Condition]) -> bool:
    """Whether each of the end's further `conditions` was met for most of the time at the movement's own end.

    That is, past the target (if it went there), and not on the way there of somebody who goes much further. What was
    not seen there at all (a far leg) speaks neither for nor against: the drive was seen to arrive.
    """
    furthest, drive = seen.furthest, seen.movement.drive or ""
    target, most = seen.rest + seen.way, seen.rest + TOP * (furthest - seen.rest)
    end = max(target, most) if furthest >= target else most
    there = [m for m in seen.moments if seen.sign * m.values.get(drive, math.nan) >= end]
    return all(_mostly_met(condition, seen.moments[0], there) for condition in conditions)


def _mostly_met(condition: Condition, at_rest: Moment, there: list[Moment]) -> bool:
    """Whether `condition` is met in MOSTLY of the moments in which it can be judged, or in none can."""
    name = condition.measure
    reference = _reference(condition, at_rest)
    seen = [value for value in (m.values.get(name, math.nan) for m in there) if not math.isnan(value)]
    judged = [condition.met(value, reference) for value in seen]
    return math.isnan(reference) or sum(judged) >= MOSTLY * len(judged)


def met_where_seen(conditions: Sequence[Condition], moment: Moment, at_rest: Moment) -> bool:
    """Whether none of the conditions is seen not to be met at one moment of a movement that began `at_rest`."""
    return all(_not_broken(condition, moment, _reference(condition, at_rest)) for condition in conditions)


def _not_broken(condition: Condition, moment: Moment, reference: float) -> bool:
    """Whether `condition`, counted from `reference`, is met or not seen."""
    value = moment.values.get(condition.measure, math.nan)
    return math.isnan(value - reference) or condition.met(value, reference)


def _reference(condition: Condition, at_rest: Moment) -> float:
    """The number that `condition` is counted from; NaN while it is unknown."""
    return at_rest.values.get(condition.measure, math.nan) if condition.of == "rest" else 0.0


def _within(t: float, low: float, high: float, otherwise: float) -> float:
    """`t` between `low` and `high`; `otherwise` where it is unknown."""
    return otherwise if math.isnan(t) else min(max(t, low), high)
