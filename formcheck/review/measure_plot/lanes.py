"""The lanes below the measures: posture, reps, holds, warnings, cues and lost sight, each a bar over its time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from formcheck.analysis.trace import Trace
from formcheck.coach.events import (
    Cued,
    HoldEnded,
    PartialRep,
    PostureChanged,
    RepDone,
    TrackingChanged,
    WarningEnded,
)
from formcheck.review.measure_plot.style import LEVELS, LINES, SMALL, TARGET, TINY
from formcheck.specs.describe import postures

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True)
class Bar:
    """Something that lasted.

    Attributes:
        lane: the row that it stands in.
        start_s, end_s: from and to.
        text: written into it.
        colour: of it.
        hollow: what did not count.
    """

    lane: str
    start_s: float
    end_s: float
    text: str
    colour: str
    hollow: bool = False


def bars_of(trace: Trace) -> tuple[Bar, ...]:
    """Everything that was said of the source, lane by lane in the order to be shown."""
    return (*_postures(trace), *_lost(trace), *_reps(trace), *_holds(trace), *_warnings(trace), *_cues(trace))


def lanes_of(bars: tuple[Bar, ...]) -> tuple[str, ...]:
    """The rows that are needed, from the top."""
    return tuple(dict.fromkeys(bar.lane for bar in bars))


def draw_lanes(axes: Axes, bars: tuple[Bar, ...]) -> None:
    """Draw all bars, a row for each lane."""
    lanes = lanes_of(bars)
    for bar in bars:
        y = lanes.index(bar.lane)
        width = max(bar.end_s - bar.start_s, 0.08)
        face = "white" if bar.hollow else bar.colour
        axes.barh(y, width, left=bar.start_s, height=0.72, color=face, edgecolor=bar.colour, alpha=0.85)
        if bar.text:
            axes.text(
                bar.start_s + width / 2,
                y,
                bar.text,
                ha="center",
                va="center",
                fontsize=TINY,
                color=bar.colour if bar.hollow else "white",
                clip_on=True,
            )
    axes.set_yticks(range(len(lanes)), lanes, fontsize=SMALL)
    axes.set_ylim(len(lanes) - 0.4, -0.6)
    axes.set_xlabel("seconds", fontsize=SMALL)
    axes.tick_params(labelsize=TINY)
    axes.grid(visible=True, axis="x", color="#DDDDDD", linewidth=0.5)
    axes.set_axisbelow(True)


def _postures(trace: Trace) -> Iterator[Bar]:
    changes = [event for event in trace.events if isinstance(event, PostureChanged)]
    ends = [*(event.t for event in changes[1:]), _last(trace)]
    for event, end in zip(changes, ends, strict=False):
        within = event.posture in trace.spec.within
        yield Bar("posture", event.t, end, postures((event.posture,)), "#8899AA" if within else "#C9B8A8")


def _lost(trace: Trace) -> Iterator[Bar]:
    changes = [event for event in trace.events if isinstance(event, TrackingChanged)]
    ends = [*(event.t for event in changes[1:]), _last(trace)]
    for event, end in zip(changes, ends, strict=False):
        if event.state != "ok":
            yield Bar("not seen", event.t, end, event.state.replace("_", " "), "#555555")


def _reps(trace: Trace) -> Iterator[Bar]:
    for event in trace.events:
        if isinstance(event, (RepDone, PartialRep)):
            lane = f"reps, {event.side}" if event.side else "reps"
            text = str(event.n) if isinstance(event, RepDone) else "partial"
            colour = LINES[event.side] if event.side else "#335C81"
            yield Bar(lane, event.start_s, event.end_s, text, colour, hollow=isinstance(event, PartialRep))


def _holds(trace: Trace) -> Iterator[Bar]:
    for event in trace.events:
        if isinstance(event, HoldEnded):
            text = f"{event.end_s - event.start_s:.1f} s"
            yield Bar("holds", event.start_s, event.end_s, text, TARGET, hollow=not event.complete)


def _warnings(trace: Trace) -> Iterator[Bar]:
    for event in trace.events:
        if isinstance(event, WarningEnded):
            yield Bar(event.id, event.start_s, event.end_s, "own" if event.own else "", LEVELS[event.level])


def _cues(trace: Trace) -> Iterator[Bar]:
    for event in trace.events:
        if isinstance(event, Cued):
            yield Bar(f"cue {event.id}", event.t, event.t, "", "#CC79A7")


def _last(trace: Trace) -> float:
    return trace.times[-1] if trace.times else 0.0
