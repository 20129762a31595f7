"""The spine's curve, read from the silhouette, because no landmark lies between shoulder and hip.

Along the line from shoulder to hip (mean of both sides), at nine places, the distance at right angles and on the
back's side to the silhouette's edge, in trunk lengths; curve = mean of the middle three - mean of the first and last.
Measured on five people: rounded +0.06 to +0.10, hollow -0.05 to -0.11, noise about 0.005. A body's build shifts
all of it, so a spec reads it relative to the person's own neutral.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from formcheck.measure.body import Body
from formcheck.measure.geometry import minus

PLACES = np.linspace(0.1, 0.9, 9)
"""Where along the line the back's edge is looked for."""

FURTHEST = 0.7
"""Trunk lengths from the line beyond which an edge belongs to something else (an arm, a blanket, the wall)."""


def spine_curve(body: Body) -> float:
    """The curve in trunk lengths, positive when rounded; NaN without silhouette, facing or enough of the back."""
    found = _back(body)
    if found is None or np.isnan(found.edges).any():
        return math.nan
    edges = found.edges
    return float(edges[3:6].mean() - (edges[0] + edges[8]) / 2)


def back_line(body: Body) -> npt.NDArray[np.float64] | None:
    """The edge that the curve is read from, (9, 2) in pixels, NaN where it is hidden; None where there is none."""
    found = _back(body)
    if found is None:
        return None
    return found.shoulder + found.length * (PLACES[:, None] * found.along + found.edges[:, None] * found.back)


@dataclass(frozen=True, slots=True)
class _Back:
    """`edges`, (9,) trunk lengths from the line at PLACES to the back's edge; the line begins at `shoulder` and goes
    `length` pixels `along`; the edge lies on the side of `back`, at right angles to it.
    """

    edges: npt.NDArray[np.float64]
    shoulder: npt.NDArray[np.float64]
    along: npt.NDArray[np.float64]
    back: npt.NDArray[np.float64]
    length: float


def _back(body: Body) -> _Back | None:
    outline = body.pose.outline
    if outline is None or len(outline) == 0 or body.chirality == 0:
        return None
    shoulder, hip = body.mid("shoulder"), body.mid("hip")
    dx, dy = minus(hip, shoulder)
    length = math.hypot(dx, dy)
    if not length > 0:
        return None
    along = np.array([dx / length, dy / length])
    # The front lies clockwise of hip-to-shoulder when seen from the right; the back is the other way.
    back = np.array([-along[1], along[0]]) * float(body.chirality)
    from_shoulder = outline.astype(np.float64) - np.array(shoulder)
    edges = _edges(from_shoulder @ along / length, from_shoulder @ back / length)
    return _Back(edges, np.array(shoulder), along, back, length)


def _edges(s: npt.NDArray[np.float64], h: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Height of the outermost crossing of the closed polygon (s, h) at each of PLACES; NaN where there is none."""
    below = s <= PLACES[:, None]
    rows, at = np.nonzero(below != np.concatenate([below[:, 1:], below[:, :1]], axis=1))  # few: an outline is long
    after = (at + 1) % len(s)
    span = np.where(s[after] == s[at], 1.0, s[after] - s[at])
    heights = h[at] + (PLACES[rows] - s[at]) / span * (h[after] - h[at])
    beyond = np.bincount(rows[heights >= FURTHEST], minlength=len(PLACES))
    near = (heights < FURTHEST) & (heights > -FURTHEST)
    top = np.full(len(PLACES), -np.inf)
    np.maximum.at(top, rows[near], heights[near])
    # Edges pair up: an odd number beyond means that what is there has grown together with the body and hides the back.
    return np.where(np.isinf(top) | (beyond % 2 == 1), np.nan, top)
