"""What is remembered of the cameras: which one was used, and how it gives its pictures. In `settings.yaml` at home.

The file may be edited by hand, and may hold what others keep there: only the words of this module are touched.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from formcheck.capture.upright import Mounting, Rotation
from formcheck.errors import UsageError
from formcheck.home import home
from formcheck.writing import write_whole


class MountingSettings(BaseModel):
    """How a camera gives its pictures; see `Mounting`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rotate: Rotation = 0
    mirrored: bool = False


class CameraSettings(BaseModel):
    """The part of the file that is about cameras.

    Attributes:
        camera: name of the camera used last because it was asked for; None for the first one there.
        cameras: by name, those whose pictures have to be put right.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    camera: str | None = None
    cameras: dict[str, MountingSettings] = Field(default_factory=dict)

    def mounting(self, name: str) -> Mounting:
        """How the camera of that name gives its pictures."""
        known = self.cameras.get(name, MountingSettings())
        return Mounting(known.rotate, known.mirrored)


def settings_file() -> Path:
    """Where they are kept."""
    return home() / "settings.yaml"


def load_camera_settings() -> CameraSettings:
    """What is remembered; nothing where there is no file.

    Raises:
        UsageError: the file can't be understood; says where and what to do.
    """
    path = settings_file()
    try:
        return CameraSettings.model_validate(_read(path))
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"{path}: {field}: {first['msg']}. Correct it, or delete the file.") from error


def remember_camera(name: str, mounting: Mounting) -> None:
    """Write down that this camera was asked for, and how it gives its pictures.

    Raises:
        UsageError: the file that is there can't be understood, or can't be written.
    """
    path = settings_file()
    content = _read(path)
    before = load_camera_settings()
    kept = {other: known.model_dump() for other, known in before.cameras.items()}
    kept.pop(name, None)
    if mounting != Mounting():
        kept[name] = {"rotate": mounting.rotate, "mirrored": mounting.mirrored}
    content["camera"] = name
    content["cameras"] = kept
    if not kept:
        del content["cameras"]
    _write(path, content)


def _read(path: Path) -> dict[str, Any]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())
        raise UsageError(f"{path} can't be read: {reason}. Correct it, or delete the file.") from error
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise UsageError(f"{path} holds no settings but {content!r:.40}. Correct it, or delete the file.")
    return content


def _write(path: Path, content: dict[str, Any]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, yaml.safe_dump(content, allow_unicode=True, sort_keys=False))
    except OSError as error:
        raise UsageError(f"{path} can't be written: {error.strerror}.") from error
