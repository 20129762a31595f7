"""One chunk of a recording: up to a second of poses as bytes that need nothing before or after them.

Layout, little-endian: a head of 44 bytes (marker, CRC-32 of all that follows it, length of the payload,
frames, frames with a person, width, height, first and last time), then the payload, compressed by zlib. In
it each column stands by itself: what each frame has, indices, times, landmarks, depth, visibility, sizes of
the outlines, outlines, surfaces. A column is kept as differences to the frame before, sign in the lowest bit, highest
bytes last; so a person who lies still costs little.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from formcheck.pose import grid
from formcheck.pose.landmarks import LANDMARK_COUNT
from formcheck.pose.pose import Pose

MARKER = b"\xf5PO\x0a"
MOST_FRAMES = 256
Part = Literal["nothing", "joints", "all"]
Wanted = Callable[[float], Part]
"""What is to be read of the frame at a time: nothing, all but the silhouette's outline, or all of it."""
_HEAD = struct.Struct("<4sIIHHIIdd")
HEAD_SIZE = _HEAD.size
_AFTER_CRC = 8
_MOST_BYTES = 64 << 20
"""No second of poses comes near; a damaged length must not fill the memory."""

_LANDMARKS, _DEPTH, _VISIBILITY, _OUTLINE, _SURFACE = 1, 2, 4, 8, 16


@dataclass(frozen=True, slots=True)
class Head:
    """What a chunk says of itself without being unpacked; `posed` counts the frames with a person."""

    crc: int
    length: int
    frames: int
    posed: int
    width: int
    height: int
    first_t: float
    last_t: float


def encode(poses: Sequence[Pose], outline: bool) -> bytes:
    """Head and payload of `poses`, at least one, all of one picture size; outlines only if asked."""
    width, height = poses[0].width, poses[0].height
    payload = zlib.compress(_columns(poses, grid.long_side(width, height), outline), 6)
    posed = sum(pose.landmarks is not None for pose in poses)
    rest = _HEAD.pack(MARKER, 0, len(payload), len(poses), posed, width, height, poses[0].t, poses[-1].t)[_AFTER_CRC:]
    crc = zlib.crc32(payload, zlib.crc32(rest))
    return MARKER + struct.pack("<I", crc) + rest + payload


def read_head(data: bytes) -> Head | None:
    """The head in the first HEAD_SIZE bytes of `data`; None where there is none or it makes no sense."""
    if len(data) < HEAD_SIZE or not data.startswith(MARKER):
        return None
    head = Head(*_HEAD.unpack(data[:HEAD_SIZE])[1:])
    sane = 0 < head.frames <= MOST_FRAMES and head.posed <= head.frames and 0 < head.length <= _MOST_BYTES
    return head if sane else None


def intact(head_bytes: bytes, head: Head, payload: bytes) -> bool:
    """Whether head and payload are as they were written."""
    return zlib.crc32(payload, zlib.crc32(head_bytes[_AFTER_CRC:HEAD_SIZE])) == head.crc


def decode(head: Head, payload: bytes, wanted: Wanted | None = None) -> list[Pose]:
    """The poses of a chunk, or what is `wanted` of them, and its last as a whole.

    `wanted` is asked of each time, in order. Raises ValueError where the payload is not what the head promises.
    """
    unpack = zlib.decompressobj()
    try:
        raw = unpack.decompress(payload, _MOST_BYTES)
    except zlib.error as error:
        raise ValueError(str(error)) from None
    return _poses(_Columns(raw), head, wanted)


def _columns(poses: Sequence[Pose], side: float, outline: bool) -> bytes:
    landmarks = [pose.landmarks for pose in poses if pose.landmarks is not None]
    depth = [pose.depth for pose in poses if pose.depth is not None]
    visibility = [pose.visibility for pose in poses if pose.visibility is not None]
    outlines = [pose.outline for pose in poses if outline and pose.outline is not None]
    parts = [
        bytes(_has(pose, outline) for pose in poses),
        _pack(np.array([pose.index for pose in poses], np.int64), 2),
        _pack(np.array([pose.t for pose in poses], np.float64), 2),
    ]
    if landmarks:
        parts.append(_pack(grid.position_to_grid(np.stack(landmarks), side).reshape(len(landmarks), -1), 1))
    if depth:
        parts.append(_pack(grid.depth_to_grid(np.stack(depth), side), 1))
    if visibility:
        parts.append(_pack(grid.visibility_to_grid(np.stack(visibility)), 1))
    if outlines:
        parts.append(_pack(np.array([len(points) for points in outlines], np.uint32), 1))
        points = np.concatenate([np.reshape(points, (-1, 2)) for points in outlines])
        parts.append(_pack(grid.position_to_grid(points, side, grid.OUTLINE_STEPS), 1))
    surfaces = [pose.surface for pose in poses if pose.surface is not None]
    if surfaces:
        parts.append(_pack(grid.position_to_grid(np.stack(surfaces), side).reshape(len(surfaces), -1), 1))
    return b"".join(parts)


def _has(pose: Pose, outline: bool) -> int:
    return (
        (_LANDMARKS if pose.landmarks is not None else 0)
        | (_DEPTH if pose.depth is not None else 0)
        | (_VISIBILITY if pose.visibility is not None else 0)
        | (_OUTLINE if outline and pose.outline is not None else 0)
        | (_SURFACE if pose.surface is not None else 0)
    )


def _poses(columns: _Columns, head: Head, wanted: Wanted | None) -> list[Pose]:
    side = grid.long_side(head.width, head.height)
    has = np.frombuffer(columns.take(head.frames), np.uint8)
    index = columns.column("i8", (head.frames,), 2).tolist()
    times = columns.column("f8", (head.frames,), 2).tolist()

    def rows(what: int) -> int:
        return int(np.count_nonzero(has & what))

    shape = (rows(_LANDMARKS), LANDMARK_COUNT, 2)
    flat = columns.column("u2", (shape[0], LANDMARK_COUNT * 2), 1)
    depths = columns.column("i2", (rows(_DEPTH), LANDMARK_COUNT), 1)
    visibilities = columns.column("u1", (rows(_VISIBILITY), LANDMARK_COUNT), 1)
    sizes = columns.column("u4", (rows(_OUTLINE),), 1).astype(np.int64)
    with_outline = (has & _OUTLINE) != 0
    points = columns.column("u2", (int(sizes.sum()), 2), 1)
    marks = columns.column("u2", (rows(_SURFACE), 4), 1)
    columns.finish()
    chosen, outlined = _chosen(times, wanted)
    has = np.where(outlined, has, has & ~np.uint8(_OUTLINE))

    def of(what: int) -> npt.NDArray[np.bool_]:
        """Which rows of the column `what` are of chosen frames."""
        rows_of: npt.NDArray[np.bool_] = chosen[(has & what) != 0]
        return rows_of

    landmarks = iter(grid.position_from_grid(flat.reshape(shape)[of(_LANDMARKS)], side))
    depth = iter(grid.depth_from_grid(depths[of(_DEPTH)], side))
    visibility = iter(grid.visibility_from_grid(visibilities[of(_VISIBILITY)]))
    outlines = iter(_outlines(points, sizes, outlined[with_outline], side))
    surfaces = iter(grid.position_from_grid(marks.reshape(-1, 2, 2)[of(_SURFACE)], side))
    return [
        Pose(
            index=index[i],
            t=times[i],
            width=head.width,
            height=head.height,
            landmarks=next(landmarks) if what & _LANDMARKS else None,
            depth=next(depth) if what & _DEPTH else None,
            visibility=next(visibility) if what & _VISIBILITY else None,
            outline=next(outlines) if what & _OUTLINE else None,
            surface=next(surfaces) if what & _SURFACE else None,
        )
        for i, what in enumerate(has.tolist())
        if chosen[i]
    ]


def _chosen(times: Sequence[float], wanted: Wanted | None) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Which frames are read, and which of them with their outline."""
    if wanted is None:
        return np.ones(len(times), np.bool_), np.ones(len(times), np.bool_)
    parts = [wanted(t) for t in times]
    parts[-1] = "all"
    return np.array([part != "nothing" for part in parts]), np.array([part == "all" for part in parts])


def _outlines(
    points: npt.NDArray[Any], sizes: npt.NDArray[np.int64], chosen: npt.NDArray[np.bool_], side: float
) -> list[npt.NDArray[np.float32]]:
    """The chosen ones of the outlines that lie one behind the other in `points`, in pixels."""
    if not chosen.any():
        return []
    pixels = grid.position_from_grid(points[np.repeat(chosen, sizes)], side, grid.OUTLINE_STEPS)
    return np.split(pixels, np.cumsum(sizes[chosen])[:-1])


def _pack(column: npt.NDArray[Any], differences: int) -> bytes:
    """Differences along the first axis, wrapping; sign to the lowest bit; bytes of one weight together."""
    bits = column.dtype.itemsize * 8
    numbers = np.ascontiguousarray(column).view(f"<u{column.dtype.itemsize}")
    for _ in range(differences):
        numbers = np.diff(numbers, axis=0, prepend=np.zeros_like(numbers[:1]))
    signed = numbers.view(f"<i{column.dtype.itemsize}")
    folded = (signed << 1) ^ (signed >> (bits - 1))
    return np.ascontiguousarray(folded).view(np.uint8).reshape(-1, column.dtype.itemsize).T.tobytes()


def _unpack(raw: bytes, dtype: np.dtype[Any], shape: tuple[int, ...], differences: int) -> npt.NDArray[Any]:
    planes = np.frombuffer(raw, np.uint8).reshape(dtype.itemsize, -1)
    if dtype.itemsize == 2:  # the long columns: adding two planes up is three times as fast as turning them
        folded = planes[0] | planes[1].astype("<u2") << np.uint16(8)
    else:
        folded = np.ascontiguousarray(planes.T).view(f"<u{dtype.itemsize}").ravel()
    numbers = ((folded >> 1) ^ (~(folded & 1) + 1)).reshape(shape)
    for _ in range(differences):
        numbers.cumsum(axis=0, dtype=numbers.dtype, out=numbers)
    unpacked: npt.NDArray[Any] = numbers.view(dtype)
    return unpacked


class _Columns:
    """Takes one column after another from unpacked bytes; ValueError where they do not fit."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._at = 0

    def take(self, size: int) -> bytes:
        taken = self._raw[self._at : self._at + size]
        if len(taken) != size:
            raise ValueError("the payload is shorter than its head says")
        self._at += size
        return taken

    def column(self, kind: str, shape: tuple[int, ...], differences: int) -> npt.NDArray[Any]:
        dtype = np.dtype(f"<{kind}")
        size = math.prod(shape) * dtype.itemsize
        if size == 0:
            return np.zeros(shape, dtype)
        return _unpack(self.take(size), dtype, shape, differences)

    def finish(self) -> None:
        if self._at != len(self._raw):
            raise ValueError("the payload is longer than its head says")
