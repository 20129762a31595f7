"""Which tracker follows a movement, and when the limb that it follows is at work."""

from __future__ import annotations

from collections.abc import Iterable

from formcheck.coach.cycle import CycleTracker
from formcheck.coach.hold import HoldTracker
from formcheck.coach.learned_hold import as_calibrated
from formcheck.coach.personal import Personal, own_movement
from formcheck.coach.rep import RepTracker
from formcheck.coach.travel import Tracker
from formcheck.pose.landmarks import Side
from formcheck.specs.model import ExerciseSpec, Movement

HALF_WAY = 0.5
"""Share of the way to the target from which a side is at work: what has hardly begun may be the other's shadow."""


def movement_of(spec: ExerciseSpec, personal: Personal | None, side: Side | None) -> Movement:
    """What counts for this person; while calibrating also what is less than the spec asks for."""
    if personal is not None and personal.calibrating:
        return as_calibrated(spec.movement)
    return own_movement(spec, personal.of(side) if personal else None)


def works(tracker: Tracker) -> bool:
    """Whether a side is half-way or further into its movement, or on its way back."""
    return tracker.phase not in ("rest", "moving") or tracker.progress >= HALF_WAY


def trackers_of(
    spec: ExerciseSpec, personal: Personal | None, sides: Iterable[Side | None], *, from_the_start: bool = True
) -> dict[Side | None, Tracker]:
    """New ones for these sides, which know nobody's rest yet; whether they are told of the source `from_the_start`."""
    return {side: tracker_of(movement_of(spec, personal, side), from_the_start=from_the_start) for side in sides}


def tracker_of(movement: Movement, *, from_the_start: bool = True) -> Tracker:
    """What follows a movement of its kind."""
    match movement.kind:
        case "rep":
            return RepTracker(movement)
        case "cycle":
            return CycleTracker(movement)
        case "hold":
            return HoldTracker(movement, from_the_start=from_the_start)
