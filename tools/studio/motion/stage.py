"""Feeling the floor with the skin: where joints are, how low a part of the body hangs, and setting it down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np
from scipy.optimize import brentq

from tools.studio.body.skeleton import SKIN_VERTICES, Body, Ints
from tools.studio.motion.figure import SIDES, Figure
from tools.studio.motion.turns import Floats

SINK = 0.008
"""Metres that flesh and mat give way under a resting part."""

_STRIDE = 4
"""Every fourth vertex is enough: the skin's vertices are 5 to 10 mm apart, on hands and feet 2 mm."""

_PARTS: dict[str, tuple[str, ...]] = {
    "body": ("",),
    "head": ("head", "neck"),
    "chest": ("spine_02", "spine_03", "clavicle"),
    "upper_back": ("spine_03", "clavicle"),
    "trunk": ("spine", "pelvis", "clavicle"),
    "pelvis": ("pelvis",),
}
_LIMB_PARTS: dict[str, tuple[str, ...]] = {
    "foot": ("foot", "ball"),
    "shin": ("calf",),
    "thigh": ("thigh",),
    "knee": ("calf", "thigh"),
    "leg": ("thigh", "calf", "foot", "ball"),
    "hand": ("hand", "thumb", "index", "middle", "ring", "pinky"),
    "forearm": ("lowerarm",),
    "upperarm": ("upperarm",),
}
_BY_DISTANCE: dict[str, tuple[str, float, float]] = {
    "kneecap": ("calf thigh", 0.0, 0.09),
    "upper_thigh": ("thigh", 0.20, 1.0),
    "lower_thigh": ("thigh", 0.0, 0.24),
    "lower_shin": ("calf foot", 0.20, 1.0),
}
"""Parts cut out by their distance from the knee: what it rests on, and what may touch when it is fully bent."""

_FINGERS = ("thumb", "index", "middle", "ring", "pinky")
_KEPT_FINGERS = ("thumb_01", "thumb_02", "middle_01")


class Stage:
    """A body and the floor at y = 0."""

    def __init__(self, body: Body) -> None:
        self.body = _with_stiff_hands(body)
        self._parts: dict[str, Ints] = {}
        self._nothing: Ints = np.zeros(0, dtype=np.intp)

    @cached_property
    def thigh(self) -> float:
        """Hip to knee in metres."""
        return self.body.bone_length("thigh_l", "calf_l")

    @cached_property
    def shin(self) -> float:
        """Knee to ankle in metres."""
        return self.body.bone_length("calf_l", "foot_l")

    @cached_property
    def upper_arm(self) -> float:
        """Shoulder to elbow in metres."""
        return self.body.bone_length("upperarm_l", "lowerarm_l")

    @cached_property
    def forearm(self) -> float:
        """Elbow to wrist in metres."""
        return self.body.bone_length("lowerarm_l", "hand_l")

    @property
    def arm(self) -> float:
        """Shoulder to wrist along the bones, in metres."""
        return self.upper_arm + self.forearm

    @property
    def leg(self) -> float:
        """Hip to ankle along the bones, in metres."""
        return self.thigh + self.shin

    @cached_property
    def hip_half(self) -> float:
        """Half the distance between the hip joints, in metres."""
        return float(self.body.rest_heads["thigh_l"][0])

    @cached_property
    def shoulder_half(self) -> float:
        """Half the distance between the shoulder joints, in metres."""
        return float(self.body.rest_heads["upperarm_l"][0])

    def part(self, name: str) -> Ints:
        """Vertex indices of a part of the skin: `body`, `head`, `pelvis`, `foot_l`..., thinned out."""
        if name not in self._parts:
            measured = _BY_DISTANCE.get(name[:-2])
            self._parts[name] = self._from_knee(name[-1], *measured) if measured else self._by_bone(name)
        return self._parts[name]

    def _by_bone(self, name: str) -> Ints:
        return self.body.skin_of(*_prefixes(name))[::_STRIDE]

    def _from_knee(self, side: str, bone: str, nearest: float, farthest: float) -> Ints:
        """The skin that follows `bone` and lies between two distances (metres) from the knee joint at rest."""
        near = self.body.skin_of(*(f"{name}_{side}" for name in bone.split()))
        gap = self.body.vertices_rest[near] - self.body.rest_heads[f"calf_{side}"]
        distance = np.linalg.norm(gap, axis=1)
        chosen: Ints = near[(distance >= nearest) & (distance <= farthest)]
        return chosen

    def joints(self, figure: Figure) -> dict[str, Floats]:
        """World positions (3,) of the bones' heads, in metres."""
        return self.body.pose(figure.rotations, figure.root, figure.offset, self._nothing).joints

    def middle(self, figure: Figure, bone: str) -> Floats:
        """World position (3,) half-way between the left and the right `bone`."""
        joints = self.joints(figure)
        point: Floats = (joints[f"{bone}_l"] + joints[f"{bone}_r"]) / 2.0
        return point

    def skin(self, figure: Figure, part: str) -> Floats:
        """World positions (n, 3) of a part's vertices."""
        return self.body.pose(figure.rotations, figure.root, figure.offset, self.part(part)).vertices

    def lowest(self, figure: Figure, *parts: str) -> float:
        """Height in metres of the lowest vertex of the parts."""
        return min(float(self.skin(figure, part)[:, 1].min()) for part in parts)

    def set_down(self, figure: Figure, *parts: str) -> Figure:
        """Raise or lower the figure until the lowest of `parts` rests on the floor."""
        return figure.moved(np.array([0.0, -SINK - self.lowest(figure, *parts), 0.0]))

    def pinned(self, figure: Figure, bone: str, at: Floats, axes: str = "xyz") -> Figure:
        """Shift the figure until `bone` (or the middle of its two sides) is `at` (3,), along `axes` only."""
        joints = self.joints(figure)
        here = joints[bone] if bone in joints else (joints[f"{bone}_l"] + joints[f"{bone}_r"]) / 2.0
        mask = np.array([float(axis in axes) for axis in "xyz"])
        return figure.moved((at - here) * mask)

    def clearance(self, bone: str, part: str, turn: Floats) -> float:
        """Height of a joint over the lowest skin of its part when that bone's world rotation is `turn`.

        The height at which a wrist or an ankle stands over the floor when palm or sole rests on it.
        """
        figure = Figure({bone: turn}, np.eye(3), np.zeros(3))
        return float(self.joints(figure)[bone][1]) - self.lowest(figure, part) - SINK


def _with_stiff_hands(body: Body) -> Body:
    """The same skin on fewer bones: fingers that never bend move with the hand, which halves the work.

    The few finger bones that the body needs to find out how its hands are turned stay.
    """
    folded = [bone.startswith(_FINGERS) and not bone.startswith(_KEPT_FINGERS) for bone in body.bones]
    kept = [i for i, gone in enumerate(folded) if not gone]
    weights = body.weights[:SKIN_VERTICES].copy()
    for i, gone in enumerate(folded):
        if gone:
            weights[:, body.bones.index(f"hand_{body.bones[i][-1]}")] += weights[:, i]
    bones = tuple(body.bones[i] for i in kept)
    return Body(
        bones,
        tuple(bones.index(body.bones[body.parents[i]]) if body.parents[i] >= 0 else -1 for i in kept),
        np.stack([body.rest_heads[bone] for bone in bones]),
        np.stack([body.rest_tails[bone] for bone in bones]),
        body.vertices_rest[:SKIN_VERTICES],
        weights[:, kept],
    )


def overlap(upper: Floats, lower: Floats, cell: float = 0.025) -> float:
    """How far in metres `upper` (n, 3) hangs into `lower` (m, 3), seen from above on a grid; negative: a gap.

    Both are read as surfaces of height over (x, z); without a common cell the gap is infinite.
    """
    roof: dict[tuple[int, int], float] = {}
    for x, y, z in lower:
        key = (round(x / cell), round(z / cell))
        roof[key] = max(roof.get(key, -np.inf), float(y))
    deepest = -np.inf
    for x, y, z in upper:
        key = (round(x / cell), round(z / cell))
        if key in roof:
            deepest = max(deepest, roof[key] - float(y))
    return float(deepest)


def solve_near(error: Callable[[float], float], guess: float, width: float, step: float = 4.0) -> float:
    """The root of `error` nearest to `guess`, within `width` of it; where there is none, the best point tried."""
    middle = error(guess)
    best = (abs(middle), guess)
    lower, upper = (guess, middle), (guess, middle)
    while max(guess - lower[0], upper[0] - guess) < width:
        for sign in (1.0, -1.0):
            last, value = upper if sign > 0 else lower
            x = last + sign * step
            here = error(x)
            if value * here <= 0.0:
                return float(brentq(error, min(last, x), max(last, x), xtol=1e-4))
            best = min(best, (abs(here), x))
            lower, upper = (lower, (x, here)) if sign > 0 else ((x, here), upper)
    return best[1]


def solve(error: Callable[[float], float], low: float, high: float, steps: int = 12) -> float:
    """The first root of `error` between `low` and `high`; where there is none, the best of the points tried."""
    xs = np.linspace(low, high, steps + 1)
    previous, best = error(float(xs[0])), (abs(error(float(xs[0]))), float(xs[0]))
    for left, right in pairwise(xs):
        here = error(float(right))
        if previous * here <= 0.0:
            return float(brentq(error, float(left), float(right), xtol=1e-4))
        best = min(best, (abs(here), float(right)))
        previous = here
    return best[1]


def _prefixes(name: str) -> Sequence[str]:
    if name in _PARTS:
        return _PARTS[name]
    limb, _, side = name.rpartition("_")
    if side not in SIDES or limb not in _LIMB_PARTS:
        raise KeyError(f"no part of the skin is called {name!r}")
    fingers = [f"{f}_0{k}_{side}" for f in _FINGERS if f in _LIMB_PARTS[limb] for k in (1, 2, 3)]
    return [*(f"{bone}_{side}" for bone in _LIMB_PARTS[limb] if bone not in _FINGERS), *fingers]
