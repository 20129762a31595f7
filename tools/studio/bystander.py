"""Those who cross the room behind the mat: somebody walking, or a dog."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tools.studio.body.rotation import about_x, about_y, about_z
from tools.studio.body.skeleton import Body, Posed
from tools.studio.rooms.geometry import Surface, ellipsoid, rod

Floats = NDArray[np.float64]

PATH_X = -0.62
"""How far behind the middle of the mat they walk, in metres."""

PATH_HALF_LENGTH = 4.2
STEPS_PER_SECOND = 1.8
_FUR = Surface((0.30, 0.19, 0.10))


def walker(body: Body, t: float, seconds: float, to_right: bool) -> Posed:
    """Somebody `t` seconds into a walk across the room that takes `seconds`."""
    swing = np.sin(np.pi * STEPS_PER_SECOND * t)
    rotations = {"spine_01": about_x(3.0)}
    for side, sign in (("l", 1.0), ("r", -1.0)):
        leg = sign * swing
        lift = max(0.0, sign * np.cos(np.pi * STEPS_PER_SECOND * t))
        rotations[f"thigh_{side}"] = about_x(-4.0 - 24.0 * leg)
        rotations[f"calf_{side}"] = about_x(6.0 + 44.0 * lift)
        rotations[f"foot_{side}"] = about_x(-2.0 + 8.0 * leg)
        rotations[f"upperarm_{side}"] = about_x(22.0 * leg) @ about_z(sign * 7.0)
        rotations[f"lowerarm_{side}"] = about_x(-18.0)
    heading = about_y(180.0 if to_right else 0.0)
    pose = body.pose(rotations, heading)
    feet = body.skin_of("foot", "ball")
    lowest = float(pose.vertices[feet, 1].min())
    return body.pose(rotations, heading, np.array([PATH_X, -lowest, _along(t, seconds, to_right)]))


def dog(t: float, seconds: float, to_right: bool) -> Floats:
    """Triangles (n, 13) of a dog `t` seconds into crossing the room."""
    z = _along(t, seconds, to_right)
    ahead = -1.0 if to_right else 1.0
    bob = 0.012 * np.sin(4 * np.pi * STEPS_PER_SECOND * t)
    parts = [
        ellipsoid((PATH_X, 0.42 + bob, z), (0.12, 0.13, 0.32), _FUR),
        ellipsoid((PATH_X, 0.60 + bob, z + ahead * 0.38), (0.08, 0.09, 0.13), _FUR),
        ellipsoid((PATH_X, 0.57 + bob, z + ahead * 0.50), (0.045, 0.045, 0.09), _FUR),
        rod((PATH_X, 0.45 + bob, z + ahead * 0.22), (PATH_X, 0.60 + bob, z + ahead * 0.36), 0.06, _FUR),
        rod((PATH_X, 0.46, z - ahead * 0.3), (PATH_X, 0.62 + bob, z - ahead * 0.5), 0.022, _FUR),
    ]
    for number, (x, along) in enumerate(((-0.07, 0.22), (0.07, 0.22), (-0.07, -0.24), (0.07, -0.24))):
        swing = 0.13 * np.sin(2 * np.pi * STEPS_PER_SECOND * t + np.pi * (number in (1, 2)))
        foot = (PATH_X + x, 0.0, z + ahead * (along + swing))
        parts.append(rod((PATH_X + x, 0.40, z + ahead * along), foot, 0.035, _FUR))
    return np.concatenate(parts)


def _along(t: float, seconds: float, to_right: bool) -> float:
    place = PATH_HALF_LENGTH * (2.0 * t / seconds - 1.0)
    return -place if to_right else place
