"""Writes H.264 in MP4, each frame with its own timestamp."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

TICKS_PER_SECOND = 90_000


def write_video(
    path: Path, frames: Iterable[tuple[float, NDArray[np.uint8]]], size: tuple[int, int], fps: float, crf: int
) -> None:
    """Write `frames` (seconds from the start, RGB picture) of `size` (width, height) to `path`.

    `fps` is only nominal: what counts are the frames' own times, in ticks of 1/90000 s. Raises OSError or
    av.FFmpegError when the file cannot be written.
    """
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=Fraction(fps).limit_denominator(1001))
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        stream.options = {"crf": str(crf), "preset": "medium", "threads": "1"}
        stream.codec_context.thread_count = 1
        stream.codec_context.time_base = Fraction(1, TICKS_PER_SECOND)
        for t, picture in frames:
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
            frame.time_base = Fraction(1, TICKS_PER_SECOND)
            frame.pts = round(t * TICKS_PER_SECOND)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
