"""One measure over time: its line, where it rests and ends, and the bounds on it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from formcheck.analysis.trace import Trace, sides_of
from formcheck.coach.events import CoachState, WarningEnded
from formcheck.pose.landmarks import Side
from formcheck.review.measure_plot.bounds import Bound, bounds_of, span_of
from formcheck.review.measure_plot.points import unit_of
from formcheck.review.measure_plot.style import (
    DRIVE_IN,
    LABEL_IN,
    LEVELS,
    LINES,
    MEASURE_IN,
    PHASES,
    REST,
    SMALL,
    TARGET,
    TINY,
)
from formcheck.specs.describe import measure as described
from formcheck.specs.model import MeasureSpec
from formcheck.specs.uncertainty import uncertainty

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_STYLES: dict[str, Any] = {"limit": "--", "own": "-.", "asked": (0, (4, 2, 1, 2))}


@dataclass(frozen=True, slots=True)
class Label:
    """What stands beside a line, at which value of the measure."""

    text: str
    value: float
    colour: str


def draw_measure(axes: Axes, trace: Trace, measure: MeasureSpec, *, phases: bool) -> None:
    """Draw `measure` with everything that the spec says of it into `axes`, over the phases if asked."""
    is_drive = measure.name == trace.spec.movement.drive
    sides = sides_of(trace.spec, measure)
    spans = [span_of(trace, measure.name, side) for side in sides]
    axes.set_ylim(min(low for low, _ in spans), max(high for _, high in spans))
    labels: list[Label] = []
    if phases:
        _phases(axes, trace.states)
    if is_drive:
        labels += _rest_and_target(axes, trace.states)
    for side in sides:
        series = trace.series[measure.name, side]
        axes.plot(trace.times, series.raw, color=LINES[side], alpha=0.25, linewidth=0.8)
        axes.plot(trace.smooth_times, series.smooth, color=LINES[side], linewidth=1.5, label=side)
    labels += _bounds(axes, trace, measure, sides)
    _labels(axes, labels, DRIVE_IN if is_drive else MEASURE_IN)
    _warned(axes, trace, measure)
    _uncertainty(axes, uncertainty(trace.spec, measure.name))
    _name(axes, measure, unit_of(trace, measure), is_drive=is_drive)
    if len(sides) > 1:
        axes.legend(loc="upper right", fontsize=TINY, ncols=2, framealpha=0.7)


def phase_spans(states: Sequence[CoachState]) -> Iterator[tuple[str, float, float]]:
    """Phase, from and to: the stretches in which it was the same."""
    begin = 0
    for i in range(1, len(states) + 1):
        if i == len(states) or states[i].phase != states[begin].phase:
            yield states[begin].phase, states[begin].t, states[min(i, len(states) - 1)].t
            begin = i


def _phases(axes: Axes, states: Sequence[CoachState]) -> None:
    for phase, start, end in phase_spans(states):
        if phase in PHASES:
            axes.axvspan(start, end, color=PHASES[phase], linewidth=0, zorder=0)


def _rest_and_target(axes: Axes, states: Sequence[CoachState]) -> Iterator[Label]:
    """As the coach had them at each moment, while the person was in position."""
    times = [state.t for state in states]
    for name, colour, values in (
        ("rest", REST, [state.rest if state.in_position else math.nan for state in states]),
        ("target", TARGET, [state.target if state.in_position else math.nan for state in states]),
    ):
        axes.plot(times, values, color=colour, linestyle=(0, (1, 1.5)), linewidth=1.6)
        last = _last(values)
        if not math.isnan(last):
            yield Label(f"{name} {last:.3g}", last, colour)


def _bounds(axes: Axes, trace: Trace, measure: MeasureSpec, sides: Sequence[Side | None]) -> Iterator[Label]:
    """Bounds that are the same for both sides are drawn once."""
    drawn: set[tuple[str, bool, float]] = set()
    times = [state.t for state in trace.states]
    for side in sides:
        for bound in bounds_of(trace, measure.name, side):
            last = _last(bound.values)
            key = (bound.label, bound.above, round(last, 4))
            if key in drawn or math.isnan(last):
                continue
            drawn.add(key)
            low, high = axes.get_ylim()
            text = f"{bound.label} {'>' if bound.above else '<'} {last:.3g}"
            if low <= last <= high:
                axes.plot(times, bound.values, color=_colour(bound), linestyle=_STYLES[bound.kind], linewidth=1.0)
                yield Label(text, last, _colour(bound))
            else:
                yield Label(f"{text} {'↑' if last > high else '↓'}", high if last > high else low, _colour(bound))


def _colour(bound: Bound) -> str:
    return TARGET if bound.level is None else LEVELS[bound.level]


def _last(values: Sequence[float]) -> float:
    return next((value for value in reversed(values) if not math.isnan(value)), math.nan)


def _labels(axes: Axes, labels: Sequence[Label], height_in: float) -> None:
    """At the right end of their lines, moved apart where they would cover each other."""
    low, high = axes.get_ylim()
    gap = LABEL_IN / height_in
    places = apart([(label.value - low) / (high - low) for label in labels], gap)
    for label, place in zip(labels, places, strict=True):
        axes.annotate(
            label.text, (1.006, place), xycoords="axes fraction", fontsize=TINY, color=label.colour, va="center"
        )


def apart(places: Sequence[float], gap: float) -> list[float]:
    """`places` in their order, moved up as little as it takes for `gap` between each two; then all down to fit."""
    order = sorted(range(len(places)), key=lambda i: places[i])
    found = list(places)
    for before, this in itertools.pairwise(order):
        found[this] = max(found[this], found[before] + gap)
    over = max(0.0, max(found, default=0.0) - max(1.0, gap * len(found)))
    return [place - over for place in found]


def _warned(axes: Axes, trace: Trace, measure: MeasureSpec) -> None:
    """Where a limit on this measure was passed."""
    limits = {limit.id: limit for limit in trace.spec.limits}
    for event in trace.events:
        limit = limits.get(event.id) if isinstance(event, WarningEnded) else None
        if limit is None or not isinstance(event, WarningEnded):
            continue
        if any(condition.measure == measure.name for condition in limit.conditions):
            axes.axvspan(event.start_s, event.end_s, color=LEVELS[limit.level], alpha=0.18, linewidth=0, zorder=0)


def _uncertainty(axes: Axes, unsure: float) -> None:
    """A bar as high as the measure may be off, either way: nothing finer than this can be asked of it."""
    low, high = axes.get_ylim()
    foot = low + 0.06 * (high - low)
    length = min(2 * unsure, 0.88 * (high - low))
    axes.errorbar(
        [0.012],
        [foot + length / 2],
        yerr=[[length / 2], [length / 2]],
        color="#555555",
        capsize=2.5,
        linewidth=1.0,
        transform=axes.get_yaxis_transform(),
    )
    axes.annotate(
        f"± {unsure:.2g}",
        (0.019, foot),
        xycoords=("axes fraction", "data"),
        fontsize=TINY,
        color="#555555",
        va="bottom",
    )


def _name(axes: Axes, measure: MeasureSpec, unit: str, *, is_drive: bool) -> None:
    axes.set_ylabel(f"{measure.name}\n{unit}".strip(), fontsize=SMALL)
    what = described(measure)
    axes.set_title(
        f"{measure.name}{' (what counts)' if is_drive else ''}: {what}",
        fontsize=SMALL,
        loc="left",
        pad=3,
        fontweight="bold" if is_drive else "normal",
    )
    axes.tick_params(labelsize=TINY)
    axes.grid(visible=True, color="#DDDDDD", linewidth=0.5)
    axes.set_axisbelow(True)
    axes.margins(x=0)


def nothing_seen(trace: Trace, measure: MeasureSpec) -> bool:
    """Whether the measure was not seen at all."""
    return all(bool(np.all(np.isnan(trace.series[measure.name, side].raw))) for side in sides_of(trace.spec, measure))
