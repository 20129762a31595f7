"""A recording of poses: one append-only file that stays readable wherever its writing was cut off.

A head of 16 bytes, then chunks (see `pose/chunk.py`) of less than a second each. A chunk that was torn or
damaged is skipped and spoken of; all others are read. Scoring a recording gives the numbers of the live run
when the live run scored `quantise(pose)` too.
"""

from __future__ import annotations

import math
import os
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from formcheck.errors import PoseError
from formcheck.pose import chunk
from formcheck.pose.grid import quantise
from formcheck.pose.pose import Pose

__all__ = ["Extent", "PoseWriter", "RecordedPoses", "extent", "quantise", "read_poses"]

MAGIC = b"FCPOSES"
VERSION = 1
CHUNK_S = 0.9
"""With the gap to the next frame this stays below a second: what a killed process may lose at most."""
_HEAD_SIZE = 16
_BLOCK = 1 << 16


class PoseWriter:
    """Appends poses to a binary file that somebody else opened and closes.

    Poses wait in memory until 0.9 s of them are there or `flush` is called, then go to the file as one chunk.

    Args:
        file: opened for writing bytes; may write less than it is given, as raw files do.
        outline: whether the silhouettes' outlines are kept.

    Raises:
        OSError: by all methods, when the file cannot be written; the poses of that chunk are lost.
    """

    def __init__(self, file: BinaryIO, *, outline: bool = True) -> None:
        self._file = file
        self._outline = outline
        self._waiting: list[Pose] = []
        self.kept_until = math.nan
        """Time of the last pose that the operating system has; NaN before the first."""
        self._put(MAGIC + bytes([VERSION, int(outline)]).ljust(_HEAD_SIZE - len(MAGIC), b"\0"))

    def write(self, pose: Pose) -> None:
        """Keeps `pose`; its index and time lie after the one before."""
        if self._waiting and self._chunk_ends_before(pose):
            self.flush()
        self._waiting.append(pose)

    def flush(self) -> None:
        """Hands all poses so far to the operating system."""
        if not self._waiting:
            return
        poses, self._waiting = self._waiting, []
        self._put(chunk.encode(poses, self._outline))
        self.kept_until = poses[-1].t

    def _chunk_ends_before(self, pose: Pose) -> bool:
        first = self._waiting[0]
        return (
            pose.t - first.t >= CHUNK_S
            or len(self._waiting) >= chunk.MOST_FRAMES
            or (pose.width, pose.height) != (first.width, first.height)
        )

    def _put(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            rest = rest[self._file.write(rest) or 0 :]
        self._file.flush()


class RecordedPoses(Iterator[Pose]):
    """The poses of a recording, in order, one chunk in memory at a time. Closes its file at the end.

    Args:
        path: the recording.
        wanted: asked what of each frame is read, in order; the last of each chunk comes whole. None reads all.

    Attributes:
        path: the recording.
        has_outline: whether outlines were asked for when it was made.
        skipped: what could not be read, one sentence each; complete when the iteration is over.
    """

    def __init__(self, path: Path, wanted: chunk.Wanted | None = None) -> None:
        self.path = path
        self._wanted = wanted
        self.skipped: tuple[str, ...] = ()
        self._file, self.has_outline = _open(path)
        self._poses = self._read()

    def __next__(self) -> Pose:
        return next(self._poses)

    def __enter__(self) -> RecordedPoses:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the iteration and closes the file."""
        self._poses.close()
        self._file.close()

    def heads(self) -> Iterator[tuple[chunk.Head, bytes]]:
        """Head and payload of each intact chunk; an alternative to iterating over the poses."""
        at, size = _HEAD_SIZE, os.fstat(self._file.fileno()).st_size
        while at < size:
            found = _chunk_at(self._file, at)
            if found is not None:
                yield found
                at += chunk.HEAD_SIZE + found[0].length
                continue
            after = _next_chunk(self._file, at + 1, size)
            self._skip(at, after, size)
            at = after

    def _read(self) -> Generator[Pose, None, None]:
        try:
            for head, payload in self.heads():
                try:
                    poses = chunk.decode(head, payload, self._wanted)
                except ValueError as error:
                    self._say(f"{head.frames} frames from {head.first_t:.1f} s on were skipped: {error}")
                    continue
                yield from poses
        except OSError as error:
            raise PoseError(f"{self.path} cannot be read any further: {error.strerror}.") from error
        finally:
            self._file.close()

    def _skip(self, start: int, end: int, size: int) -> None:
        if end == size:
            self._say(f"its last {end - start} bytes are cut off or damaged (poses of about a second)")
        else:
            self._say(f"{end - start} damaged bytes after byte {start} were skipped")

    def _say(self, sentence: str) -> None:
        self.skipped = (*self.skipped, f"{self.path.name}: {sentence}")


@dataclass(frozen=True, slots=True)
class Extent:
    """How much a recording holds.

    Attributes:
        frames, posed: all frames, and those with a person.
        first_t, last_t: times of the first and last frame, in seconds; NaN where there are none.
        skipped: what could not be read.
    """

    frames: int
    posed: int
    first_t: float
    last_t: float
    skipped: tuple[str, ...]


def read_poses(path: Path, wanted: chunk.Wanted | None = None) -> RecordedPoses:
    """The poses in `path`, one after the other; `.skipped` of the result says what could not be read.

    With `wanted` only that is read which it wants by a frame's time, and the last frame of each chunk. Raises PoseError
    where the file is missing, empty or no recording of poses.
    """
    return RecordedPoses(path, wanted)


def extent(path: Path) -> Extent:
    """How much `path` holds, without unpacking it. Raises PoseError as `read_poses` does."""
    frames = posed = 0
    first_t = last_t = math.nan
    with RecordedPoses(path) as recorded:
        try:
            for head, _ in recorded.heads():
                frames += head.frames
                posed += head.posed
                first_t = head.first_t if math.isnan(first_t) else first_t
                last_t = head.last_t
        except OSError as error:
            raise PoseError(f"{path} cannot be read any further: {error.strerror}.") from error
    return Extent(frames, posed, first_t, last_t, recorded.skipped)


def _open(path: Path) -> tuple[BinaryIO, bool]:
    try:
        file = path.open("rb")
        head = file.read(_HEAD_SIZE)
    except OSError as error:
        raise PoseError(f"The recording {path} cannot be read: {error.strerror}.") from error
    fault = _fault_of_head(head)
    if fault:
        file.close()
        raise PoseError(f"{path} {fault}")
    return file, bool(head[len(MAGIC) + 1] & 1)


def _fault_of_head(head: bytes) -> str:
    if not head:
        return "is empty: nothing was recorded into it."
    if not head.startswith(MAGIC) or len(head) < _HEAD_SIZE:
        return "is not a recording of poses. Give the folder of a saved session."
    if head[len(MAGIC)] != VERSION:
        return (
            f"is a recording of version {head[len(MAGIC)]}; this formcheck reads version {VERSION}."
            " Update formcheck to read it."
        )
    return ""


def _chunk_at(file: BinaryIO, at: int) -> tuple[chunk.Head, bytes] | None:
    file.seek(at)
    head_bytes = file.read(chunk.HEAD_SIZE)
    head = chunk.read_head(head_bytes)
    if head is None:
        return None
    payload = file.read(head.length)
    return (head, payload) if chunk.intact(head_bytes, head, payload) else None


def _next_chunk(file: BinaryIO, at: int, size: int) -> int:
    """Where the next intact chunk begins at `at` or later; `size` where there is none."""
    while at < size:
        file.seek(at)
        block = file.read(_BLOCK)
        found = block.find(chunk.MARKER)
        if found < 0:
            at += max(len(block) - len(chunk.MARKER) + 1, 1)
            continue
        at += found
        if _chunk_at(file, at) is not None:
            return at
        at += 1
    return size
