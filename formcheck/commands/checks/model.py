"""Does the pose model load and run?"""

from __future__ import annotations

import time

import numpy as np

from formcheck.capture.frame import Frame
from formcheck.commands.checks.report import Finding
from formcheck.errors import PoseError
from formcheck.pose.models import ModelName, model_file, models_folder

PICTURES = 10
OTHERS: tuple[ModelName, ...] = ("lite", "heavy")


def findings() -> list[Finding]:
    """The built-in model, tried on pictures; and where others would go."""
    return [_full(), *_others()]


def _full() -> Finding:
    from formcheck.pose.blazepose import BlazePose

    try:
        with BlazePose() as model:
            began = time.perf_counter()
            for number in range(PICTURES):
                model.estimate(Frame(number, number / 30, np.zeros((480, 640, 3), np.uint8)))
            each = (time.perf_counter() - began) / PICTURES
    except (PoseError, OSError, RuntimeError) as error:
        return Finding(
            "Model full", "broken", str(error), "Install formcheck again in a fresh environment.", essential=True
        )
    return Finding("Model full", "works", f"built in, {each * 1000:.0f} ms to look for a person in a picture")


def _others() -> list[Finding]:
    here = [name for name in OTHERS if model_file(name).is_file()]
    missing = [name for name in OTHERS if name not in here]
    found = [Finding(f"Model {name}", "works", str(model_file(name))) for name in here]
    if missing:
        files = " and ".join(f"pose_landmark_{name}.tflite" for name in missing)
        found.append(
            Finding(
                f"Model {', '.join(missing)}",
                "note",
                "not here, and not needed",
                f"To use it, put {files} into {models_folder()}. Nothing is ever fetched.",
            )
        )
    return found
