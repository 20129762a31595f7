"""Which side is near, over time: single mistakes of the model do not flip it, turning round does."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest

from formcheck.measure.body import BodyTracker
from formcheck.pose.landmarks import Side
from formcheck.pose.pose import Pose
from tests.bodies import (
    Camera,
    Figure,
    bird_dog,
    bridge,
    childs_pose,
    exchanged,
    half_kneeling,
    hands_and_knees,
    long_sitting,
    mirrored,
    pose_of,
    prone,
    seated_on_chair,
    standing,
    supine,
)
from tests.movements import film, times

ALL = {
    "supine": supine(),
    "bridge": bridge(178),
    "prone": prone(),
    "press-up": prone(45),
    "all fours": hands_and_knees(),
    "bird-dog": bird_dog(),
    "child's pose": childs_pose(),
    "chair": seated_on_chair(),
    "long sitting": long_sitting(),
    "half-kneeling": half_kneeling(),
    "standing": standing(),
}


def nears(poses: Iterable[Pose]) -> list[Side | None]:
    tracker = BodyTracker()
    bodies = [tracker.update(pose) for pose in poses]
    return [body.near for body in bodies if body is not None]


@pytest.mark.parametrize("body", ALL.values(), ids=ALL.keys())
@pytest.mark.parametrize("seen_from", ["left", "right"])
def test_the_near_side_is_known_from_the_first_frame(body: Figure, seen_from: Side) -> None:
    assert nears([pose_of(body, camera=Camera(seen_from=seen_from))]) == [seen_from]


@pytest.mark.parametrize("body", ALL.values(), ids=ALL.keys())
def test_a_mirrored_picture_has_the_other_side_near(body: Figure) -> None:
    assert nears([mirrored(pose_of(body))]) == ["left"]


@pytest.mark.parametrize("body", ALL.values(), ids=ALL.keys())
def test_single_frames_with_left_and_right_mistaken_do_not_flip_it(body: Figure) -> None:
    """Every tenth frame, and once four in a row."""
    poses = film(lambda _: body, times(6))
    mistaken = [exchanged(p) if p.index % 10 == 9 or 60 <= p.index < 64 else p for p in poses]
    assert set(nears(mistaken)) == {"right"}


def test_a_coin_tossed_for_each_frames_depth_does_not_flip_it() -> None:
    """Depth alone is a third of the vote at its strongest; here it says left in 40 % of the frames."""
    rng = np.random.default_rng(3)
    poses = [exchanged(p) if rng.random() < 0.4 else p for p in film(lambda _: supine(), times(20))]
    assert set(nears(poses)) == {"right"}


@pytest.mark.parametrize("fps", [10, 30, 60])
def test_turning_round_flips_it_within_two_seconds_and_once(fps: float) -> None:
    before = list(film(lambda _: hands_and_knees(), times(4, fps)))
    after = list(film(lambda _: hands_and_knees(), times(8, fps), Camera(seen_from="left")))
    found = nears([*before, *(p for p in after if p.t > 4)])
    changes = [i for i in range(1, len(found)) if found[i] != found[i - 1]]
    assert found[0] == "right"
    assert found[-1] == "left"
    assert len(changes) == 1
    assert changes[0] / fps < 4 + 2


def test_rolling_from_the_back_to_the_front_keeps_up() -> None:
    """Supine seen from the right, then prone seen from the left: the head stays at the picture's left."""
    on_the_back = film(lambda _: supine(), times(3))
    on_the_belly = film(lambda _: prone(), times(6), Camera(seen_from="left"))
    assert nears([*on_the_back, *(pose for pose in on_the_belly if pose.t > 3)])[-1] == "left"
