"""A clip as a person would describe it: who does what, where, seen how. Read from YAML and checked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from tools.studio.camera import Camera
from tools.studio.light import LIGHTS
from tools.studio.people import PEOPLE
from tools.studio.rooms.rooms import ROOMS

EMPTY = "none"
"""The exercise of a clip in which nobody exercises."""


class SpecError(ValueError):
    """A clip's description is wrong; the message says where and how."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CameraSpec(_Strict):
    """Metres and degrees; see camera.Camera."""

    distance: Annotated[float, Field(ge=1.2, le=5.0)] = 2.5
    height: Annotated[float, Field(ge=0.1, le=2.0)] = 0.62
    yaw: Annotated[float, Field(ge=-60, le=60)] = 0.0
    aim: float = 0.42
    shift: float = 0.0
    roll: float = 0.0
    view: Annotated[float, Field(ge=30, le=100)] = 62.0

    def camera(self, size: tuple[int, int]) -> Camera:
        """The camera that takes pictures of `size` (width, height)."""
        return Camera(
            self.distance, self.height, self.yaw, self.aim, self.shift, self.roll, self.view, size[0], size[1]
        )


class Occluder(_Strict):
    """A thing that stands before a joint (a bone's name, as `hand_l`) as it is at `at_s` seconds.

    Without `at_s`: as it is when the first rep begins.
    """

    kind: Literal["box", "chair"]
    hides: str
    at_s: float | None = None


class Passing(_Strict):
    """Someone or something that crosses the room behind the mat, from `start_s` on, in `seconds`."""

    kind: Literal["person", "dog"]
    start_s: float
    seconds: Annotated[float, Field(ge=1.0)] = 7.0
    who: str = "kenji"
    direction: Literal["left", "right"] = "right"


class ClipSpec(_Strict):
    """Everything that makes a clip; the same description and seed give the same truth."""

    name: Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
    exercise: str
    seed: int = 0
    options: dict[str, Any] = Field(default_factory=dict)
    seconds: Annotated[float, Field(ge=1.0, le=600.0)] | None = None
    cut: tuple[float, float | None] | None = None
    person: str = "anna"
    room: str = "living_room"
    light: str | None = None
    mat: tuple[float, float, float] | None = (0.22, 0.36, 0.42)
    facing: Literal["left", "right"] = "left"
    turn: Annotated[float, Field(ge=-60, le=60)] = 0.0
    camera: CameraSpec = CameraSpec()
    size: tuple[Annotated[int, Field(ge=64, le=3840)], Annotated[int, Field(ge=64, le=3840)]] = (640, 480)
    fps: Annotated[float, Field(gt=0, le=120)] = 15.0
    variable_rate: bool = False
    crf: Annotated[int, Field(ge=0, le=51)] = 27
    noise: Annotated[float, Field(ge=0)] | None = None
    blur: Annotated[float, Field(ge=0)] = 0.0
    occluders: tuple[Occluder, ...] = ()
    passing: tuple[Passing, ...] = ()

    @model_validator(mode="after")
    def _known_names(self) -> ClipSpec:
        for field, value, known in (
            ("person", self.person, PEOPLE),
            ("room", self.room, ROOMS),
            ("light", self.light or "day", LIGHTS),
        ):
            if value not in known:
                raise ValueError(f"{field} {value!r} is unknown; known are: {', '.join(sorted(known))}")
        return self

    @property
    def light_name(self) -> str:
        """The light asked for, or the room's own."""
        return self.light or ROOMS[self.room].lights[0]


def read_specs(path: Path) -> list[ClipSpec]:
    """Read one clip (a mapping) or many (a list, or a mapping with `clips` and common `defaults`).

    Raises SpecError, naming the file and the field, for anything that is not a description of clips.
    """
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SpecError(f"{path}: cannot be read: {error.strerror}") from error
    except yaml.YAMLError as error:
        raise SpecError(f"{path}: not YAML: {error}") from error
    defaults: dict[str, Any] = {}
    if isinstance(content, dict) and "clips" in content:
        defaults = content.get("defaults") or {}
        content = content["clips"]
    entries = content if isinstance(content, list) else [content]
    return [_checked(path, number, {**defaults, **entry}) for number, entry in enumerate(entries, 1)]


def _checked(path: Path, number: int, entry: dict[str, Any]) -> ClipSpec:
    try:
        return ClipSpec.model_validate(entry)
    except ValidationError as error:
        problems = "; ".join(
            f"{'.'.join(str(part) for part in problem['loc']) or 'clip'}: {problem['msg']}"
            for problem in error.errors()
        )
        raise SpecError(f"{path}: clip {number} ({entry.get('name', 'unnamed')}): {problems}") from error
