"""What is on the screen, decided before a pixel is touched: a state and a spec in, an `OverlayView` out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from formcheck.coach.events import CoachState
from formcheck.coach.limit import PAST_USUAL
from formcheck.coach.personal import CAP_LIMIT
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
class Row:
    """One line of a card with a key before it.

    Attributes:
        key: as it is written on the keyboard.
        words: what it does or means; may be empty.
        chosen: whether it has been chosen.
    """

    key: str
    words: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A sheet over the whole picture: a question, a rest, a summary.

    Attributes:
        title: in large letters.
        lines: sentences below it.
        rows: keys and what they mean.
        beside: whether the rows stand side by side, each with its words below (the numbers from 0 to 10).
        ring: a large ring on the right, such as what is left of a rest.
        footer: a small line at the foot: which keys go on.
        grave: whether the title is in the colour of a stop.
    """

    title: str
    lines: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    beside: bool = False
    ring: Ring | None = None
    footer: str = ""
    grave: bool = False


@dataclass(frozen=True, slots=True)
class Ghost:
    """Where to be: a closed outline in shares of the picture's width and height, not mirrored.

    `right`: whether somebody is there, and well seen.
    """

    outline: tuple[tuple[float, float], ...]
    right: bool


@dataclass(frozen=True, slots=True)
class OverlayView:
    """Everything that `draw` shows over one picture.

    Attributes:
        number: the rep count.
        number_note: below it: how many are planned, or left and right apart.
        side: the leg that is worked, in words; may be empty.
        measured: whose bones are drawn; None for the side nearer to the camera.
        ring: of the hold, or of what is waited for; None for none.
        drive: the measure that travels; None in a pure hold.
        headline: two or three words, or a short sentence.
        sentence: a sentence below; may be empty.
        alert: how grave the worst warning is.
        good: whether the headline says that something is right.
        mirrored: show the picture as a mirror does.
        above: whether headline and sentence stand at the top: while somebody finds their place on the mat below.
        corner: a small word in the corner, such as "sound off"; may be empty.
        ghost: where to be; None where that is not the question.
        card: a sheet over the picture; None for none. Then nothing of the body is drawn.
        panel: keys and what they do, over everything; empty for none.
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
    good: bool = False
    mirrored: bool = False
    above: bool = False
    corner: str = ""
    ghost: Ghost | None = None
    card: Card | None = None
    panel: tuple[Row, ...] = ()


EMPTY = OverlayView("", "", "", None, None, None, "", "", "none")
"""Nothing but the picture, and whoever is in it."""


NOTHING_YET = CoachState(
    t=0.0,
    posture="unknown",
    in_position=True,
    tracking="ok",
    reps=0,
    reps_left=0,
    reps_right=0,
    side=None,
    phase="rest",
    progress=math.nan,
    drive_value=math.nan,
    rest=math.nan,
    target=math.nan,
    hold_s=0.0,
    warnings=(),
)
"""A set that has begun and has not had its first frame."""


@dataclass(frozen=True, slots=True)
class SetView:
    """What is planned of the set, for the screen.

    Attributes:
        reps: how many; None: as the exercise's dose says.
        title: exercise and number of the set, below the headline; empty: what is seen.
        side: the only side that is to be worked; None for both or neither.
        counted: the side whose reps are the large number, as they are spoken; None: all reps are.
        worked: the side that is worked where both may be, by `worked_side`; None before it is known.
    """

    reps: int | None = None
    title: str = ""
    side: Side | None = None
    counted: Side | None = None
    worked: Side | None = None


ANY_SET = SetView()

LONG_S = 60.0
"""Seconds from which a hold is told in minutes."""


def view_of(
    state: CoachState, spec: ExerciseSpec, *, planned: SetView = ANY_SET, cue: str = "", mirrored: bool = False
) -> OverlayView:
    """The screen for `state`. `cue` is a sentence on the rep just done, shown while nothing is graver."""
    headline, sentence = _words(state, spec, cue, planned.title)
    return OverlayView(
        number=_number(state, planned),
        number_note=_number_note(state, spec, planned),
        side=side_words(planned.side or worked_side(state, planned.worked)),
        measured=_measured(state, spec),
        ring=_ring(state, spec),
        drive=_drive(state, spec),
        headline=headline,
        sentence=sentence,
        alert=_alert(state, spec),
        mirrored=mirrored,
    )


def worked_side(state: CoachState, before: Side | None) -> Side | None:
    """The side that came last to the end of its movement: what only moves may rest, be lifted into place, or follow
    the other side. `before`: what it was a frame ago."""
    return state.side if state.side is not None and state.phase in ("end", "leaving") else before


def _words(state: CoachState, spec: ExerciseSpec, cue: str, title: str) -> tuple[str, str]:
    if state.tracking != "ok":
        return tracking_words(state.tracking)
    limit = _worst(state, spec)
    if limit is not None:
        return split_sentence(PAST_USUAL if limit.id in state.past_own else limit.say)
    if not state.in_position:
        return position_words(state, spec)
    return split_sentence(cue) if cue else phase_words(state, spec, title)


def _worst(state: CoachState, spec: ExerciseSpec) -> LimitSpec | None:
    if not state.warnings:
        return None
    return next((limit for limit in (*spec.limits, CAP_LIMIT) if limit.id == state.warnings[0]), None)


def _alert(state: CoachState, spec: ExerciseSpec) -> Alert:
    limit = _worst(state, spec)
    return "none" if limit is None else limit.level


def _number(state: CoachState, planned: SetView) -> str:
    if planned.counted is None:
        return str(state.reps)
    return str(state.reps_left if planned.counted == "left" else state.reps_right)


def _number_note(state: CoachState, spec: ExerciseSpec, planned: SetView) -> str:
    if spec.sides == "each" and planned.side is None:
        of = f"/{planned.reps}" if planned.reps else ""
        return f"left {state.reps_left}{of} · right {state.reps_right}{of}"
    return f"of {planned.reps or span_words(spec.dose.reps.low, spec.dose.reps.high)}"


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
    if hold.low >= LONG_S:
        minutes, seconds = divmod(math.floor(state.hold_s), 60)
        now, goal = f"{minutes}:{seconds:02d}", f"{span_words(hold.low / 60, hold.high / 60)} min"
    else:
        now, goal = str(math.floor(state.hold_s)), f"{span_words(hold.low, hold.high)} s"
    return Ring(fraction, now if state.hold_s > 0 else "hold", goal)


def _drive(state: CoachState, spec: ExerciseSpec) -> DriveView | None:
    if spec.movement.drive is None:
        return None
    measure = spec.measure(spec.movement.drive)
    points = measure.points if measure.kind == "angle" else ()
    return DriveView(points, state.drive_value, state.rest, state.target, state.progress)
