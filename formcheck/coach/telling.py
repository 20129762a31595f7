"""What a movement that is over comes to, in the coach's events: the rep, its holds, what to say of it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from formcheck.coach.events import Cued, HoldEnded, PartialRep, RepDone
from formcheck.coach.plateau import Stay
from formcheck.coach.travel import Outcome
from formcheck.pose.landmarks import Side
from formcheck.specs.condition import Condition
from formcheck.specs.model import ExerciseSpec
from formcheck.specs.range import Range
from formcheck.specs.uncertainty import uncertainty

HOLD_UNCERTAINTY_S = 0.3
"""What a hold may seem short without being called so: the spread of hold times measured on rendered people."""

DURATIONS = ("hold_s", "out_s", "back_s", "total_s", "moving_s")
"""Qualities of a rep that are times."""

CLEAR_TRAVEL = 2.0
"""A travel of so many times the drive's uncertainty is 14 degrees; angles jitter by 0.2 to 0.8 from frame to frame."""


def rep_of(spec: ExerciseSpec, outcome: Outcome, side: Side | None, n: int, t: float) -> RepDone:
    """The `n`th rep of the set, known at `t`."""
    tells = smoothness_tells(spec, outcome)
    return RepDone(
        t=t,
        n=n,
        side=side,
        start_s=outcome.start_s,
        peak_s=outcome.peak_s,
        end_s=outcome.end_s,
        hold_s=max((stay.end_s - stay.start_s for stay in outcome.stays), default=0.0),
        out_s=outcome.out_s,
        back_s=outcome.back_s,
        start_value=outcome.start_value,
        peak_value=outcome.peak_value,
        out_smoothness=outcome.out_smoothness if tells else math.nan,
        back_smoothness=outcome.back_smoothness if tells else math.nan,
    )


def smoothness_tells(spec: ExerciseSpec, outcome: Outcome) -> bool:
    """Whether stops in the drive are the person's: not where two limbs may be moved one after the other, and not where
    so little is travelled that the camera's own unrest would look like them.
    """
    drive = spec.movement.drive
    if drive is None or spec.measure(drive).side == "both":
        return False
    return abs(outcome.peak_value - outcome.start_value) >= CLEAR_TRAVEL * uncertainty(spec, drive)


def partial_of(outcome: Outcome, side: Side | None, t: float) -> PartialRep:
    """A movement that did not count, known at `t`."""
    return PartialRep(t, side, outcome.start_s, outcome.end_s, outcome.start_value, outcome.peak_value)


def holds_of(spec: ExerciseSpec, outcome: Outcome, side: Side | None) -> Iterator[HoldEnded]:
    """The holds of a counted movement, where any are asked for."""
    if outcome.counted:
        yield from holds_in(spec, outcome.stays, side, cut=outcome.cut)


def holds_in(spec: ExerciseSpec, stays: Sequence[Stay], side: Side | None, *, cut: bool) -> Iterator[HoldEnded]:
    """Stays at the end, against what `spec` asks for, where it asks for any; too short a stay is none.

    `cut`: not all of the movement was seen.
    """
    asked = spec.movement.ends[0].hold
    for stay in stays if asked else ():
        seconds = stay.end_s - stay.start_s
        if asked and seconds >= HOLD_UNCERTAINTY_S:
            yield HoldEnded(stay.end_s, side, stay.start_s, stay.end_s, long_enough(seconds, asked), cut)


def long_enough(seconds: float, asked: Range) -> bool:
    """Whether a hold of `seconds` is as long as `asked`, as far as that can be told."""
    return seconds >= asked.low - HOLD_UNCERTAINTY_S


def cues_of(spec: ExerciseSpec, rep: RepDone, outcome: Outcome) -> Iterator[Cued]:
    """What `spec` has to say of a rep that came of `outcome`; see QUALITIES.

    Of one that was cut only what is so however long it really took: no hold is called short that may have been longer.
    """
    seen = {
        "hold_s": rep.hold_s,
        "out_s": rep.out_s,
        "back_s": rep.back_s,
        "travel": abs(rep.peak_value - rep.start_value),
        "total_s": rep.end_s - rep.start_s,
        "moving_s": rep.out_s + rep.back_s,
    }
    at_most = {**seen, "hold_s": outcome.at_most_s} if outcome.at_most_s > rep.hold_s else seen
    for cue in spec.cues:
        if all(_met_for_sure(condition, seen, at_most, cut=outcome.cut) for condition in cue.when):
            yield Cued(rep.t, cue.id, rep.side, cue.say)


def _met_for_sure(condition: Condition, seen: Mapping[str, float], at_most: Mapping[str, float], *, cut: bool) -> bool:
    """Whether `condition` is met by a rep's qualities as they were seen and, where it bounds them from above, by the
    most that they may have been: of the times of one that was cut nobody knows that.
    """
    name = condition.measure
    if condition.high < math.inf and ((cut and name in DURATIONS) or not condition.met(at_most.get(name, math.nan))):
        return False
    return condition.met(seen.get(name, math.nan))
