"""The poses of a video, a picture or a saved session, for the commands that look at all of them at once."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from formcheck.analysis.recorded import recorded, session_folder
from formcheck.errors import UsageError
from formcheck.pose.models import BUILT_IN, ModelName
from formcheck.pose.pose import Pose
from formcheck.specs.model import ExerciseSpec


@contextlib.contextmanager
def poses_of(source: str, spec: ExerciseSpec, model: ModelName | None) -> Iterator[Iterator[Pose]]:
    """The poses in `source`, in order, with the silhouette where `spec` reads it.

    `model` is as `--model` was given, which a saved session has no use for.

    Raises CaptureError, PoseError, SessionError or UsageError where they cannot be had.
    """
    folder = session_folder(Path(source))
    if folder is not None:
        check_words(("--model", model is not None))
        _, estimator = recorded(folder, spec)
        with estimator:
            yield iter(estimator)
        return
    from formcheck.capture.open import open_source
    from formcheck.pose.blazepose import BlazePose

    outline, surface = spec.needs_silhouette, spec.needs_surface
    with open_source(source) as frames, BlazePose(model or BUILT_IN, outline=outline, surface=surface) as blazepose:
        yield (blazepose.estimate(frame) for frame in frames)


def check_words(*options: tuple[str, bool]) -> None:
    """Raises UsageError for the first of `options` (name, whether it was given): none is for a saved session."""
    for option, given in options:
        if given:
            raise UsageError(
                f"{option} needs pictures, and a saved session keeps none: give it the video, or leave {option} out."
            )
