"""When a camera takes its frames: evenly, or as a laptop under load does."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

STUTTER_CHANCE = 0.02
STUTTER_S = (0.08, 0.25)


def frame_times(duration_s: float, fps: float, variable: bool, rng: np.random.Generator) -> NDArray[np.float64]:
    """Times (n,) in seconds from 0 up to `duration_s`.

    A variable rate wavers by a fifth from frame to frame, drifts slowly as exposure does, and now and then
    leaves out a few frames.
    """
    if not variable:
        return np.arange(int(duration_s * fps + 1e-6)) / fps
    times, t = [], 0.0
    while t < duration_s:
        times.append(t)
        drift = 1.0 + 0.25 * np.sin(2 * np.pi * t / 9.0)
        step = drift / fps * float(np.clip(rng.normal(1.0, 0.2), 0.5, 2.0))
        if rng.random() < STUTTER_CHANCE:
            step += float(rng.uniform(*STUTTER_S))
        t += step
    return np.round(np.array(times), 4)
