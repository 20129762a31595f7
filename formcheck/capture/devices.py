"""How a camera is opened, and why one does not open."""

from __future__ import annotations

import math
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import cv2
import numpy.typing as npt

from formcheck.capture.listing import CameraName, list_cameras
from formcheck.capture.quiet import quiet_opencv

WANTED_SIZE = (1280, 720)
"""Pixels. The pose model shrinks the person to 256x256 anyway: more would cost time and show no more."""

WANTED_FPS = 30

SILENT_S = 2
"""Seconds that an open camera may give no picture: even in the dark they give five a second."""

ANSWER_S = 20.0
"""Seconds to answer the system's question whether the camera may be used, where it asks one."""

BACKENDS = {"linux": cv2.CAP_V4L2, "darwin": cv2.CAP_AVFOUNDATION}
"""Said where a camera's number depends on it."""

DEV_FOLDER = Path("/dev")

DOCTOR = "`formcheck doctor` lists the cameras and what is wrong with them."


class CaptureDevice(Protocol):
    """The part of `cv2.VideoCapture` that a camera needs; tests bring their own."""

    def isOpened(self) -> bool:  # noqa: N802 - OpenCV's own name
        """Whether it can be read."""
        ...

    def grab(self) -> bool:
        """Take the next picture, not yet decoded; whether there was one."""
        ...

    def retrieve(self) -> tuple[bool, npt.NDArray[Any] | None]:
        """Decode the picture taken last; whether it worked, and the picture."""
        ...

    def get(self, propId: int) -> float:  # noqa: N803 - OpenCV's own name
        """The value of one of its properties."""
        ...

    def release(self) -> None:
        """Let go of it."""
        ...


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a camera did not open.

    Attributes:
        message: what is wrong and what to do.
        wait_s: seconds for which trying again may help: another program may let go of it.
    """

    message: str
    wait_s: float


def open_device(number: int) -> CaptureDevice:
    """Open a camera at 1280x720 and 30 fps, or whatever it grants instead. It may take seconds.

    The device that is given may not be open: ask `isOpened`.
    """
    quiet_opencv()
    # A device that gives nothing for longer is lost; OpenCV would wait for ten seconds, several times over.
    os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", str(SILENT_S))
    if sys.platform == "win32":
        # Otherwise Media Foundation takes up to half a minute to open some webcams.
        os.environ.setdefault("OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS", "0")
    device = cv2.VideoCapture(number, BACKENDS.get(sys.platform, cv2.CAP_ANY))
    if device.isOpened():
        if sys.platform == "linux":
            # USB 2 carries 720p at 30 fps only as JPEG; uncompressed it would come at 10.
            device.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        device.set(cv2.CAP_PROP_FRAME_WIDTH, WANTED_SIZE[0])
        device.set(cv2.CAP_PROP_FRAME_HEIGHT, WANTED_SIZE[1])
        device.set(cv2.CAP_PROP_FPS, WANTED_FPS)
        device.set(cv2.CAP_PROP_BUFFERSIZE, 1)
    return device


def why_not_open(number: int, dev: Path = DEV_FOLDER, listed: list[CameraName] | None = None) -> Refusal:
    """Say why a camera did not open, as far as the system tells, and what to do."""
    if not sys.platform.startswith("linux"):
        message = f"Camera {number} does not open: it is missing, in use elsewhere, or not allowed. {DOCTOR}"
        return Refusal(message, ANSWER_S)
    node = dev / f"video{number}"
    if not node.exists():
        cameras = list_cameras() if listed is None else listed
        there = f"There is: {', '.join(map(str, cameras))}." if cameras else "No camera is plugged in."
        return Refusal(f"There is no camera {number}. {there} {DOCTOR}", 0.0)
    if not os.access(node, os.R_OK | os.W_OK):
        message = f"Camera {number} is not open to you: join the group `video` and log in again. {DOCTOR}"
        return Refusal(message, 0.0)
    message = f"Camera {number} does not open: another program seems to use it. Close that program. {DOCTOR}"
    return Refusal(message, math.inf)
