"""A session in figures as the JSON object that `analyze --json` promises (schema 1)."""

from __future__ import annotations

import math
from typing import Any

from formcheck.coach.events import HoldEnded, PartialRep, PauseEnded, RepDone, WarningEnded
from formcheck.session.evenness import evenness
from formcheck.session.header import Units
from formcheck.session.summary import Summary

SCHEMA = 1


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
        "off_by": None if summary.units.drive_off_by is None else _value(summary.units.drive_off_by, drive),
        "reps": {
            "total": len(summary.reps),
            "left": len(summary.reps_on("left")),
            "right": len(summary.reps_on("right")),
            "items": [_rep(rep, drive) for rep in summary.reps],
        },
        "partial": [_partial(event, drive) for event in summary.partial],
        "holds": [_hold(hold) for hold in summary.holds],
        "warnings": [_warning(w, summary.units) for w in summary.warnings],
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
        "paused": [_pause(pause) for pause in summary.paused],
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
        "evenness": evenness(rep) or None,
        "out_smoothness": _number(rep.out_smoothness, 2),
        "back_smoothness": _number(rep.back_smoothness, 2),
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


def _warning(warning: WarningEnded, units: Units) -> dict[str, Any]:
    unit, off_by = units.of_limit(warning.id), units.limit_off_by(warning.id)
    return {
        "id": warning.id,
        "level": warning.level,
        "side": warning.side,
        "start_s": _number(warning.start_s),
        "end_s": _number(warning.end_s),
        "peak": _value(warning.peak, unit),
        "unit": unit,
        "off_by": None if off_by is None else _value(off_by, unit),
        "message": warning.message,
        "own": warning.own,
    }


def _pause(pause: PauseEnded) -> dict[str, Any]:
    return {
        "start_s": _number(pause.start_s),
        "end_s": _number(pause.end_s),
        "lasted_s": _number(pause.lasted_s),
        "why": pause.why,
    }


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
