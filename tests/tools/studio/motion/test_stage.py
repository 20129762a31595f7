"""Feeling the floor: root finding, overlap, setting down."""

from __future__ import annotations

import numpy as np
import pytest

from tools.studio.body.skeleton import SKIN_VERTICES, Body
from tools.studio.motion.angles import figure_of
from tools.studio.motion.stage import SINK, Stage, overlap, solve, solve_near


def test_the_first_root_is_found_and_else_the_best_point() -> None:
    assert solve(lambda x: (x - 1.0) * (x - 3.0), 0.0, 4.0) == pytest.approx(1.0, abs=1e-3)
    assert solve(lambda x: x * x + 1.0, -2.0, 2.0, 4) == pytest.approx(0.0)


def test_the_nearest_root_is_found() -> None:
    assert solve_near(lambda x: (x - 10.0) * (x + 30.0), 0.0, 60.0) == pytest.approx(10.0, abs=1e-3)


def test_two_sheets_overlap_by_the_difference_of_their_heights() -> None:
    xs, zs = np.meshgrid(np.linspace(0.0, 1.0, 40), np.linspace(0.0, 1.0, 40))
    low = np.stack([xs.ravel(), np.full(1600, 0.30), zs.ravel()], axis=1)
    high = np.stack([xs.ravel(), np.full(1600, 0.28), zs.ravel()], axis=1)
    assert overlap(high, low) == pytest.approx(0.02)
    assert overlap(low, high) == pytest.approx(-0.02)
    assert overlap(low + np.array([5.0, 0.0, 0.0]), high) == -np.inf


def test_stiff_hands_carry_the_same_skin(woman: Body) -> None:
    stage = Stage(woman)
    figure = figure_of({"pitch": 40.0, "elbow": 70.0, "palm": 60.0, "wrist": 30.0})
    whole = woman.pose(figure.rotations, figure.root, figure.offset).vertices[:SKIN_VERTICES]
    folded = stage.body.pose(figure.rotations, figure.root, figure.offset).vertices
    assert len(stage.body.bones) < len(woman.bones)
    assert np.allclose(folded, whole, atol=1e-9)


def test_set_down_the_lowest_part_sinks_in_as_far_as_flesh_gives(stage: Stage) -> None:
    figure = stage.set_down(figure_of({"pitch": -90.0}), "trunk")
    assert stage.lowest(figure, "trunk") == pytest.approx(-SINK)


def test_an_unknown_part_or_angle_is_refused(stage: Stage) -> None:
    with pytest.raises(KeyError, match="tail"):
        stage.part("tail_l")
    with pytest.raises(KeyError, match="wing"):
        figure_of({"wing": 3.0})
