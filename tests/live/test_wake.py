from __future__ import annotations

import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.live.wake import ASLEEP_S, WakeWatch, sleepless_clock


@given(st.lists(st.floats(0.0, 60.0), max_size=50))
def test_only_a_long_gap_between_two_rounds_is_sleep(gaps: list[float]) -> None:
    watch, now = WakeWatch(), 1000.0
    assert watch.slept(now) == 0.0
    for gap in gaps:
        before, now = now, now + gap
        passed = now - before
        assert watch.slept(now) == (passed if passed >= ASLEEP_S else 0.0)


def test_the_clock_rises_with_the_monotonic_one() -> None:
    began, ours = time.monotonic(), sleepless_clock()
    time.sleep(0.05)
    assert sleepless_clock() - ours == pytest.approx(time.monotonic() - began, abs=0.04)


@pytest.mark.skipif(sys.platform != "linux", reason="the clock that is compared with is Linux's")
def test_the_clock_has_counted_all_sleep_since_the_machine_was_started() -> None:
    assert sleepless_clock() >= time.monotonic() - 1.0
    assert sleepless_clock() == pytest.approx(time.clock_gettime(time.CLOCK_BOOTTIME), abs=1.0)
