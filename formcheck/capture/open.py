"""From a path to the source that reads it."""

from __future__ import annotations

from pathlib import Path

import cv2

from formcheck.capture.files import read_head
from formcheck.capture.frame import FrameSource
from formcheck.capture.picture import Picture
from formcheck.capture.quiet import quiet_opencv
from formcheck.capture.video import VideoFile

PICTURE_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".bmp", ".webp", ".tif", ".tiff"})
"""Taken as pictures even if damaged, so that the message speaks of a picture."""

STREAMS_OF_PICTURES = frozenset({".mjpg", ".mjpeg"})
"""Videos whose first bytes are those of a JPEG."""


def open_source(path: Path | str) -> FrameSource:
    """Open a video or a still picture, told apart by content first and by the name's ending second.

    Raises:
        CaptureError: the file is missing, empty, neither of the two, or may not be read.
    """
    path = Path(path)
    read_head(path)
    return Picture(path) if _is_picture(path) else VideoFile(path)


def _is_picture(path: Path) -> bool:
    ending = path.suffix.lower()
    if ending in STREAMS_OF_PICTURES:
        return False
    quiet_opencv()
    return ending in PICTURE_ENDINGS or bool(cv2.haveImageReader(str(path)))
