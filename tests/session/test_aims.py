"""Where the main measure is to go, and not to go."""

from __future__ import annotations

from pathlib import Path

import pytest

from formcheck.coach.events import RestLearned
from formcheck.session.aims import Aims, aims_of
from formcheck.session.read import read_session, summary_of
from formcheck.specs.catalog import find
from tests.session.index.practice import write_set


def aims(folder: Path, exercise: str, rest: float) -> Aims:
    spec = find(exercise)
    return aims_of(spec, summary_of(read_session(write_set(folder, [RestLearned(1, None, rest)], spec=spec))), None)


def test_a_limit_beyond_the_target_is_a_cap(tmp_path: Path) -> None:
    bridge = aims(tmp_path / "s", "glute_bridge", 135)
    assert bridge.targets[0].low == pytest.approx(135 + 0.7 * 45)
    assert bridge.caps and all(cap.edge > 180 for cap in bridge.caps)


def test_what_must_not_be_passed_through_in_one_way_is_no_cap(tmp_path: Path) -> None:
    """Half-way in both knees come at once, or one after the other: the band in which that is told lies on the way."""
    assert aims(tmp_path / "s", "double_knees_to_chest", 142).caps == ()
