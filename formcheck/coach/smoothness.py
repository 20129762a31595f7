"""How evenly a way was gone: in one flowing movement, or with stops and starts.

The measure is the spectral arc length of the speed (SPARC: Balasubramanian, Melendez-Calderon, Roby-Brami & Burdet,
"On the analysis of movement smoothness", J NeuroEng Rehabil 12:112, 2015). It does not depend on how far or how fast
somebody moves, and falls with every stop on the way. The other usual one, the logarithm of the dimensionless jerk, was
tried on the same movements and left: it differentiates twice more, and one per cent of landmark jitter moved a steady
way of three seconds as far as a stop in it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

UNEVEN = -2.0
"""Below it a way is called uneven. Minimum jerk has -1.35 and one speed all the way -1.7, jitter included; of 295 ways
of people (three filmed, the others rendered) who were to move steadily 287 lie above it, and below it 8 of 12 rendered
ones with two halts of a tenth of a second, and every way with a halt of 0.4 s."""

HIGHEST_HZ = 2.5
"""The paper's 10 Hz is for motion capture. Halts in ways of one to four seconds lie below this; above it, what the
coach has smoothed over 0.3 s is mostly jitter."""

LEAST_SHARE = 0.15
"""Share of the spectrum's peak from which a frequency is looked at. The paper's 0.05 is for motion capture; a camera's
jitter of one per cent of the way comes to more than a tenth of a slow movement's spectrum."""

STEP_S = 1 / 30
"""The speed is taken at even steps, whatever the frame rate."""

PADDING = 16
"""Zeros to this many times the length: the arc needs a fine spectrum (the paper's padding level of 4)."""

SHORTEST_S = 0.4
"""Seconds below which a way is too short for any unevenness to show through the smoothing."""

FEWEST = 5
"""Moments seen a second below which nothing is said."""


def smoothness(samples: Sequence[tuple[float, float]], start_s: float, end_s: float) -> float:
    """The spectral arc length of the speed from `start_s` to `end_s`: negative, larger is smoother.

    Args:
        samples: (seconds, value) in order; values in any unit, without NaN.

    Returns:
        NaN where the way is shorter than SHORTEST_S, or too little of it was seen.
    """
    within = [(t, value) for t, value in samples if start_s - STEP_S <= t <= end_s + STEP_S]
    if not end_s - start_s >= SHORTEST_S or len(within) < max(4, FEWEST * (end_s - start_s)):
        return math.nan
    first, last = max(start_s, within[0][0]), min(end_s, within[-1][0])
    if last - first < SHORTEST_S:
        return math.nan
    times = np.arange(first, last, STEP_S)
    values = np.interp(times, [t for t, _ in within], [value for _, value in within])
    return _arc_length(np.abs(np.gradient(values, STEP_S)))


def is_uneven(smooth: float) -> bool:
    """Whether a way of that smoothness had stops and starts; an unknown one had none that were seen."""
    return smooth < UNEVEN


def _arc_length(speed: NDArray[np.float64]) -> float:
    spectrum = np.abs(np.fft.rfft(speed, PADDING * len(speed)))
    peak = float(spectrum.max())
    if peak <= 0:
        return math.nan
    height = spectrum / peak
    frequency = np.fft.rfftfreq(PADDING * len(speed), STEP_S)
    looked_at = np.nonzero((height >= LEAST_SHARE) & (frequency <= HIGHEST_HZ))[0]
    last = int(looked_at[-1])
    if last == 0:
        return math.nan
    across = np.diff(frequency[: last + 1]) / frequency[last]
    return -float(np.hypot(across, np.diff(height[: last + 1])).sum())
