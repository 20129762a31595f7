"""Small videos with properties that are known because they were made here."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.uint8]

TICK = Fraction(1, 90_000)

# Quarter turns and half turn as ISO 14496-12 stores them in a track header (a, b, c, d of its matrix).
MATRICES = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}


def gray_level(index: int) -> int:
    """Brightness of the frame `index`; neighbours differ by far more than compression errs."""
    return 40 + (index * 47) % 180


def flat(index: int, size: tuple[int, int] = (64, 48)) -> Picture:
    return np.full((size[1], size[0], 3), gray_level(index), np.uint8)


def quadrants(size: tuple[int, int] = (96, 64)) -> Picture:
    """Red, green above; blue, white below."""
    wide, high = size
    image = np.zeros((high, wide, 3), np.uint8)
    image[: high // 2, : wide // 2] = (0, 0, 255)
    image[: high // 2, wide // 2 :] = (0, 255, 0)
    image[high // 2 :, : wide // 2] = (255, 0, 0)
    image[high // 2 :, wide // 2 :] = 255
    return image


def corners(image: Picture) -> str:
    """Letters of the four quadrants, row by row."""
    high, wide = image.shape[:2]
    letters = {(0, 0, 1): "R", (0, 1, 0): "G", (1, 0, 0): "B", (1, 1, 1): "W"}
    found = ""
    for y in (0.25, 0.75):
        for x in (0.25, 0.75):
            blue, green, red = (int(v > 128) for v in image[int(high * y), int(wide * x)])
            found += letters.get((blue, green, red), "?")
    return found


def make_clip(
    path: Path,
    pictures: Iterable[Picture],
    times: Iterable[float] | None = None,
    *,
    fps: Fraction | int = 30,
    codec: str = "libx264",
    pixels: str = "yuv420p",
    tick: Fraction = TICK,
    aspect: Fraction | None = None,
    faststart: bool = False,
) -> Path:
    """Write a video whose frames have just these times (default: k / fps)."""
    pictures = list(pictures)
    if times is None:
        times = [float(index / Fraction(fps)) for index in range(len(pictures))]
    options = {"movflags": "faststart"} if faststart else {}
    with av.open(str(path), "w", options=options) as container:
        stream = container.add_stream(codec, rate=fps)
        stream.height, stream.width = pictures[0].shape[:2]
        stream.pix_fmt = pixels
        stream.time_base = stream.codec_context.time_base = tick
        if aspect is not None:
            stream.codec_context.sample_aspect_ratio = aspect
        for picture, t in zip(pictures, times, strict=True):
            frame = av.VideoFrame.from_ndarray(picture, format="bgr24")
            frame.pts = round(t / tick)
            frame.time_base = tick
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return path


def turn(path: Path, degrees: int) -> Path:
    """Write a display rotation into an MP4's track header, as a phone held upright does."""
    data = bytearray(path.read_bytes())
    body = data.index(b"tkhd") + 4
    start = body + (40 if data[body] == 0 else 52)  # version 1 has 64-bit times
    a, b, c, d = (value << 16 for value in MATRICES[degrees])
    data[start : start + 36] = struct.pack(">9i", a, b, 0, c, d, 0, 0, 0, 1 << 30)
    path.write_bytes(data)
    return path
