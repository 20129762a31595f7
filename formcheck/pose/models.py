"""Which BlazePose models there are, and where their files lie. Nothing is ever fetched."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Literal

from formcheck.errors import PoseError
from formcheck.home import home

ModelName = Literal["full", "lite", "heavy"]

COMPLEXITY: dict[str, int] = {"lite": 0, "full": 1, "heavy": 2}
"""mediapipe's number for each model."""

BUILT_IN: ModelName = "full"
"""The one in mediapipe's wheel."""

_PARTS = (
    "pose_detection/pose_detection.tflite",
    "pose_landmark/pose_landmark_full.tflite",
)


def models_folder() -> Path:
    """Where a person may put the lite or heavy model by hand."""
    return home() / "models"


def model_file(name: ModelName) -> Path:
    """The file that `name` is read from; for the built-in model it lies in mediapipe's package."""
    if name == BUILT_IN:
        return _package_modules() / "pose_landmark" / "pose_landmark_full.tflite"
    return models_folder() / f"pose_landmark_{name}.tflite"


def resource_root(name: ModelName) -> Path | None:
    """A folder laid out as mediapipe expects its resources, holding a model that its wheel lacks.

    Returns None for the built-in model, which mediapipe finds by itself.

    Raises:
        PoseError: the model's file has not been put in place, or the folder cannot be written.
    """
    if name == BUILT_IN:
        return None
    source = model_file(name)
    if not source.is_file():
        raise PoseError(
            f"the {name} model is not here: put pose_landmark_{name}.tflite into {source.parent}, "
            "or use --model full, which is built in. formcheck never fetches anything."
        )
    root = models_folder() / "resources"
    modules = root / "mediapipe" / "modules"
    try:
        for part in _PARTS:
            _keep_copy(_package_modules() / part, modules / part)
        _keep_copy(source, modules / "pose_landmark" / source.name)
    except OSError as error:
        raise PoseError(f"cannot prepare the {name} model in {root}: {error.strerror or error}") from error
    return root


def _keep_copy(source: Path, target: Path) -> None:
    now = source.stat()
    if target.is_file() and (target.stat().st_size, target.stat().st_mtime_ns) == (now.st_size, now.st_mtime_ns):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, target)


def _package_modules() -> Path:
    import importlib.util

    found = importlib.util.find_spec("mediapipe")
    if found is None or found.origin is None:
        raise PoseError("mediapipe is not installed: run pip install formcheck again in this environment.")
    return Path(found.origin).parent / "modules"
