"""A set that runs: its coach and its log, both of which begin at 0 seconds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Literal, Protocol

from formcheck.analysis.darkness import Darkness
from formcheck.analysis.pipeline import Pipeline
from formcheck.coach.events import CoachState, Cued, Event
from formcheck.coach.personal import Personal
from formcheck.live.flow.state import FlowState
from formcheck.live.pausing import Pauses
from formcheck.pose.landmarks import Side
from formcheck.pose.pose import Pose
from formcheck.specs.model import ExerciseSpec

CUE_S = 4.0
"""How long a cue stays on the screen, in the source's time."""

How = Literal["done", "interrupted", "failed"]


class Log(Protocol):
    """What a running set needs of its log; see formcheck.session.log."""

    folder: Path

    def pose(self, pose: Pose) -> None:
        """Keep one frame's pose."""
        ...

    def event(self, event: Event) -> None:
        """Keep one event."""
        ...


class RunningSet:
    """Feed `push` with every pose, then call `finish` once.

    Args:
        spec: the exercise.
        log: of this set, new.
        tell: hears of every event, for the terminal.
        personal: the person's own range, to be watched and learned too; None for anybody.

    Attributes:
        state: where things stand; None before the first pose.
    """

    def __init__(
        self, spec: ExerciseSpec, log: Log, tell: Callable[[Event], None], personal: Personal | None = None
    ) -> None:
        self._coach = Pipeline(spec, personal)
        self._tell = tell
        self._begin: float | None = None
        self._cue: Cued | None = None
        self._darkness = Darkness()
        self._pauses = Pauses(lambda event: self._publish((event,)))
        self.log = log
        self.state: CoachState | None = None

    @property
    def cue(self) -> str:
        """What to say of the rep just done, while it is fresh."""
        if self._cue is None or self.state is None or self.state.t - self._cue.t > CUE_S:
            return ""
        return self._cue.message

    @property
    def near(self) -> Side | None:
        """The side towards the camera."""
        return self._coach.measures.near if self._coach.measures is not None else None

    def push(self, pose: Pose, light: float | None = None) -> tuple[Event, ...]:
        """Count one pose, and keep it; what became known. The set's time begins with its first pose.

        `light` is the brightness of its picture, 0 to 255, where there is one.
        """
        if self._begin is None:
            self._begin = pose.t
        if self._begin:
            pose = replace(pose, t=pose.t - self._begin)
        self._pauses.seen(pose.t)
        if light is not None:
            self._darkness.look(pose.t, light)
        events = tuple(self._darkness.explain(self._coach.step(pose)))
        self.state = self._darkness.shown(self._coach.state())
        self.log.pose(pose)
        self._publish(events)
        return events

    def note(self, flow: FlowState) -> None:
        """The flow has moved on: a pause that begins or ends is kept."""
        self._pauses.note(flow)

    def finish(self, flow: FlowState) -> tuple[Event, ...]:
        """The set is over: what can still be said."""
        self._pauses.close(flow)
        events = tuple(self._coach.finish())
        self.state = self._coach.state()
        self._publish(events)
        return events

    def _publish(self, events: Iterable[Event]) -> None:
        first: Cued | None = None
        for event in events:
            self.log.event(event)
            self._tell(event)
            if isinstance(event, Cued):
                first = first or event
        self._cue = first or self._cue
