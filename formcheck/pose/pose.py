"""What the pose room gives for each frame."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Pose:
    """One frame's person, or nobody.

    Attributes:
        index: the frame's number in its source.
        t: the frame's time in seconds.
        width, height: pixels of the picture that the landmarks lie in.
        landmarks: float32 (33, 2), x to the right and y down, in pixels of the source picture (they may lie
            outside of it); None where nobody was found.
        depth: float32 (33,), towards (negative) or away from (positive) the camera relative to the hips'
            middle, in pixels at the picture's scale; coarse: good for telling the nearer side only.
        visibility: float32 (33,), 0 to 1. High visibility is no proof (limbs behind the body keep 0.99);
            low visibility is a doubt.
        outline: float32 (n, 2), the silhouette's outer edge as a closed polygon in pixels; None when no
            measure asked for it or there is none.
        surface: float32 (2, 2), where in pixels that lies now which lay on the nearer shoulder and hip when it was
            first seen, followed in the picture (see `pose/surface.py`); None while nothing is followed.
    """

    index: int
    t: float
    width: int
    height: int
    landmarks: FloatArray | None
    depth: FloatArray | None
    visibility: FloatArray | None
    outline: FloatArray | None = None
    surface: FloatArray | None = None

    @property
    def found(self) -> bool:
        """Whether a person was found in this frame."""
        return self.landmarks is not None
