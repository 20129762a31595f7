"""Joints that are thrown to and fro are guesses; those that move along a path, or tremble as a person does, are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.measure.trembling import Trembling

TRUNK = 100.0
ANKLE = 28

Place = Callable[[float], tuple[float, float]]


def guessed_at(ankle: Place, until: float, fps: float = 30.0, trunk: float = TRUNK) -> list[float]:
    """The times at which the ankle was called a guess; all else lies still."""
    trembling, found = Trembling(), []
    for k in range(round(until * fps)):
        points = [(10.0 * i, 0.0) for i in range(33)]
        points[ANKLE] = ankle(k / fps)
        guessed = trembling.guessed(k / fps, points, trunk)
        assert guessed <= {ANKLE}
        if guessed:
            found.append(k / fps)
    return found


def to_and_fro(by: float, every_s: float = 0.25, since: float = 0.0) -> Place:
    """`by` pixels to one side and back, at each step."""
    return lambda t: (by * (int(t / every_s + 1e-6) % 2) if t >= since else 0.0, 0.0)


def test_a_joint_that_is_thrown_about_is_a_guess() -> None:
    """Four steps of 0.24 trunk lengths in a second make 0.96, and lead no further than one of them."""
    assert guessed_at(to_and_fro(24, since=2), 2) == []
    assert guessed_at(to_and_fro(24, since=2), 5)[-1] == pytest.approx(4.97, abs=0.01)


def test_a_joint_that_trembles_as_a_person_does_is_none() -> None:
    """Four steps of 0.12 trunk lengths, six centimetres, make 0.48."""
    assert guessed_at(to_and_fro(12), 5) == []


def test_it_is_believed_again_a_second_after_it_has_come_to_rest() -> None:
    found = guessed_at(lambda t: to_and_fro(24)(t) if t < 3 else (0.0, 0.0), 6)
    assert 3.2 < found[-1] < 4.1


@given(speed=st.floats(0, 380), fps=st.floats(5, 60))
def test_a_joint_that_travels_is_none_at_any_rate(speed: float, fps: float) -> None:
    assert guessed_at(lambda t: (speed * t, speed * t / 3), 3, fps) == []


def test_a_leg_that_goes_out_and_back_is_none() -> None:
    """A quarter of a trunk out and back in the second is a detour of half a trunk."""
    assert guessed_at(lambda t: (25 * abs((2 * t) % 2 - 1), 0.0), 5) == []


def test_one_frame_s_unrest_is_no_path() -> None:
    """A tenth of a trunk from frame to frame, three trunk lengths in a second: three frames' mean moves by a third."""
    assert guessed_at(to_and_fro(10, every_s=1 / 30), 5) == []


def test_a_nearer_person_may_tremble_by_more_pixels() -> None:
    assert guessed_at(to_and_fro(24), 5, trunk=200.0) == []


def test_what_was_before_a_gap_is_no_path() -> None:
    trembling = Trembling()
    still = [(10.0 * i, 0.0) for i in range(33)]
    for k in range(40):
        still[ANKLE] = to_and_fro(24)(k / 10)
        guessed = trembling.guessed(k / 10, still, TRUNK)
    assert guessed == {ANKLE}
    assert trembling.guessed(5.0, still, TRUNK) == frozenset()


def test_nobody_s_size_tells_nothing() -> None:
    assert guessed_at(to_and_fro(24), 3, trunk=0.0) == []
