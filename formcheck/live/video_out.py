"""Writes the clip with the overlay: pictures in, a video file out."""

from __future__ import annotations

import os
from pathlib import Path

import cv2

from formcheck.capture.files import check_name
from formcheck.capture.frame import Image
from formcheck.capture.quiet import quiet_opencv
from formcheck.errors import CaptureError, UsageError

CODECS: dict[str, tuple[str, ...]] = {
    ".mp4": ("avc1", "mp4v"),
    ".m4v": ("avc1", "mp4v"),
    ".mov": ("avc1", "mp4v"),
    ".mkv": ("avc1", "mp4v"),
    ".avi": ("MJPG",),
}
"""A name's ending to the codecs to try, best first. OpenCV's wheels lack an encoder for H.264
(avc1), since that is under the GPL; other builds and macOS have one."""

FALLBACK_FPS = 30.0
"""For a source that does not say how fast it is."""


class VideoSink:
    """A context manager that takes pictures of one size and writes them at a constant rate.

    The file is opened at the first picture, so that a source without any leaves none. Codecs need an even width
    and height: the last odd row or column is cut.

    Args:
        path: where to; an existing file is replaced.
        fps: the source's nominal rate; 0 or less takes FALLBACK_FPS.

    Raises:
        UsageError: the name's ending is of no kind that can be written.
        CaptureError: the file can't be written, from the constructor on, or at leaving is not all there.
    """

    def __init__(self, path: Path | str, fps: float) -> None:
        self.path = Path(path)
        self._fps = fps if fps > 0 else FALLBACK_FPS
        self._writer: cv2.VideoWriter | None = None
        self._size = (0, 0)
        self._written = 0
        if self.path.suffix.lower() not in CODECS:
            kinds = ", ".join(CODECS)
            raise UsageError(f"'{self.path.name}' is no kind of video that can be written: end it in one of {kinds}.")
        _check_writable(self.path)

    def __enter__(self) -> VideoSink:
        return self

    def __exit__(self, kind: type[BaseException] | None, *exc: object) -> None:
        if self._writer is None:
            return
        self._writer.release()
        self._writer = None
        if kind is None and not _is_whole(self.path, self._written):
            raise CaptureError(
                f"{self.path} could not be written whole, and cannot be played. Is the disk full? "
                "Free some space, or give another place with --video, and try again."
            )

    def write(self, image: Image) -> None:
        """Append one picture, BGR; all must have the first one's size.

        Raises:
            CaptureError: no codec could be opened, or the size changed.
        """
        even = image[: image.shape[0] & ~1, : image.shape[1] & ~1]
        size = (even.shape[1], even.shape[0])
        if self._writer is None:
            self._writer = _open(self.path, self._fps, size)
            self._size = size
        if size != self._size:
            before, now = ("x".join(map(str, pair)) for pair in (self._size, size))
            raise CaptureError(
                f"{self.path}: the picture changed its size from {before} to {now}, "
                "and a video keeps one size. Leave out --video for this source."
            )
        self._writer.write(even)
        self._written += 1


def _check_writable(path: Path) -> None:
    check_name(path)
    folder = path.parent
    if not folder.is_dir():
        raise CaptureError(f"{path}: there is no folder {folder}. Make it first, or give another place.")
    if path.is_dir():
        raise CaptureError(f"{path} is a folder. Give the name of a file, such as {path / 'overlay.mp4'}.")
    if not os.access(path if path.exists() else folder, os.W_OK):
        raise CaptureError(f"{path} may not be written to. Give another place.")


def _is_whole(path: Path, written: int) -> bool:
    """Whether so many pictures are there: OpenCV's writer tells of no failure, and what a full disk cuts off lacks the
    count that comes last. One fewer is a container's rounding.
    """
    clip = cv2.VideoCapture(str(path))
    try:
        return bool(clip.read()[0]) and clip.get(cv2.CAP_PROP_FRAME_COUNT) >= written - 1
    finally:
        clip.release()


def _open(path: Path, fps: float, size: tuple[int, int]) -> cv2.VideoWriter:
    quiet_opencv()
    if min(size) < 2:
        raise CaptureError(f"{path}: a picture of {size[0]}x{size[1]} pixels is too small for a video.")
    for codec in CODECS[path.suffix.lower()]:
        writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*codec), fps, size)
        if writer.isOpened():
            return writer
        writer.release()
    raise CaptureError(f"{path} can't be written as video. Is the disk full? Try an .avi file instead.")
