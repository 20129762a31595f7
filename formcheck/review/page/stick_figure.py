"""A person as lines: for the still pictures, drawn here, and for the replay, drawn by page.js from the same lists."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from formcheck.pose.landmarks import Side, other
from formcheck.review.page.motion import JOINTS, Floats, Motion

LIMBS: tuple[tuple[str, ...], ...] = (("shoulder", "elbow", "wrist"), ("hip", "knee", "ankle", "heel", "toe"))
"""Joints of one side that are joined by a line; heel and toe make the foot."""
TRUNK = ("ear", "shoulder", "hip")
STAGE = 1000
"""Units of the longer side of the stage."""
_MARGIN = 0.07


@dataclass(frozen=True, slots=True)
class Stage:
    """The part of the picture that the person was in, and how it is scaled.

    Attributes:
        left, top: of it, in pixels of the source.
        scale: units of the stage a pixel.
        width, height: in units; the longer one is STAGE.
    """

    left: float
    top: float
    scale: float
    width: int
    height: int

    def placed(self, points: Floats) -> Floats:
        """`points` (..., 2) in pixels, on the stage."""
        scaled: Floats = (points - np.array([self.left, self.top])) * self.scale
        return scaled


@dataclass(frozen=True, slots=True)
class Line:
    """A polyline of one part: `part` is `near`, `far`, `trunk` or `back`; `points` are SVG's."""

    part: str
    points: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One still pose on a stage: far limbs first. `head` is x, y and radius; None where it was not seen."""

    lines: tuple[Line, ...]
    head: tuple[int, int, int] | None

    def corners(self) -> list[tuple[int, int]]:
        """Points that a drawing of it must hold."""
        found = [(int(x), int(y)) for line in self.lines for x, y in (p.split(",") for p in line.points.split())]
        if self.head is not None:
            x, y, radius = self.head
            found += [(x - radius, y - radius), (x + radius, y + radius)]
        return found


def stage_of(motion: Motion) -> Stage | None:
    """Where the person was nearly all of the time; None where nobody was seen."""
    points = drawn_points(motion)
    seen = points[np.isfinite(points).all(axis=2)]
    if len(seen) < len(JOINTS):
        return None
    low, high = np.percentile(seen, 0.5, axis=0), np.percentile(seen, 99.5, axis=0)
    margin = _MARGIN * max(float((high - low).max()), 1.0)
    low, high = low - margin, high + margin
    size = high - low
    scale = STAGE / float(size.max())
    return Stage(float(low[0]), float(low[1]), scale, round(float(size[0]) * scale), round(float(size[1]) * scale))


def figure_at(motion: Motion, stage: Stage, t: float) -> Figure | None:
    """The pose nearest to `t`; None where nobody was seen then."""
    row = int(np.abs(motion.t - t).argmin())
    points = stage.placed(motion.points[row])
    if not np.isfinite(points).any():
        return None
    near: Side = motion.near or "left"
    lines = [line for side in (other(near), near) for line in _limbs(points, side, near)]
    if motion.back is not None:
        ends = [points[JOINTS.index(f"{joint}@{near}")] for joint in TRUNK[1:]]
        back = np.array([ends[0], *stage.placed(motion.back[row]), ends[1]])
        lines.append(Line("back", " ".join(f"{x:.0f},{y:.0f}" for x, y in back[np.isfinite(back[:, 0])])))
    return Figure(tuple(lines), _head(points, near, head_size(motion, stage)))


def _limbs(points: Floats, side: Side, near: Side) -> list[Line]:
    part = "near" if side == near else "far"
    chains = [*LIMBS, TRUNK[1:]] if side != near else [TRUNK, *LIMBS]
    found = []
    for chain in chains:
        name = "trunk" if chain is TRUNK else part
        found += [Line(name, drawn) for drawn in _polylines(points, [f"{joint}@{side}" for joint in chain])]
    return found


def _polylines(points: Floats, joints: list[str]) -> list[str]:
    """What was seen of a chain; a joint that was not seen leaves a gap."""
    runs: list[list[str]] = [[]]
    for joint in joints:
        x, y = points[JOINTS.index(joint)]
        if math.isfinite(x):
            runs[-1].append(f"{x:.0f},{y:.0f}")
        else:
            runs.append([])
    return [" ".join(run) for run in runs if len(run) > 1]


def head_size(motion: Motion, stage: Stage) -> int:
    """Radius of the head on the stage: a sixth of the near side's trunk, a little less than people have."""
    near: Side = motion.near or "left"
    shoulder, hip = (motion.points[:, JOINTS.index(f"{joint}@{near}")] for joint in ("shoulder", "hip"))
    trunks = np.hypot(*(shoulder - hip).T)
    known = trunks[np.isfinite(trunks)]
    return round(float(np.median(known)) * stage.scale / 6) if len(known) else STAGE // 20


def _head(points: Floats, near: Side, radius: int) -> tuple[int, int, int] | None:
    ear = points[JOINTS.index(f"ear@{near}")]
    return (round(ear[0]), round(ear[1]), radius) if math.isfinite(ear[0]) else None


def drawn_points(motion: Motion) -> Floats:
    """All points of the replay, (n, number, 2) in pixels: the joints, then the back's edge where it is known."""
    return motion.points if motion.back is None else np.concatenate([motion.points, motion.back], axis=1)


def drawing_plan(motion: Motion) -> dict[str, object]:
    """What page.js needs to draw a pose: chains of indices into `drawn_points`, far ones first."""
    chosen: Side = motion.near or "left"
    far = other(chosen)

    def indices(side: Side, chain: tuple[str, ...]) -> list[int]:
        return [JOINTS.index(f"{joint}@{side}") for joint in chain]

    chains = [{"part": "far", "joints": indices(far, chain)} for chain in (*LIMBS, TRUNK[1:])]
    chains += [{"part": "trunk", "joints": indices(chosen, TRUNK)}]
    chains += [{"part": "near", "joints": indices(chosen, chain)} for chain in LIMBS]
    points = len(JOINTS)
    if motion.back is not None:
        shoulder, hip = indices(chosen, TRUNK[1:])
        edge = range(points, points + motion.back.shape[1])
        chains += [{"part": "back", "joints": [shoulder, *edge, hip]}]
        points += motion.back.shape[1]
    return {"chains": chains, "head": JOINTS.index(f"ear@{chosen}"), "points": points}
