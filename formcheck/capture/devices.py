"""The cameras of this machine: their names, how they are opened, and why one does not open."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import cv2
import numpy.typing as npt

from formcheck.capture.quiet import quiet_opencv

WANTED_SIZE = (1280, 720)
"""Pixels. The pose model shrinks the person to 256x256 anyway: more would cost time and show no more."""

WANTED_FPS = 30

SYS_FOLDER = Path("/sys/class/video4linux")
DEV_FOLDER = Path("/dev")

DOCTOR = "`formcheck doctor` lists the cameras and what is wrong with them."


class CaptureDevice(Protocol):
    """The part of `cv2.VideoCapture` that a camera needs; tests bring their own."""

    def isOpened(self) -> bool: ...  # noqa: D102, N802 - OpenCV's own names

    def grab(self) -> bool: ...  # noqa: D102

    def retrieve(self) -> tuple[bool, npt.NDArray[Any] | None]: ...  # noqa: D102

    def get(self, propId: int) -> float: ...  # noqa: D102, N803

    def release(self) -> None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class CameraName:
    """A camera as the system lists it: the number to pass on, and what its maker calls it."""

    number: int
    name: str


def list_cameras(folder: Path = SYS_FOLDER) -> list[CameraName]:
    """Give the cameras that Linux lists, by number; empty elsewhere, where numbers have to be tried.

    A webcam registers several devices; only the first of each (index 0) gives pictures.
    """
    if not folder.is_dir():
        return []
    found = []
    for device in folder.glob("video*"):
        number = device.name.removeprefix("video")
        if number.isdigit() and _line(device / "index", "0") == "0":
            found.append(CameraName(int(number), _line(device / "name", f"camera {number}")))
    return sorted(found, key=lambda camera: camera.number)


def _line(path: Path, otherwise: str) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip() or otherwise
    except OSError:
        return otherwise


def open_device(number: int) -> CaptureDevice:
    """Open a camera at 1280x720 and 30 fps, or whatever it grants instead. It may take seconds.

    The device that is given may not be open: ask `isOpened`.
    """
    quiet_opencv()
    if sys.platform == "win32":
        # Otherwise Media Foundation takes up to half a minute to open some webcams.
        os.environ.setdefault("OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS", "0")
    device = cv2.VideoCapture(number, cv2.CAP_V4L2 if sys.platform == "linux" else cv2.CAP_ANY)
    if device.isOpened():
        if sys.platform == "linux":
            # USB 2 carries 720p at 30 fps only as JPEG; uncompressed it would come at 10.
            device.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        device.set(cv2.CAP_PROP_FRAME_WIDTH, WANTED_SIZE[0])
        device.set(cv2.CAP_PROP_FRAME_HEIGHT, WANTED_SIZE[1])
        device.set(cv2.CAP_PROP_FPS, WANTED_FPS)
        device.set(cv2.CAP_PROP_BUFFERSIZE, 1)
    return device


def why_not_open(number: int, dev: Path = DEV_FOLDER, listed: list[CameraName] | None = None) -> str:
    """Say why a camera did not open, as far as the system tells, and what to do."""
    if not sys.platform.startswith("linux"):
        return f"Camera {number} does not open: it is missing, in use elsewhere, or not allowed. {DOCTOR}"
    node = dev / f"video{number}"
    if not node.exists():
        cameras = list_cameras() if listed is None else listed
        names = ", ".join(f"{camera.number} ({camera.name})" for camera in cameras)
        there = f"There is: {names}." if names else "No camera is plugged in."
        return f"There is no camera {number}. {there} {DOCTOR}"
    if not os.access(node, os.R_OK | os.W_OK):
        return f"Camera {number} is not open to you: join the group `video` and log in again. {DOCTOR}"
    return f"Camera {number} does not open: another program seems to use it. Close that program. {DOCTOR}"
