"""What lies on chest and pelvis is followed: made-up cloth that is moved by known parts of a pixel."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.capture.frame import Image
from formcheck.pose.landmarks import PAIRED, Side
from formcheck.pose.pose import Pose
from formcheck.pose.surface import LOST_S, STILL_S, Surface
from tests.bodies import CAMERA, Camera, pose_of, standing, supine

FPS = 15
"""As often as it looks."""
BEGINS = round(STILL_S * FPS)


def cloth(seed: int, width: int = 1280, height: int = 720) -> Image:
    rng = np.random.default_rng(seed)
    fine = cv2.GaussianBlur(rng.normal(0, 1, (height, width)).astype(np.float32), (0, 0), 2.5)
    return np.repeat((128 + 45 * fine / fine.std()).clip(0, 255).astype(np.uint8)[:, :, None], 3, axis=2)


GROUND = cloth(1)


def picture(pose: Pose, along: float = 0.0, pan: tuple[float, float] = (0.0, 0.0)) -> Image:
    """The cloth, of which what lies on the pelvis is moved `along` pixels towards the chest, and all by `pan`."""
    (chest, pelvis) = near(pose)
    way = np.sign(chest[0] - pelvis[0]) * along
    moved = shifted(GROUND, (way, 0.0))
    middle = round(float(chest[0] + pelvis[0]) / 2)
    on_pelvis = np.arange(GROUND.shape[1]) > middle if pelvis[0] > chest[0] else np.arange(GROUND.shape[1]) < middle
    return shifted(np.where(on_pelvis[None, :, None], moved, GROUND).astype(np.uint8), pan)


def shifted(image: Image, by: tuple[float, float]) -> Image:
    matrix = np.array([[1, 0, by[0]], [0, 1, by[1]]], np.float32)
    return np.asarray(cv2.warpAffine(image, matrix, (image.shape[1], image.shape[0]), flags=cv2.INTER_CUBIC), np.uint8)


def near(pose: Pose) -> np.ndarray:
    assert pose.landmarks is not None and pose.depth is not None
    k = 0 if pose.depth[PAIRED["hip"][0]] < pose.depth[PAIRED["hip"][1]] else 1
    return np.stack([pose.landmarks[PAIRED[name][k]] for name in ("shoulder", "hip")])


def lying(frame: int, camera: Camera = CAMERA) -> Pose:
    return pose_of(supine(), frame / FPS, camera, frame)


def begun(surface: Surface, camera: Camera = CAMERA) -> int:
    """Lie still until it is followed; the number of the next frame."""
    for frame in range(BEGINS + 2):
        pose = lying(frame, camera)
        if surface.follow(picture(pose), pose) is not None:
            return frame + 1
    raise AssertionError("nothing was followed")


def length(surface: Surface, frame: int, along: float, camera: Camera = CAMERA) -> float:
    pose = lying(frame, camera)
    marks = surface.follow(picture(pose, along), pose)
    assert marks is not None
    return float(np.linalg.norm(marks[0] - marks[1]))


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("trunk", [60.0, 120.0, 300.0])
def test_a_pelvis_that_moves_by_parts_of_a_pixel_is_followed(side: Side, trunk: float) -> None:
    """To a thousandth of a trunk, or a twentieth of a pixel where that is more."""
    camera = replace(CAMERA, seen_from=side, trunk=trunk)
    surface = Surface()
    frame = begun(surface, camera)
    start = length(surface, frame, 0.0, camera)
    assert start == pytest.approx(trunk, abs=0.1)
    for step, share in enumerate((0.004, 0.013, 0.03, 0.042, 0.02, 0.0)):
        now = length(surface, frame + 1 + step, share * trunk, camera)
        assert start - now == pytest.approx(share * trunk, abs=max(0.05, 0.001 * trunk))


def test_it_looks_fifteen_times_a_second_at_the_most() -> None:
    surface = Surface()
    since = begun(surface) / FPS
    answers = []
    for step in range(8):
        pose = replace(lying(0), t=since + step / 30)
        marks = surface.follow(picture(pose, 0.5 * step), pose)
        assert marks is not None
        answers.append(round(float(np.linalg.norm(marks[0] - marks[1])), 4))
    assert len(set(answers)) == 4


@settings(max_examples=10, deadline=None)
@given(st.floats(-6, 6), st.floats(-6, 6))
def test_a_camera_that_is_pushed_moves_both_marks_alike(x: float, y: float) -> None:
    surface = Surface()
    frame = begun(surface)
    poses = (lying(frame), lying(frame + 1))
    before, after = (surface.follow(picture(p, pan=pan), p) for p, pan in zip(poses, ((0.0, 0.0), (x, y)), strict=True))
    assert before is not None and after is not None
    assert after - before == pytest.approx(np.array([(x, y), (x, y)]), abs=0.1)


def test_nothing_is_followed_before_somebody_lies_still() -> None:
    surface = Surface()
    for frame in range(60):
        wanders = replace(CAMERA, at=(640 + 4.0 * frame, 400.0))
        pose = lying(frame, wanders)
        assert surface.follow(picture(pose), pose) is None
    assert begun(Surface()) == BEGINS + 1


def test_nothing_is_followed_on_who_stands_or_is_not_there() -> None:
    surface = Surface()
    for frame in range(60):
        pose = pose_of(standing(), frame / FPS, index=frame)
        assert surface.follow(GROUND, pose) is None
    for frame in range(60, 90):
        assert surface.follow(GROUND, Pose(frame, frame / FPS, 1280, 720, None, None, None)) is None


def test_nothing_is_followed_where_nothing_is_to_be_seen() -> None:
    surface, plain = Surface(), np.full((720, 1280, 3), 90, np.uint8)
    assert [surface.follow(plain, lying(frame)) for frame in range(60)] == [None] * 60


@pytest.mark.parametrize("hidden_s", [0.5, 3.0])
def test_what_is_hidden_for_a_moment_is_the_same_afterwards_and_else_begins_anew(hidden_s: float) -> None:
    surface = Surface()
    frame = begun(surface)
    start, gone = length(surface, frame, 0.0), cloth(2)
    away = frame + round(hidden_s * FPS)
    while frame < away:
        frame += 1
        assert surface.follow(gone, lying(frame)) is None or hidden_s > LOST_S
    if hidden_s < LOST_S:
        assert start - length(surface, frame + 1, 6.0) == pytest.approx(6.0, abs=0.2)


def test_a_new_beginning_is_told_by_more_than_a_second_without_an_answer() -> None:
    surface = Surface()
    last = begun(surface) - 1
    answers = []
    for frame in range(last + 1, last + 120):
        pose = lying(frame)
        seen = None if frame < last + 10 else picture(pose)
        answers.append(surface.follow(cloth(3) if seen is None else seen, pose if seen is not None else _nobody(frame)))
    first = next(i for i, answer in enumerate(answers) if answer is not None)
    assert first == 9, "it was away for less than a second: the same surface"
    surface = Surface()
    last = begun(surface) - 1
    for frame in range(last + 1, last + 20):
        assert surface.follow(GROUND, _nobody(frame)) is None
    for frame in range(last + 20, last + 200):
        pose = lying(frame, replace(CAMERA, at=(500.0, 300.0)))
        if surface.follow(picture(pose), pose) is not None:
            break
    assert (frame - last) / FPS > LOST_S


def _nobody(frame: int) -> Pose:
    return Pose(frame, frame / FPS, 1280, 720, None, None, None)


def test_a_picture_of_another_size_ends_it_without_an_error() -> None:
    surface = Surface()
    frame = begun(surface)
    small = np.ascontiguousarray(GROUND[::2, ::2])
    assert surface.follow(small, lying(frame)) is None


def test_who_lies_partly_outside_of_the_picture_costs_no_error() -> None:
    surface = Surface()
    for frame in range(40):
        pose = lying(frame, replace(CAMERA, at=(1340.0, 730.0), trunk=200.0))
        surface.follow(GROUND, pose)


def test_what_wears_off_is_followed_on_and_comes_back_to_where_it_was() -> None:
    """Light that changes over the body wears points off: others carry on, and at rest the first ones tell again."""
    surface = Surface()
    frame = begun(surface)
    start = length(surface, frame, 0.0)
    shade = np.linspace(1.0, 0.35, 1280, dtype=np.float32)[None, :, None]
    for step in range(1, 46):
        pose, along = lying(frame + step), 8.0 * min(1.0, step / 30)
        dark = 1 - (1 - shade) * min(1.0, step / 30)
        marks = surface.follow((picture(pose, along) * dark).astype(np.uint8), pose)
        assert marks is not None
        assert start - float(np.linalg.norm(marks[0] - marks[1])) == pytest.approx(along, abs=0.5)
    assert length(surface, frame + 46, 0.0) == pytest.approx(start, abs=0.1)
