"""Charts as inline SVG: pure functions from numbers to markup. Colours come from the page's style sheet.

A chart is one picture to a screen reader: its label says in words what it shows, and the page has a table behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from formcheck.review.history.days import Level
from formcheck.review.history.pain import PainDay
from formcheck.review.history.scale import (
    BOTTOM,
    HEIGHT,
    RIGHT,
    WIDTH,
    Scale,
    Span,
    filled,
    height_of,
    heights,
    place_beside,
    runs,
    scale_of,
    text_width,
)
from formcheck.session.checkins.checkin import WORST

DEPTHS = ("nowhere", "low back", "buttock", "thigh", "calf", "foot")
"""Of the furthest point: 0 to 5, from the spine down the leg."""
_FOR_REGIONS = 66.0
"""Margin in which the names of the regions fit."""
_MARK = 4.0
"""From the middle of a mark to its edge."""
_FEWEST_APART, _USUAL_LETTERS, _EACH_FURTHER = 52.0, 6, 12.0
"""Between two labels below that have as many letters as `16 Nov`, and more for each further one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chart: its name (empty where it is the only one), and a value for each label."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """What the lines are measured against, week by week: a `target` to reach, or a `cap` not to pass.

    Attributes:
        kind: which of them.
        name: what is written beside it.
        values: one for each label; what is not known is drawn as the known one before it, or else after it.
    """

    kind: Literal["target", "cap"]
    name: str
    values: tuple[float | None, ...]


def line_chart(
    lines: Sequence[Line], labels: Sequence[str], sign: str, about: str, bounds: Sequence[Bound] = ()
) -> Markup:
    """Lines over weeks, from zero up.

    Args:
        lines: one or two, told apart by shape and dashes, not by colour alone.
        labels: of each week, such as `16 Nov`.
        sign: of the unit, set behind each number.
        about: in words, for those who cannot see it.
        bounds: drawn behind the lines.
    """
    shown = [*(line.values for line in lines), *(bound.values for bound in bounds)]
    most = max((value for values in shown for value in values if value is not None), default=0.0)
    scale = scale_of(most, len(labels))
    behind = [_bound(bound, scale) for bound in bounds]
    drawn = [_line(line, number, scale, labels, sign) for number, line in enumerate(lines)]
    above = [*_bound_names(bounds, lines, scale), _names(lines)]
    return _picture(about, _grid(scale, sign), _labels_below(scale, labels), *behind, *drawn, *above)


def pain_chart(days: Sequence[PainDay | None], labels: Sequence[str], about: str) -> Markup:
    """Pain from 0 to 10: of each day a bar from the least to the most that was said.

    Args:
        days: every day in a row; None where nothing was said.
        labels: of each day; only some are written.
        about: in words.
    """
    scale = Scale(float(WORST), (0.0, 2.0, 4.0, 6.0, 8.0, 10.0), max(len(days), 1))
    bars = [
        _pain_day(day, scale, index, label) for index, (day, label) in enumerate(zip(days, labels, strict=True)) if day
    ]
    return _picture(about, _grid(scale, ""), _labels_below(scale, labels), *bars)


def depth_chart(lines: Sequence[Line], labels: Sequence[str], about: str) -> Markup:
    """How far down the leg the pain goes, day by day: the spine is at the top, the foot at the bottom."""
    steps = len(DEPTHS) - 1
    scale = Scale(float(steps), tuple(float(n) for n in range(steps + 1)), max(len(labels), 1), left=_FOR_REGIONS)
    turned = [Line(line.name, tuple(None if v is None else steps - v for v in line.values)) for line in lines]
    grid = Markup("").join(_tick(scale, value, DEPTHS[steps - int(value)]) for value in scale.ticks)
    drawn = [_line(line, number, scale, labels, "", told=_region) for number, line in enumerate(turned)]
    return _picture(about, grid, _labels_below(scale, labels), *drawn, _names(turned))


def day_mark(level: Level) -> Markup:
    """A day's mark: a full disc, a half one, a ring, a small dot. Its words stand beside it, hidden or not."""
    inner = {
        "full": Markup('<circle class="done" cx="10" cy="10" r="7"/>'),
        "half": Markup('<circle class="ring" cx="10" cy="10" r="6"/><path class="done" d="M10 4a6 6 0 0 0 0 12z"/>'),
        "some": Markup('<circle class="ring" cx="10" cy="10" r="6"/>'),
        "rest": Markup('<circle class="rest" cx="10" cy="10" r="1.8"/>'),
    }[level]
    return Markup('<svg class="day" viewBox="0 0 20 20" aria-hidden="true">{}</svg>').format(inner)


def _picture(about: str, *parts: Markup) -> Markup:
    return Markup('<svg class="chart" viewBox="0 0 {w:g} {h:g}" role="img" aria-label="{about}">{inner}</svg>').format(
        w=WIDTH, h=HEIGHT, about=about, inner=Markup("").join(parts)
    )


def _grid(scale: Scale, sign: str) -> Markup:
    return Markup("").join(_tick(scale, value, f"{value:g}{sign}") for value in scale.ticks)


def _tick(scale: Scale, value: float, label: str) -> Markup:
    y = scale.y(value)
    return Markup(
        '<line class="grid" x1="{x1:.1f}" x2="{x2:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>'
        '<text class="tick" x="{x:.1f}" y="{below:.1f}" text-anchor="end">{label}</text>'
    ).format(x1=scale.left, x2=WIDTH - RIGHT, y=y, x=scale.left - 6, below=y + 4, label=label)


def _labels_below(scale: Scale, labels: Sequence[str]) -> Markup:
    """The last label, and as many before it as there is room for, evenly spaced."""
    apart = scale.x(1) - scale.x(0) if scale.across > 1 else WIDTH
    further = max((len(label) for label in labels), default=0) - _USUAL_LETTERS
    every = max(1, -int(-(_FEWEST_APART + _EACH_FURTHER * max(further, 0)) // apart))
    shown = range(len(labels) - 1, -1, -every)
    return Markup("").join(
        Markup('<text class="tick" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{label}</text>').format(
            x=scale.x(index) + (RIGHT - 2 if index == len(labels) - 1 and len(labels) > 1 else 0),
            y=HEIGHT - BOTTOM + 19,
            anchor="end" if index == len(labels) - 1 and len(labels) > 1 else "middle",
            label=labels[index],
        )
        for index in shown
    )


def _plain(value: float, sign: str) -> str:
    return f"{value:.3g}{sign}"


def _region(value: float, sign: str) -> str:
    return f"{DEPTHS[len(DEPTHS) - 1 - int(value)]}{sign}"


def _line(
    line: Line,
    number: int,
    scale: Scale,
    labels: Sequence[str],
    sign: str,
    told: Callable[[float, str], str] = _plain,
) -> Markup:
    """Line number `number`: its runs, and a mark at each value that tells it to a pointer."""
    paths = [
        Markup('<polyline class="line" points="{}"/>').format(
            " ".join(f"{scale.x(index):.1f},{scale.y(value):.1f}" for index, value in run)
        )
        for run in runs(line.values)
        if len(run) > 1
    ]
    marks = [
        _mark(number, scale.x(index), scale.y(value), f"{line.name} {labels[index]}: {told(value, sign)}".strip())
        for run in runs(line.values)
        for index, value in run
    ]
    return Markup('<g class="line-{}">{}</g>').format(number, Markup("").join((*paths, *marks)))


def _bound(bound: Bound, scale: Scale) -> Markup:
    """Across the whole width."""
    points = _bound_points(bound, scale)
    if not points:
        return Markup("")
    return Markup('<polyline class="bound {kind}" points="{points}"/>').format(
        kind=bound.kind, points=" ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    )


def _bound_points(bound: Bound, scale: Scale) -> list[tuple[float, float]]:
    values = filled(bound.values)
    if len(values) == 1:
        return [(x, scale.y(values[0])) for x in (scale.left, WIDTH - RIGHT)]
    return [(scale.x(index), scale.y(value)) for index, value in enumerate(values)]


def _bound_names(bounds: Sequence[Bound], lines: Sequence[Line], scale: Scale) -> Iterator[Markup]:
    """Each near its bound where nothing else lies, first on the side where no good value is."""
    x = scale.left + 4
    written: list[Span] = []
    for bound in bounds:
        points = _bound_points(bound, scale)
        if points and bound.name:
            way = 1 if bound.kind == "target" else -1
            y = place_beside(
                points[0][1], way, [*_drawn_until(x + text_width(bound.name), bounds, lines, scale), *written]
            )
            written.append(height_of(y))
            yield Markup('<text class="bound-name {kind}" x="{x:.1f}" y="{y:.1f}">{name}</text>').format(
                kind=bound.kind, x=x, y=y, name=bound.name
            )


def _drawn_until(end: float, bounds: Sequence[Bound], lines: Sequence[Line], scale: Scale) -> Iterator[Span]:
    """How high whatever is drawn lies, from the left edge of the chart to `end`."""
    for bound in bounds:
        yield from heights(_bound_points(bound, scale), scale.left, end)
    for line in lines:
        for run in runs(line.values):
            points = [(scale.x(index), scale.y(value)) for index, value in run]
            yield from heights(points, scale.left, end)
            yield from ((y - _MARK, y + _MARK) for x, y in points if x <= end + _MARK)


def _mark(number: int, x: float, y: float, told: str) -> Markup:
    """A disc for the first line, a square for the second."""
    shape = (
        Markup('<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5">{title}</circle>')
        if number == 0
        else Markup('<rect x="{left:.1f}" y="{top:.1f}" width="6.4" height="6.4">{title}</rect>')
    )
    title = Markup("<title>{}</title>").format(told)
    return shape.format(x=x, y=y, left=x - 3.2, top=y - 3.2, title=title)


def _names(lines: Sequence[Line]) -> Markup:
    """What each line is, above the picture, where there are several."""
    if len(lines) < 2:
        return Markup("")
    parts = []
    for number, line in enumerate(lines):
        x = WIDTH - RIGHT - 110 + 62 * number
        parts.append(
            Markup('<g class="line-{n}">{mark}<text class="name" x="{x:.1f}" y="12">{name}</text></g>').format(
                n=number, mark=_mark(number, x, 8, line.name), x=x + 8, name=line.name
            )
        )
    return Markup("").join(parts)


def _pain_day(day: PainDay, scale: Scale, index: int, label: str) -> Markup:
    """A bar from the least to the most of the day, with a disc at the most."""
    if day.least is None or day.most is None:
        return Markup("")
    said = f"{day.most}" if day.least == day.most else f"{day.least} to {day.most}"
    return Markup(
        '<g class="pain"><line x1="{x:.1f}" x2="{x:.1f}" y1="{low:.1f}" y2="{high:.1f}"/>'
        '<circle cx="{x:.1f}" cy="{high:.1f}" r="3"><title>{title}</title></circle></g>'
    ).format(x=scale.x(index), low=scale.y(day.least), high=scale.y(day.most), title=f"{label}: {said}")
