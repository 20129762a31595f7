"""Corrections in words."""

from __future__ import annotations

import math

from formcheck.errors import UsageError
from formcheck.session.corrections.model import Correction, MissedRep, NotARep, NotAWarning, WrongSide

_MOST_DIGITS = 5
"""Of minutes: a set of two months."""
_SHOWN = 40
"""Characters of what was typed that are said again."""


def told(correction: Correction) -> str:
    """Such as `not a rep, 0:01.1 to 0:05.0`."""
    match correction:
        case NotARep():
            side = f", {correction.side}" if correction.side else ""
            return f"not a rep, {moment(correction.start_s)} to {moment(correction.end_s)}{side}"
        case MissedRep():
            side = f", {correction.side}" if correction.side else ""
            hold = "" if correction.hold_s is None else f", held {correction.hold_s:.1f} s"
            return f"a rep was missed at {moment(correction.at_s)}{side}{hold}"
        case WrongSide():
            return f"the {correction.side} side, {moment(correction.start_s)} to {moment(correction.end_s)}"
        case NotAWarning():
            return f"not a warning, {correction.warning} at {moment(correction.start_s)}"


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
