"""What every source of pictures gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.uint8]
"""BGR picture, shape (height, width, 3)."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of a source.

    Attributes:
        index: 0-based number of the frame in its source; dropped frames leave gaps.
        t: seconds since the source's first frame, by the source's own timestamps; strictly increasing.
        image: BGR uint8, shape (height, width, 3), upright (rotation metadata applied), not mirrored.
    """

    index: int
    t: float
    image: Image


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What is known of a source before its frames are read.

    Attributes:
        name: path or camera name, as shown to the user.
        width, height: pixels of the upright picture.
        fps: nominal frames a second; 0.0 for a still picture or where the container says nothing sane.
        frames: expected number of frames; None where unknown (a camera).
        live: True for a camera: frames that come too fast are dropped, not queued.
    """

    name: str
    width: int
    height: int
    fps: float
    frames: int | None
    live: bool


class FrameSource(Protocol):
    """A context manager over frames. Decoding runs in a thread of its own; iteration ends with the source."""

    @property
    def info(self) -> SourceInfo:
        """What is known before the frames are read."""
        ...

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user should know of the source, in sentences; complete after the last frame."""
        ...

    def __enter__(self) -> FrameSource: ...

    def __exit__(self, *exc: object) -> None: ...

    def __iter__(self) -> Iterator[Frame]: ...
