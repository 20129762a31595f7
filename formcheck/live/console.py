"""What the terminal says while a session runs: one line for each thing that was done. Goes to stderr."""

from __future__ import annotations

import math

from formcheck.coach.events import Cued, Event, HoldEnded, PartialRep, RepDone, TrackingChanged, WarningStarted
from formcheck.review.words import clock


def line_of(event: Event) -> str | None:
    """A line for a person who looks at the terminal rather than at a window; None for what is not worth one."""
    match event:
        case RepDone():
            side = f" {event.side}" if event.side else ""
            held = f", held {event.hold_s:.1f} s" if event.hold_s > 0 else ""
            what = "hold" if math.isnan(event.peak_value) else "rep"
            return f"{clock(event.end_s)}  {what} {event.n}{side}{held}"
        case PartialRep():
            return f"{clock(event.end_s)}  part of a rep, not counted"
        case HoldEnded(complete=False):
            short = "as far as it was seen" if event.cut else "shorter than asked for"
            return f"{clock(event.end_s)}  hold of {event.end_s - event.start_s:.1f} s, {short}"
        case WarningStarted() | Cued():
            when = event.start_s if isinstance(event, WarningStarted) else event.t
            return f"{clock(when)}  {event.message}"
        case TrackingChanged() if event.state != "ok":
            return f"{clock(event.t)}  {event.message}" if event.message else None
        case _:
            return None
