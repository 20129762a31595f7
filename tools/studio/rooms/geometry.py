"""Boxes, panels and cylinders as triangles with a surface: what rooms and props are built of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.studio.light import Colour

Floats = NDArray[np.float64]

VERTEX_COLUMNS = 13
"""position 3, normal 3, texture place 2, texture layer 1, colour 3, glow 1."""


@dataclass(frozen=True, slots=True)
class Surface:
    """A colour times a texture layer (see textures.LAYERS), `tile` repeats a metre; `glow` lights itself."""

    colour: Colour
    texture: int = 0
    tile: float = 1.0
    glow: float = 0.0


def panel(corner: Floats, along: Floats, up: Floats, surface: Surface) -> Floats:
    """A flat quad (6, 13) from `corner` (3,), spanned by `along` and `up` (3,) in metres."""
    normal = np.cross(along, up)
    normal = normal / np.linalg.norm(normal)
    corners = np.array([(0, 0), (1, 0), (1, 1), (0, 0), (1, 1), (0, 1)], float)
    places = corner + corners[:, :1] * along + corners[:, 1:] * up
    sizes = np.array([np.linalg.norm(along), np.linalg.norm(up)])
    return _vertices(places, np.tile(normal, (6, 1)), corners * sizes * surface.tile, surface)


def box(centre: tuple[float, float, float], size: tuple[float, float, float], surface: Surface) -> Floats:
    """A block (36, 13) aligned with the room."""
    middle, half = np.array(centre), np.array(size) / 2
    faces = []
    for axis in range(3):
        for sign in (-1.0, 1.0):
            normal, along = np.zeros(3), np.zeros(3)
            normal[axis] = sign
            along[(axis + 1) % 3] = 2 * half[(axis + 1) % 3]
            up = np.cross(normal, along / np.linalg.norm(along))
            up = up * 2 * half[(axis + 2) % 3]
            faces.append(panel(middle + half * normal - along / 2 - up / 2, along, up, surface))
    return np.concatenate(faces)


def ellipsoid(
    centre: tuple[float, float, float], radii: tuple[float, float, float], surface: Surface, steps: int = 12
) -> Floats:
    """A rounded lump (m, 13): cushions, plants, lamps, animals."""
    around, down = np.meshgrid(np.linspace(0, 2 * np.pi, 2 * steps + 1), np.linspace(0, np.pi, steps + 1))
    unit = np.stack([np.cos(around) * np.sin(down), np.cos(down), np.sin(around) * np.sin(down)], axis=-1)
    uv = np.stack([around / np.pi, down / np.pi], axis=-1)
    row, column = np.meshgrid(np.arange(steps), np.arange(2 * steps), indexing="ij")
    corners = [(row, column), (row, column + 1), (row + 1, column + 1)]
    corners += [(row, column), (row + 1, column + 1), (row + 1, column)]
    index = np.stack([np.stack(corner, axis=-1).reshape(-1, 2) for corner in corners], axis=1).reshape(-1, 2)
    sphere, places = unit[index[:, 0], index[:, 1]], uv[index[:, 0], index[:, 1]]
    normals = sphere / np.array(radii)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    return _vertices(sphere * radii + np.array(centre), normals, places * surface.tile, surface)


def rod(start: tuple[float, float, float], end: tuple[float, float, float], radius: float, surface: Surface) -> Floats:
    """A round bar (m, 13) from `start` to `end`: chair legs, lamp stands."""
    a, b = np.array(start), np.array(end)
    axis = (b - a) / np.linalg.norm(b - a)
    side = np.cross(axis, (0.0, 0.0, 1.0) if abs(axis[2]) < 0.9 else (1.0, 0.0, 0.0))
    side /= np.linalg.norm(side)
    turn = np.linspace(0, 2 * np.pi, 13)[:, None]
    ring = np.cos(turn) * side + np.sin(turn) * np.cross(axis, side)
    lower, upper = a + radius * ring, b + radius * ring
    places = np.stack([lower[:-1], lower[1:], upper[1:], lower[:-1], upper[1:], upper[:-1]], axis=1)
    normals = np.stack([ring[:-1], ring[1:], ring[1:], ring[:-1], ring[1:], ring[:-1]], axis=1)
    return _vertices(places.reshape(-1, 3), normals.reshape(-1, 3), np.zeros((72, 2)), surface)


def _vertices(places: Floats, normals: Floats, texture: Floats, surface: Surface) -> Floats:
    tail = np.array([surface.texture, *surface.colour, surface.glow])
    return np.hstack([places, normals, texture, np.tile(tail, (len(places), 1))])
