"""The clip that is measured on: a sample at 1280x720, made on the spot."""

from __future__ import annotations

from pathlib import Path

import av
import cv2

from formcheck.capture.frame import Image
from formcheck.capture.upright import to_bgr8
from formcheck.capture.video import VideoFile

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "sample_videos"

SIZE = (1280, 720)


def sample(name: str) -> Path:
    """The path of a sample clip, by its name without ending."""
    return SAMPLES / f"{name}.mp4"


def upscaled(source: Path, folder: Path) -> Path:
    """Write `source` anew at 1280x720 as H.264, with the same times; bars at the sides keep its shape."""
    path = folder / f"{source.stem}_720p.mp4"
    with VideoFile(source) as video, av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=round(video.info.fps))
        stream.width, stream.height = SIZE
        stream.pix_fmt = "yuv420p"
        for frame in video:
            picture = av.VideoFrame.from_ndarray(_fit(frame.image), format="bgr24")
            picture.pts = round(frame.t * video.info.fps)
            container.mux(stream.encode(picture))
        container.mux(stream.encode())
    return path


def _fit(image: Image) -> Image:
    height, width = image.shape[:2]
    scale = min(SIZE[0] / width, SIZE[1] / height)
    size = (round(width * scale), round(height * scale))
    left, top = (SIZE[0] - size[0]) // 2, (SIZE[1] - size[1]) // 2
    grown = cv2.resize(image, size, interpolation=cv2.INTER_LINEAR)
    right, bottom = SIZE[0] - size[0] - left, SIZE[1] - size[1] - top
    return to_bgr8(cv2.copyMakeBorder(grown, top, bottom, left, right, cv2.BORDER_REPLICATE))
