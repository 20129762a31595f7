"""A dressed person as vertices: skin, a shell of cloth, hair and eyes, moved by each pose."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from tools.studio.body.mesh import shared_mesh
from tools.studio.body.skeleton import Body, Posed
from tools.studio.people import Person

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

SKIN, CLOTH, HAIR, EYE, LOCKS = range(5)
"""The kinds of surface that the shader knows: hair on the scalp, and locks that hang or are tied."""

STATIC_COLUMNS = 8
"""rest place 3, texture place 2, along the arm 1, along the leg 1, kind 1."""

_HEAD_FROM_EYES = np.array([0.0, -0.028, -0.071])
"""From the middle of the eyes to the point that hairlines are measured from, in metres."""

_BUN_HEIGHT, _BUN_SIZE = 0.085, np.array([0.036, 0.034, 0.03])
_TAIL_HEIGHT, _TAIL_SIZE = 0.0, np.array([0.026, 0.085, 0.024])
"""Height above the head point, and half the extent along each axis, in metres."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One surface: rows of the body's mesh it uses, texture places, triangles (into its own rows), its kind."""

    vertices: Ints
    texture: Floats
    triangles: Ints
    kind: int


class FigureMesh:
    """A person's surfaces. `static` (m, 8) and `triangles` (k, 3) are for good; `dynamic` gives each pose's."""

    def __init__(self, person: Person, body: Body) -> None:
        self._body = body
        self._person = person
        self._normals = _NormalSum(len(body.vertices_rest))
        eyes = self._eye_centres()
        self._head_point: Floats = eyes.mean(axis=0) + _HEAD_FROM_EYES
        parts = self._parts()
        self._rows = np.concatenate([part.vertices for part in parts])
        kinds = np.concatenate([np.full(len(part.vertices), part.kind) for part in parts])
        self._lump = self._tied_hair()
        self._offset = self._hair_offset(kinds)
        self._cloth = kinds == CLOTH
        self._hang = self._looseness(self._rows[self._cloth])
        self.static = self._static(parts, kinds, eyes)
        self.closed_triangles = sum(len(part.triangles) for part in parts if part.kind != LOCKS)
        self.triangles = self._indices(parts)

    def dynamic(self, posed: Posed) -> Floats:
        """Place and normal (m, 6) of every vertex of `static` in this pose."""
        all_normals = self._normals.of(posed.vertices)
        places, normals = posed.vertices[self._rows], all_normals[self._rows]
        places = places + normals * self._offset[:, None]
        cloth = normals[self._cloth]
        sag = np.clip(-cloth[:, 1], 0.0, 1.0)[:, None]
        places[self._cloth] += self._hang[:, None] * cloth * (0.3 + 0.7 * sag)
        if self._lump is not None:
            turn, shift = posed.head_transform
            own, outward, _ = self._lump
            places = np.r_[places, (own + self._head_point) @ turn.T + shift]
            normals = np.r_[normals, outward @ turn.T]
        return np.hstack([places, normals])

    @property
    def seams(self) -> dict[str, object]:
        """Where clothes and hair end on the resting body, as the shader's uniforms."""
        heads = self._body.rest_heads
        return {
            "waist": float(heads["spine_01"][1]) + 0.01,
            "neck": np.array([0.0, heads["head"][1] - 0.075, heads["neck_01"][2] + 0.01]),
            "collar_radius": 0.56 * float(heads["upperarm_l"][0]),
            "head": self._head_point,
            "eye_place": self._eye_centres()[0],
        }

    def _eye_centres(self) -> Floats:
        triangles = shared_mesh().triangles
        rest = self._body.vertices_rest
        return np.stack([rest[np.unique(triangles[part])].mean(axis=0) for part in ("eye_l", "eye_r")])

    def _parts(self) -> list[_Part]:
        mesh = shared_mesh()
        head = self._body.weights[:, self._body.bones.index("head")]
        scalp = head[mesh.triangles["skin"]].min(axis=1) > 0.6
        bare = ~self._well_covered()[mesh.triangles["skin"]].all(axis=1)
        chosen = [
            (mesh.triangles["skin"][bare], mesh.corners["skin"][bare], SKIN),
            (mesh.triangles["tights"], mesh.corners["tights"], CLOTH),
            (mesh.triangles["eye_l"], mesh.corners["eye_l"], EYE),
            (mesh.triangles["eye_r"], mesh.corners["eye_r"], EYE),
        ]
        if self._person.hair_style != "bald":
            chosen.append((mesh.triangles["skin"][scalp], mesh.corners["skin"][scalp], HAIR))
        if self._person.hair_style == "long":
            behind = self._hair_behind(mesh.triangles["hair"])
            chosen.append((mesh.triangles["hair"][behind], mesh.corners["hair"][behind], LOCKS))
        return [_part(triangles, corners, mesh.texture, kind) for triangles, corners, kind in chosen]

    def _well_covered(self) -> NDArray[np.bool_]:
        """The skin's vertices that lie under cloth and far from its edges: they need not be drawn."""
        seams, person = self.seams, self._person
        rest = self._body.vertices_rest
        neck = np.asarray(seams["neck"], float)
        from_collar = np.linalg.norm(rest - neck, axis=1) - float(str(seams["collar_radius"]))
        arm, leg = _along_arm(self._body), _along_leg(self._body)
        covered: NDArray[np.bool_] = (
            (arm > -2.0)
            & (arm < person.top.length - 0.2)
            & (leg < person.bottom.length - 0.12)
            & (from_collar > 0.04)
            & (rest[:, 1] < neck[1] - 0.04)
        )
        return covered

    def _hair_behind(self, triangles: Ints) -> NDArray[np.bool_]:
        """Of the hair that hangs all round, the triangles behind the ears."""
        behind: NDArray[np.bool_] = self._body.vertices_rest[triangles][:, :, 2].max(axis=1) < (
            self._head_point[2] + 0.02
        )
        return behind

    def _tied_hair(self) -> tuple[Floats, Floats, Ints] | None:
        """A bun or ponytail on the back of the head: places, normals (n, 3) and triangles (m, 3)."""
        if self._person.hair_style not in ("bun", "ponytail"):
            return None
        bun = self._person.hair_style == "bun"
        height, size = (_BUN_HEIGHT, _BUN_SIZE) if bun else (_TAIL_HEIGHT, _TAIL_SIZE)
        head = self._body.vertices_rest[self._body.skin_of("head")] - self._head_point
        level = np.abs(head[:, 1] - height) < 0.02
        back = float(head[level, 2].min())
        return _ellipsoid(np.array([0.0, height, back - 0.4 * float(size[2])]), size)

    def _hair_offset(self, kinds: Ints) -> Floats:
        """How far hair stands off the scalp: 7 mm at the nape, 11 mm on top."""
        height = self._body.vertices_rest[self._rows, 1] - self._head_point[1]
        thickness = 0.007 + 0.004 * np.clip(height / 0.1, 0.0, 1.0)
        offset: Floats = np.where(kinds == HAIR, thickness, 0.0)
        return offset

    def _looseness(self, rows: Ints) -> Floats:
        """How far the cloth of each of `rows` hangs off the body, in metres."""
        height = self._body.vertices_rest[rows, 1]
        waist = self._body.rest_heads["spine_01"][1]
        chest = self._body.rest_heads["upperarm_l"][1]
        shirt = self._person.top.loose * np.clip((chest + 0.02 - height) / (0.5 * (chest - waist)), 0.25, 1.0)
        trousers = self._person.bottom.loose * np.clip((waist - height) / 0.2, 0.3, 1.0)
        loose: Floats = np.where(height > waist, shirt, trousers)
        return loose

    def _static(self, parts: list[_Part], kinds: Ints, eyes: Floats) -> Floats:
        rest = self._body.vertices_rest
        texture = np.concatenate([part.texture for part in parts])
        is_eye = kinds == EYE
        texture[is_eye] = _from_pupil(rest[self._rows[is_eye]], eyes)
        arm, leg = _along_arm(self._body)[self._rows], _along_leg(self._body)[self._rows]
        static = np.c_[rest[self._rows], texture, arm, leg, kinds]
        if self._lump is not None:
            own, _, _ = self._lump
            flat = np.zeros((len(own), 2))
            static = np.r_[static, np.c_[own + self._head_point, flat, flat - 3.0, np.full(len(own), LOCKS)]]
        return np.asarray(static)

    def _indices(self, parts: list[_Part]) -> Ints:
        starts = np.cumsum([0, *(len(part.vertices) for part in parts)])
        triangles = [part.triangles + start for part, start in zip(parts, starts, strict=False)]
        if self._lump is not None:
            triangles.append(self._lump[2] + starts[-1])
        return np.concatenate(triangles)


class _NormalSum:
    """Vertex normals of skin, tights, hair and eyes as one sparse sum over their triangles' normals."""

    def __init__(self, count: int) -> None:
        mesh = shared_mesh()
        parts = ("skin", "tights", "hair", "eye_l", "eye_r")
        self._triangles = np.concatenate([mesh.triangles[part] for part in parts])
        faces = np.repeat(np.arange(len(self._triangles)), 3)
        ones = np.ones(len(faces))
        self._sum = csr_matrix((ones, (self._triangles.ravel(), faces)), shape=(count, len(self._triangles)))

    def of(self, vertices: Floats) -> Floats:
        """Unit normals (n, 3) of posed `vertices` (n, 3); zero where no triangle touches."""
        a, b, c = (vertices[self._triangles[:, i]] for i in range(3))
        normals = np.asarray(self._sum @ np.cross(b - a, c - a))
        length = np.linalg.norm(normals, axis=1, keepdims=True)
        unit: Floats = normals / np.maximum(length, 1e-12)
        return unit


def _part(triangles: Ints, corners: Ints, texture: Floats, kind: int) -> _Part:
    """Rows for each pair of vertex and texture place that occurs, so that seams stay sharp."""
    stride = len(texture)
    pairs, inverse = np.unique(triangles.ravel() * stride + corners.ravel(), return_inverse=True)
    return _Part(pairs // stride, texture[pairs % stride].copy(), inverse.reshape(-1, 3), kind)


def _from_pupil(places: Floats, eyes: Floats) -> Floats:
    """For vertices (n, 3) of the eyeballs, degrees from straight ahead over 90, and 0: (n, 2)."""
    centre = np.where(places[:, :1] > 0, eyes[0], eyes[1])
    ray = places - centre
    ahead = np.clip(ray[:, 2] / np.linalg.norm(ray, axis=1), -1.0, 1.0)
    return np.stack([np.degrees(np.arccos(ahead)) / 90.0, np.zeros(len(places))], axis=1)


def _along_arm(body: Body) -> Floats:
    """For each vertex: 0 at the shoulder, 1 at the elbow, 2 at the wrist; -1 off the arm, -3 on the head."""
    fingers = ("thumb", "index", "middle", "ring", "pinky")
    place = _along(body, ("upperarm", "lowerarm", "hand"), fingers)
    place[body.weights[:, body.bones.index("head")] > 0.5] = -3.0
    return place


def _along_leg(body: Body) -> Floats:
    """For each vertex: 0 at the hip, 1 at the knee, 2 at the ankle; -1 off the leg."""
    return _along(body, ("thigh", "calf", "foot"), ("ball",))


def _along(body: Body, joints: tuple[str, str, str], beyond: tuple[str, ...]) -> Floats:
    place = np.full(len(body.vertices_rest), -1.0)
    for side in "lr":
        first, second, third = (f"{joint}_{side}" for joint in joints)
        own = [i for i, b in enumerate(body.bones) if b.endswith(f"_{side}") and b.startswith((*joints, *beyond))]
        on_limb = body.weights[:, own].sum(axis=1) > 0.5
        upper = _fraction(body, first, second)
        lower = _fraction(body, second, third)
        past = np.where(lower > 0.0, 1.0 + lower, np.minimum(upper, 1.0))
        place[on_limb] = past[on_limb]
    return place


def _fraction(body: Body, start: str, end: str) -> Floats:
    axis = body.rest_heads[end] - body.rest_heads[start]
    fraction: Floats = (body.vertices_rest - body.rest_heads[start]) @ axis / (axis @ axis)
    return fraction


def _ellipsoid(centre: Floats, radii: Floats) -> tuple[Floats, Floats, Ints]:
    around, down = np.meshgrid(np.linspace(0, 2 * np.pi, 17), np.linspace(0, np.pi, 11))
    unit = np.stack([np.cos(around) * np.sin(down), np.cos(down), np.sin(around) * np.sin(down)], axis=-1)
    corner = (np.arange(10)[:, None] * 17 + np.arange(16)).ravel()
    upper = np.stack([corner, corner + 1, corner + 18], axis=1)
    lower = np.stack([corner, corner + 18, corner + 17], axis=1)
    sphere = unit.reshape(-1, 3)
    return sphere * radii + centre, sphere, np.concatenate([upper, lower])
