"""A session in figures, and as the JSON object that `analyze --json` promises (schema 1)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from formcheck.coach.events import (
    Cued,
    Event,
    HoldEnded,
    HoldStarted,
    PartialRep,
    PostureChanged,
    RepDone,
    RestLearned,
    TrackingChanged,
    WarningEnded,
    WarningStarted,
)
from formcheck.coach.personal import OWN_CAP
from formcheck.pose.landmarks import Side
from formcheck.session.header import Units
from formcheck.specs.model import Posture

SCHEMA = 1

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

    What had not ended (a warning, a posture, being out of sight) ends with the last frame; a warning's peak
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
    ends = (HoldEnded(last_t, h.side, h.start_s, max(last_t, h.start_s), False) for h in holding.values())
    return (*events, *ends)


def to_json(summary: Summary) -> dict[str, Any]:
    """The object that `analyze --json` prints; only finite numbers, so that any JSON writer takes it.

    Times are rounded to milliseconds, degrees to 0.1, trunk lengths to 0.001.
    """
    drive = summary.units.drive
    return {
        "schema": SCHEMA,
        "exercise": summary.exercise,
        "source": {
            "path": summary.source.path,
            "fps": _number(summary.source.fps),
            "frames": summary.source.frames,
            "duration_s": _number(summary.source.duration_s),
        },
        "unit": drive,
        "reps": {
            "total": len(summary.reps),
            "left": len(summary.reps_on("left")),
            "right": len(summary.reps_on("right")),
            "items": [_rep(rep, drive) for rep in summary.reps],
        },
        "partial": [_partial(event, drive) for event in summary.partial],
        "holds": [_hold(hold) for hold in summary.holds],
        "warnings": [_warning(w, _unit_of(w, summary.units)) for w in summary.warnings],
        "cues": [
            {"id": cue.id, "t_s": _number(cue.t), "side": cue.side, "message": cue.message} for cue in summary.cues
        ],
        "rest": [
            {"t_s": _number(rest.t), "side": rest.side, "value": _value(rest.value, drive)} for rest in summary.rests
        ],
        "posture": [
            {"posture": span.posture, "start_s": _number(span.start_s), "end_s": _number(span.end_s)}
            for span in summary.posture
        ],
        "tracking": _tracking(summary),
    }


def _rep(rep: RepDone, unit: str | None) -> dict[str, Any]:
    return {
        "n": rep.n,
        "side": rep.side,
        "start_s": _number(rep.start_s),
        "peak_s": _number(rep.peak_s),
        "end_s": _number(rep.end_s),
        "hold_s": _number(rep.hold_s),
        "out_s": _number(rep.out_s),
        "back_s": _number(rep.back_s),
        "from": _value(rep.start_value, unit),
        "to": _value(rep.peak_value, unit),
    }


def _partial(event: PartialRep, unit: str | None) -> dict[str, Any]:
    return {
        "side": event.side,
        "start_s": _number(event.start_s),
        "end_s": _number(event.end_s),
        "from": _value(event.start_value, unit),
        "to": _value(event.peak_value, unit),
    }


def _hold(hold: HoldEnded) -> dict[str, Any]:
    return {
        "side": hold.side,
        "start_s": _number(hold.start_s),
        "end_s": _number(hold.end_s),
        "duration_s": _number(hold.end_s - hold.start_s),
        "complete": hold.complete,
    }


def _warning(warning: WarningEnded, unit: str | None) -> dict[str, Any]:
    return {
        "id": warning.id,
        "level": warning.level,
        "side": warning.side,
        "start_s": _number(warning.start_s),
        "end_s": _number(warning.end_s),
        "peak": _value(warning.peak, unit),
        "unit": unit,
        "message": warning.message,
        "own": warning.own,
    }


def _unit_of(warning: WarningEnded, units: Units) -> str | None:
    """A cap of the person's own stands on the drive where the exercise has no limit for it."""
    return units.drive if warning.id == OWN_CAP else units.limits.get(warning.id)


def _tracking(summary: Summary) -> dict[str, Any]:
    return {
        "frames": summary.tracking.frames,
        "posed": summary.tracking.posed,
        "near_side": summary.tracking.near_side,
        "lost": [
            {
                "state": span.state,
                "start_s": _number(span.start_s),
                "end_s": _number(span.end_s),
                "message": span.message,
            }
            for span in summary.lost
        ],
    }


def _number(value: float, digits: int = 3) -> float | None:
    """Rounded; None for what is not a finite number; never a negative zero."""
    return round(float(value), digits) + 0.0 if math.isfinite(value) else None


def _value(value: float, unit: str | None) -> float | None:
    return _number(value, 1 if unit == "deg" else 3)


def _of(kind: type[_EventT], events: Iterable[Event]) -> tuple[_EventT, ...]:
    return tuple(event for event in events if isinstance(event, kind))


_StartedT = TypeVar("_StartedT", PartialRep, HoldEnded, WarningEnded)


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
