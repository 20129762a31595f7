"""Breathing, sway and tremor: always there, never large."""

from __future__ import annotations

import numpy as np

from tools.studio.motion.life import Life


def test_people_breathe_twelve_to_eighteen_times_a_minute() -> None:
    for seed in range(6):
        life = Life.drawn(np.random.default_rng(seed))
        times = np.arange(0.0, 120.0, 0.02)
        breath = np.array([life.at(float(t)).breath for t in times])
        rises = int(((breath[:-1] < 0.0) & (breath[1:] >= 0.0)).sum())
        assert 23 <= rises <= 37
        assert breath.min() >= -1.0
        assert breath.max() <= 1.0


def test_nobody_is_ever_still_for_half_a_second() -> None:
    life = Life.drawn(np.random.default_rng(3))
    for t in np.arange(0.0, 30.0, 0.5):
        now, later = life.at(float(t)), life.at(float(t) + 0.5)
        assert max(abs(a - b) for a, b in zip(now.sway, later.sway, strict=True)) > 0.01
        assert max(abs(sway) for sway in now.sway) <= 1.3


def test_the_same_seed_is_the_same_person() -> None:
    assert Life.drawn(np.random.default_rng(5)).at(7.7) == Life.drawn(np.random.default_rng(5)).at(7.7)
