"""The speed of a body and the plateaus of a number."""

from __future__ import annotations

import math

import pytest

from formcheck.coach.stillness import Motion, Plateau, Speed
from tests.movements import times


def body(moving: int, t: float, speed: float = 1.0) -> tuple[float, ...]:
    """Seven joints, the first `moving` of them travelling at `speed` trunk lengths a second."""
    return tuple(part for k in range(7) for part in ((speed * t, 0.0) if k < moving else (0.0, 0.0)))


def last(moving: int, speed: float = 1.0, fps: float = 30) -> Speed:
    motion = Motion()
    return [motion.push(t, body(moving, t, speed)) for t in times(3, fps)][-1]


@pytest.mark.parametrize("fps", [10, 30, 59.94])
def test_speed_is_in_trunk_lengths_a_second_whatever_the_frame_rate(fps: float) -> None:
    found = last(7, 0.4, fps)
    assert (found.limb, found.body) == pytest.approx((0.4, 0.4))


def test_one_arm_is_not_the_body() -> None:
    """Elbow and wrist move: two joints. The body's speed is the third-fastest joint's."""
    assert (last(2).limb, last(2).body) == pytest.approx((1, 0))
    assert last(3).body == pytest.approx(1)


def test_unknown_at_first_and_unseen() -> None:
    motion = Motion()
    assert math.isnan(motion.push(0, body(0, 0)).body)
    assert math.isnan(motion.push(0.2, body(0, 0.2)).body)
    assert motion.push(0.5, body(0, 0.5)).body == 0
    assert math.isnan(motion.push(0.6, ()).body)


def test_hidden_joints_are_left_out() -> None:
    motion = Motion()
    hidden = (math.nan, math.nan)
    for t in times(2):
        speed = motion.push(t, (*hidden, *body(7, t, 0.3)[2:]))
    assert speed.body == pytest.approx(0.3)


@pytest.mark.parametrize("fps", [10, 30, 59.94])
def test_a_number_that_keeps_still_settles_on_its_median(fps: float) -> None:
    plateau = Plateau()
    found = [plateau.push(t, 135 + 0.3 * math.sin(50 * t), 2.0) for t in times(2, fps)]
    assert found[0] is None
    assert found[-1] == pytest.approx(135, abs=0.35)
    first = next(t for t, value in zip(times(2, fps), found, strict=True) if value is not None)
    assert first == pytest.approx(0.7, abs=0.11)


def test_a_number_that_moves_does_not() -> None:
    plateau = Plateau()
    assert [plateau.push(t, 10 * t, 2.0) for t in times(3)] == [None] * 91


def test_an_unseen_moment_starts_it_anew() -> None:
    plateau = Plateau()
    found = [plateau.push(t, math.nan if round(t * 30) == 30 else 5.0, 1.0) for t in times(3)]
    settled = [t for t, value in zip(times(3), found, strict=True) if value is not None]
    assert not any(1 <= t < 1.7 for t in settled)
    assert settled[-1] == 3


def test_over_a_gap_nothing_is_known_of_the_speed() -> None:
    """Somebody comes back after twelve seconds and moves at half a trunk length a second: never still."""
    motion = Motion()
    for k in range(30):
        motion.push(k / 30, (0.0, 0.0))
    speeds = [motion.push(13 + k / 30, (0.5 * k / 30, 0.0)).limb for k in range(30)]
    assert all(math.isnan(speed) for speed in speeds[:12])
    assert speeds[-1] == pytest.approx(0.5)


def test_a_trunk_that_is_measured_anew_moves_nobody() -> None:
    """A thousand pixels from the corner, still, while the trunk's length settles from 80 to 100 pixels."""
    motion = Motion()
    speed = [motion.push(t, (1000.0, 600.0) * 7, 80 + 10 * t) for t in times(2)][-1]
    assert speed.body == 0
