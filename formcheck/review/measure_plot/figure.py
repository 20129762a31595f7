"""The whole picture: a panel for each measure, what counts first, and the lanes below."""

from __future__ import annotations

import textwrap
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from formcheck.analysis.trace import Trace
from formcheck.coach.events import HoldEnded, PartialRep, RepDone, WarningEnded
from formcheck.errors import SessionError
from formcheck.review.measure_plot.lanes import bars_of, draw_lanes, lanes_of
from formcheck.review.measure_plot.panel import draw_measure, nothing_seen
from formcheck.review.measure_plot.points import from_rest
from formcheck.review.measure_plot.style import DPI, DRIVE_IN, HEAD_IN, LANE_IN, MEASURE_IN, SMALL, WIDTH_IN
from formcheck.specs.describe import movement
from formcheck.specs.model import MeasureSpec

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LEGEND = """\
behind what counts: white at rest, blue moving, green at the end, grey not in position; shaded: warned.
Bars at the left: what the measure may be off. Beside a line: above or below which it warns, or what is asked for."""


LINE = 200
"""Characters of SMALL that fit side by side, at 5.7 pixels each on the average."""


def save_picture(trace: Trace, name: str, path: Path) -> None:
    """Write the picture of `trace`, of the source `name`, as PNG. Raises SessionError where it cannot be written."""
    figure = picture(trace, name)
    try:
        figure.savefig(path, format="png", dpi=DPI)
    except OSError as error:
        raise SessionError(f"{path} cannot be written: {error.strerror or error}.") from error


def picture(trace: Trace, name: str) -> Figure:
    """The picture, not yet written."""
    trace = from_rest(trace)
    shown = ordered_measures(trace)
    bars = bars_of(trace)
    drive = trace.spec.movement.drive
    heights = [DRIVE_IN if measure.name == drive else MEASURE_IN for measure in shown]
    heights.append(0.5 + LANE_IN * max(1, len(lanes_of(bars))))
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH_IN, sum(heights) + HEAD_IN), layout="constrained")
    FigureCanvasAgg(figure)
    panels: list[Axes] = list(figure.subplots(len(heights), 1, sharex=True, height_ratios=heights, squeeze=False)[:, 0])
    for axes, measure in zip(panels, shown, strict=False):
        if nothing_seen(trace, measure):
            _say_unseen(axes, measure)
        else:
            draw_measure(axes, trace, measure, phases=axes is panels[0])
    draw_lanes(panels[-1], bars)
    if trace.times:
        panels[-1].set_xlim(trace.times[0], max(trace.times[-1], trace.times[0] + 1))
    figure.suptitle(f"{trace.spec.name} ({trace.spec.id}): {name}\n{found(trace)}", fontsize=11, ha="left", x=0.01)
    counts = textwrap.fill(f"counts: {movement(trace.spec)}", LINE)
    figure.supxlabel(f"{counts}\n{LEGEND}", fontsize=SMALL, x=0.01, ha="left")
    return figure


def ordered_measures(trace: Trace) -> tuple[MeasureSpec, ...]:
    """What counts first, then the others as they are written."""
    drive = trace.spec.movement.drive
    return tuple(sorted(trace.spec.measures, key=lambda measure: measure.name != drive))


def found(trace: Trace) -> str:
    """What came of it, in a line."""
    reps = [event for event in trace.events if isinstance(event, RepDone)]
    partial = sum(isinstance(event, PartialRep) for event in trace.events)
    holds = sum(isinstance(event, HoldEnded) for event in trace.events)
    warnings = Counter(event.id for event in trace.events if isinstance(event, WarningEnded))
    sides = ""
    if trace.spec.sides == "each":
        left = sum(rep.side == "left" for rep in reps)
        sides = f" ({left} left, {len(reps) - left} right)"
    warned = ", ".join(f"{name} {count}" for name, count in warnings.items()) or "none"
    return f"counted {len(reps)}{sides}, partial {partial}, holds {holds}; warnings: {warned}"


def _say_unseen(axes: Axes, measure: MeasureSpec) -> None:
    axes.set_yticks([])
    axes.set_title(f"{measure.name}: never seen", fontsize=SMALL, loc="left")
