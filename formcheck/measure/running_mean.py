"""A mean that follows what is seen: of everything at first, later of the last seconds."""

from __future__ import annotations


def weight_of(dt: float, age_s: float, memory_s: float) -> float:
    """What the newest value weighs, 0 to 1, in a mean that is `age_s` seconds old, `dt` of them since the last value.

    Until it is `memory_s` old every second weighs the same; from then on old ones fade with that time constant.
    """
    return dt / max(dt, min(age_s, memory_s)) if dt > 0 else 0.0
