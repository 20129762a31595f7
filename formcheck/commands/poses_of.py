"""The poses of a video, a picture or a saved session, for the commands that look at all of them at once."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from formcheck.analysis.recorded import recorded, session_folder
from formcheck.pose.models import ModelName
from formcheck.pose.pose import Pose
from formcheck.specs.model import ExerciseSpec


@contextlib.contextmanager
def poses_of(source: str, spec: ExerciseSpec, model: ModelName) -> Iterator[Iterator[Pose]]:
    """The poses in `source`, in order, with the silhouette where `spec` reads it.

    Raises CaptureError, PoseError, SessionError or UsageError where they cannot be had.
    """
    folder = session_folder(Path(source))
    if folder is not None:
        _, estimator = recorded(folder, spec)
        with estimator:
            yield iter(estimator)
        return
    from formcheck.capture.open import open_source
    from formcheck.pose.blazepose import BlazePose

    outline, surface = spec.needs_silhouette, spec.needs_surface
    with open_source(source) as frames, BlazePose(model, outline=outline, surface=surface) as blazepose:
        yield (blazepose.estimate(frame) for frame in frames)
