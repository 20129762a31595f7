"""Puts a live session together: camera or file, model, log, window and voice, all of them closed again at the end."""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from formcheck.capture.camera import Camera
from formcheck.capture.open import open_source
from formcheck.coach.events import Event
from formcheck.errors import SessionError
from formcheck.live.console import line_of
from formcheck.live.feed import CameraFeed, Feed, FileFeed
from formcheck.live.interrupts import Interrupts
from formcheck.live.loop import NOTICE_SIZE, How, LiveLoop, Log, Parts
from formcheck.live.overlay import draw_notice
from formcheck.live.screen import NoScreen, Screen
from formcheck.live.voice import Silence, SpokenVoice, Voice
from formcheck.live.window import Window
from formcheck.pose.blazepose import BlazePose
from formcheck.pose.landmarks import Side
from formcheck.pose.models import ModelName
from formcheck.pose.pose import Pose
from formcheck.session.folder import create_folder, sessions_root
from formcheck.session.header import header_of
from formcheck.session.log import SessionLog
from formcheck.specs.model import ExerciseSpec

SPEAK_TO = "FORMCHECK_SPEAK_TO"
"""Environment variable: a folder for the speech as WAV files and text, rather than the loudspeaker."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a person asked for.

    Attributes:
        spec: the exercise.
        source: a file; None for the camera.
        camera: the camera's number.
        window: whether to show one.
        mute: whether to keep quiet.
        save: folder for the session's folder; None for the usual place.
        model: which pose model.
    """

    spec: ExerciseSpec
    source: Path | None = None
    camera: int = 0
    window: bool = True
    mute: bool = False
    save: Path | None = None
    model: ModelName = "full"


@dataclass(frozen=True, slots=True)
class Result:
    """What came of it.

    Attributes:
        folders: of the sets' logs, oldest first; the last one is the set that was ended last.
        interrupted: whether Ctrl-C ended it.
        problems: what went wrong on the way without ending it, in sentences.
    """

    folders: tuple[Path, ...]
    interrupted: bool
    problems: tuple[str, ...]


def hold_session(setup: Setup) -> Result:
    """Hold a session from its first frame to its last.

    Raises:
        CaptureError, PoseError, DisplayError, SessionError: what is missing, and what to do.
    """
    with contextlib.ExitStack() as stack:
        interrupts = stack.enter_context(Interrupts())
        screen: Screen = Window() if setup.window else NoScreen()
        stack.enter_context(screen)
        _show_at_once(screen)
        feed = _open_feed(setup, stack)
        estimator = stack.enter_context(BlazePose(setup.model, outline=setup.spec.needs_silhouette))
        voice = stack.enter_context(_voice(setup))
        logs = Logs(setup, feed, estimator.name)
        parts = Parts(
            feed=feed,
            estimator=estimator,
            spec=setup.spec,
            screen=screen,
            voice=voice,
            new_log=logs.begin,
            end_log=logs.end,
            tell=_tell,
            stop=lambda: interrupts.asked,
            mirrored=setup.source is None,
        )
        how = LiveLoop(parts).run()
    return Result(tuple(logs.folders), how == "interrupted", tuple(logs.problems))


class NoLog:
    """Keeps nothing; screenshots go to the folder that the command was given in."""

    def __init__(self) -> None:
        self.folder = Path()

    def pose(self, pose: Pose) -> None:
        """Forget it."""

    def event(self, event: Event) -> None:
        """Forget it."""


class Logs:
    """The logs of a session's sets, one after the other."""

    def __init__(self, setup: Setup, feed: Feed, model: str) -> None:
        self._setup = setup
        self._feed = feed
        self._model = model
        self.folders: list[Path] = []
        self.problems: list[str] = []

    def begin(self) -> Log:
        """A new folder with a new log in it.

        Where the usual place can't be written, the session matters more: it goes on without a log, which is told.
        Raises SessionError where a place was asked for and can't be written.
        """
        try:
            return self._begin()
        except SessionError as error:
            if self._setup.save is not None:
                raise
            sys.stderr.write(f"This session will not be kept. {error}\n")
            return NoLog()

    def _begin(self) -> SessionLog:
        spec, now = self._setup.spec, datetime.now().astimezone()
        header = header_of(spec, self._feed.info, model=self._model, outline=spec.needs_silhouette, started_at=now)
        folder = create_folder(self._setup.save or sessions_root(), spec.id, now)
        log = SessionLog(folder, header).__enter__()
        self.folders.append(folder)
        return log

    def end(self, log: Log, how: How, near: Side | None) -> None:
        """The set is over."""
        if isinstance(log, SessionLog):
            log.end(how, near)
            log.__exit__(None, None, None)
            if log.failed is not None:
                self.problems.append(str(log.failed))


def _show_at_once(screen: Screen) -> None:
    """A picture before the model is loaded, which takes a second or two."""
    if screen.shows:
        screen.show(draw_notice(*NOTICE_SIZE, "One moment", "Getting ready to watch."))
        screen.commands(0.05)


def _open_feed(setup: Setup, stack: contextlib.ExitStack) -> Feed:
    if setup.source is not None:
        return FileFeed(stack.enter_context(open_source(setup.source)))
    return CameraFeed(stack.enter_context(Camera(setup.camera)))


def _voice(setup: Setup) -> Voice:
    if setup.mute:
        return Silence()
    folder = os.environ.get(SPEAK_TO, "")
    return SpokenVoice(Path(folder) if folder else None)


def _tell(event: Event) -> None:
    line = line_of(event)
    if line is not None:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()
