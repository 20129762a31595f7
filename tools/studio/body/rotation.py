"""Rotations about the body's axes: X to the figure's left, Y up, Z to its front. Angles in degrees."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


def about_x(degrees: float) -> Matrix:
    """Rotation (3, 3) about the left axis; positive tips an upright trunk forwards."""
    c, s = _cos_sin(degrees)
    return np.array([[1.0, 0.0, 0.0], [0.0, c, -s], [0.0, s, c]])


def about_y(degrees: float) -> Matrix:
    """Rotation (3, 3) about the upward axis; positive turns the front towards the figure's left."""
    c, s = _cos_sin(degrees)
    return np.array([[c, 0.0, s], [0.0, 1.0, 0.0], [-s, 0.0, c]])


def about_z(degrees: float) -> Matrix:
    """Rotation (3, 3) about the forward axis; positive moves a hanging left limb outwards."""
    c, s = _cos_sin(degrees)
    return np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])


def between(start: Matrix, end: Matrix) -> Matrix:
    """The smallest rotation (3, 3) that turns vector `start` (3,) into the direction of `end` (3,).

    Rodrigues' formula without trigonometry; undefined (division by zero) for exactly opposite vectors.
    """
    a = start / np.linalg.norm(start)
    b = end / np.linalg.norm(end)
    x, y, z = np.cross(a, b)
    skew = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    matrix: Matrix = np.eye(3) + skew + skew @ skew / (1.0 + float(a @ b))
    return matrix


def _cos_sin(degrees: float) -> tuple[float, float]:
    radians = np.radians(degrees)
    return float(np.cos(radians)), float(np.sin(radians))
