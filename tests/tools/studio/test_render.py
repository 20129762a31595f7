"""Pictures: a person is drawn where the truth says, in the colours described, and pixels repeat."""

from __future__ import annotations

import numpy as np
import pytest

from tools.studio.clip import pictures
from tools.studio.sensor import develop
from tools.studio.spec import ClipSpec
from tools.studio.staging import Scene, stage
from tools.studio.truth import JOINTS, truth_of


@pytest.fixture(scope="module")
def scene() -> Scene:
    return stage(ClipSpec(name="a", exercise="glute_bridge", seed=5, options={"reps": 1}, noise=0.0))


def test_the_person_is_drawn_where_the_truth_says(scene: Scene) -> None:
    """The middle of the near shin lies on dark trousers, the near hand on skin, in an otherwise bright room."""
    (picture,) = pictures(scene, scene.times[:1])
    joints = dict(zip(JOINTS, truth_of(scene).table["joints_px"][0], strict=True))
    shin = np.round((joints["calf_l"] + joints["foot_l"]) / 2).astype(int)
    assert picture[shin[1] - 2 : shin[1] + 3, shin[0] - 2 : shin[0] + 3].mean() < 90
    hand = np.round((joints["hand_l"] + joints["middle_01_l"]) / 2).astype(int)
    red, _, blue = picture[hand[1] - 1 : hand[1] + 2, hand[0] - 1 : hand[0] + 2].reshape(-1, 3).mean(axis=0)
    assert red > blue + 25


def test_the_same_scene_gives_the_same_picture(scene: Scene) -> None:
    first, again = (next(pictures(scene, scene.times[:1])) for _ in range(2))
    assert np.array_equal(first, again)


def test_an_empty_room_shows_nobody(scene: Scene) -> None:
    empty = stage(ClipSpec(name="a", exercise="none", seconds=1, noise=0.0, seed=5))
    (with_person,), (without,) = pictures(scene, scene.times[:1]), pictures(empty, empty.times[:1])
    changed = np.abs(with_person.astype(int) - without).max(axis=2) > 20
    assert 0.03 < changed.mean() < 0.5


def test_grain_has_the_strength_asked_for() -> None:
    grey = np.full((200, 200, 3), 120, np.uint8)
    rng = np.random.default_rng(0)
    assert np.array_equal(develop(grey, 0.0, 0.0, rng), grey)
    noisy = develop(grey, 4.0, 0.0, rng).astype(float)
    assert 3.0 < noisy.std() < 6.0
    assert abs(noisy.mean() - 120) < 1.0
