"""Hypothesis draws the same examples in every run, so that a failure is the same for whoever looks at it.

HYPOTHESIS_PROFILE=explore draws many more, at random.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings


def load() -> None:
    slow = [HealthCheck.too_slow]
    settings.register_profile("repeatable", derandomize=True, deadline=None, suppress_health_check=slow)
    settings.register_profile("explore", deadline=None, max_examples=500, suppress_health_check=slow)
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))
