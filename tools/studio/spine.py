"""How round or hollow the back is, from the skin along the spine.

The same figure that can be read off a silhouette: take the line from hips to shoulders, and at nine places along
it the distance, at right angles, to the skin of the back, in trunk lengths; the curve is the mean of the middle
three less the mean of the first and the last. Positive is round, negative hollow.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tools.studio.body.skeleton import SKIN_VERTICES, Body, Posed

Floats = NDArray[np.float64]

PLACES = 9
_MIDLINE_M = 0.02
_TRUNK_BONES = ("pelvis", "spine", "neck", "clavicle")


class BackLine:
    """The skin along one body's spine."""

    def __init__(self, body: Body) -> None:
        rest = body.vertices_rest[:SKIN_VERTICES]
        trunk = np.zeros(len(rest), bool)
        trunk[body.skin_of(*_TRUNK_BONES)] = True
        behind = rest[:, 2] < body.rest_heads["spine_02"][2]
        self._line = np.flatnonzero(trunk & behind & (np.abs(rest[:, 0]) < _MIDLINE_M))

    def curve(self, posed: Posed) -> float:
        """The curve of the posed back, in trunk lengths; seen square from the figure's side."""
        joints = posed.joints
        hips = (joints["thigh_l"] + joints["thigh_r"]) / 2
        shoulders = (joints["upperarm_l"] + joints["upperarm_r"]) / 2
        trunk = float(np.linalg.norm(shoulders - hips))
        along = (shoulders - hips) / trunk
        left = joints["thigh_l"] - joints["thigh_r"]
        left = left - along * (left @ along)
        backwards = np.cross(along, left / np.linalg.norm(left))
        skin = posed.vertices[self._line] - hips
        place, height = skin @ along / trunk, skin @ backwards / trunk
        order = np.argsort(place)
        heights = np.interp(np.linspace(0.0, 1.0, PLACES), place[order], height[order])
        return float(heights[3:6].mean() - (heights[0] + heights[-1]) / 2)
