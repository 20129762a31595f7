"""When frames are taken."""

from __future__ import annotations

import numpy as np

from tools.studio.timing import frame_times


def test_a_steady_camera_is_even() -> None:
    times = frame_times(2.0, 25.0, False, np.random.default_rng(0))
    assert len(times) == 50
    assert np.allclose(np.diff(times), 0.04)


def test_a_wavering_camera_keeps_its_mean_and_never_turns_back() -> None:
    times = frame_times(60.0, 30.0, True, np.random.default_rng(1))
    steps = np.diff(times)
    assert times[0] == 0.0
    assert steps.min() > 0.008
    assert np.ptp(steps) > 0.03
    assert 20.0 < len(times) / 60.0 < 33.0
