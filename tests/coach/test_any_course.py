"""Whatever a drive does, with whatever gaps, a tracker never breaks, and what it says is in order."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.coach.cycle import CycleTracker
from formcheck.coach.hold import HoldTracker
from formcheck.coach.rep import RepTracker
from formcheck.coach.travel import Outcome, Tracker
from formcheck.specs.condition import Condition
from tests.coach.drives import cycle, follow, hold, rep

STEP_S = 1 / 15

legs = st.lists(
    st.tuples(
        st.one_of(st.just(math.nan), st.just(math.inf), st.floats(-1.2, 1.4)),
        st.sampled_from([0.07, 0.2, 0.5, 0.8, 1.5, 3.0]),
    ),
    min_size=1,
    max_size=14,
)
"""Where the drive goes, as a share of the way, and in how many seconds; inf is staying, NaN is unseen for as long."""


def course(legs: list[tuple[float, float]], low: float, high: float) -> list[float]:
    """The drive's values every STEP_S."""
    values, at = [], 0.0
    for goal, seconds in legs:
        goal = at if math.isinf(goal) else goal
        steps = max(1, round(seconds / STEP_S))
        for k in range(1, steps + 1):
            share = at + (goal - at) * k / steps
            values.append(low + (high - low) * share)
        at = at if math.isnan(goal) else goal
    return values


def outcomes(tracker: Tracker, values: list[float]) -> list[Outcome]:
    def drive(t: float) -> float:
        return values[min(len(values) - 1, round(t / STEP_S))]

    return follow(tracker, drive, [k * STEP_S for k in range(len(values))])


TRACKERS: dict[str, tuple[Callable[[], Tracker], float, float]] = {
    "rep": (lambda: RepTracker(rep()), 135, 175),
    "rep of unknown rest": (lambda: RepTracker(rep(typical=None)), 135, 175),
    "rep downwards": (lambda: RepTracker(rep(typical=40, band=(0, 60), target=-20)), 40, -20),
    "cycle": (lambda: CycleTracker(cycle()), -0.03, 0.06),
    "hold": (lambda: HoldTracker(hold(Condition("drive", high=75))), 120, 50),
}


@pytest.mark.parametrize("kind", TRACKERS)
@given(legs=legs)
@settings(max_examples=150, deadline=None)
def test_any_course_is_followed(kind: str, legs: list[tuple[float, float]]) -> None:
    make, low, high = TRACKERS[kind]
    values = course(legs, low, high)
    seconds = len(values) * STEP_S
    for one in outcomes(make(), values):
        assert -2 <= one.start_s <= one.peak_s <= one.end_s <= seconds + 2
        for stay in one.stays:
            assert one.start_s - 0.2 <= stay.start_s < stay.end_s <= one.end_s + 0.2
