"""What is on the screen, decided before a pixel is touched: a state and a spec in, an `OverlayView` out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from formcheck.coach.events import CoachState
from formcheck.live.overlay.words import (
    phase_words,
    position_words,
    side_words,
    split_sentence,
    tracking_words,
)
from formcheck.pose.landmarks import Side
from formcheck.specs.model import ExerciseSpec, LimitSpec

Alert = Literal["none", "info", "warning", "stop"]


@dataclass(frozen=True, slots=True)
class Ring:
    """The hold's ring.

    Attributes:
        fraction: 0 to 1, of the shortest hold asked for.
        now: seconds held so far, in words; "hold" before there is one.
        goal: seconds asked for, in words, such as "3-5 s".
    """

    fraction: float
    now: str
    goal: str


@dataclass(frozen=True, slots=True)
class DriveView:
    """The measure that travels.

    Attributes:
        points: landmark names of the angle, vertex in the middle; empty where the drive is not an angle.
        value, rest, target: in the drive's unit; NaN where unknown.
        progress: 0 at rest, 1 at the target; NaN unseen.
    """

    points: tuple[str, ...]
    value: float
    rest: float
    target: float
    progress: float


@dataclass(frozen=True, slots=True)
class OverlayView:
    """Everything that `draw` shows over one picture.

    Attributes:
        number: the rep count.
        number_note: what the number counts, in a few words.
        side: the side being worked, in words; empty where there is none.
        measured: the side of the body whose skeleton is drawn; None where unknown.
        ring: the hold; None where the exercise has none.
        drive: the measure that travels; None for a pure hold.
        headline: two or three words, or a short sentence.
        sentence: a sentence below; may be empty.
        alert: how grave the worst warning is.
        mirrored: show the picture as a mirror does.
        corner: a small word in the corner, such as "muted"; may be empty.
        panel: lines of a panel over everything, such as the keys; empty for none.
    """

    number: str
    number_note: str
    side: str
    measured: Side | None
    ring: Ring | None
    drive: DriveView | None
    headline: str
    sentence: str
    alert: Alert
    mirrored: bool = False
    corner: str = ""
    panel: tuple[str, ...] = ()


def view_of(state: CoachState, spec: ExerciseSpec, *, cue: str = "", mirrored: bool = False) -> OverlayView:
    """The screen for `state`. `cue` is a sentence on the rep just done, shown while nothing is graver."""
    headline, sentence = _words(state, spec, cue)
    return OverlayView(
        number=str(state.reps),
        number_note=_number_note(state, spec),
        side=side_words(state.side),
        measured=_measured(state, spec),
        ring=_ring(state, spec),
        drive=_drive(state, spec),
        headline=headline,
        sentence=sentence,
        alert=_alert(state, spec),
        mirrored=mirrored,
    )


def _words(state: CoachState, spec: ExerciseSpec, cue: str) -> tuple[str, str]:
    if state.tracking != "ok":
        return tracking_words(state.tracking)
    limit = _worst(state, spec)
    if limit is not None:
        return split_sentence(limit.say)
    if not state.in_position:
        return position_words(state, spec)
    return split_sentence(cue) if cue else phase_words(state, spec)


def _worst(state: CoachState, spec: ExerciseSpec) -> LimitSpec | None:
    if not state.warnings:
        return None
    return next((limit for limit in spec.limits if limit.id == state.warnings[0]), None)


def _alert(state: CoachState, spec: ExerciseSpec) -> Alert:
    limit = _worst(state, spec)
    return "none" if limit is None else limit.level


def _number_note(state: CoachState, spec: ExerciseSpec) -> str:
    if spec.sides == "each":
        return f"left {state.reps_left} · right {state.reps_right}"
    return f"of {span_words(spec.dose.reps.low, spec.dose.reps.high)}"


def span_words(low: float, high: float) -> str:
    """A range in figures: "3", "3-5"."""
    return f"{low:g}" if low == high else f"{low:g}-{high:g}"


def _measured(state: CoachState, spec: ExerciseSpec) -> Side | None:
    drive = spec.movement.drive
    if drive is not None and spec.measure(drive).side == "working" and state.side is not None:
        return state.side
    return state.near


def _ring(state: CoachState, spec: ExerciseSpec) -> Ring | None:
    hold = next((end.hold for end in spec.movement.ends if end.hold is not None), None)
    if hold is None or hold.low <= 0:
        return None
    fraction = min(1.0, max(0.0, state.hold_s / hold.low))
    now = str(math.floor(state.hold_s)) if state.hold_s > 0 else "hold"
    return Ring(fraction, now, f"{span_words(hold.low, hold.high)} s")


def _drive(state: CoachState, spec: ExerciseSpec) -> DriveView | None:
    if spec.movement.drive is None:
        return None
    measure = spec.measure(spec.movement.drive)
    points = measure.points if measure.kind == "angle" else ()
    return DriveView(points, state.drive_value, state.rest, state.target, state.progress)
