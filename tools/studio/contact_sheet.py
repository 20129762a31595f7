"""One picture of many clips: a frame from the middle of each, with its name."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]

TILE_WIDTH, TILE_HEIGHT, CAPTION = 200, 150, 18
COLUMNS = 6
JPEG_QUALITY = 72


def write_sheet(videos: list[Path], path: Path, share: float = 0.4) -> None:
    """Write a JPEG of one frame of each video, taken at `share` of its length. Raises OSError if it cannot."""
    tiles = [_tile(video, share) for video in videos]
    blank = np.full_like(tiles[0], 255)
    tiles += [blank] * (-len(tiles) % COLUMNS)
    rows = [np.hstack(tiles[i : i + COLUMNS]) for i in range(0, len(tiles), COLUMNS)]
    if not cv2.imwrite(str(path), np.vstack(rows), [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY]):
        raise OSError(f"cannot write {path}")


def _tile(video: Path, share: float) -> Picture:
    picture = _frame(video, share)
    scale = min(TILE_WIDTH / picture.shape[1], TILE_HEIGHT / picture.shape[0])
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    tile = np.full((TILE_HEIGHT + CAPTION, TILE_WIDTH, 3), 255, np.uint8)
    left = (TILE_WIDTH - small.shape[1]) // 2
    tile[: small.shape[0], left : left + small.shape[1]] = small
    name = video.stem.replace("_", " ")
    cv2.putText(tile, name, (3, TILE_HEIGHT + 12), cv2.FONT_HERSHEY_SIMPLEX, 0.33, (60, 60, 60), 1, cv2.LINE_AA)
    return tile


def _frame(video: Path, share: float) -> Picture:
    capture = cv2.VideoCapture(str(video))
    capture.set(cv2.CAP_PROP_POS_FRAMES, int(capture.get(cv2.CAP_PROP_FRAME_COUNT) * share))
    read, picture = capture.read()
    if not read:
        raise OSError(f"cannot read {video}")
    return np.asarray(picture, np.uint8)
