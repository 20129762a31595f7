"""From what a person asked for to the camera that is used, with what is remembered of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from formcheck.capture.camera import Camera
from formcheck.capture.listing import CameraName, list_cameras, system_lists_cameras
from formcheck.capture.settings import CameraSettings, load_camera_settings, remember_camera
from formcheck.capture.upright import Rotation
from formcheck.errors import CaptureError, UsageError

CALLED = "camera "
"""With its number, the name of a camera whose own name is not told."""


@dataclass(frozen=True, slots=True)
class CameraChoice:
    """What a person asked for; None stands for what is remembered.

    Attributes:
        asked: the camera's number, or a part of its name.
        rotate: degrees clockwise that its pictures must be turned by.
        mirrored: whether its driver gives mirror images.
    """

    asked: str | None = None
    rotate: Rotation | None = None
    mirrored: bool | None = None


def chosen_camera(choice: CameraChoice) -> Camera:
    """The camera to use, not entered yet. What was asked for is remembered.

    Raises:
        CaptureError: no camera of that name is there.
        UsageError: several are, or what is remembered can't be read or written.
    """
    listed = list_cameras()
    known = load_camera_settings()
    found = find_camera(choice.asked, known, listed)
    mounting = known.mounting(found.name)
    if choice.rotate is not None:
        mounting = replace(mounting, rotate=choice.rotate)
    if choice.mirrored is not None:
        mounting = replace(mounting, mirrored=choice.mirrored)
    if choice != CameraChoice() and (found in listed or not system_lists_cameras()):
        remember_camera(found.name, mounting)
    locate = partial(number_now, found)
    return Camera(found.number, name=found.name, mounting=mounting, locate=locate)


def find_camera(asked: str | None, known: CameraSettings, listed: list[CameraName]) -> CameraName:
    """The camera that is meant. Without a word: the one remembered if it is there, else the first.

    Raises:
        CaptureError: none is called so.
        UsageError: several are.
    """
    if asked is None:
        first = listed[0] if listed else _nameless(known.camera)
        return next((camera for camera in listed if camera.name == known.camera), first)
    if asked.isascii() and asked.isdecimal():
        number = int(asked)
        return next((camera for camera in listed if camera.number == number), CameraName(number, f"{CALLED}{number}"))
    wanted = asked.casefold()
    meant = [camera for camera in listed if wanted in camera.name.casefold()]
    exact = [camera for camera in meant if camera.name.casefold() == wanted]
    if len(meant) == 1 or exact:
        return (exact or meant)[0]
    if meant:
        raise UsageError(f"'{asked}' may be any of these cameras: {_told(meant)}. Give the number of one.")
    raise CaptureError(f"No camera is called '{asked}'. {_there(listed)}")


def number_now(camera: CameraName) -> int:
    """The number of the camera of that name now; plugged in again, it may have another."""
    listed = list_cameras()
    if any(other == camera for other in listed):
        return camera.number
    return next((other.number for other in listed if other.name == camera.name), camera.number)


def _nameless(remembered: str | None) -> CameraName:
    """The camera remembered by its number, where no names are told; else the first."""
    digits = (remembered or "").removeprefix(CALLED)
    number = int(digits) if digits.isascii() and digits.isdecimal() else 0
    return CameraName(number, f"{CALLED}{number}")


def _told(cameras: list[CameraName]) -> str:
    return ", ".join(map(str, cameras))


def _there(listed: list[CameraName]) -> str:
    if listed:
        return f"There is: {_told(listed)}."
    if system_lists_cameras():
        return "No camera is plugged in."
    return "This system does not tell their names: give a number, from 0."
