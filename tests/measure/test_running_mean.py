"""The weight of the newest value: a plain mean at first, a fading one later."""

from __future__ import annotations

import pytest

from formcheck.measure.running_mean import weight_of


def mean_of(values: list[float], memory_s: float) -> float:
    """One value a second."""
    mean, age = values[0], 0.0
    for value in values[1:]:
        age += 1.0
        mean += weight_of(1.0, age, memory_s) * (value - mean)
    return mean


def test_at_first_every_second_weighs_the_same() -> None:
    """The first value has lasted for no time yet."""
    assert mean_of([9.0, 1.0, 2.0, 3.0, 6.0], 20.0) == pytest.approx(3.0)


def test_later_old_values_fade() -> None:
    """A memory of two seconds halves with each what is left of the old."""
    assert mean_of([0.0, 0.0, 0.0, 8.0, 8.0, 8.0], 2.0) == pytest.approx(7.0)


@pytest.mark.parametrize(
    ("dt", "age_s", "weight"), [(0.0, 0.0, 0.0), (0.0, 5.0, 0.0), (3.0, 3.0, 1.0), (5.0, 9.0, 1.0)]
)
def test_no_time_weighs_nothing_and_a_long_one_all(dt: float, age_s: float, weight: float) -> None:
    assert weight_of(dt, age_s, 4.0) == weight
