"""What lies over the floor, seen from above: gives the soft shade where bodies touch or nearly touch it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

HALF_WIDTH_M = 1.8
CELLS = 90
_BLUR_CELLS = 1.6


def cover_map(places: NDArray[np.float64], half_width: float) -> NDArray[np.float32]:
    """How covered (0 to 1) each cell of the floor is and up to what height in metres: (90, 90, 2), rows along z.

    `places` (n, 3) lie on all that covers; the map reaches `half_width` metres from the middle of the room.
    """
    cell = np.floor((places[:, (0, 2)] / (2 * half_width) + 0.5) * CELLS).astype(int)
    inside = ((cell >= 0) & (cell < CELLS)).all(axis=1)
    height = np.zeros((CELLS, CELLS), np.float32)
    np.maximum.at(height, (cell[inside, 1], cell[inside, 0]), places[inside, 1].astype(np.float32))
    height = np.asarray(cv2.morphologyEx(height, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)), np.float32)
    covered = (height > 0).astype(np.float32)
    share = cv2.GaussianBlur(covered, (0, 0), _BLUR_CELLS)
    spread = cv2.GaussianBlur(height, (0, 0), _BLUR_CELLS) / np.maximum(share, 1e-3)
    return np.asarray(np.stack([share, spread], axis=-1), np.float32)
