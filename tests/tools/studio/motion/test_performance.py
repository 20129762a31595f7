"""Cutting a performance: what is still there is still true."""

from __future__ import annotations

import numpy as np
import pytest

from tools.studio.motion.performance import FigurePose, Performance, RepTruth, counted


def performance() -> Performance:
    reps = (RepTruth("left", 1.0, 2.0, 4.0, 5.0), RepTruth("right", 6.0, 7.0, 9.0, 10.0))
    truth = counted("bird_dog", reps)

    def source(t: float) -> FigurePose:
        return FigurePose({}, np.eye(3), np.array([0.0, 0.0, t]), {}, "rest", 0)

    return Performance(12.0, truth, source)


def test_sides_are_counted() -> None:
    truth = performance().truth
    assert (truth.reps_total, truth.reps_left, truth.reps_right) == (2, 1, 1)


@pytest.mark.parametrize(
    ("start", "end", "sides"),
    [
        (1.5, 12.0, ["left", "right"]),  # from the middle of a way up: seen whole
        (4.5, 12.0, ["right"]),  # from the middle of a way down: no rep
        (3.0, 12.0, ["right"]),  # from the middle of a hold: how it got there was not seen
        (0.0, 9.5, ["left"]),  # to the middle of a way down: not back
    ],
)
def test_a_rep_counts_if_its_way_to_the_top_ends_and_its_return_ends_within(
    start: float, end: float, sides: list[str]
) -> None:
    cut = performance().cut(start, end)
    assert [rep.side for rep in cut.truth.reps] == sides
    assert cut.duration_s == pytest.approx(end - start)
    assert cut.pose_at(1.0).root_offset[2] == pytest.approx(start + 1.0)
    assert all(0.0 <= rep.start_s <= rep.top_start_s <= rep.end_s <= end - start for rep in cut.truth.reps)


def test_a_pure_hold_counts_while_two_seconds_are_left() -> None:
    hold = RepTruth(None, 3.0, 3.0, 9.0, 9.0)
    whole = Performance(10.0, counted("childs_pose", (hold,)), performance().source)
    assert whole.cut(0.0, 5.5).truth.reps_total == 1
    assert whole.cut(0.0, 4.5).truth.reps_total == 0


def test_times_outside_are_taken_to_the_nearest_end() -> None:
    assert performance().pose_at(99.0).root_offset[2] == 12.0
    assert performance().pose_at(-1.0).root_offset[2] == 0.0
