"""What all people's meshes have in common: triangles of each part, texture places and skin masks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from tools.studio.body.skeleton import DATA

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


PARTS = ("skin", "eye_l", "eye_r", "tights", "skirt", "hair")
MASKS = ("lips", "ears", "fingernails")
"""Painted in the skin's texture: where lips, ears and nails are."""


@dataclass(frozen=True, slots=True)
class Mesh:
    """`triangles` (m, 3) and their texture `corners` (m, 3) by part; `texture` (k, 2); `masks` (s, s) uint8."""

    triangles: Mapping[str, Ints]
    corners: Mapping[str, Ints]
    texture: Floats
    masks: Mapping[str, NDArray[np.uint8]]


@cache
def shared_mesh() -> Mesh:
    """The mesh, read once."""
    with np.load(DATA / "shared.npz") as data:
        return Mesh(
            {name: data[f"triangles_{name}"].astype(np.intp) for name in PARTS},
            {name: data[f"corners_{name}"].astype(np.intp) for name in PARTS},
            data["texture"].astype(float) / 65535,
            {name: data[f"mask_{name}"] for name in MASKS},
        )
