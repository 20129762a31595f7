"""Times that rise whatever the container says."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.capture.timeline import FALLBACK_FPS, Timeline, sane_fps


def place_all(stamps: list[float], fps: float = 10.0) -> tuple[list[float], int]:
    timeline = Timeline(fps)
    return [timeline.place(stamp) for stamp in stamps], timeline.mended


def test_good_stamps_are_kept_relative_to_the_first() -> None:
    times, mended = place_all([5.0, 5.04, 5.25, 6.0])
    assert times == pytest.approx([0.0, 0.04, 0.25, 1.0], abs=1e-12)
    assert mended == 0


def test_stamps_that_are_all_zero_become_the_nominal_rate() -> None:
    times, mended = place_all([0.0] * 30)
    assert times == pytest.approx([k / 10 for k in range(30)])
    assert mended == 29


def test_after_a_repeated_stamp_the_container_is_believed_again() -> None:
    times, mended = place_all([0.0, 0.2, 0.2, 0.5])
    assert times == pytest.approx([0.0, 0.2, 0.3, 0.5])
    assert mended == 1


@pytest.mark.parametrize("header_fps", [10.0, 15.0, 24.0, 30.0])
def test_repeated_stamps_make_a_file_no_longer_whatever_rate_it_announces(header_fps: float) -> None:
    """Half a minute at thirty a second in truth; every hundredth stamp repeats the one before."""
    stamps = [(i - (i % 100 == 99)) / 30 for i in range(901)]
    times, _ = place_all(stamps, header_fps)
    assert times[-1] == pytest.approx(30.0, abs=0.05)


def test_a_minute_without_pictures_takes_a_minute() -> None:
    """Whoever counts is told by the time that nothing was seen in it."""
    times, mended = place_all([0.0, 0.1, 60.0, 60.1])
    assert times == pytest.approx([0.0, 0.1, 60.0, 60.1])
    assert mended == 0


def test_joined_files_that_start_anew_go_on() -> None:
    times, mended = place_all([7.0, 8.0, 9.0, 0.0, 1.0, 2.0])
    assert times == pytest.approx([0.0, 1.0, 2.0, 2.1, 3.1, 4.1])
    assert mended == 1


def test_an_absurd_leap_invents_no_time() -> None:
    times, _ = place_all([0.0, 0.1, 95_443.7, 95_443.8, 95_443.9])
    assert times == pytest.approx([0.0, 0.1, 0.2, 0.3, 0.4])


def test_a_single_absurd_stamp_is_passed_over() -> None:
    times, _ = place_all([0.0, 0.1, 1e9, 0.3, 0.4])
    assert times == pytest.approx([0.0, 0.1, 0.2, 0.3, 0.4])


def test_a_thousandth_of_a_second_is_a_frame_and_less_is_a_lie() -> None:
    assert place_all([0.0, 0.001, 0.002])[0] == pytest.approx([0.0, 0.001, 0.002])
    assert place_all([0.0, 0.00001, 0.00002])[0] == pytest.approx([0.0, 0.1, 0.2])


@pytest.mark.parametrize("fps", [0.0, -5.0, math.nan, math.inf, 0.5, 90_000.0])
def test_an_insane_rate_is_replaced(fps: float) -> None:
    assert not sane_fps(fps)
    assert place_all([0.0, 0.0], fps)[0] == pytest.approx([0.0, 1 / FALLBACK_FPS])


@given(
    st.lists(st.floats() | st.floats(-5, 5) | st.sampled_from([0.0, 1.0, 2.0]), max_size=60),
    st.floats(),
)
def test_times_are_finite_and_rise_whatever_comes(stamps: list[float], fps: float) -> None:
    times, _ = place_all(stamps, fps)
    assert all(math.isfinite(t) for t in times)
    assert all(b > a for a, b in pairwise(times))


@given(st.lists(st.floats(0.001, 9.9), min_size=1, max_size=50), st.floats(-1000, 1000))
def test_sane_stamps_are_never_touched(steps: list[float], start: float) -> None:
    stamps = [start]
    for step in steps:
        stamps.append(stamps[-1] + step)
    times, mended = place_all(stamps)
    assert mended == 0
    assert times == [stamp - start for stamp in stamps]
