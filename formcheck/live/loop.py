"""The session as it runs: a frame, its pose, what the coach says, the picture, the voice; again until it ends.

One thread does it all: a slow model lowers the rate but never adds to the delay, since every round takes the newest
frame. Whether the session is paused, muted or flipped is kept here; what is counted is not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, Protocol

import cv2
import numpy as np

from formcheck.analysis.pipeline import Pipeline
from formcheck.capture.frame import Frame, Image
from formcheck.coach.events import CoachState, Cued, Event
from formcheck.live.feed import Feed
from formcheck.live.keys import HELP, Command
from formcheck.live.overlay import OverlayView, draw, draw_notice, view_of
from formcheck.live.phrases import phrases
from formcheck.live.screen import Screen
from formcheck.live.voice import Voice
from formcheck.pose.estimator import PoseEstimator
from formcheck.pose.landmarks import Side
from formcheck.pose.pose import Pose
from formcheck.specs.model import ExerciseSpec

TICK_S = 0.05
"""How long to wait for a frame before keys are looked at again."""

KEYS_S = 0.001
"""How long to look for keys after a frame: as short as the window allows."""

CUE_S = 4.0
"""How long a cue stays on the screen, in the source's time."""

NOTICE_SIZE = (1280, 720)
"""Of the picture that is shown before the first one came."""

LEAST_HEIGHT = 700
"""Pixels of a picture in the window. A smaller one is enlarged before text is drawn on it, to keep the text sharp."""

How = Literal["done", "interrupted", "failed"]


class Log(Protocol):
    """What the loop needs of a session's log; see formcheck.session.log."""

    folder: Path

    def pose(self, pose: Pose) -> None:
        """Keep one frame's pose."""
        ...

    def event(self, event: Event) -> None:
        """Keep one event."""
        ...


@dataclass(frozen=True, slots=True)
class Parts:
    """What a session is made of.

    Attributes:
        feed: where the frames come from.
        estimator: entered already.
        spec: the exercise.
        screen: entered already.
        voice: entered already.
        new_log: begins the log of a set, once its first frame is there; the set before it is over then.
        end_log: ends the log of a set, with what the coach knows of the near side.
        tell: hears of every event, for the terminal.
        stop: whether Ctrl-C was pressed.
        mirrored: whether the picture starts mirrored.
    """

    feed: Feed
    estimator: PoseEstimator
    spec: ExerciseSpec
    screen: Screen
    voice: Voice
    new_log: Callable[[], Log]
    end_log: Callable[[Log, How, Side | None], None]
    tell: Callable[[Event], None]
    stop: Callable[[], bool]
    mirrored: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """The newest frame and what was made of it."""

    frame: Frame
    pose: Pose
    state: CoachState


def enlarged(image: Image) -> Image:
    """`image` at least LEAST_HEIGHT pixels high, by a whole factor."""
    factor = -(-LEAST_HEIGHT // image.shape[0])
    if factor <= 1:
        return image
    large = cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_LINEAR)
    return np.asarray(large, np.uint8)


class LiveLoop:
    """Runs one exercise until the source ends, the person ends it, or Ctrl-C."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._coach = Pipeline(parts.spec)
        self._log: Log | None = None
        self._now: Moment | None = None
        self._cue: Cued | None = None
        self._paused = False
        self._help = False
        self._mirrored = parts.mirrored
        self._ended = False
        self._pictures = 0

    def run(self) -> How:
        """Run to the end; the log is ended whatever happens. Raises what the source or the model raises."""
        how: How = "failed"
        try:
            while not self._over():
                self._round()
            how = "interrupted" if self._parts.stop() else "done"
        except KeyboardInterrupt:
            how = "interrupted"
        finally:
            self._end_set(how)
        return how

    def _round(self) -> None:
        frame = self._parts.feed.take(TICK_S)
        if frame is not None:
            self._use(frame)
        self._show()
        for command in self._parts.screen.commands(KEYS_S):
            self._obey(command)

    def _over(self) -> bool:
        return self._ended or self._parts.feed.ended or self._parts.stop()

    def _use(self, frame: Frame) -> None:
        """Take a frame into the count, or only into the picture while paused."""
        if self._paused:
            if self._now is not None:
                height, width = frame.image.shape[:2]
                unlooked = Pose(frame.index, frame.t, width, height, None, None, None)
                self._now = Moment(frame, unlooked, self._now.state)
            return
        log = self._log = self._log or self._parts.new_log()
        pose = self._parts.estimator.estimate(frame)
        events = self._coach.step(pose)
        state = self._coach.state()
        before = self._now.state if self._now is not None else None
        log.pose(pose)
        self._publish(events, log)
        self._speak(events, state, before)
        self._now = Moment(frame, pose, state)

    def _publish(self, events: list[Event], log: Log) -> None:
        for event in events:
            log.event(event)
            self._parts.tell(event)
            if isinstance(event, Cued):
                self._cue = event

    def _speak(self, events: list[Event], state: CoachState, before: CoachState | None) -> None:
        for utterance in phrases(events, state, before, self._parts.spec):
            self._parts.voice.say(utterance)

    def _end_set(self, how: How) -> None:
        if self._log is None:
            return
        events = self._coach.finish()
        self._publish(events, self._log)
        self._speak(events, self._coach.state(), None)
        measures = self._coach.measures
        self._parts.end_log(self._log, how, measures.near if measures is not None else None)
        self._log = None

    # -- the picture

    def _show(self) -> None:
        if self._parts.screen.shows:
            self._parts.screen.show(self._picture())

    def _picture(self) -> Image:
        trouble = self._parts.feed.trouble
        if self._now is None:
            return draw_notice(*NOTICE_SIZE, *(trouble or ("One moment", "The camera is being opened.")))
        return draw(enlarged(self._now.frame.image), self._now.pose, self._view(self._now, trouble))

    def _view(self, now: Moment, trouble: tuple[str, str] | None) -> OverlayView:
        fresh = self._cue is not None and now.state.t - self._cue.t <= CUE_S
        cue = self._cue.message if self._cue is not None and fresh else ""
        view = view_of(now.state, self._parts.spec, cue=cue, mirrored=self._mirrored)
        view = replace(view, corner="sound off" if self._parts.voice.muted else "", panel=HELP if self._help else ())
        if self._paused:
            trouble = ("Paused", "Press space to go on.")
        return view if trouble is None else replace(view, headline=trouble[0], sentence=trouble[1], alert="none")

    # -- the keys

    def _obey(self, command: Command) -> None:
        match command:
            case "pause":
                self._paused = not self._paused
                self._parts.feed.pause(self._paused)
            case "restart":
                self._restart()
            case "mute":
                self._parts.voice.muted = not self._parts.voice.muted
            case "flip":
                self._mirrored = not self._mirrored
            case "help":
                self._help = not self._help
            case "screenshot":
                self._screenshot()
            case "full_screen":
                self._parts.screen.toggle_full_screen()
            case "end":
                self._ended = True

    def _restart(self) -> None:
        """The set so far stays in its own log; a new one begins at nought."""
        self._end_set("done")
        self._coach = Pipeline(self._parts.spec)
        self._cue = None
        if self._now is not None:
            self._now = replace(self._now, state=self._coach.state())

    def _screenshot(self) -> None:
        if self._now is not None and self._log is not None:
            self._pictures += 1
            file = self._log.folder / f"screenshot-{self._pictures}.png"
            cv2.imwrite(str(file), self._picture())
