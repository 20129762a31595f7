"""The cameras of this machine by number and name, found offline and without asking for any permission."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SYS_FOLDER = Path("/sys/class/video4linux")

PATIENCE_S = 6.0
"""Seconds for the system's own list; macOS takes one or two."""

TRIED_BLINDLY = 2
"""Numbers to try where the system does not say how many cameras there are; more would only take time."""

_PROFILER = ("system_profiler", "-json", "SPCameraDataType")
_PNP = (
    "-NoProfile",
    "-NonInteractive",
    "-Command",
    "@(Get-CimInstance Win32_PnPEntity -Filter \"PNPClass='Camera' OR PNPClass='Image'\" | "
    "Where-Object Status -eq OK | ForEach-Object Caption) | ConvertTo-Json -Compress",
)


@dataclass(frozen=True, slots=True)
class CameraName:
    """A camera as the system lists it: the number to open it by, and what its maker calls it."""

    number: int
    name: str

    def __str__(self) -> str:
        return f"{self.number} ({self.name})"


def list_cameras(folder: Path = SYS_FOLDER) -> list[CameraName]:
    """Give the cameras that the system lists, by number; empty where it lists none or can't tell their numbers."""
    if sys.platform == "darwin":
        return cameras_of_macos(_output(_PROFILER))
    if sys.platform == "win32":
        powershell = shutil.which("powershell") or shutil.which("pwsh")
        return cameras_of_windows(_output((powershell, *_PNP))) if powershell else []
    return _cameras_of_linux(folder)


def system_lists_cameras() -> bool:
    """Whether no listed camera means that there is none. Elsewhere numbers have to be tried."""
    return sys.platform.startswith("linux")


def _cameras_of_linux(folder: Path) -> list[CameraName]:
    """A webcam registers several devices; only the first of each (index 0) gives pictures."""
    if not folder.is_dir():
        return []
    found = []
    for device in folder.glob("video*"):
        number = device.name.removeprefix("video")
        if number.isdigit() and _line(device / "index", "0") == "0":
            found.append(CameraName(int(number), _line(device / "name", f"camera {number}")))
    return sorted(found, key=lambda camera: camera.number)


def cameras_of_macos(answer: str) -> list[CameraName]:
    """From system_profiler's JSON. OpenCV numbers cameras by their unique ids in order (its pull request 22946)."""
    try:
        listed = [
            (str(camera["spcamera_unique-id"]), str(camera["_name"]))
            for camera in json.loads(answer)["SPCameraDataType"]
        ]
    except (ValueError, KeyError, TypeError):
        return []
    return [CameraName(number, name) for number, (_, name) in enumerate(sorted(listed))]


def cameras_of_windows(answer: str) -> list[CameraName]:
    """From the plug-and-play list, a JSON string or list. In it, cameras are in no order that OpenCV knows: only where
    there is just one is its number certain."""
    try:
        listed = json.loads(answer)
    except ValueError:
        return []
    names = [listed] if isinstance(listed, str) else listed
    if not isinstance(names, list) or len(names) != 1:
        return []
    return [CameraName(0, str(names[0]))]


def _output(command: Sequence[str]) -> str:
    try:
        ended = subprocess.run(  # noqa: S603 - the system's own lists, found on the PATH
            command, capture_output=True, encoding="utf-8", errors="replace", timeout=PATIENCE_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return ended.stdout


def _line(path: Path, otherwise: str) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip() or otherwise
    except OSError:
        return otherwise
