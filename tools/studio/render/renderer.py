"""Draws frames: a room lit once, and in each frame the figures and their shadows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import moderngl
import numpy as np
from numpy.typing import NDArray

from tools.studio.body.mesh import shared_mesh
from tools.studio.camera import Camera, look_along
from tools.studio.light import Light
from tools.studio.people import Person
from tools.studio.render.backdrop import ROOM_VERTEX, Backdrop
from tools.studio.render.cover import CELLS, HALF_WIDTH_M, cover_map
from tools.studio.render.figure import FigureMesh
from tools.studio.render.programs import give, program
from tools.studio.rooms.rooms import Built
from tools.studio.rooms.textures import grain, layers

Floats = NDArray[np.float64]
Picture = NDArray[np.uint8]

SAMPLES = 4
SHADOW_SIZE = 1024
SHADOW_HALF_WIDTH_M, SHADOW_DEPTH_M = 1.9, 9.0
GRAIN_SIZE = 32
OUTLINE_STEP = 5
"""Every fifth vertex is enough to know which part of the picture changes."""

_FIGURE_DYNAMIC = ("3f 3f", "place", "normal")
_FIGURE_STATIC = ("3f 2f 2f 1f", "rest", "texture_place", "along", "kind")


@dataclass(frozen=True, slots=True)
class Appearance:
    """One person at one moment: who, and `dynamic` places and normals (m, 6) from FigureMesh."""

    actor: Actor
    dynamic: Floats


class Actor:
    """A person's buffers on the graphics driver, reused for all frames."""

    def __init__(self, renderer: Renderer, person: Person, mesh: FigureMesh) -> None:
        context = renderer.context
        self.static = context.buffer(mesh.static.astype("f4").tobytes())
        self.dynamic = context.buffer(reserve=len(mesh.static) * 6 * 4, dynamic=True)
        self.index = context.buffer(mesh.triangles.astype("i4").tobytes())
        self.uniforms: dict[str, object] = {
            "skin_colour": person.skin,
            "hair_colour": person.hair,
            "top_colour": person.top.colour,
            "stripe_colour": person.top.stripes or person.top.colour,
            "bottom_colour": person.bottom.colour,
            "foot_colour": person.socks or person.skin,
            "barefoot": person.socks is None,
            "bald": person.hair_style == "bald",
            "sleeve": person.top.length,
            "trouser_leg": person.bottom.length,
            "crease": 0.10 + 6.0 * max(person.top.loose, person.bottom.loose),
            **mesh.seams,
        }
        self.figure = renderer.vertex_array(renderer.figure_program, self, dressed=True)
        self.shadow = renderer.vertex_array(renderer.shadow_program, self, dressed=False)
        self._context = context
        self._closed = 3 * mesh.closed_triangles
        self._all = 3 * len(mesh.triangles)

    def render(self) -> None:
        """Draw the person; the inner sides of closed surfaces are left out, hanging hair has two sides."""
        self._context.enable(moderngl.CULL_FACE)
        self.figure.render(vertices=self._closed)
        self._context.disable(moderngl.CULL_FACE)
        if self._all > self._closed:
            self.figure.render(first=self._closed, vertices=self._all - self._closed)


class Renderer:
    """A room seen by one camera in one light. Pictures are (height, width, 3) uint8 RGB, without noise."""

    def __init__(self, camera: Camera, light: Light, room: Built, seed: int) -> None:
        """Light the room; `seed` draws the textures."""
        driver: dict[str, Any] = {"backend": "egl"}
        self.context = moderngl.create_context(standalone=True, **driver)
        self._camera, self._light = camera, light
        self.figure_program = program(self.context, "figure.vert", "figure.frag")
        self.shadow_program = program(self.context, "shadow.vert", "shadow.frag")
        self._prop_program = program(self.context, "room.vert", "prop.frag")
        self._textures(seed)
        self._targets()
        self._uniforms()
        self._backdrop = Backdrop(self.context, camera, room, self._to_light, self._common)
        self._empty = self._draw((), None, (0, 0, camera.width, camera.frame_height))

    def actor(self, person: Person, mesh: FigureMesh) -> Actor:
        """Make a person known to the driver."""
        return Actor(self, person, mesh)

    def draw(self, people: Sequence[Appearance], props: Floats | None = None) -> Picture:
        """One picture of the room with these people and moving things ((n, 13), as in rooms.geometry)."""
        places = [person.dynamic[:, :3] for person in people]
        if props is not None:
            places.append(props[:, :3])
        if not places:
            return self._empty.copy()
        together = np.concatenate(places)
        region = self._touched(together)
        picture = self._empty.copy()
        if region is not None:
            x, y, width, height = region
            top = self._camera.frame_height - y - height
            drawn = self._draw(people, props, region, together)
            picture[top : top + height, x : x + width] = drawn[top : top + height, x : x + width]
        return picture

    def close(self) -> None:
        """Give the driver's memory back."""
        self.context.release()

    def vertex_array(self, target: moderngl.Program, actor: Actor, dressed: bool) -> moderngl.VertexArray:
        """Bind a person's buffers to a shader; `dressed` adds all that only the final picture needs."""
        if not dressed:
            return self.context.vertex_array(target, [(actor.dynamic, "3f 12x", "place")], actor.index)
        content = [(actor.dynamic, *_FIGURE_DYNAMIC), (actor.static, *_FIGURE_STATIC)]
        return self.context.vertex_array(target, content, actor.index)

    def _textures(self, seed: int) -> None:
        context = self.context
        stack = layers(seed)
        size = (stack.shape[2], stack.shape[1], stack.shape[0])
        self._pictures = context.texture_array(size, 4, np.ascontiguousarray(stack).tobytes())
        self._pictures.build_mipmaps()
        masks = shared_mesh().masks
        skin = np.stack([masks["lips"], masks["ears"], masks["fingernails"]], axis=-1)
        self._skin = context.texture((skin.shape[1], skin.shape[0]), 3, np.ascontiguousarray(skin).tobytes())
        self._grain = context.texture3d((GRAIN_SIZE,) * 3, 4, grain(GRAIN_SIZE).tobytes())
        self._cover = context.texture((CELLS, CELLS), 2, dtype="f4")
        self._cover.filter = (moderngl.LINEAR, moderngl.LINEAR)
        self._cover.repeat_x = self._cover.repeat_y = False

    def _targets(self) -> None:
        context, size = self.context, (self._camera.width, self._camera.frame_height)
        self._shadow_map = context.depth_texture((SHADOW_SIZE, SHADOW_SIZE))
        self._shadow_map.compare_func = "<="
        self._shadow_map.repeat_x = self._shadow_map.repeat_y = False
        self._shadow_target = context.framebuffer(depth_attachment=self._shadow_map)
        self._result = context.framebuffer([context.texture(size, 3)])
        self._target = context.framebuffer(
            [context.renderbuffer(size, 3, samples=SAMPLES)],
            context.depth_renderbuffer(size, samples=SAMPLES),
        )

    def _uniforms(self) -> None:
        light = self._light
        direction = np.array(light.direction) / np.linalg.norm(light.direction)
        self._to_light = direction
        self._shadow_matrix = look_along(-direction, np.array([0.0, 0.4, 0.0]), SHADOW_HALF_WIDTH_M, SHADOW_DEPTH_M)
        units: dict[str, Any] = {
            "pictures": self._pictures,
            "skin_picture": self._skin,
            "grain": self._grain,
            "cover": self._cover,
            "shadow_map": self._shadow_map,
        }
        for place, texture in enumerate(units.values()):
            texture.use(place)
        self._common: dict[str, Any] = {
            "view_projection": self._camera.view_projection,
            "eye": self._camera.eye,
            "light_direction": direction,
            "key_light": light.key * np.array(light.key_colour),
            "sky_light": light.ambient * np.array(light.ambient_colour),
            "fill_light": light.fill,
            "glow_light": light.glow,
            "shadow_matrix": self._shadow_matrix,
            "cover_half_width": HALF_WIDTH_M,
            **{name: place for place, name in enumerate(units)},
        }
        for target in (self.figure_program, self._prop_program):
            give(target, **self._common)

    def _draw(
        self,
        people: Sequence[Appearance],
        props: Floats | None,
        region: tuple[int, int, int, int],
        places: Floats | None = None,
    ) -> Picture:
        for person in people:
            person.actor.dynamic.write(person.dynamic.astype("f4").tobytes())
        buffer = None if props is None else self.context.buffer(props.astype("f4").tobytes())
        self._shade(people, buffer, places)
        self._target.use()
        target: Any = self._target  # moderngl types the scissor as None only
        target.scissor = region
        self._target.clear(depth=1.0)
        self.context.enable(moderngl.DEPTH_TEST)
        self._backdrop.render()
        for person in people:
            give(self.figure_program, **person.actor.uniforms)
            person.actor.render()
        if buffer is not None:
            self.context.vertex_array(self._prop_program, [(buffer, *ROOM_VERTEX)]).render()
            buffer.release()
        target.scissor = None
        self.context.copy_framebuffer(self._result, self._target)
        size = (self._camera.frame_height, self._camera.width, 3)
        return np.frombuffer(self._result.read(components=3, alignment=1), np.uint8).reshape(size)[::-1]

    def _shade(self, people: Sequence[Appearance], props: moderngl.Buffer | None, places: Floats | None) -> None:
        """Draw the shadow map and the map of what lies over the floor."""
        self._shadow_target.use()
        self._shadow_target.clear(depth=1.0)
        self.context.enable(moderngl.DEPTH_TEST)
        give(self.shadow_program, view_projection=self._shadow_matrix)
        for person in people:
            person.actor.shadow.render()
        if props is not None:
            self.context.vertex_array(self.shadow_program, [(props, "3f 40x", "place")]).render()
        cover = cover_map(np.zeros((0, 3)) if places is None else places, HALF_WIDTH_M)
        self._cover.write(cover.tobytes())

    def _touched(self, places: Floats) -> tuple[int, int, int, int] | None:
        """The part of the picture that people and their shadows may change: x, y from below, width, height."""
        places = places[::OUTLINE_STEP]
        low, high = places.min(axis=0) - 0.3, places.max(axis=0) + 0.3
        floor = np.array([[x, 0.0, z] for x in (low[0], high[0]) for z in (low[2], high[2])])
        drop = places[:, 1:2] / max(self._to_light[1], 0.2)
        cast = places - self._to_light * np.minimum(drop, 3.0)
        all_points = np.concatenate([places, cast, floor])
        clip = np.c_[all_points, np.ones(len(all_points))] @ self._camera.view_projection.T
        clip = clip[clip[:, 3] > 0.05]
        if not len(clip):
            return None
        size = np.array([self._camera.width, self._camera.frame_height])
        pixels = (clip[:, :2] / clip[:, 3:] * 0.5 + 0.5) * size
        x0, y0 = np.clip(np.floor(pixels.min(axis=0)) - 6, 0, size).astype(int)
        x1, y1 = np.clip(np.ceil(pixels.max(axis=0)) + 6, 0, size).astype(int)
        return (int(x0), int(y0), int(x1 - x0), int(y1 - y0)) if x1 > x0 and y1 > y0 else None
