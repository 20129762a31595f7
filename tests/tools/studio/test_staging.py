"""Scenes: bodies rest on the floor, the truth's angles are the figure's, occluders stand in the way."""

from __future__ import annotations

import numpy as np
import pytest

from tests.tools.studio.samples import described
from tools.studio.body.skeleton import SKIN_VERTICES
from tools.studio.spec import ClipSpec, Occluder
from tools.studio.staging import furnished, stage
from tools.studio.truth import three_point_angle, truth_of

FLOOR_TOLERANCE_M = 0.02
MOMENTS = 14


@pytest.mark.parametrize("name", sorted(described()))
def test_bodies_rest_on_the_floor_and_not_in_it(name: str) -> None:
    scene = stage(described()[name])
    for t in np.linspace(0.0, float(scene.times[-1]), MOMENTS):
        action = scene.action(float(t))
        if action is None:
            continue
        posed = scene.posed(action)
        lowest = float(posed.vertices[:SKIN_VERTICES, 1].min())
        assert abs(lowest) < FLOOR_TOLERANCE_M, f"at {t:.2f} s"
        assert min(float(joint[1]) for joint in posed.joints.values()) > -0.01, f"at {t:.2f} s"


def test_a_right_angle_is_ninety_degrees() -> None:
    corner = np.array([1.0, 1.0])
    assert three_point_angle(np.array([1.0, 5.0]), corner, np.array([3.0, 1.0])) == pytest.approx(90.0)
    assert three_point_angle(np.array([1.0, 5.0]), corner, np.array([1.0, 2.0])) == pytest.approx(0.0)


def test_held_poses_are_never_quite_still() -> None:
    scene = stage(described()["childs_pose_clean"])
    performance = scene.performance
    assert performance is not None
    start, end, _ = performance.truth.holds[0]
    times = np.linspace(start + 1.0, end - 1.0, 25)
    elbows = np.stack([scene.posed(performance.pose_at(float(t))).joints["lowerarm_l"] for t in times])
    assert np.ptp(elbows, axis=0).max() > 0.001
    assert np.ptp(elbows, axis=0).max() < 0.1


def test_facing_right_is_the_same_movement_seen_from_the_other_side() -> None:
    spec = ClipSpec(name="a", exercise="glute_bridge", seed=5, options={"reps": 1}, fps=2)
    left, right = (truth_of(stage(spec.model_copy(update={"facing": facing}))).table for facing in ("left", "right"))
    assert np.allclose(left["angles_3d"], right["angles_3d"], atol=0.13)
    across = left["joints_px"][:, :, 0] + right["joints_px"][:, :, 0]
    assert np.abs(across - 640).max() < 120
    assert left["joints_px"][0, 0, 0] > 320 > right["joints_px"][0, 0, 0]


def test_an_occluder_stands_between_the_camera_and_the_hand() -> None:
    spec = ClipSpec(name="a", exercise="glute_bridge", seed=5, options={"reps": 1})
    scene = stage(spec)
    bare, hidden = (
        furnished(scene),
        furnished(stage(spec.model_copy(update={"occluders": (Occluder(kind="box", hides="hand_l"),)}))),
    )
    box = hidden.things[len(bare.things) :, :3]
    action = scene.action(0.0)
    assert action is not None
    hand = scene.posed(action).joints["hand_l"]
    ahead, behind = scene.camera.project(np.stack([hand, hand]))[0], scene.camera.project(box)
    assert (behind.min(axis=0) < ahead).all()
    assert (ahead < behind.max(axis=0)).all()
    eye = scene.camera.eye
    assert np.linalg.norm(box - eye, axis=1).max() < np.linalg.norm(hand - eye)


def test_nobody_exercises_in_an_empty_room() -> None:
    truth = truth_of(stage(ClipSpec(name="a", exercise="none", seconds=3)))
    assert truth.facts["reps"]["total"] == 0
    assert len(truth.table["t"]) == 45
    assert np.isnan(truth.table["angles_2d"]).all()
