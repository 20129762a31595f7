"""Do the cameras give pictures?"""

from __future__ import annotations

from formcheck.capture.camera import Camera
from formcheck.capture.choice import find_camera
from formcheck.capture.listing import TRIED_BLINDLY, CameraName, list_cameras, system_lists_cameras
from formcheck.capture.settings import CameraSettings, load_camera_settings
from formcheck.capture.upright import Mounting
from formcheck.capture.watch import Condition
from formcheck.commands.checks.report import Finding
from formcheck.errors import CaptureError, UsageError

PICTURES = 30
"""Enough to see past the black pictures that cameras begin with, and to tell their rate."""

WAIT_S = 8.0

SLOW_FPS = 20.0
"""Frames a second below which fast movements are measured less well: in poor light many webcams give 5 to 15."""

WRONG = {
    Condition.BLACK: ("its picture is black", "Open its shutter, or turn on a light."),
    Condition.FROZEN: ("its picture stands still", "Unplug it and plug it in again."),
    Condition.OPENING: ("it gives no picture", "Close other programs that use it."),
    Condition.BUSY: ("another program seems to use it", "Close that program."),
    Condition.LOST: ("it is there only at times", "Check its cable, or try another socket."),
}


def findings() -> list[Finding]:
    """One line for each camera, or one that there is none; and whether what is remembered can be read."""
    try:
        settings, wrong = load_camera_settings(), []
    except UsageError as error:
        settings, wrong = CameraSettings(), [Finding("Settings", "broken", str(error))]
    listed = list_cameras()
    tried = [CameraName(number, f"camera {number}") for number in range(TRIED_BLINDLY)]
    cameras = listed if listed or system_lists_cameras() else tried
    used = find_camera(None, settings, listed)
    found = [
        finding
        for camera in cameras
        if (finding := look(camera, settings.mounting(camera.name), used=camera == used and len(cameras) > 1))
        is not None
    ]
    none = Finding("Camera", "note", "none found", "Plug one in, or use a video: formcheck run --source FILE")
    return wrong + (found or [none])


def look(camera: CameraName, mounting: Mounting, *, used: bool) -> Finding | None:
    """Take pictures with one camera; None where there is no such camera and the system did not say there is."""
    what = f"Camera {camera.number}"
    times = []
    try:
        with Camera(camera.number, mounting=mounting) as source:
            for _ in range(PICTURES):
                frame = source.read(WAIT_S)
                if frame is None:
                    break
                times.append(frame.t)
            condition, info = source.condition, source.info
    except CaptureError as error:
        return Finding(what, "note", f"{camera.name}: {error}") if system_lists_cameras() else None
    if condition is Condition.BUSY and not system_lists_cameras():
        return None
    if condition in WRONG:
        wrong, advice = WRONG[condition]
        return Finding(what, "note", f"{camera.name}: {wrong}", advice)
    rate = (len(times) - 1) / (times[-1] - times[0]) if len(times) > 1 else 0.0
    found = f"{camera.name}, {info.width}x{info.height}, {rate:.0f} frames a second{_mounted(mounting)}"
    if used:
        found += "; this one is used (another: formcheck run --camera NAME)"
    if rate < SLOW_FPS:
        return Finding(what, "note", found, "More light lets it take more pictures a second.")
    return Finding(what, "works", found)


def _mounted(mounting: Mounting) -> str:
    turned = f", turned by {mounting.rotate} degrees" if mounting.rotate else ""
    return turned + (", mirrored back" if mounting.mirrored else "")
