"""Still pictures: one frame at t = 0."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np

from formcheck.capture.files import read_head, what_it_looks_like
from formcheck.capture.frame import Frame, Image, SourceInfo
from formcheck.capture.quiet import quiet_opencv
from formcheck.capture.upright import to_bgr8
from formcheck.errors import CaptureError


class Picture:
    """A photograph as a source of a single frame, turned as its EXIF says, alpha left out, 8 bits.

    Raises:
        CaptureError: the file is missing, empty, no picture, or may not be read.
    """

    def __init__(self, path: Path | str) -> None:
        self._image = _read(Path(path))
        height, width = self._image.shape[:2]
        self._info = SourceInfo(name=str(path), width=width, height=height, fps=0.0, frames=1, live=False)

    @property
    def info(self) -> SourceInfo:
        """Size of the upright picture; no rate, one frame."""
        return self._info

    @property
    def notes(self) -> tuple[str, ...]:
        """Nothing to tell of a picture that could be read."""
        return ()

    def __enter__(self) -> Picture:
        return self

    def __exit__(self, *exc: object) -> None:
        return None

    def __iter__(self) -> Iterator[Frame]:
        yield Frame(0, 0.0, self._image)


def _read(path: Path) -> Image:
    head = read_head(path)
    quiet_opencv()
    try:
        # Not imread: it cannot open every name on Windows. IMREAD_COLOR turns by EXIF; UNCHANGED would not.
        picture = cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_COLOR)
    except (cv2.error, MemoryError) as error:
        raise CaptureError(f"{path} cannot be decoded ({error}). Save it anew as JPEG or PNG.") from error
    except OSError as error:
        raise CaptureError(f"{path} cannot be read: {error.strerror or error}.") from error
    if picture is None:
        raise CaptureError(f"{path} cannot be read as a picture. {what_it_looks_like(head)}")
    return to_bgr8(picture)
