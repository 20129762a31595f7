"""The poses of each clip, through the real model: extracted once, kept, and read back ever after."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import formcheck
from formcheck.capture.open import open_source
from formcheck.errors import CaptureError
from formcheck.pose.blazepose import BlazePose
from formcheck.pose.pose import Pose
from formcheck.pose.recording import PoseWriter, read_poses

MAKERS = (
    "capture/video.py",
    "capture/timeline.py",
    "capture/upright.py",
    "pose/blazepose.py",
    "pose/chunk.py",
    "pose/doubt.py",
    "pose/gaze.py",
    "pose/graphs.py",
    "pose/grid.py",
    "pose/home.py",
    "pose/identity.py",
    "pose/outline.py",
    "pose/recording.py",
    "pose/region.py",
    "pose/surface.py",
    "pose/surface_points.py",
)
"""Modules that decide what a clip's poses are: a change in one of them makes the kept poses stale."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What is kept beside the poses: nominal frames a second, and seconds that the extraction took."""

    fps: float
    seconds: float


@dataclass(frozen=True, slots=True)
class KeptPoses:
    """All poses of a clip, with outlines."""

    poses: tuple[Pose, ...]
    extraction: Extraction


def poses_of(video: Path, cache: Path) -> KeptPoses:
    """The poses of `video`, from the folder `cache` if they lie there, else through the model and into it.

    Raises:
        CaptureError, PoseError: the video cannot be read, or the model not be loaded.
        OSError: the cache cannot be written.
    """
    key = _key(video)
    recording, note = cache / f"{video.stem}-{key}.poses", cache / f"{video.stem}-{key}.json"
    if not note.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        extraction = _extract(video, recording)
        _put(note, json.dumps(asdict(extraction)).encode())
    with read_poses(recording) as poses:
        return KeptPoses(tuple(poses), Extraction(**json.loads(note.read_text(encoding="utf-8"))))


def _extract(video: Path, recording: Path) -> Extraction:
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(dir=recording.parent) as folder:
        unfinished = Path(folder) / recording.name
        estimator = BlazePose(outline=True, surface=True)
        with open_source(video) as source, estimator as model, unfinished.open("wb") as file:
            writer = PoseWriter(file, outline=True)
            for frame in source:
                writer.write(model.estimate(frame))
            writer.flush()
        unfinished.replace(recording)
    return Extraction(source.info.fps, time.perf_counter() - began)


def _put(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    handle, unfinished = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(unfinished).replace(path)


def _key(video: Path) -> str:
    """Stands for the clip's content, the model, and the code between them."""
    digest = hashlib.sha256(_makers())
    try:
        digest.update(video.read_bytes())
    except OSError as error:
        raise CaptureError(f"{video} cannot be read: {error.strerror}. Render or copy it again.") from error
    return digest.hexdigest()[:16]


@lru_cache(maxsize=1)
def _makers() -> bytes:
    package = Path(formcheck.__file__).parent
    code = b"".join((package / name).read_bytes() for name in MAKERS)
    return hashlib.sha256(version("mediapipe").encode() + code).digest()
