"""The rooms: each is a list of triangles around the mat, seen along -X, and the lights that suit it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.studio.light import Colour
from tools.studio.rooms.geometry import Surface, box, ellipsoid, panel, rod
from tools.studio.rooms.textures import CARPET, CLOTH, PAINTING, PLASTER, TILES, WOOD

Floats = NDArray[np.float64]

WALL_X, SIDE_Z, CEILING_Y = -2.0, 4.6, 2.5
FLOOR_Y = -0.004
"""The floor lies a little under the mat's top, which is at height zero."""

_WHITE: Colour = (0.80, 0.79, 0.76)
_OAK: Colour = (0.52, 0.37, 0.24)
_WALNUT: Colour = (0.27, 0.16, 0.10)


@dataclass(frozen=True, slots=True)
class Built:
    """A room's triangles, (n, 13) each: what encloses it, and the things in it, which cast shadows."""

    shell: Floats
    things: Floats


@dataclass(frozen=True, slots=True)
class Room:
    """How to build it (`build` gets the mat's colour) and which lights suit it (names in light.LIGHTS)."""

    build: Callable[[Colour | None], Built]
    lights: tuple[str, ...]


def _shell(floor: Surface, wall: Surface, mat: Colour | None) -> Floats:
    """Floor, three walls, ceiling, skirting board, and the mat."""
    side, depth = 2 * SIDE_Z, 9.0
    x, z = np.array([1.0, 0.0, 0.0]), np.array([0.0, 0.0, 1.0])
    up = np.array([0.0, CEILING_Y, 0.0])
    corner = np.array([WALL_X, FLOOR_Y, -SIDE_Z])
    parts = [
        panel(corner, z * side, x * depth, floor),
        panel(corner, z * side, up, wall),
        panel(corner, x * depth, up, wall),
        panel(corner + z * side, x * depth, up, wall),
        panel(corner + up, z * side, x * depth, Surface(_WHITE)),
        box((WALL_X + 0.01, 0.05, 0.0), (0.02, 0.1, side), Surface(_WHITE)),
    ]
    if mat is not None:
        parts.append(box((0.0, FLOOR_Y, 0.0), (0.66, -2 * FLOOR_Y, 1.9), Surface(mat, CARPET, 1.0)))
    return np.concatenate(parts)


def _living_room(mat: Colour | None) -> Built:
    shell = _shell(Surface(_OAK, WOOD, 0.5), Surface((0.70, 0.69, 0.65), PLASTER, 0.5), mat)
    board, frame = Surface(_WALNUT, WOOD, 0.7), Surface(_WHITE)
    things = [
        box((WALL_X + 0.22, 0.36, 1.75), (0.4, 0.72, 1.0), board),
        box((WALL_X + 0.02, 1.55, -0.9), (0.03, 0.62, 0.86), frame),
        box((WALL_X + 0.03, 1.55, -0.9), (0.03, 0.52, 0.76), Surface((0.5, 0.75, 1.0), PAINTING)),
        box((WALL_X + 0.30, 0.79, 1.9), (0.16, 0.16, 0.16), frame),
        *_sofa((WALL_X + 0.45, 0.0, -2.3), Surface((0.24, 0.30, 0.34), CLOTH, 1.0)),
    ]
    rng = np.random.default_rng(5)
    for _ in range(24):
        place = np.array([WALL_X + 0.3, 1.0, 1.9]) + rng.normal(0, 0.1, 3)
        size = rng.uniform(0.03, 0.08, 3)
        leaf = ellipsoid(_triple(place), _triple(size), Surface((0.10, 0.24, 0.08)), 5)
        things.append(leaf)
    return Built(shell, np.concatenate(things))


def _bedroom(mat: Colour | None) -> Built:
    shell = _shell(Surface((0.46, 0.44, 0.42), CARPET, 1.0), Surface((0.62, 0.66, 0.70), PLASTER, 0.5), mat)
    linen, pillow = Surface((0.66, 0.64, 0.60), CLOTH, 0.6), Surface((0.78, 0.77, 0.74), CLOTH, 1.0)
    things = [
        box((-1.35, 0.14, 0.2), (1.2, 0.28, 2.06), Surface(_OAK, WOOD, 0.5)),
        box((-1.35, 0.38, 0.2), (1.16, 0.22, 2.0), linen),
        box((-1.35, 0.50, 0.45), (1.22, 0.07, 1.5), Surface((0.20, 0.27, 0.42), CLOTH, 0.8)),
        ellipsoid((-1.35, 0.54, -0.58), (0.33, 0.09, 0.2), pillow),
        box((-1.35, 0.55, -0.88), (1.24, 1.1, 0.06), Surface(_OAK, WOOD, 0.5)),
        box((WALL_X + 0.3, 0.25, -1.35), (0.42, 0.5, 0.42), Surface(_WALNUT, WOOD, 0.7)),
        rod((WALL_X + 0.3, 0.5, -1.35), (WALL_X + 0.3, 0.78, -1.35), 0.02, Surface(_WHITE)),
        ellipsoid((WALL_X + 0.3, 0.86, -1.35), (0.13, 0.11, 0.13), Surface((0.9, 0.8, 0.6), glow=0.25)),
        box((WALL_X + 0.35, 1.0, 2.4), (0.6, 2.0, 1.1), Surface(_WHITE)),
        box((WALL_X + 0.66, 1.0, 2.4), (0.01, 1.9, 0.015), Surface((0.4, 0.4, 0.4))),
    ]
    return Built(shell, np.concatenate(things))


def _evening(mat: Colour | None) -> Built:
    shell = _shell(Surface(_WALNUT, WOOD, 0.5), Surface((0.48, 0.36, 0.30), PLASTER, 0.5), mat)
    things = [
        *_sofa((WALL_X + 0.45, 0.0, 0.3), Surface((0.30, 0.16, 0.13), CLOTH, 1.0)),
        rod((WALL_X + 0.3, 0.0, 1.7), (WALL_X + 0.3, 1.45, 1.7), 0.02, Surface((0.1, 0.1, 0.1))),
        ellipsoid((WALL_X + 0.3, 1.55, 1.7), (0.2, 0.16, 0.2), Surface((1.0, 0.72, 0.40), glow=1.1)),
        box((WALL_X + 0.2, 1.0, -2.0), (0.36, 2.0, 0.9), Surface(_WALNUT, WOOD, 0.7)),
    ]
    rng = np.random.default_rng(7)
    for shelf in range(4):
        left = -2.4
        while left < -1.7:
            width, height = rng.uniform(0.03, 0.07), rng.uniform(0.2, 0.34)
            book = Surface(_triple(rng.uniform(0.05, 0.4, 3)))
            things.append(box((WALL_X + 0.4, 0.25 + 0.45 * shelf + height / 2, left), (0.06, height, width), book))
            left += width + 0.005
    return Built(shell, np.concatenate(things))


def _window_room(mat: Colour | None) -> Built:
    shell = _shell(Surface((0.56, 0.52, 0.47), TILES, 0.6), Surface((0.72, 0.71, 0.68), PLASTER, 0.5), mat)
    frame = Surface((0.85, 0.85, 0.85))
    things = [
        box((WALL_X + 0.1, 0.57, 0.0), (0.22, 0.04, 3.8), frame),
        box((WALL_X + 0.06, 1.25, -2.2), (0.08, 2.2, 0.6), Surface((0.52, 0.50, 0.42), CLOTH, 1.5)),
        box((WALL_X + 0.06, 1.25, 2.2), (0.08, 2.2, 0.6), Surface((0.52, 0.50, 0.42), CLOTH, 1.5)),
        box((WALL_X + 0.08, 0.33, 0.0), (0.1, 0.42, 1.2), frame),
    ]
    for middle in (-0.95, 0.95):
        sky = box((WALL_X + 0.01, 1.35, middle), (0.02, 1.5, 1.6), Surface((0.85, 0.92, 1.0), glow=1.0))
        shell = np.concatenate([shell, sky])
        things.append(box((WALL_X + 0.03, 1.35, middle), (0.05, 1.5, 0.05), frame))
        things.append(box((WALL_X + 0.03, 1.35, middle), (0.05, 0.04, 1.6), frame))
    return Built(shell, np.concatenate(things))


def _practice(mat: Colour | None) -> Built:
    """A physiotherapist's room: pale floor, a bench, a ball, a chair."""
    shell = _shell(Surface((0.34, 0.39, 0.38), PLASTER, 0.4), Surface((0.76, 0.77, 0.74), PLASTER, 0.5), mat)
    steel, leather = Surface((0.45, 0.46, 0.48)), Surface((0.10, 0.22, 0.30), CLOTH, 1.0)
    things = [
        box((-1.5, 0.68, -1.4), (0.66, 0.1, 1.8), leather),
        *(
            rod((-1.5 + x, 0.0, -1.4 + z), (-1.5 + x, 0.64, -1.4 + z), 0.025, steel)
            for x in (-0.26, 0.26)
            for z in (-0.75, 0.75)
        ),
        ellipsoid((-1.55, 0.32, 1.3), (0.32, 0.32, 0.32), Surface((0.45, 0.10, 0.12)), 16),
        box((WALL_X + 0.02, 1.4, 1.2), (0.03, 0.8, 0.6), Surface((0.7, 0.72, 0.75), PAINTING)),
        *chair((WALL_X + 0.45, 0.0, 2.4), Surface(_OAK, WOOD, 1.0)),
    ]
    return Built(shell, np.concatenate(things))


def chair(foot: tuple[float, float, float], surface: Surface, seat: float = 0.45) -> list[Floats]:
    """A plain chair whose four legs stand around `foot`, its back away from +X."""
    x, y, z = foot
    legs = [
        rod((x + a, y, z + b), (x + a, y + seat, z + b), 0.018, surface) for a in (-0.18, 0.18) for b in (-0.18, 0.18)
    ]
    posts = [rod((x - 0.18, y + seat, z + b), (x - 0.2, y + 0.9, z + b), 0.016, surface) for b in (-0.18, 0.18)]
    return [
        *legs,
        *posts,
        box((x, y + seat, z), (0.42, 0.03, 0.42), surface),
        box((x - 0.2, y + 0.8, z), (0.02, 0.16, 0.4), surface),
    ]


def _sofa(foot: tuple[float, float, float], cloth: Surface) -> list[Floats]:
    x, y, z = foot
    return [
        box((x, y + 0.22, z), (0.85, 0.36, 1.7), cloth),
        box((x - 0.32, y + 0.55, z), (0.2, 0.5, 1.7), cloth),
        box((x, y + 0.4, z - 0.9), (0.85, 0.3, 0.16), cloth),
        box((x, y + 0.4, z + 0.9), (0.85, 0.3, 0.16), cloth),
        ellipsoid((x, y + 0.5, z + 0.5), (0.08, 0.18, 0.18), Surface((0.55, 0.40, 0.12), CLOTH, 1.0)),
    ]


def _triple(values: Floats) -> tuple[float, float, float]:
    x, y, z = (float(value) for value in values)
    return x, y, z


ROOMS: Mapping[str, Room] = {
    "living_room": Room(_living_room, ("day", "side_day", "ceiling")),
    "bedroom": Room(_bedroom, ("day", "ceiling", "side_day")),
    "evening": Room(_evening, ("evening",)),
    "window": Room(_window_room, ("window_behind",)),
    "practice": Room(_practice, ("ceiling", "day")),
}
