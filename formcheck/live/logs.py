"""The logs of a session's sets, one after the other."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from formcheck.capture.frame import SourceInfo
from formcheck.coach.events import Event
from formcheck.coach.personal import Personal
from formcheck.errors import SessionError
from formcheck.live.flow.plan import PlannedSet, SessionPlan
from formcheck.live.running_set import How, Log
from formcheck.pose.landmarks import Side
from formcheck.pose.pose import Pose
from formcheck.session.folder import create_folder, sessions_root
from formcheck.session.header import Visit, header_of
from formcheck.session.log import SessionLog
from formcheck.specs.model import ExerciseSpec


def nobodys(_spec: ExerciseSpec) -> Personal | None:
    """Whoever it is, nothing is known of them, and nothing is to be learned."""
    return None


class NoLog:
    """Keeps nothing; screenshots go to the folder that the command was given in."""

    def __init__(self) -> None:
        self.folder = Path()

    def pose(self, pose: Pose) -> None:
        """Forget it."""

    def event(self, event: Event) -> None:
        """Forget it."""


def leave(_folder: Path) -> None:
    """Do nothing with a set that has ended."""


class Logs:
    """Begins and ends them.

    Args:
        plan: of the session.
        visit: its id; None where it is nobody's practice.
        save: folder for the sessions' folders; None for the usual place.
        source: what is known of the camera or clip now.
        model: name of the pose model.
        personal: the person's own range of an exercise; None where nobody's is watched.
        after_set: is given the folder of each set that has ended, before the next one begins.

    Attributes:
        folders: of all logs so far.
        problems: what could not be written, in sentences.
        unkept: whether a set was not kept, or not all of it.
    """

    def __init__(
        self,
        plan: SessionPlan,
        visit: str | None,
        save: Path | None,
        source: Callable[[], SourceInfo],
        model: str,
        personal: Callable[[ExerciseSpec], Personal | None] = nobodys,
        after_set: Callable[[Path], None] = leave,
    ) -> None:
        self._plan = plan
        self._visit = visit
        self._save = save
        self._source = source
        self._model = model
        self._personal = personal
        self._after_set = after_set
        self.folders: list[Path] = []
        self.problems: list[str] = []
        self.unkept = False

    def begin(self, planned: PlannedSet) -> Log:
        """A new folder with a new log in it.

        Where the usual place can't be written, the session matters more: it goes on without a log, which is told.
        Raises SessionError where a place was asked for and can't be written.
        """
        try:
            return self._begin(planned)
        except SessionError as error:
            if self._save is not None:
                raise
            sys.stderr.write(f"This session will not be kept. {error}\n")
            self.unkept = True
            return NoLog()

    def end(self, log: Log, how: How, near: Side | None) -> None:
        """The set is over."""
        if isinstance(log, SessionLog):
            log.end(how, near)
            log.__exit__(None, None, None)
            if log.failed is not None:
                self.problems.append(f"{log.failed} The review shows no more than that.")
                self.unkept = True
            self._after_set(log.folder)

    def _begin(self, planned: PlannedSet) -> SessionLog:
        spec, now = planned.spec, datetime.now().astimezone()
        header = header_of(
            spec,
            self._source(),
            model=self._model,
            outline=spec.needs_silhouette,
            started_at=now,
            visit=self._visit_of(planned),
            personal=self._personal(spec),
        )
        folder = create_folder(self._save or sessions_root(), spec.id, now)
        log = SessionLog(folder, header).__enter__()
        self.folders.append(folder)
        return log

    def _visit_of(self, planned: PlannedSet) -> Visit | None:
        if self._visit is None:
            return None
        return Visit(
            id=self._visit,
            routine=self._plan.routine[0] if self._plan.routine else None,
            set=planned.set,
            sets=planned.sets,
            side=planned.side,
            reps=planned.reps,
            sides_planned=planned.sides_planned,
            step=planned.step + 1 if self._plan.routine else None,
        )
