"""Do the cameras give pictures?"""

from __future__ import annotations

import sys

from formcheck.capture.camera import Camera
from formcheck.capture.devices import CameraName, list_cameras
from formcheck.capture.watch import Condition
from formcheck.commands.checks.report import Finding
from formcheck.errors import CaptureError

TRIED_BLINDLY = 2
"""Numbers tried where the system does not list its cameras; more would only take time."""

PICTURES = 15
"""Enough to see past the black pictures that cameras begin with."""

WAIT_S = 8.0

WRONG = {
    Condition.BLACK: ("its picture is black", "Open its shutter, or turn on a light."),
    Condition.FROZEN: ("its picture stands still", "Unplug it and plug it in again."),
    Condition.OPENING: ("it gives no picture", "Close other programs that use it."),
}


def findings() -> list[Finding]:
    """One line for each camera, or one that there is none."""
    if sys.platform.startswith("linux"):
        cameras = list_cameras()
    else:
        cameras = [CameraName(number, f"camera {number}") for number in range(TRIED_BLINDLY)]
    found = [finding for camera in cameras if (finding := look(camera)) is not None]
    if found:
        return found
    return [Finding("Camera", "note", "none found", "Plug one in, or use a video: formcheck run --source FILE")]


def look(camera: CameraName) -> Finding | None:
    """Take pictures with one camera; None where there is no such camera and the system did not say there is."""
    what = f"Camera {camera.number}"
    try:
        with Camera(camera.number) as source:
            for _ in range(PICTURES):
                if source.read(WAIT_S) is None:
                    break
            condition, info = source.condition, source.info
    except CaptureError as error:
        return Finding(what, "note", f"{camera.name}: {error}") if sys.platform.startswith("linux") else None
    if condition in WRONG:
        wrong, advice = WRONG[condition]
        return Finding(what, "note", f"{camera.name}: {wrong}", advice)
    return Finding(what, "works", f"{camera.name}, {info.width}x{info.height}, {info.fps:.0f} frames a second")
