"""The history as one page: everything inside it, nothing fetched, a table behind every picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from formcheck import __version__
from formcheck.pose.landmarks import SIDES, Side
from formcheck.review import words
from formcheck.review.body_map import svg
from formcheck.review.history import words as said
from formcheck.review.history.charts import DEPTHS, Bound, Line, day_mark, depth_chart, line_chart, pain_chart
from formcheck.review.history.overview import Overview
from formcheck.review.history.pain import PainDay
from formcheck.review.history.series import Series, group_by_quantity, series_of
from formcheck.review.history.trends import Trend
from formcheck.review.page.build import TEMPLATES
from formcheck.session.checkins.centralisation import depth
from formcheck.session.checkins.wording import places as in_words

_TEMPLATES = Path(__file__).parent / "templates"
_QUANTITY = {"range": "Range: how far each rep went from rest", "hold": "Hold: how long"}
_BETWEEN_ENDS = "Range: how far apart the two ends of each rep were"
"""Of a cycle."""
_LEVEL_WORDS = {
    "urgent": "Get urgent care",
    "stop": "Stop",
    "see": "See somebody",
    "ease": "Go easy",
    "good": "A good sign",
}


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture and what is said below it."""

    picture: Markup
    caption: str


@dataclass(frozen=True, slots=True)
class ExercisePart:
    """An exercise's charts, and its lines for the table behind them."""

    trend: Trend
    charts: tuple[Chart, ...]
    lines: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class PainPart:
    """The pain's charts, None where nothing is known for them; and where it hurt on the first and the last day."""

    intensity: Chart | None = None
    depth: Chart | None = None
    bodies: tuple[tuple[str, str], ...] = ()


def page_of(found: Overview) -> str:
    """The page's HTML."""
    environment = Environment(
        loader=FileSystemLoader((_TEMPLATES, TEMPLATES)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("overview.html").render(
        found=found,
        said=said,
        title=found.name or "Your practice",
        sentences=said.regularity(found.streaks, found.today),
        day_mark=day_mark,
        practised=[day for week in found.weeks for day in week.days if day.practised],
        exercises=[_exercise(trend, found.today) for trend in found.trends],
        pain=_pain(found),
        region=region,
        level_words=_LEVEL_WORDS,
        style=Markup((_TEMPLATES / "overview.css").read_text(encoding="utf-8")),  # noqa: S704 - the package's own
        version=__version__,
    )


def _exercise(trend: Trend, today: date) -> ExercisePart:
    lines = series_of(trend)
    labels = [said.short_day(week.monday, today) for week in trend.weeks]
    charts = tuple(_chart(trend, group, labels) for group in group_by_quantity(lines).values())
    return ExercisePart(trend, charts, lines)


def _chart(trend: Trend, lines: tuple[Series, ...], labels: list[str]) -> Chart:
    """One quantity of both sides, week by week."""
    sign = said.sign_behind(lines[0].unit)
    changes = "; ".join(
        f"{line.side + ': ' if line.side else ''}{said.change(line.means, line.unit)},"
        f" {said.most(line.quantity)} {said.value(line.best, line.unit)}"
        for line in lines
    )
    bounds = tuple(_bounds(lines))
    against = f" {said.against(bound.name for bound in bounds if bound.name)}" if bounds else ""
    quantity = lines[0].quantity
    what = _BETWEEN_ENDS if trend.plan.kind == "cycle" and quantity == "range" else _QUANTITY[quantity]
    caption = f"{what}, mean of each week. {changes[0].upper()}{changes[1:]}.{against}"
    about = f"{trend.name}. {caption} The table below has all numbers."
    drawn = [Line(line.side or "", line.means) for line in lines]
    return Chart(line_chart(drawn, labels, sign, about, bounds), caption)


def _bounds(lines: tuple[Series, ...]) -> Iterator[Bound]:
    """Targets and caps of the sides; one for both where they are the same to a reader."""
    kinds: tuple[tuple[Literal["target", "cap"], Callable[[Series], tuple[float | None, ...]]], ...] = (
        ("target", lambda line: line.targets),
        ("cap", lambda line: line.caps),
    )
    for kind, read in kinds:
        known = [line for line in lines if any(value is not None for value in read(line))]
        told = [said.value(line.target if kind == "target" else line.cap, line.unit) for line in known]
        if len(set(told)) == 1 and len(known) == len(lines):
            yield Bound(kind, f"{kind} {told[0]}", read(known[-1]))
            continue
        sides = ", ".join(
            f"{line.side} {value}" if line.side else value for line, value in zip(known, told, strict=True)
        )
        for number, line in enumerate(known):
            yield Bound(kind, f"{kind} {sides}" if number == 0 else "", read(line))


def _pain(found: Overview) -> PainPart:
    by_date = {day.date: day for day in found.pain}
    if not by_date:
        return PainPart()
    first, last = min(by_date), max(by_date)
    dates = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    days = [by_date.get(each) for each in dates]
    labels = [said.short_day(each, found.today) for each in dates]
    return PainPart(_intensity(days, labels), _depth(days, labels), tuple(_bodies(found.pain, found.today)))


def _bodies(days: Sequence[PainDay], today: date) -> Iterator[tuple[str, str]]:
    """Where it hurt on the first day of which places are known, and on the last: then and now."""
    known = [day for day in days if day.places is not None]
    for day in dict.fromkeys((known[0].date, known[-1].date)) if known else ():
        places = next(each.places for each in known if each.date == day) or ()
        yield svg(places), f"{said.day(day, today)}: {in_words(places)}."


def _intensity(days: list[PainDay | None], labels: list[str]) -> Chart | None:
    known = [day for day in days if day is not None and day.most is not None]
    if not known:
        return None
    most = [day.most for day in known if day.most is not None]
    caption = f"Pain from 0 to 10. Each bar goes from the least to the most of a day; the most was {max(most)}."
    return Chart(pain_chart(days, labels, f"{caption} The table below has all numbers."), caption)


def _depth(days: list[PainDay | None], labels: list[str]) -> Chart | None:
    """The sides on which it ever left the back: pain in the back alone has nowhere to draw back to."""
    lines = [Line(side, tuple(_depth_on(day, side) for day in days)) for side in SIDES]
    beyond = depth("low_back")
    worked = [line for line in lines if max((value or 0.0 for value in line.values), default=0.0) > beyond]
    if not worked:
        return None
    told = sum(day is not None and bool(day.furthest) for day in days)
    caption = f"The furthest point of the pain, from the spine down the leg, on {words.count(told, 'day')}."
    if len(worked) == 1:
        caption = f"{worked[0].name.capitalize()} side. {caption}"
    return Chart(depth_chart(worked, labels, f"{caption} The table below has all days."), caption)


def _depth_on(day: PainDay | None, side: Side) -> float | None:
    return None if day is None or side not in day.furthest else float(depth(day.furthest[side]))


def region(day: PainDay, side: Side) -> str:
    """The furthest point of a day, in words; empty where nobody said."""
    return DEPTHS[depth(day.furthest[side])] if side in day.furthest else ""
