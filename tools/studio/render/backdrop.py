"""The room without its people: lit once, then laid behind them in every frame with their shadows on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import cv2
import moderngl
import numpy as np
from numpy.typing import NDArray

from tools.studio.camera import Camera, look_along
from tools.studio.render.cover import CELLS, cover_map
from tools.studio.render.programs import give, program
from tools.studio.rooms.rooms import Built

Floats = NDArray[np.float64]

ROOM_VERTEX = ("3f 3f 2f 1f 3f 1f", "place", "normal", "texture_place", "layer", "colour", "glow")
"""How rooms.geometry's columns are laid out for the driver."""

ROOM_SCALE = 2
"""The room is drawn at this many times the picture's size, then averaged."""

SHADOW_SIZE = 2048
HALF_WIDTH_M, DEPTH_M = 4.8, 14.0
"""The furniture's shadows reach farther than the people's."""

_SOFT, _HARD, _WHERE, _SHADOW, _COVER = range(8, 13)
"""Texture units; the lower ones belong to the renderer."""

_SAMPLES_PER_EDGE = 24


class Backdrop:
    """Cached pictures of a room's light: soft (dimmed by what lies over it), hard (shadowed), and where it is."""

    def __init__(
        self,
        context: moderngl.Context,
        camera: Camera,
        room: Built,
        to_light: Floats,
        common: Mapping[str, Any],
    ) -> None:
        """`common` are the uniforms that all shaders share; `to_light` (3,) points to the key light."""
        self._context, self._camera = context, camera
        self._light_program = program(context, "room.vert", "room.frag")
        give(self._light_program, **common)
        self._cast_shadows(room, to_light)
        self._keep(self._lit(room))
        quad_program = program(context, "backdrop.vert", "backdrop.frag")
        give(quad_program, **common)
        give(quad_program, soft_picture=_SOFT, hard_picture=_HARD, where_picture=_WHERE)
        corners = context.buffer(np.array([-1, -1, 1, -1, -1, 1, 1, 1], "f4").tobytes())
        self._quad = context.vertex_array(quad_program, [(corners, "2f", "corner")])

    def render(self) -> None:
        """Fill the present target with the room and its depth."""
        self._quad.render(moderngl.TRIANGLE_STRIP)

    def _cast_shadows(self, room: Built, to_light: Floats) -> None:
        """Give the lighting shader the furniture's shadow map, and the map of what stands on the floor."""
        matrix = look_along(-to_light, np.array([0.0, 0.8, 0.0]), HALF_WIDTH_M, DEPTH_M)
        self._shadow = self._context.depth_texture((SHADOW_SIZE, SHADOW_SIZE))
        self._shadow.compare_func = "<="
        self._shadow.repeat_x = self._shadow.repeat_y = False
        shadow_program = program(self._context, "shadow.vert", "shadow.frag")
        give(shadow_program, view_projection=matrix)
        target = self._context.framebuffer(depth_attachment=self._shadow)
        target.use()
        target.clear(depth=1.0)
        self._context.enable(moderngl.DEPTH_TEST)
        places = self._context.buffer(room.things[:, :3].astype("f4").tobytes())
        self._context.vertex_array(shadow_program, [(places, "3f", "place")]).render()
        cover = cover_map(_spread(room.things[:, :3]), HALF_WIDTH_M)
        self._cover = self._context.texture((CELLS, CELLS), 2, cover.tobytes(), dtype="f4")
        self._cover.filter = (moderngl.LINEAR, moderngl.LINEAR)
        self._cover.repeat_x = self._cover.repeat_y = False
        self._shadow.use(_SHADOW)
        self._cover.use(_COVER)
        give(
            self._light_program,
            shadow_matrix=matrix,
            shadow_map=_SHADOW,
            cover=_COVER,
            cover_half_width=HALF_WIDTH_M,
        )

    def _lit(self, room: Built) -> list[NDArray[np.float32]]:
        """Soft light, hard light, and places, each (height, width, 4), rows from below."""
        width, height = self._camera.width, self._camera.frame_height
        large = (width * ROOM_SCALE, height * ROOM_SCALE)
        textures = [self._context.texture(large, 4, dtype="f4") for _ in range(3)]
        target = self._context.framebuffer(textures, self._context.depth_renderbuffer(large))
        triangles = np.concatenate([room.shell, room.things])
        buffer = self._context.buffer(triangles.astype("f4").tobytes())
        target.use()
        target.clear(0.6, 0.6, 0.6, 1.0)
        self._context.vertex_array(self._light_program, [(buffer, *ROOM_VERTEX)]).render()
        soft, hard, where = (np.frombuffer(texture.read(), "f4").reshape(large[1], large[0], 4) for texture in textures)
        for thing in (target, buffer):
            thing.release()
        for texture in textures:
            texture.release()
        smaller = [cv2.resize(light, (width, height), interpolation=cv2.INTER_AREA) for light in (soft, hard)]
        return [*(np.asarray(light, np.float32) for light in smaller), where[::ROOM_SCALE, ::ROOM_SCALE].copy()]

    def _keep(self, pictures: list[NDArray[np.float32]]) -> None:
        size = (self._camera.width, self._camera.frame_height)
        self._kept = [self._context.texture(size, 4, picture.tobytes(), dtype="f4") for picture in pictures]
        for unit, texture in zip((_SOFT, _HARD, _WHERE), self._kept, strict=True):
            texture.filter = (moderngl.NEAREST, moderngl.NEAREST)
            texture.use(unit)


def _spread(corners: Floats) -> Floats:
    """Points (m, 3) all over the triangles whose `corners` (3 k, 3) are given."""
    steps = np.linspace(0.0, 1.0, _SAMPLES_PER_EDGE)
    first, second = (grid.ravel() for grid in np.meshgrid(steps, steps))
    shares = np.stack([first, second], axis=1)[first + second <= 1.0]
    a, b, c = (corners[i::3, None] for i in range(3))
    points: Floats = (a + shares[:, :1] * (b - a) + shares[:, 1:] * (c - a)).reshape(-1, 3)
    return points
