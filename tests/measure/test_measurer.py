"""Every kind of measure on bodies whose answer is known from paper."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.measure.measurer import Measurer
from formcheck.measure.measures import on_side
from formcheck.pose.landmarks import Side
from formcheck.pose.pose import Pose
from tests.bodies import (
    Arm,
    Camera,
    Leg,
    bird_dog,
    bridge,
    figure,
    half_kneeling,
    hands_and_knees,
    mirrored,
    moved,
    nobody,
    pose_of,
    prone,
    resized,
    seated_on_chair,
    standing,
    supine,
    unseen,
)
from tests.measure.specs import measured, spec_with, value

BOTH_FACINGS = pytest.mark.parametrize("seen_from", ["left", "right"])

HIP = "{angle: [shoulder, hip, knee]}"
SIGNED_HIP = "{angle: [shoulder, hip, knee], signed: true}"
KNEE = "{angle: [hip, knee, ankle]}"


# -- angles


@BOTH_FACINGS
def test_an_angle_is_the_one_between_the_segments(seen_from: Side) -> None:
    """Supine with hip 120 and knee 75: the figure is built from those very angles."""
    pose = pose_of(supine(hip=120, knee=75), camera=Camera(seen_from=seen_from))
    assert value(pose, HIP) == pytest.approx(120, abs=0.01)
    assert value(pose, KNEE) == pytest.approx(75, abs=0.01)


@BOTH_FACINGS
@pytest.mark.parametrize("hip", [95, 135, 180, 200, 215])
def test_a_bridge_past_straight_is_past_180(seen_from: Side, hip: float) -> None:
    pose = pose_of(supine(hip=hip, raised=20), camera=Camera(seen_from=seen_from))
    assert value(pose, SIGNED_HIP) == pytest.approx(hip, abs=0.01)
    assert value(pose, HIP) == pytest.approx(min(hip, 360 - hip), abs=0.01)


@BOTH_FACINGS
def test_a_raised_chest_opens_the_hip_past_180_by_as_much(seen_from: Side) -> None:
    """Face down, thighs level: the line shoulder-hip-knee is 180 flat, and 180 + 40 with the chest up by 40."""
    assert value(pose_of(prone(40), camera=Camera(seen_from=seen_from)), SIGNED_HIP) == pytest.approx(220, abs=0.01)


@BOTH_FACINGS
def test_a_mirrored_picture_has_the_same_angles(seen_from: Side) -> None:
    pose = pose_of(prone(40), camera=Camera(seen_from=seen_from))
    for measure in (SIGNED_HIP, KNEE, "{inclination: [hip, shoulder]}", "{height: shoulder}", "{ahead: [knee, hip]}"):
        assert value(mirrored(pose), measure) == pytest.approx(value(pose, measure), abs=0.01)


def test_the_shape_of_the_picture_changes_no_angle() -> None:
    """The same body in pixels of a wide and of an upright picture."""
    body = supine(hip=150, raised=15)
    for width, height in ((640, 480), (480, 640)):
        pose = pose_of(body, camera=Camera(trunk=90, at=(240, 300), width=width, height=height))
        assert value(pose, SIGNED_HIP) == pytest.approx(150, abs=0.01)
        assert value(pose, "{distance: [hip, knee]}") == pytest.approx(0.85, abs=1e-3)


# -- inclination


@pytest.mark.parametrize("chest", [-10, 0, 25, 60])
@BOTH_FACINGS
def test_inclination_of_the_trunk_is_how_far_the_chest_is_raised(chest: float, seen_from: Side) -> None:
    pose = pose_of(prone(chest), camera=Camera(seen_from=seen_from))
    assert value(pose, "{inclination: [hip, shoulder]}") == pytest.approx(chest, abs=0.01)
    assert value(pose, "{inclination: [shoulder, hip]}") == pytest.approx(-chest, abs=0.01)


# -- lengths


def test_height_above_the_floor_is_above_the_lowest_landmark() -> None:
    """On all fours the hands are 0.6 + 0.5 below the shoulder and the knees 0.85 below the hip: hands are lowest."""
    pose = pose_of(hands_and_knees())
    assert value(pose, "{height: hip}") == pytest.approx(1.1, abs=1e-3)
    assert value(pose, "{height: knee}") == pytest.approx(1.1 - 0.85, abs=1e-3)
    assert value(pose, "{height: wrist}") == pytest.approx(0, abs=1e-3)


def test_height_above_another_point() -> None:
    """Shoulder over hip with the chest up by 30: sin 30 = 0.5."""
    assert value(pose_of(prone(30)), "{height: [shoulder, hip]}") == pytest.approx(0.5, abs=1e-3)
    assert value(pose_of(prone(30)), "{height: [hip, shoulder]}") == pytest.approx(-0.5, abs=1e-3)


def test_distance_by_the_law_of_cosines() -> None:
    """Hip to ankle with thigh and shank 0.85 and the knee at 60: an equilateral triangle."""
    pose = pose_of(supine(knee=60))
    assert value(pose, "{distance: [hip, ankle]}") == pytest.approx(0.85, abs=1e-3)
    right_angle = pose_of(supine(knee=90))
    assert value(right_angle, "{distance: [hip, ankle]}") == pytest.approx(0.85 * math.sqrt(2), abs=1e-3)


@BOTH_FACINGS
def test_ahead_is_towards_the_face_when_upright_and_towards_the_head_when_lying(seen_from: Side) -> None:
    camera = Camera(seen_from=seen_from)
    chair = pose_of(seated_on_chair(), camera=camera)
    assert value(chair, "{ahead: [knee, hip]}") == pytest.approx(0.85, abs=1e-3)
    assert value(chair, "{ahead: [hip, knee]}") == pytest.approx(-0.85, abs=1e-3)
    flat = pose_of(prone(), camera=camera)
    assert value(flat, "{ahead: [shoulder, hip]}") == pytest.approx(1, abs=1e-3)
    assert value(flat, "{ahead: [knee, hip]}") == pytest.approx(-0.85, abs=1e-3)
    on_the_back = pose_of(supine(), camera=camera)
    assert value(on_the_back, "{ahead: [shoulder, hip]}") == pytest.approx(1, abs=1e-3)


@BOTH_FACINGS
def test_leaning_is_shoulders_ahead_of_hips_by_the_sine_of_the_lean(seen_from: Side) -> None:
    leaning = replace(standing(), trunk=90 - 20)
    pose = pose_of(leaning, camera=Camera(seen_from=seen_from))
    assert value(pose, "{ahead: [shoulder, hip]}") == pytest.approx(math.sin(math.radians(20)), abs=1e-3)


@BOTH_FACINGS
def test_offset_is_the_height_of_the_triangle_and_positive_to_the_front(seen_from: Side) -> None:
    """Standing with knees bent by 60 either way of the line hip-ankle: 0.85 sin 30 before the line."""
    bent = replace(standing(), leg=Leg(-60, -120, 0), far_leg=Leg(-60, -120, 0))
    pose = pose_of(bent, camera=Camera(seen_from=seen_from))
    assert value(pose, "{offset: [knee, hip, ankle]}") == pytest.approx(0.425, abs=1e-3)
    arms_back = pose_of(replace(standing(), arm=Arm(-120, -120)), camera=Camera(seen_from=seen_from))
    # The elbow, 0.6 from the shoulder and 30 degrees behind the trunk: 0.6 sin 30 behind its line.
    assert value(arms_back, "{offset: [elbow, shoulder, hip]}") == pytest.approx(-0.3, abs=1e-3)


# -- whose limb


def test_near_far_left_right_and_both() -> None:
    """Bird-dog seen from the right: right leg at 180, left at 90."""
    words = ("near", "far", "both", "left", "right")
    sides = {side: f"{{angle: [shoulder, hip, knee], side: {side}}}" for side in words}
    values = measured(pose_of(bird_dog()), **sides).values
    assert {name: round(found) for name, found in values.items()} == {
        "near": 180,
        "far": 90,
        "both": 135,
        "left": 90,
        "right": 180,
    }


def test_a_mirrored_picture_swaps_left_and_right_but_not_near_and_far() -> None:
    sides = {side: f"{{angle: [shoulder, hip, knee], side: {side}}}" for side in ("near", "far", "left", "right")}
    values = measured(mirrored(pose_of(bird_dog())), **sides).values
    assert {name: round(found) for name, found in values.items()} == {"near": 180, "far": 90, "left": 180, "right": 90}


def test_working_and_resting_stand_there_for_each_side_that_may_work() -> None:
    found = measured(
        pose_of(half_kneeling()),
        "each",
        knee="{angle: [hip, knee, ankle], side: working}",
        front="{angle: [shoulder, hip, knee], side: resting}",
        trunk="{inclination: [hip, shoulder]}",
        both="{combine: {knee: 1, front: -1}}",
    ).values
    # Seen from the right: the right leg kneels (knee 90, hip 180), the left stands in front (knee 90, hip 90).
    assert on_side(found, "front", "right") == pytest.approx(90, abs=0.01)
    assert on_side(found, "front", "left") == pytest.approx(180, abs=0.01)
    assert on_side(found, "both", "right") == pytest.approx(0, abs=0.01)
    assert on_side(found, "both", "left") == pytest.approx(-90, abs=0.01)
    assert on_side(found, "trunk", "left") == on_side(found, "trunk", None) == pytest.approx(90, abs=0.01)


def test_both_is_of_the_one_that_is_seen() -> None:
    pose = unseen(pose_of(bird_dog()), ["knee"], ("left",))
    assert value(pose, "{angle: [shoulder, hip, knee], side: both}") == pytest.approx(180, abs=0.01)


# -- sums


def test_a_combination_is_the_weighted_sum_whatever_the_order_they_are_written_in() -> None:
    measures = {
        "total": "{combine: {part: 2, hip: 1}}",
        "hip": HIP,
        "part": "{combine: {hip: 1, knee: -1}}",
        "knee": KNEE,
    }
    found = measured(pose_of(supine(hip=120, knee=75)), **measures).values
    assert found["part"] == pytest.approx(45, abs=0.01)
    assert found["total"] == pytest.approx(210, abs=0.01)


# -- not seen is NaN


@pytest.mark.parametrize(
    "measure",
    [
        HIP,
        SIGNED_HIP,
        "{inclination: [hip, knee]}",
        "{height: knee}",
        "{distance: [knee, hip]}",
        "{ahead: [knee, hip]}",
        "{offset: [knee, hip, ankle]}",
        "{angle: [shoulder, hip, knee], side: both}",
    ],
)
def test_what_is_not_seen_is_nan(measure: str) -> None:
    assert not math.isnan(value(pose_of(standing()), measure))
    assert math.isnan(value(unseen(pose_of(standing()), ["knee"]), measure))


def test_a_sum_with_an_unseen_part_is_nan() -> None:
    pose = unseen(pose_of(supine()), ["ankle"])
    found = measured(pose, hip=HIP, knee=KNEE, total="{combine: {hip: 1, knee: 1}}").values
    assert math.isnan(found["total"])


def test_an_optional_part_is_left_out_while_it_is_not_seen() -> None:
    """The hip's angle and twice the ankle's height: without the ankle the hip's alone."""
    parts = {"hip": HIP, "up": "{height: [ankle, hip]}", "total": "{combine: {hip: 1, up: 2}, optional: [up]}"}
    seen = measured(pose_of(supine()), **parts).values
    assert seen["total"] == pytest.approx(seen["hip"] + 2 * seen["up"])
    hidden = measured(unseen(pose_of(supine()), ["ankle"]), **parts).values
    assert hidden["total"] == pytest.approx(hidden["hip"])
    assert math.isnan(measured(unseen(pose_of(supine()), ["knee"]), **parts).values["total"])


def test_nobody_has_no_measures() -> None:
    found = Measurer(spec_with(hip=HIP)).measure(nobody(t=1.5, index=45))
    assert (found.index, found.t, found.found, found.posture, found.near) == (45, 1.5, False, "unknown", None)
    assert math.isnan(on_side(found.values, "hip", None))
    assert found.still_points == ()


def test_the_near_side_is_remembered_while_nobody_is_seen() -> None:
    """Who walks out of the picture at the end has been seen from somewhere all the same."""
    measurer = Measurer(spec_with(hip=HIP))
    measurer.measure(pose_of(supine()))
    assert measurer.measure(nobody(t=0.1, index=3)).near == "right"


# -- the body as a whole


def test_size_is_the_trunk_in_pixels() -> None:
    assert measured(pose_of(supine(), camera=Camera(trunk=180)), hip=HIP).size == pytest.approx(180)


@given(st.floats(0.2, 4), st.floats(-300, 300), st.floats(-200, 200), st.floats(100, 210))
def test_neither_resolution_nor_place_changes_a_measure(factor: float, dx: float, dy: float, hip: float) -> None:
    measures = {
        "hip": SIGNED_HIP,
        "high": "{height: hip}",
        "far": "{distance: [hip, ankle]}",
        "ahead": "{ahead: [knee, hip]}",
        "off": "{offset: [knee, hip, ankle]}",
    }
    pose = pose_of(bridge(hip))
    here = measured(pose, **measures)
    there = measured(resized(moved(pose, dx, dy), factor), **measures)
    for name, expected in here.values.items():
        assert there.values[name] == pytest.approx(expected, abs=0.02)
    assert there.still_points == pytest.approx(
        [factor * (p + (dx, dy)[i % 2]) for i, p in enumerate(here.still_points)], abs=1
    )


def test_lengths_are_told_against_the_persons_usual_trunk_not_this_frames() -> None:
    """A trunk that shortens by 4 % for a second must be seen to: its own length is then not the yardstick."""
    measurer = Measurer(spec_with(trunk="{distance: [shoulder, hip]}"))
    lying = supine()

    def found(t: float, trunk: float) -> float:
        return measurer.measure(pose_of(lying, t, Camera(trunk=trunk))).values["trunk"]

    for i in range(600):
        assert found(i / 30, 200) == pytest.approx(1)
    shorter = [found(20 + i / 30, 192) for i in range(30)]
    assert all(0.955 < value < 0.965 for value in shorter)


def test_after_a_gap_the_trunk_is_learned_anew() -> None:
    """Back after half a minute, the first second foreshortened by a quarter: five seconds later that hardly counts."""
    measurer = Measurer(spec_with(trunk="{distance: [shoulder, hip]}"))

    def size(t: float, trunk: float) -> float:
        return measurer.measure(pose_of(supine(), t, Camera(trunk=trunk))).size

    for i in range(300):
        size(i / 30, 200)
    for i in range(180):
        found = size(40 + i / 30, 150 if i == 0 else 200)
    assert found == pytest.approx(200, rel=0.01)


def test_nothing_else_but_landmarks_is_needed(standing_pose: Pose) -> None:
    assert value(replace(standing_pose, outline=None), KNEE) == pytest.approx(180, abs=0.05)


@pytest.fixture
def standing_pose() -> Pose:
    return pose_of(figure(90, arm=Arm(-90, -90), leg=Leg(-90, -90, 0)))
