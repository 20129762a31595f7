"""Corrections in words."""

from __future__ import annotations

import math

from formcheck.coach.events import WarningEnded, WarningStarted
from formcheck.errors import UsageError
from formcheck.session.corrections.model import Correction, MissedRep, NotARep, NotAWarning, WrongSide
from formcheck.session.read import Session
from formcheck.specs.describe import noun_of

_MOST_DIGITS = 5
"""Of minutes: a set of two months."""
_SHOWN = 40
"""Characters of what was typed that are said again."""


def told(correction: Correction, logged: Session) -> str:
    """Such as `not a rep, 0:01.1 to 0:05.0`; of a set as it was `logged`, whose reps may be holds."""
    noun = noun_of(logged.header.exercise.kind)
    match correction:
        case NotARep():
            side = f", {correction.side}" if correction.side else ""
            return f"not a {noun}, {moment(correction.start_s)} to {moment(correction.end_s)}{side}"
        case MissedRep():
            side = f", {correction.side}" if correction.side else ""
            hold = "" if correction.hold_s is None else f", held {correction.hold_s:.1f} s"
            return f"a {noun} was missed at {moment(correction.at_s)}{side}{hold}"
        case WrongSide():
            return f"the {correction.side} side, {moment(correction.start_s)} to {moment(correction.end_s)}"
        case NotAWarning():
            return f"not a warning, {_said(correction.warning, logged)} at {moment(correction.start_s)}"


def _said(limit: str, logged: Session) -> str:
    """What was said of the limit, in quotes; its id where the log does not tell."""
    warnings = (event for event in logged.events if isinstance(event, (WarningStarted, WarningEnded)))
    message = next((event.message for event in warnings if event.id == limit and event.message), "")
    return f'"{message.removesuffix(".")}"' if message else limit.replace("_", " ")


def moment(seconds: float) -> str:
    """A moment of the set, as m:ss.s."""
    tenths = round(max(seconds, 0.0) * 10)
    return f"{tenths // 600}:{tenths % 600 // 10:02d}.{tenths % 10}"


def moment_of(words: str) -> float:
    """Seconds of a moment written as `1:23.5` or `83.5`. Raises UsageError."""
    minutes, _, rest = words.rpartition(":")
    if minutes and not (minutes.isdecimal() and len(minutes) <= _MOST_DIGITS):
        raise UsageError(f"'{words[:_SHOWN]}' is no moment of the set: write 1:23 or 83.5.")
    return 60 * int(minutes or 0) + seconds_of(rest)


def seconds_of(words: str) -> float:
    """A number of seconds, 0 or more. Raises UsageError."""
    try:
        number = float(words)
    except ValueError:
        number = math.nan
    if not 0 <= number < 1e6:
        raise UsageError(f"'{words[:_SHOWN]}' is no number of seconds: write 83.5.")
    return number
