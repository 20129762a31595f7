"""A person's body: rest mesh, bones, and linear blend skinning.

Metres; Y up, Z to the figure's front, X to its left. A pose with no rotations is the canonical one: upright,
limbs straight down, palms facing the thighs, feet ahead. Rotations are local to the parent bone and given in
these same axes, so `thigh_l: about_x(-90)` lifts the left thigh to the front whatever the rest mesh looks like.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tools.studio.body.rotation import about_y, between

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

DATA = Path(__file__).parent / "data"
SKIN_VERTICES = 13380
"""The first vertices of the mesh are the skin; the shells for clothes, hair and eyes follow."""

_FINGERS = ("thumb", "index", "middle", "ring", "pinky")
_DOWN = np.array([0.0, -1.0, 0.0])


@dataclass(frozen=True, slots=True)
class PersonShape:
    """Which reduced body to load (a file under data/people), and its size relative to that body."""

    name: str
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Posed:
    """A posed body: `vertices` (n, 3) and `joints` (3,) each, in metres; `head_transform` maps rest to posed.

    `joints` holds the head of every bone, and `toe_l`, `toe_r` and `headtop`.
    """

    vertices: Floats
    joints: dict[str, Floats]
    head_transform: tuple[Floats, Floats]


class Body:
    """One person's mesh and skeleton; `pose` is a pure function of its arguments."""

    def __init__(
        self,
        bones: tuple[str, ...],
        parents: tuple[int, ...],
        heads: Floats,
        tails: Floats,
        vertices: Floats,
        weights: Floats,
    ) -> None:
        """Take bones in parent-first order, `heads` and `tails` (b, 3), `vertices` (n, 3), `weights` (n, b)."""
        self.bones = bones
        self.parents = parents
        self.rest_heads: dict[str, Floats] = dict(zip(bones, heads, strict=True))
        self.rest_tails: dict[str, Floats] = dict(zip(bones, tails, strict=True))
        self.vertices_rest = vertices
        self.weights = weights
        self._subsets: dict[bytes, tuple[Floats, Floats]] = {}
        self._canonical = _canonical_rotations(self.rest_heads, self.rest_tails, bones)
        self._pivots = np.where(np.array(bones)[:, None] == "Root", self.rest_heads["pelvis"], heads)

    @classmethod
    def load(cls, person: PersonShape | str) -> Body:
        """Read a reduced person from the repository; raises FileNotFoundError for an unknown name."""
        shape = PersonShape(person) if isinstance(person, str) else person
        with np.load(DATA / "shared.npz") as shared, np.load(DATA / "people" / f"{shape.name}.npz") as own:
            bones = tuple(str(bone) for bone in shared["bones"])
            vertices = shared["base"].astype(float) + own["delta"].astype(float)
            weights = np.zeros((len(vertices), len(bones)))
            rows = np.arange(len(vertices))[:, None]
            np.add.at(weights, (rows, shared["weight_bone"]), shared["weight_value"].astype(float))
            return cls(
                bones,
                tuple(int(parent) for parent in shared["parents"]),
                own["heads"].astype(float) * shape.scale,
                own["tails"].astype(float) * shape.scale,
                vertices * shape.scale,
                weights / weights.sum(axis=1, keepdims=True),
            )

    @cached_property
    def dominant_bone(self) -> Ints:
        """For each vertex, the index into `bones` of the bone that moves it most: (n,)."""
        indices: Ints = self.weights.argmax(axis=1)
        return indices

    def skin_of(self, *prefixes: str) -> Ints:
        """Indices of the skin's vertices that follow a bone whose name starts with one of `prefixes`."""
        wanted = [i for i, bone in enumerate(self.bones) if bone.startswith(prefixes)]
        return np.flatnonzero(np.isin(self.dominant_bone[:SKIN_VERTICES], wanted))

    def bone_length(self, start: str, end: str) -> float:
        """Distance in metres between the heads of two bones at rest."""
        return float(np.linalg.norm(self.rest_heads[start] - self.rest_heads[end]))

    def pose(
        self,
        rotations: Mapping[str, Floats],
        root_rotation: Floats | None = None,
        root_offset: Floats | None = None,
        only: Ints | None = None,
    ) -> Posed:
        """Pose the body; the pelvis bone's head lands on `root_offset` (3,), turned by `root_rotation` (3, 3).

        `rotations` are local, per bone, in canonical axes; bones left out keep the canonical pose. With `only`,
        just those vertices are skinned (and returned in that order), which makes solving for contact cheap.
        """
        turns, places = self._place_bones(rotations, root_rotation, root_offset)
        shifts = places - np.einsum("bij,bj->bi", turns, self._pivots)
        affine = np.concatenate([turns, shifts[:, :, None]], axis=2).reshape(len(self.bones), 12)
        weights, rest = (self.weights, self.vertices_rest) if only is None else self._chosen(only)
        blended = (weights @ affine).reshape(-1, 3, 4)
        vertices = np.einsum("vij,vj->vi", blended[:, :, :3], rest) + blended[:, :, 3]
        head = self.bones.index("head")
        return Posed(vertices, self._joints(turns, places), (turns[head], shifts[head]))

    def _chosen(self, only: Ints) -> tuple[Floats, Floats]:
        """Weights and rest places of some vertices, kept for the next time the same are asked for."""
        key = only.tobytes()
        if key not in self._subsets:
            self._subsets[key] = (self.weights[only], self.vertices_rest[only])
        return self._subsets[key]

    def _place_bones(
        self, rotations: Mapping[str, Floats], root_rotation: Floats | None, root_offset: Floats | None
    ) -> tuple[Floats, Floats]:
        """World rotation of each bone's rest mesh (b, 3, 3), and world position of its head (b, 3)."""
        chain = np.empty((len(self.bones), 3, 3))
        turns = np.empty_like(chain)
        places = np.empty((len(self.bones), 3))
        for i, (bone, parent) in enumerate(zip(self.bones, self.parents, strict=True)):
            if parent < 0:
                chain[i] = np.eye(3) if root_rotation is None else root_rotation
                turns[i] = chain[i]
                places[i] = 0.0 if root_offset is None else root_offset
                continue
            own = rotations.get(bone)
            chain[i] = chain[parent] if own is None else chain[parent] @ own
            turns[i] = chain[i] @ self._canonical[bone]
            places[i] = places[parent]
            if self.parents[parent] >= 0:
                above = self.bones[parent]
                places[i] = places[i] + turns[parent] @ (self.rest_heads[bone] - self.rest_heads[above])
        return turns, places

    def _joints(self, turns: Floats, places: Floats) -> dict[str, Floats]:
        joints = dict(zip(self.bones, places, strict=True))
        for bone, name in (("ball_l", "toe_l"), ("ball_r", "toe_r"), ("head", "headtop")):
            i = self.bones.index(bone)
            joints[name] = places[i] + turns[i] @ (self.rest_tails[bone] - self.rest_heads[bone])
        return joints


def _canonical_rotations(
    heads: Mapping[str, Floats], tails: Mapping[str, Floats], bones: tuple[str, ...]
) -> dict[str, Floats]:
    """The rotation of each bone from the rest mesh (arms half raised) to the canonical pose."""
    turn = {bone: np.eye(3) for bone in bones}
    for side in "lr":
        for bone, following in (
            (f"thigh_{side}", f"calf_{side}"),
            (f"calf_{side}", f"foot_{side}"),
            (f"upperarm_{side}", f"lowerarm_{side}"),
            (f"lowerarm_{side}", f"hand_{side}"),
        ):
            turn[bone] = between(heads[following] - heads[bone], _DOWN)
        foot = heads[f"ball_{side}"] - heads[f"foot_{side}"]
        turn[f"foot_{side}"] = turn[f"ball_{side}"] = about_y(-_heading(foot))
        hand = between(heads[f"middle_01_{side}"] - heads[f"hand_{side}"], _DOWN)
        thumb = hand @ (tails[f"thumb_02_{side}"] - heads[f"thumb_01_{side}"])
        hand = about_y(-_heading(thumb)) @ hand
        turn[f"hand_{side}"] = hand
        for bone in bones:
            if bone.startswith(_FINGERS) and bone.endswith(f"_{side}"):
                turn[bone] = hand
    return turn


def _heading(vector: Floats) -> float:
    """Degrees from straight ahead, positive towards the figure's left."""
    return float(np.degrees(np.arctan2(vector[0], vector[2])))
