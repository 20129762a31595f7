"""Smoothing: no lag, no invention, the same whatever the frame rate."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.coach.smoothing import WIDTH_S, CentredSmoother, Sample
from tests.coach.drives import measures
from tests.movements import Course, times, uneven_times

NUMBERS = st.lists(st.floats(-500, 500), min_size=1, max_size=60)


def smooth(at: Iterable[float], value: Callable[[float], float]) -> list[Sample]:
    smoother = CentredSmoother()
    samples = [sample for t in at for sample in smoother.push(measures(t, hip=value(t)))]
    return [*samples, *smoother.flush()]


def values(samples: list[Sample]) -> list[float]:
    return [sample.values["hip"] for sample in samples]


@given(st.integers(1, 200), st.sampled_from([10.0, 29.97, 59.94]))
def test_every_frame_comes_back_once_and_in_order(n: int, fps: float) -> None:
    at = [i / fps for i in range(n)]
    assert [sample.t for sample in smooth(at, lambda t: t)] == at


@given(st.floats(-500, 500), st.integers(0, 2**32 - 1))
def test_what_is_constant_stays(value: float, seed: int) -> None:
    at = uneven_times(3, np.random.default_rng(seed))
    assert values(smooth(at, lambda _: value)) == pytest.approx([value] * len(at))


@given(NUMBERS)
def test_nothing_leaves_the_range_of_what_was_seen(numbers: list[float]) -> None:
    found = values(smooth(times(len(numbers) / 30), lambda t: numbers[min(len(numbers) - 1, round(t * 30))]))
    assert min(numbers) - 1e-9 <= min(found)
    assert max(found) <= max(numbers) + 1e-9


def test_no_lag_a_ramp_stays_where_it_is() -> None:
    """Away from its ends the mean of a ramp around a moment is the ramp at that moment, but for the one sample of
    nine that is left out as the furthest (half a window at most, a tenth of the weight).
    """
    found = smooth(times(4), lambda t: 10 * t)
    for sample in found[6:-6]:
        assert sample.values["hip"] == pytest.approx(10 * sample.t, abs=0.15)


@pytest.mark.parametrize("fps", [10, 15, 30, 60])
def test_a_symmetric_movement_stays_symmetric(fps: float) -> None:
    """Up and down about 3 s: the smoothed crossings of half-way lie as far before 3 s as after it."""
    course = Course.at(0).stay(1).to(50, 1.5).stay(1).to(0, 1.5).stay(1)
    found = smooth(times(6, fps), course)
    up = _crossing(found, 25, +1)
    down = _crossing(found, 25, -1)
    assert up == pytest.approx(1.75, abs=0.02)
    assert down == pytest.approx(4.25, abs=0.02)


def _crossing(samples: list[Sample], level: float, direction: int) -> float:
    for a, b in itertools.pairwise(samples):
        y0, y1 = a.values["hip"], b.values["hip"]
        if (y0 < level <= y1) if direction > 0 else (y0 >= level > y1):
            return a.t + (level - y0) / (y1 - y0) * (b.t - a.t)
    return math.nan


def test_one_frames_outlier_is_left_out() -> None:
    found = values(smooth(times(3), lambda t: 300.0 if round(t * 30) == 45 else 140.0))
    assert found == pytest.approx([140] * len(found))


def test_noise_is_halved_at_thirty_frames_a_second() -> None:
    noise = np.random.default_rng(1).normal(0, 2, 3000)
    found = values(smooth(times(99), lambda t: float(noise[round(t * 30)])))
    assert np.std(found) < 1.0


def test_what_was_seen_around_a_gap_fills_it_and_a_long_gap_stays_nan() -> None:
    """A gap shorter than the window is bridged by its neighbours; in a long one nothing is invented."""
    short = smooth(times(3), lambda t: math.nan if 1 < t < 1.2 else 140.0)
    assert values(short) == pytest.approx([140] * len(short))
    long = smooth(times(4), lambda t: math.nan if 1 < t < 3 else 140.0)
    assert all(math.isnan(s.values["hip"]) for s in long if 1 + WIDTH_S / 2 < s.t < 3 - WIDTH_S / 2)
    assert all(s.values["hip"] == pytest.approx(140) for s in long if s.t <= 1 or s.t >= 3)


def test_a_frame_with_nobody_has_no_values() -> None:
    smoother = CentredSmoother()
    frames = [measures(t, found=not 0.9 < t < 1.1, hip=140.0) for t in times(2)]
    samples = [sample for frame in frames for sample in smoother.push(frame)] + list(smoother.flush())
    assert len(samples) == len(frames)
    for sample in samples:
        assert sample.values == ({} if not sample.source.found else pytest.approx({"hip": 140}))


def test_it_is_never_more_than_its_half_window_and_one_frame_behind() -> None:
    smoother = CentredSmoother()
    latest = -math.inf
    for t in times(5):
        for sample in smoother.push(measures(t, hip=1.0)):
            latest = sample.t
        if t > 1:
            assert t - latest <= WIDTH_S / 2 + 1 / 30 + 1e-9


def test_its_memory_is_bounded() -> None:
    smoother = CentredSmoother()
    for t in times(60):
        list(smoother.push(measures(t, hip=1.0)))
    assert len(smoother._window) <= WIDTH_S * 30 + 3
