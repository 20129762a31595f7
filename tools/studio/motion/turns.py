"""Rotations between two others, and the share of a rotation that is a twist. Degrees and (3, 3) matrices."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def about(axis: Floats, degrees: float) -> Floats:
    """Rotation (3, 3) by `degrees` about the unit vector `axis` (3,): Rodrigues' formula."""
    x, y, z = axis
    skew = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    angle = np.radians(degrees)
    matrix: Floats = np.eye(3) + float(np.sin(angle)) * skew + float(1.0 - np.cos(angle)) * skew @ skew
    return matrix


def axis_angle(rotation: Floats) -> tuple[Floats, float]:
    """Unit axis (3,) and angle in degrees, 0 to 180, of a rotation (3, 3)."""
    w, x, y, z = _quaternion(rotation)
    length = float(np.sqrt(x * x + y * y + z * z))
    if length < 1e-9:
        return np.array([1.0, 0.0, 0.0]), 0.0
    return np.array([x, y, z]) / length, float(np.degrees(2.0 * np.arctan2(length, w)))


def between_turns(start: Floats, end: Floats, share: float) -> Floats:
    """The rotation `share` (0 to 1) of the way from `start` to `end`, by the shorter way round (slerp)."""
    axis, angle = axis_angle(start.T @ end)
    matrix: Floats = start @ about(axis, angle * share)
    return matrix


def twist_about_y(rotation: Floats) -> float:
    """Degrees, -180 to 180, of the part of `rotation` that turns about its own Y (a limb's long axis).

    Swing-twist decomposition: the quaternion projected on the axis.
    """
    w, _, y, _ = _quaternion(rotation)
    degrees = float(np.degrees(2.0 * np.arctan2(y, w)))
    return (degrees + 180.0) % 360.0 - 180.0


def frame_along(down: Floats, front: Floats) -> Floats:
    """The rotation (3, 3) whose -Y is the direction `down` (3,) and whose Z is nearest to `front` (3,)."""
    y = -down / np.linalg.norm(down)
    z = front - float(front @ y) * y
    length = float(np.linalg.norm(z))
    if length < 1e-6:
        raise ValueError(f"a limb along {down} has no front along {front}: they are parallel; turn the front")
    z = z / length
    return np.stack([np.cross(y, z), y, z], axis=1)


def _quaternion(rotation: Floats) -> tuple[float, float, float, float]:
    """Scalar first, with a scalar that is never negative (Shepperd's method: the largest term divides)."""
    m = rotation
    trace = float(np.trace(m))
    terms = [trace, float(m[0, 0]), float(m[1, 1]), float(m[2, 2])]
    k = int(np.argmax(terms))
    if k == 0:
        q = [1.0 + trace, m[2, 1] - m[1, 2], m[0, 2] - m[2, 0], m[1, 0] - m[0, 1]]
    else:
        i = k - 1
        j, n = (i + 1) % 3, (i + 2) % 3
        q = [float(m[n, j] - m[j, n]), 0.0, 0.0, 0.0]
        q[1 + i] = 1.0 + 2.0 * terms[k] - trace
        q[1 + j] = m[j, i] + m[i, j]
        q[1 + n] = m[n, i] + m[i, n]
    values = np.array(q, dtype=float)
    values = values / np.linalg.norm(values)
    if values[0] < 0:
        values = -values
    return float(values[0]), float(values[1]), float(values[2]), float(values[3])
