"""How the review writes times, values and counts."""

from __future__ import annotations

import math
from datetime import datetime

from formcheck.coach.events import HoldEnded, PauseReason
from formcheck.pose.landmarks import Side
from formcheck.session.corrections.words import moment
from formcheck.session.counted import is_counted_rescoring, spec_name
from formcheck.session.folder import set_of
from formcheck.session.header import CUT_OFF
from formcheck.session.read import Session
from formcheck.session.summary import Summary
from formcheck.specs.range import Range

UNKNOWN = "-"
SIDES: tuple[Side, Side] = ("left", "right")
WORTH_TELLING_S = 1.0
"""Seconds below which being out of position is somebody settling down."""

STATES = {
    "nobody": "nobody in the picture",
    "wrong_view": "not seen from the side",
    "hidden": "a limb was hidden",
    "too_far": "too far away",
    "too_dark": "too dark to see",
}
"""Why somebody could not be measured, in words."""

PAUSES: dict[PauseReason, str] = {"asked": "paused", "away": "away from the mat or out of position"}
"""Why a set paused, in words."""

POINTS = "mixed"
"""The unit of a measure that is a sum of angles and lengths: a scale of its own, shown from rest (from_rest.py)."""

_UNITS = {"deg": "°", "trunk": " trunk", POINTS: " points"}
_DIGITS = {"deg": 0, "s": 1}


def clock(seconds: float) -> str:
    """A moment in the session, as m:ss.s."""
    return moment(seconds) if math.isfinite(seconds) else UNKNOWN


def span(seconds: float) -> str:
    """How long something took: `4.2 s` below a minute, `1 min 40 s` below an hour, `1 h 5 min` above."""
    if not math.isfinite(seconds):
        return UNKNOWN
    if seconds < 59.95:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def seconds(value: float) -> str:
    """Seconds to a tenth, without the unit."""
    return f"{value:.1f}" if math.isfinite(value) else UNKNOWN


def value(number: float, unit: str | None) -> str:
    """A measure's value without its unit: whole degrees (the camera knows no better), tenths of seconds, else two
    decimals. What rounds to zero has no sign.
    """
    digits = _DIGITS.get(unit or "", 2)
    return f"{round(number, digits) + 0.0:.{digits}f}" if math.isfinite(number) else UNKNOWN


def way(start: float, end: float, unit: str | None) -> str:
    """From one value to another, such as `131 to 176`."""
    if not (math.isfinite(start) or math.isfinite(end)):
        return UNKNOWN
    return f"{value(start, unit)} to {value(end, unit)}"


def way_with_unit(start: float, end: float, unit: str | None) -> str:
    """The same with the unit behind it: `131 to 176°`."""
    written = way(start, end, unit)
    return written if written == UNKNOWN else written + _UNITS.get(unit or "", "")


def with_unit(number: float, unit: str | None) -> str:
    """A value with its unit, such as `193°` or `0.12 trunk`; a duration as everywhere, `2 min 2 s`."""
    if unit == "s":
        return span(number)
    written = value(number, unit)
    return written if written == UNKNOWN else written + _UNITS.get(unit or "", "")


def how_long(hold: HoldEnded) -> str:
    """Whether a hold was long enough; of one whose beginning or end was not seen nobody knows that it was not."""
    if hold.complete:
        return "long enough"
    return "as far as it was seen" if hold.cut else "shorter than asked"


def count(number: int, noun: str) -> str:
    """`1 rep`, `2 reps`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def between(low: float, high: float) -> str:
    """A range of the plan: `10 to 15`, or `10`."""
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def of_planned(done: int, planned: Range) -> str:
    """`7 of 8-12`: what was done of what was planned."""
    return f"{done} of {between(planned.low, planned.high).replace(' to ', '-')}"


def in_units(unit: str | None) -> str:
    """`degrees`; empty where the unit has no name."""
    return {"deg": "degrees", "trunk": "trunk lengths", "s": "seconds", POINTS: "points"}.get(unit or "", "")


def seen(summary: Summary) -> str:
    """How well the person could be seen, in a sentence."""
    tracking = summary.tracking
    if not tracking.frames:
        return "No frame was kept of it."
    share = math.floor(100 * tracking.posed / tracking.frames)
    near = f", {tracking.near_side} side to the camera" if tracking.near_side else ""
    return f"A person was seen in {share} % of {count(tracking.frames, 'frame')}{near}."


def paused(summary: Summary) -> str:
    """How long a set paused in all: `paused 40.0 s`, or with its number of times; empty where it did not."""
    if not summary.paused:
        return ""
    lasted = span(sum(pause.lasted_s for pause in summary.paused))
    times = len(summary.paused)
    return f"paused {lasted}" if times == 1 else f"paused {times} times, {lasted} in all"


def scoring(session: Session) -> str:
    """Which scoring the figures are of, where they are not the log's own; empty where they are."""
    again = session.header.rescored_at
    if again is None:
        return ""
    how = f"on {again.day} {again:%B} {again.year} with {spec_name(session.header)}"
    if is_counted_rescoring(session):
        return f"Scored again {how}, which you chose to count in the place of the log."
    return f"A later scoring of {set_of(session.folder).name}, made {how}."


def ending(session: Session, summary: Summary) -> str:
    """What to say of a set that did not end as it should; empty where it did."""
    if session.how == CUT_OFF:
        return f"This session was cut off. What was kept goes to {clock(summary.tracking.last_t)}."
    if session.how == "interrupted":
        return "This session was stopped before its end."
    if session.how == "failed":
        why = session.end.message if session.end is not None else ""
        return f"This session ended early: {why or 'something failed'}"
    return ""


def day_and_time(when: datetime) -> str:
    """Local day and time as they were where the session was done."""
    return f"{when:%A} {when.day} {when:%B} {when.year}, {when:%H:%M}"
