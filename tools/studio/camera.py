"""A pinhole camera in the room: matrices for the renderer and true pixels for the truth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

NEAR_M, FAR_M = 0.1, 30.0


@dataclass(frozen=True, slots=True)
class Camera:
    """Where a laptop's camera stands and what it sees; metres, degrees, pixels.

    `yaw` turns the camera about the figure (0: square to the side, positive towards +Z), `height` is above the
    floor, `aim` the height of the point over the mat that it looks at, `shift` that point's place along the mat.
    """

    distance: float
    height: float
    yaw: float = 0.0
    aim: float = 0.42
    shift: float = 0.0
    roll: float = 0.0
    horizontal_view: float = 62.0
    width: int = 640
    frame_height: int = 480

    @property
    def eye(self) -> Floats:
        """Position of the lens (3,)."""
        turn = np.radians(self.yaw)
        return np.array([self.distance * np.cos(turn), self.height, self.shift + self.distance * np.sin(turn)])

    @property
    def view_projection(self) -> Floats:
        """World to clip space (4, 4), OpenGL's convention."""
        return self._projection() @ self._view()

    def project(self, points: Floats) -> Floats:
        """Pixels (n, 2), origin top left, of world points (n, 3). Points must lie before the camera."""
        homogeneous = np.c_[points, np.ones(len(points))] @ self.view_projection.T
        flat = homogeneous[:, :2] / homogeneous[:, 3:]
        pixels: Floats = (flat * (0.5, -0.5) + 0.5) * (self.width, self.frame_height)
        return pixels

    def _view(self) -> Floats:
        eye = self.eye
        forward = np.array([0.0, self.aim, self.shift]) - eye
        forward /= np.linalg.norm(forward)
        right = np.cross(forward, (0.0, 1.0, 0.0))
        right /= np.linalg.norm(right)
        up = np.cross(right, forward)
        lean = np.radians(self.roll)
        right, up = right * np.cos(lean) + up * np.sin(lean), up * np.cos(lean) - right * np.sin(lean)
        return look(np.stack([right, up, -forward]), eye)

    def _projection(self) -> Floats:
        focal = 1.0 / np.tan(np.radians(self.horizontal_view) / 2)
        depth = FAR_M - NEAR_M
        return np.array(
            [
                [focal, 0, 0, 0],
                [0, focal * self.width / self.frame_height, 0, 0],
                [0, 0, -(FAR_M + NEAR_M) / depth, -2 * FAR_M * NEAR_M / depth],
                [0, 0, -1, 0],
            ]
        )


def look(axes: Floats, eye: Floats) -> Floats:
    """View matrix (4, 4) of a camera at `eye` (3,) whose right, up and backward directions are `axes` (3, 3)."""
    matrix = np.eye(4)
    matrix[:3, :3] = axes
    matrix[:3, 3] = -axes @ eye
    return matrix


def look_along(direction: Floats, centre: Floats, half_width: float, depth: float) -> Floats:
    """Orthographic view and projection (4, 4) along `direction` (3,), centred on `centre` (3,), in metres."""
    back = -direction / np.linalg.norm(direction)
    aside = np.array([1.0, 0.0, 0.0]) if abs(back[1]) > 0.9 else np.array([0.0, 1.0, 0.0])
    right = np.cross(aside, back)
    right /= np.linalg.norm(right)
    view = look(np.stack([right, np.cross(back, right), back]), centre + back * depth / 2)
    projection = np.diag([1 / half_width, 1 / half_width, -2 / depth, 1.0])
    projection[2, 3] = -1.0
    return projection @ view
