"""A session in figures."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from formcheck.coach.events import (
    Cued,
    Event,
    HoldEnded,
    HoldStarted,
    PartialRep,
    PauseEnded,
    PauseStarted,
    PostureChanged,
    RepDone,
    RestLearned,
    TrackingChanged,
    WarningEnded,
    WarningStarted,
)
from formcheck.pose.landmarks import Side
from formcheck.session.header import Units
from formcheck.specs.model import Posture

_EventT = TypeVar("_EventT")


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """What was watched: path or camera, frames a second (0.0 unknown), frames, seconds."""

    path: str
    fps: float
    frames: int
    duration_s: float


@dataclass(frozen=True, slots=True)
class Tracking:
    """How well the person could be seen.

    Attributes:
        frames, posed: frames seen, and those with a person.
        last_t: time of the last frame in seconds.
        near_side: the side towards the camera; None where it was never known.
    """

    frames: int
    posed: int
    last_t: float
    near_side: Side | None


@dataclass(frozen=True, slots=True)
class PostureSpan:
    """The person was in `posture` from `start_s` to `end_s`."""

    posture: Posture
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class LostSpan:
    """The person could not be measured from `start_s` to `end_s`; `state` as in TrackingChanged."""

    state: str
    start_s: float
    end_s: float
    message: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What was done, each in the order of its start."""

    exercise: str
    source: SourceSummary
    tracking: Tracking
    units: Units
    reps: tuple[RepDone, ...]
    partial: tuple[PartialRep, ...]
    holds: tuple[HoldEnded, ...]
    warnings: tuple[WarningEnded, ...]
    cues: tuple[Cued, ...]
    rests: tuple[RestLearned, ...]
    posture: tuple[PostureSpan, ...]
    lost: tuple[LostSpan, ...]
    paused: tuple[PauseEnded, ...] = ()

    def reps_on(self, side: Side | None) -> tuple[RepDone, ...]:
        """The reps of one side, or those of none."""
        return tuple(rep for rep in self.reps if rep.side == side)


def summarise(
    exercise_id: str,
    source: SourceSummary,
    events: Sequence[Event],
    tracking: Tracking,
    units: Units | None = None,
) -> Summary:
    """The figures of a session whose coach said `events`.

    What had not ended (a warning, a posture, a pause, being out of sight) ends with the last frame; a warning's peak
    is then NaN. `units` decide how values are rounded in the JSON.
    """
    return Summary(
        exercise=exercise_id,
        source=source,
        tracking=tracking,
        units=units or Units(),
        reps=_of(RepDone, events),
        partial=_by_start(_of(PartialRep, events)),
        holds=_by_start(_of(HoldEnded, events)),
        warnings=_warnings(events, tracking.last_t),
        cues=_of(Cued, events),
        rests=_of(RestLearned, events),
        posture=_posture(events, tracking.last_t),
        lost=_lost(events, tracking.last_t),
        paused=_paused(events, tracking.last_t),
    )


def close_holds(events: Sequence[Event], last_t: float) -> tuple[Event, ...]:
    """`events` with an end for the hold that was going on when a session was killed: at the last frame.

    Whether it was complete is not known, so it is not called so.
    """
    holding: dict[Side | None, HoldStarted] = {}
    for event in events:
        if isinstance(event, HoldStarted):
            holding[event.side] = event
        elif isinstance(event, (HoldEnded, RepDone, PartialRep)):
            holding.pop(event.side, None)
    ends = (HoldEnded(last_t, h.side, h.start_s, max(last_t, h.start_s), False, True) for h in holding.values())
    return (*events, *ends)


def _of(kind: type[_EventT], events: Iterable[Event]) -> tuple[_EventT, ...]:
    return tuple(event for event in events if isinstance(event, kind))


_StartedT = TypeVar("_StartedT", PartialRep, HoldEnded, WarningEnded, PauseEnded)


def _by_start(found: Iterable[_StartedT]) -> tuple[_StartedT, ...]:
    return tuple(sorted(found, key=lambda event: event.start_s))


def _warnings(events: Sequence[Event], last_t: float) -> tuple[WarningEnded, ...]:
    ended = _of(WarningEnded, events)
    known = {(warning.id, warning.side, warning.start_s) for warning in ended}
    going_on = [
        WarningEnded(last_t, w.id, w.level, w.side, w.start_s, max(last_t, w.start_s), math.nan, w.message, w.own)
        for w in _of(WarningStarted, events)
        if (w.id, w.side, w.start_s) not in known
    ]
    return _by_start([*ended, *going_on])


def _posture(events: Sequence[Event], last_t: float) -> tuple[PostureSpan, ...]:
    changes = _of(PostureChanged, events)
    ends = [*(change.t for change in changes[1:]), last_t]
    return tuple(
        PostureSpan(change.posture, change.t, max(end, change.t)) for change, end in zip(changes, ends, strict=False)
    )


def _lost(events: Sequence[Event], last_t: float) -> tuple[LostSpan, ...]:
    changes = _of(TrackingChanged, events)
    ends = [*(change.t for change in changes[1:]), last_t]
    return tuple(
        LostSpan(change.state, change.t, max(end, change.t), change.message)
        for change, end in zip(changes, ends, strict=False)
        if change.state != "ok"
    )


def _paused(events: Sequence[Event], last_t: float) -> tuple[PauseEnded, ...]:
    ended = _of(PauseEnded, events)
    known = {pause.start_s for pause in ended}
    open_ = (pause for pause in _of(PauseStarted, events) if pause.start_s not in known)
    cut_off = [
        PauseEnded(last_t, p.start_s, max(last_t, p.start_s), max(last_t - p.start_s, 0.0), p.why) for p in open_
    ]
    return _by_start([*ended, *cut_off])
