"""Frames that a busy machine leaves out."""

from __future__ import annotations

import pytest

from formcheck.live.pace import Pace


def pace(fps: float, every: int, seconds: float = 10.0) -> Pace:
    """A camera of which every so many-th frame is measured."""
    made = Pace()
    for index in range(0, round(seconds * fps), every):
        made.push(index, index / fps)
    return made


def test_a_third_of_thirty_frames_is_told_of() -> None:
    slow = pace(30.0, 3)
    assert (slow.measured, slow.left_out) == (100, 198)
    assert slow.problems == (
        "198 of 298 pictures were left out, since this machine was too busy to measure them. "
        "Close other programs, so that quick movements are seen well.",
    )


@pytest.mark.parametrize(("fps", "every"), [(30.0, 1), (60.0, 2), (30.0, 2), (8.0, 1)])
def test_what_is_enough_or_all_that_came_is_no_problem(fps: float, every: int) -> None:
    assert pace(fps, every).problems == ()


def test_a_pause_leaves_nothing_out() -> None:
    paused = pace(30.0, 1)
    paused.push(900, 30.0)
    assert paused.left_out == 0
