"""Killed at any moment, a session loses a second at most and stays readable. `kills.py` does it 200 times."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.session.kills import killed, kills


def test_killed_at_any_moment_it_loses_a_second_at_most(tmp_path: Path) -> None:
    """Ten sessions, at all kinds of moments; one of them runs by the wall clock."""
    for one in kills(tmp_path, 10, seed=1):
        assert one.lost_s <= 1.0, one


def test_killed_while_it_ends_all_is_kept_or_it_has_no_end(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    for number in range(4):
        one = killed(tmp_path / str(number), "ending", rng)
        assert one.kept is not None
        assert one.kept == one.said or not one.ended
