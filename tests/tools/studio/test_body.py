"""The reduced bodies: complete, whole, and posed as the geometry says."""

from __future__ import annotations

import numpy as np
import pytest

from tools.studio.body.mesh import PARTS, shared_mesh
from tools.studio.body.recipes import RECIPES
from tools.studio.body.rotation import about_x, about_y
from tools.studio.body.skeleton import DATA, SKIN_VERTICES, Body, PersonShape

MIB = 2**20


@pytest.fixture(scope="module")
def body() -> Body:
    return Body.load("woman_young_average")


@pytest.mark.parametrize("name", sorted(RECIPES))
def test_every_person_loads_and_has_a_human_height(name: str) -> None:
    person = Body.load(name)
    height = np.ptp(person.vertices_rest[:SKIN_VERTICES, 1])
    assert 1.4 < height < 2.0
    assert np.allclose(person.weights.sum(axis=1), 1.0)
    assert person.weights.min() >= 0.0


def test_the_data_stays_small() -> None:
    assert sum(file.stat().st_size for file in DATA.rglob("*.npz")) < 6 * MIB


def test_triangles_name_vertices_that_exist(body: Body) -> None:
    mesh = shared_mesh()
    for part in PARTS:
        assert mesh.triangles[part].max() < len(body.vertices_rest)
        assert mesh.corners[part].max() < len(mesh.texture)
        assert mesh.triangles[part].shape == mesh.corners[part].shape


def test_no_rotation_is_the_canonical_pose(body: Body) -> None:
    joints = body.pose({}).joints
    for side in "lr":
        for upper, lower in (("upperarm", "lowerarm"), ("lowerarm", "hand"), ("thigh", "calf"), ("calf", "foot")):
            bone = joints[f"{lower}_{side}"] - joints[f"{upper}_{side}"]
            assert np.allclose(bone / np.linalg.norm(bone), (0.0, -1.0, 0.0), atol=1e-6)
    assert joints["toe_l"][2] > joints["foot_l"][2] + 0.05


def test_a_lifted_thigh_points_ahead(body: Body) -> None:
    joints = body.pose({"thigh_l": about_x(-90)}).joints
    length = body.bone_length("thigh_l", "calf_l")
    assert np.allclose(joints["calf_l"] - joints["thigh_l"], (0.0, 0.0, length), atol=1e-6)
    shin = joints["foot_l"] - joints["calf_l"]
    assert np.allclose(shin, (0.0, 0.0, body.bone_length("calf_l", "foot_l")), atol=1e-6)


def test_left_is_towards_x(body: Body) -> None:
    joints = body.pose({}).joints
    assert joints["upperarm_l"][0] > 0.1
    assert joints["upperarm_r"][0] < -0.1


def test_the_root_carries_everything(body: Body) -> None:
    still = body.pose({})
    turn, offset = about_y(90), np.array([1.0, 2.0, 3.0])
    moved = body.pose({}, turn, offset)
    assert np.allclose(moved.vertices, still.vertices @ turn.T + offset)
    assert np.allclose(moved.joints["pelvis"], offset)


def test_only_some_vertices_are_the_same_vertices(body: Body) -> None:
    feet = body.skin_of("foot", "ball")
    rotations = {"calf_r": about_x(40)}
    assert np.allclose(body.pose(rotations, only=feet).vertices, body.pose(rotations).vertices[feet])


def test_scale_scales_everything() -> None:
    small, large = Body.load("man_old_slim"), Body.load(PersonShape("man_old_slim", 1.1))
    assert np.allclose(large.pose({}).vertices, small.pose({}).vertices * 1.1)


def test_an_unknown_person_is_said() -> None:
    with pytest.raises(FileNotFoundError, match="nobody"):
        Body.load("nobody")
