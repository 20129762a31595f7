"""When a set is done."""

from __future__ import annotations

from dataclasses import replace

from formcheck.live.flow.plan import PlannedSet
from formcheck.live.flow.state import Tally
from formcheck.pose.landmarks import Side


def is_done(planned: PlannedSet, tally: Tally) -> bool:
    """Whether the reps were done, on each side that is asked for, or the last hold is as long as it may be."""
    if planned.reps is None:
        return False
    return all(done >= planned.reps for done in counts(planned, tally)) or _held_out(planned, tally)


def counts(planned: PlannedSet, tally: Tally) -> tuple[int, ...]:
    """The reps that count towards the end: on each side, on one, or all."""
    if planned.side is not None:
        return (tally.left if planned.side == "left" else tally.right,)
    if planned.order == "alternating":
        return (tally.left, tally.right)
    return (max(tally.left, tally.right),) if planned.order == "one" else (tally.reps,)


def side_lacking(planned: PlannedSet, tally: Tally) -> Side | None:
    """The only side that lacks reps, where both are worked in one set."""
    if planned.order != "alternating" or planned.reps is None:
        return None
    left, right = tally.left >= planned.reps, tally.right >= planned.reps
    return None if left == right else "right" if left else "left"


def _held_out(planned: PlannedSet, tally: Tally) -> bool:
    """A pure hold is a rep when it ends; the last one, of the side that still needs it, may also last until the most
    that is asked for is reached."""
    if planned.spec.movement.kind != "hold" or planned.hold is None or tally.held < planned.hold.high:
        return False
    left, right = tally.left + (tally.holding == "left"), tally.right + (tally.holding == "right")
    then = replace(tally, reps=tally.reps + 1, left=left, right=right)
    return all(done >= (planned.reps or 0) for done in counts(planned, then))
