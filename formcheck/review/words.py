"""How the review writes times, values and counts."""

from __future__ import annotations

import math
from datetime import datetime

UNKNOWN = "-"

_UNITS = {"deg": "°", "trunk": " trunk"}


def clock(seconds: float) -> str:
    """A moment in the session, as m:ss.s."""
    if not math.isfinite(seconds):
        return UNKNOWN
    tenths = round(max(seconds, 0.0) * 10)
    return f"{tenths // 600}:{tenths % 600 // 10:02d}.{tenths % 10}"


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
    """A measure's value without its unit: whole degrees (the camera knows no better), else two decimals."""
    if not math.isfinite(number):
        return UNKNOWN
    return f"{number:.0f}" if unit == "deg" else f"{number:.2f}"


def way(start: float, end: float, unit: str | None) -> str:
    """From one value to another, such as `131 to 176`."""
    if not (math.isfinite(start) or math.isfinite(end)):
        return UNKNOWN
    return f"{value(start, unit)} to {value(end, unit)}"


def with_unit(number: float, unit: str | None) -> str:
    """A value with its unit, such as `193°` or `0.12 trunk`."""
    written = value(number, unit)
    return written if written == UNKNOWN else written + _UNITS.get(unit or "", "")


def count(number: int, noun: str) -> str:
    """`1 rep`, `2 reps`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def between(low: float, high: float) -> str:
    """A range of the plan: `10 to 15`, or `10`."""
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def day_and_time(when: datetime) -> str:
    """Local day and time as they were where the session was done."""
    return f"{when:%A} {when.day} {when:%B} {when.year}, {when:%H:%M}"


def mean(numbers: list[float]) -> float:
    """Mean of the numbers that are known; NaN where none is."""
    known = [number for number in numbers if math.isfinite(number)]
    return sum(known) / len(known) if known else math.nan
