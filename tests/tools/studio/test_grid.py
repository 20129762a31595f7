"""Unseen clips: the same from the same seed, varied, and never beyond what the studio promises."""

from __future__ import annotations

import pytest

from tools.studio.grid import OTHERS, PROGRAMME, drawn_specs
from tools.studio.staging import stage


def test_the_same_seed_gives_the_same_clips() -> None:
    assert drawn_specs(7, 12) == drawn_specs(7, 12)
    assert drawn_specs(7, 12) != drawn_specs(8, 12)


def test_a_longer_grid_begins_like_a_shorter_one() -> None:
    assert drawn_specs(7, 20)[:5] == drawn_specs(7, 5)


def test_the_grid_is_varied_and_within_its_bounds() -> None:
    specs = drawn_specs(1, 300)
    assert len({spec.person for spec in specs}) >= 8
    assert len({spec.room for spec in specs}) >= 4
    assert {spec.facing for spec in specs} == {"left", "right"}
    assert {spec.fps for spec in specs} == {15.0, 25.0, 30.0}
    assert {spec.exercise for spec in specs} == {*PROGRAMME, *OTHERS, "none"}
    assert any(spec.variable_rate for spec in specs)
    assert any(spec.size[0] < spec.size[1] for spec in specs)
    assert any(spec.occluders for spec in specs)
    assert any(spec.passing for spec in specs)
    assert any("faults" in spec.options for spec in specs)
    for spec in specs:
        assert 0.2 <= spec.camera.height <= 1.3
        assert 1.8 <= spec.camera.distance <= 3.5
        assert -30 <= spec.camera.yaw <= 30


def test_only_the_exercises_asked_for() -> None:
    specs = drawn_specs(2, 40, ["cat_camel"])
    assert {spec.exercise for spec in specs} <= {"cat_camel", *OTHERS, "none"}


def test_an_unknown_exercise_is_said() -> None:
    with pytest.raises(ValueError, match="no movement is called moonwalk"):
        drawn_specs(1, 1, ["moonwalk"])


def test_every_description_can_be_performed() -> None:
    """One of each exercise is enough here; the rest differs in numbers only."""
    for spec in drawn_specs(3, len(PROGRAMME)):
        scene = stage(spec)
        assert len(scene.times) > 0
