from __future__ import annotations

import sys
from dataclasses import replace

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.capture.frame import Image
from formcheck.coach.events import CoachState
from formcheck.live.keys import HELP
from formcheck.live.overlay import OverlayView, draw, draw_notice, view_of
from formcheck.live.overlay.body import front_turn, turning
from formcheck.live.overlay.palette import AMBER, SKY, VERMILION
from formcheck.live.overlay.view import Row
from formcheck.pose.landmarks import index_of
from formcheck.pose.pose import Pose
from formcheck.specs.model import ExerciseSpec
from tests.live.figures import (
    ARCHING,
    BRIDGE,
    EACH_SIDE,
    HEIGHT_DRIVEN,
    HOLDING,
    RESTING,
    UNSEEN,
    bridging,
    grey,
    nobody,
)

WIDTH, HEIGHT = 1280, 720
KEYS = tuple(Row(key, words) for key, words in HELP)
TOP_LEFT = (slice(0, 300), slice(0, 500))
TOP_RIGHT = (slice(0, 280), slice(980, 1280))
BODY = (slice(310, 540), slice(150, 1000))
WORDS = (slice(590, 720), slice(0, 1280))


def drawn(state: CoachState, spec: ExerciseSpec = BRIDGE, pose: Pose | None = None, **change: object) -> Image:
    view = replace(view_of(state, spec), **change)  # type: ignore[arg-type]  # one helper for every field
    return draw(grey(), bridging() if pose is None else pose, view)


def share(image: Image, colour: tuple[int, int, int], tolerance: int = 6) -> float:
    return float((np.abs(image.astype(int) - colour).max(axis=2) <= tolerance).mean())


def changed(one: Image, other: Image, part: tuple[slice, slice]) -> bool:
    return bool((one[part] != other[part]).any())


def test_the_picture_handed_in_stays_as_it_is() -> None:
    image = grey()
    shown = draw(image, bridging(), view_of(ARCHING, BRIDGE))
    assert (image == 120).all()
    assert shown.shape == image.shape and shown.dtype == np.uint8
    assert not np.shares_memory(image, shown)


def test_the_number_changes_its_own_corner_only() -> None:
    seven, eight = drawn(HOLDING), drawn(replace(HOLDING, reps=8))
    assert changed(seven, eight, TOP_LEFT)
    for part in (TOP_RIGHT, BODY, WORDS):
        assert not changed(seven, eight, part)


def test_the_number_is_at_least_eighteen_hundredths_of_the_height() -> None:
    for size in ((1280, 720), (640, 480), (1920, 1080), (720, 1280)):
        view = view_of(replace(HOLDING, reps=8), BRIDGE)
        with_, without = (
            draw(grey(*size), nobody(*size), replace(view, number=number, number_note="")) for number in ("8", "")
        )
        white = (with_ == 255).all(axis=2) & (without != 255).any(axis=2)
        rows = np.flatnonzero(white.any(axis=1))
        assert rows[-1] - rows[0] + 1 >= 0.18 * size[1]


def test_the_ring_fills() -> None:
    shares = [share(drawn(replace(HOLDING, hold_s=held))[TOP_RIGHT], (255, 255, 255)) for held in (0.0, 1.0, 2.5)]
    assert shares[0] < shares[1] < shares[2]
    full = drawn(replace(HOLDING, hold_s=3.2))[TOP_RIGHT]
    assert share(full, SKY) > 0.05 > share(drawn(HOLDING)[TOP_RIGHT], SKY)


def test_the_border_is_amber_on_a_warning_vermilion_on_a_stop_and_absent_else() -> None:
    stop = replace(ARCHING, warnings=("sharp",))
    for state, colour in ((ARCHING, AMBER), (stop, VERMILION)):
        image = drawn(state)
        for edge in (image[:3], image[-3:], image[:, :3], image[:, -3:]):
            assert share(edge, colour) == 1.0
    quiet = drawn(HOLDING)
    assert (quiet[:3] == 120).all()


def test_a_warning_is_said_in_words() -> None:
    silent = drawn(ARCHING, headline="", sentence="")
    assert changed(drawn(ARCHING), silent, WORDS)
    assert changed(drawn(ARCHING, sentence=""), drawn(ARCHING), WORDS)


def test_nothing_is_drawn_of_a_body_when_nobody_is_there() -> None:
    empty = drawn(UNSEEN, pose=nobody())
    assert (empty[BODY] == 120).all()
    assert changed(empty, drawn(UNSEEN), BODY)
    assert changed(empty, drawn(UNSEEN, pose=nobody(), headline="", sentence=""), WORDS)


def test_only_the_measured_side_is_drawn() -> None:
    pose = bridging()
    assert pose.landmarks is not None
    apart = pose.landmarks.copy()
    knee = index_of("knee", "right")
    apart[knee] = (1200.0, 330.0)
    moved = replace(pose, landmarks=apart)
    assert not changed(drawn(HOLDING), drawn(HOLDING, pose=moved), (slice(0, 720), slice(0, 1280)))
    assert changed(
        drawn(HOLDING, measured="right"), drawn(HOLDING, pose=moved, measured="right"), (slice(0, 720), slice(0, 1280))
    )


def test_the_nearer_side_is_drawn_where_the_state_does_not_know() -> None:
    assert np.array_equal(drawn(HOLDING, measured=None), drawn(HOLDING, measured="left"))


def test_points_in_doubt_are_not_drawn() -> None:
    pose = bridging()
    doubtful = replace(pose, visibility=np.full(33, 0.1, np.float32))
    drive_free = {"drive": None}
    assert not changed(drawn(HOLDING, pose=doubtful, **drive_free), drawn(HOLDING, pose=nobody(), **drive_free), BODY)


def test_the_angle_and_its_band_are_drawn_at_the_joint() -> None:
    plain, angled = drawn(HOLDING, drive=None), drawn(HOLDING)
    x, y = (round(value) for value in bridging().landmarks[index_of("hip", "left")])  # type: ignore[index]
    around = (slice(y - 160, y + 40), slice(x - 170, x + 170))
    assert changed(plain, angled, around)
    far = (slice(560, 600), slice(0, 1280))
    assert not changed(plain, angled, far)


def test_a_drive_that_is_no_angle_has_a_gauge_that_rises() -> None:
    part = (slice(300, 560), slice(1200, 1280))
    low = drawn(replace(HOLDING, progress=0.2), HEIGHT_DRIVEN)[part]
    high = drawn(replace(HOLDING, progress=0.9), HEIGHT_DRIVEN)[part]
    assert share(high, (255, 255, 255)) > share(low, (255, 255, 255))
    assert share(drawn(replace(HOLDING, progress=1.1), HEIGHT_DRIVEN)[part], SKY) > 0.05


def test_mirroring_mirrors_the_body_and_not_the_text() -> None:
    image = np.random.default_rng(3).integers(60, 180, (HEIGHT, WIDTH, 3), dtype=np.uint8)
    bare = OverlayView("", "", "", "left", None, None, "", "", "none")
    straight = draw(image, bridging(), bare)
    mirrored = draw(image, bridging(), replace(bare, mirrored=True))
    body = (np.abs(mirrored.astype(int) - image[:, ::-1]).max(axis=2) > 0).mean()
    assert 0.001 < body < 0.05
    difference = np.abs(mirrored[:, ::-1].astype(int) - straight).max(axis=2) > 60
    assert difference.mean() < 0.01
    text = drawn(RESTING, pose=nobody(), mirrored=True)
    assert np.array_equal(text, drawn(RESTING, pose=nobody()))


def test_landmarks_are_scaled_to_a_picture_of_another_size() -> None:
    large = draw(grey(), bridging(640, 360), view_of(HOLDING, BRIDGE))
    assert np.array_equal(large, draw(grey(), bridging(), view_of(HOLDING, BRIDGE)))


def test_help_and_corner_are_drawn() -> None:
    plain = drawn(RESTING)
    assert changed(plain, drawn(RESTING, panel=KEYS), BODY)
    corner = (slice(530, 580), slice(1000, 1280))
    assert changed(plain, drawn(RESTING, corner="sound off"), corner)


def test_a_notice_has_words_on_plain_ground() -> None:
    assert (draw_notice(640, 480, "", "")[:200] == 40).all()
    assert changed(draw_notice(640, 480, "Opening", "Wait."), draw_notice(640, 480, "", ""), (slice(None), slice(None)))


@pytest.mark.parametrize("size", [(3840, 2160), (160, 120), (720, 1280), (120, 160), (2160, 3840)])
def test_extreme_sizes_are_drawn(size: tuple[int, int]) -> None:
    state = replace(ARCHING, reps=128, reps_left=64, reps_right=64, side="right")
    shown = draw(grey(*size), bridging(*size), view_of(state, EACH_SIDE))
    assert shown.shape == (size[1], size[0], 3)
    assert (shown != 120).any()


@settings(max_examples=40, deadline=None)
@given(
    width=st.integers(16, 700),
    height=st.integers(16, 700),
    reps=st.integers(0, 2000),
    state=st.sampled_from([RESTING, HOLDING, ARCHING, UNSEEN]),
    spec=st.sampled_from([BRIDGE, EACH_SIDE, HEIGHT_DRIVEN]),
    mirrored=st.booleans(),
    seed=st.integers(0, 2**16),
)
def test_any_size_state_and_pose_can_be_drawn(
    width: int, height: int, reps: int, state: CoachState, spec: ExerciseSpec, mirrored: bool, seed: int
) -> None:
    random = np.random.default_rng(seed)
    pose = bridging(width, height)
    wild = (random.normal(0.5, 1.0, (33, 2)) * (width, height)).astype(np.float32)
    wild[random.random(33) < 0.1] = np.nan
    view = view_of(replace(state, reps=reps, side="left"), spec, mirrored=mirrored)
    for landmarks in (pose.landmarks, wild):
        shown = draw(grey(width, height), replace(pose, landmarks=landmarks), view)
        assert shown.shape == (height, width, 3)


@settings(max_examples=60, deadline=None)
@given(angle=st.floats(5, 355), first=st.floats(0, 360), clockwise=st.booleans())
def test_the_arc_opens_the_way_the_arms_do(angle: float, first: float, clockwise: bool) -> None:
    if abs(angle - 180) < 15:
        return
    turn = 1 if clockwise else -1
    assert turning(np.zeros((33, 2)), "left", first, first + turn * angle, angle) == turn


def test_a_straight_joint_opens_to_where_the_face_looks() -> None:
    points = bridging().landmarks
    assert points is not None
    landmarks = points.astype(float)
    shoulder, hip = (landmarks[index_of(name, "left")] for name in ("shoulder", "hip"))
    base = float(np.degrees(np.arctan2(*(shoulder - hip)[::-1])))
    # The head lies to the left and the face looks up, which is clockwise of the direction from hip to shoulder.
    assert front_turn(landmarks, "left", base) == 1
    mirrored = landmarks * (-1, 1)
    assert front_turn(mirrored, "left", 180 - base) == -1


def test_drawing_keeps_within_its_own_time(capsys: pytest.CaptureFixture[str]) -> None:
    """No limit in milliseconds, which differ from machine to machine: less than two wide blurs of the picture."""
    image, pose, view = grey(), bridging(), view_of(ARCHING, BRIDGE)
    draw(image, pose, view)
    ours = min(_ticks(lambda: draw(image, pose, view)) for _ in range(15))
    yardstick = min(_ticks(lambda: cv2.GaussianBlur(image, (31, 31), 9)) for _ in range(15))
    with capsys.disabled():
        sys.stdout.write(f"\noverlay 1280x720: {ours * 1000:.1f} ms, {ours / yardstick:.2f} of a 31-pixel blur\n")
    assert ours < 2 * yardstick


def _ticks(work: object) -> float:
    began = cv2.getTickCount()
    work()  # type: ignore[operator]
    return float(cv2.getTickCount() - began) / float(cv2.getTickFrequency())
