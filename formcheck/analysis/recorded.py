"""A saved session as a source: its poses are scored again, without any video."""

from __future__ import annotations

from pathlib import Path

from formcheck.errors import UsageError
from formcheck.pose.replay import ReplayEstimator
from formcheck.session import folder as places
from formcheck.session.read import Session, read_session
from formcheck.specs.model import ExerciseSpec


def session_folder(path: Path) -> Path | None:
    """The session that `path` names: itself, or the latest one in a folder of sessions; None for anything else.

    Also for what may not be looked at: who opens it as a video says why.
    """
    try:
        if not path.is_dir():
            return None
        if (path / places.EVENTS).is_file():
            return path
    except OSError:
        return None
    return places.latest(path)


def recorded(folder: Path, spec: ExerciseSpec) -> tuple[Session, ReplayEstimator]:
    """The session in `folder` and its poses, fit to be scored with `spec`.

    Raises:
        SessionError, PoseError: the session or its recording cannot be read.
        UsageError: `spec` reads the silhouette and the recording has none.
    """
    session = read_session(folder)
    if spec.needs_silhouette and not session.header.outline:
        raise UsageError(
            f"{spec.id} is measured on the silhouette, and {folder} was recorded without it: "
            "analyze the video again with --silhouette, then this recording can be scored."
        )
    return session, ReplayEstimator(session.poses_path, session.header.model)
