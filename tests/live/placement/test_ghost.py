"""The outline of where to be: for every posture, in pictures of every shape."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.live.placement.figures import FIGURES
from formcheck.live.placement.ghost import FLOOR, TALLEST, WIDEST, Facing, ghost_in
from formcheck.measure.geometry import distance
from formcheck.specs.catalog import available
from formcheck.specs.model import Posture

SEGMENTS = {("shoulder", "hip"): 1.0, ("hip", "knee"): 0.82, ("knee", "ankle"): 0.8}
SEGMENTS_OF_THE_ARM = {("shoulder", "elbow"): 0.58, ("elbow", "wrist"): 0.5}


@pytest.mark.parametrize("posture", FIGURES)
def test_the_figures_have_a_persons_proportions(posture: Posture) -> None:
    joints = FIGURES[posture]
    for (a, b), length in SEGMENTS.items():
        assert distance(joints[a], joints[b]) == pytest.approx(length, rel=0.15), (a, b)
    for (a, b), length in SEGMENTS_OF_THE_ARM.items():  # an arm may point towards the camera, and looks shorter then
        assert distance(joints[a], joints[b]) <= 1.15 * length, (a, b)


@given(
    st.sampled_from(sorted(FIGURES)), st.sampled_from(["left", "right"]), st.integers(160, 4000), st.integers(160, 3000)
)
def test_it_stands_on_its_floor_within_the_picture_and_is_true_to_shape(
    posture: Posture, facing: Facing, width: int, height: int
) -> None:
    outline = np.array(ghost_in((posture,), facing, width, height))
    assert len(outline) > 20
    (left, top), (right, bottom) = outline.min(axis=0), outline.max(axis=0)
    assert left >= 0.5 - WIDEST / 2 - 1e-9 and right <= 0.5 + WIDEST / 2 + 1e-9
    assert top >= FLOOR - TALLEST - 1e-9 and bottom == pytest.approx(FLOOR, abs=0.03)
    reference = np.array(ghost_in((posture,), facing, 1000, 1000))
    spread = np.ptp(outline, axis=0) * (width, height)
    asked = np.ptp(reference, axis=0)
    assert spread[0] / spread[1] == pytest.approx(asked[0] / asked[1], rel=1e-6)


def test_left_and_right_mirror_each_other() -> None:
    for posture in FIGURES:
        left, right = (np.array(ghost_in((posture,), facing, 1280, 720)) for facing in ("left", "right"))
        assert np.allclose(left[:, 0], 1 - right[:, 0])
        assert np.allclose(left[:, 1], right[:, 1])


def test_somebody_on_their_back_has_the_head_on_the_side_that_was_asked_for() -> None:
    outline = np.array(ghost_in(("supine",), "right", 1280, 720))
    highest = outline[outline[:, 1].argmin()]
    assert highest[0] < 0.5  # the bent knees are opposite to the head


def test_the_outline_is_one_simple_shape() -> None:
    for posture in FIGURES:
        points = (np.array(ghost_in((posture,), "left", 1280, 720)) * (1280, 720)).astype(np.int32)
        filled = cv2.fillPoly(np.zeros((720, 1280), np.uint8), [points], (1,))
        pieces, _ = cv2.connectedComponents(filled)
        assert pieces == 2  # the background and the person
        assert cv2.contourArea(points) == pytest.approx(float(filled.sum()), rel=0.1)


def test_every_exercise_has_its_ghost() -> None:
    for entry in available():
        assert entry.spec is not None
        assert ghost_in(entry.spec.start, "left", 1280, 720), entry.id


def test_a_posture_without_a_figure_and_a_picture_without_a_size_have_none() -> None:
    assert ghost_in(("unknown",), "left", 1280, 720) == ()
    assert ghost_in((), "left", 1280, 720) == ()
    assert ghost_in(("supine",), "left", 0, 0) == ()
