"""The truth of each frame: the angles of the joints as the camera sees them, and what the person is doing."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tools.evaluate.truth import TruthError

Floats = NDArray[np.float64]

AT_REST = ("rest", "hold", "pause")
"""Phases in which the body stays where it is."""

NOT_EXERCISING = ("getting_ready", "getting_up", "leaving", "away", "absent", "pause")
"""Phases in which nothing that happens may count."""


@dataclass(frozen=True, slots=True)
class FrameTruth:
    """One row a frame.

    Attributes:
        t: (n,) seconds.
        angles: name of the joint and side, such as `hip_l`, to (n,) degrees in the picture, NaN where nobody is.
        phases: what the person is doing, n words.
    """

    t: Floats
    angles: dict[str, Floats]
    phases: tuple[str, ...]

    def row_at(self, t: float) -> int:
        """The row whose time is nearest to `t`."""
        after = int(np.searchsorted(self.t, t))
        if after == 0:
            return 0
        if after == len(self.t):
            return after - 1
        return after if self.t[after] - t < t - self.t[after - 1] else after - 1

    def phase_at(self, t: float) -> str:
        """What the person is doing at `t` seconds."""
        return self.phases[self.row_at(t)]


def read_frames(path: Path) -> FrameTruth:
    """The table in a NAME.frames.npz. Raises TruthError where it is none."""
    try:
        with np.load(path) as table:
            names = [str(name) for name in table["phase_names"]]
            return FrameTruth(
                t=table["t"].astype(np.float64),
                angles={
                    str(name): table["angles_2d"][:, column].astype(np.float64)
                    for column, name in enumerate(table["angle_names"])
                },
                phases=tuple(names[number] for number in table["phase"]),
            )
    except (OSError, ValueError, KeyError, IndexError, zipfile.BadZipFile) as error:
        raise TruthError(f"{path} is not a table of frames: {error}. Render the clip's truth again.") from error
