"""The history on a terminal of 60 columns or more."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from formcheck.review import words
from formcheck.review.history import words as said
from formcheck.review.history.days import Day, Week
from formcheck.review.history.marks import Marks, bars, joined, marks_for, weeks_a_bar
from formcheck.review.history.overview import Overview
from formcheck.review.history.series import Series, group_by_quantity, series_of
from formcheck.review.history.trends import Trend
from formcheck.review.tables import Column, titled_table
from formcheck.review.terminal import print_shown
from formcheck.session.checkins.advice import AdviceLevel
from formcheck.session.checkins.checkin import WORST

_DAY_STYLES = {"full": "bold green", "half": "green", "some": "green", "rest": "dim"}
_ADVICE_STYLES: dict[AdviceLevel, str] = {
    "urgent": "bold",
    "stop": "bold yellow",
    "see": "yellow",
    "ease": "cyan",
    "good": "green",
}


def print_history(found: Overview) -> None:
    """Print it, with shapes where the output has them, else with letters; what it lacks becomes `?`."""
    print_shown(history_of(found, marks_for(sys.stdout.encoding)))


def history_of(found: Overview, marks: Marks) -> Group:
    """All there is to say of it, the programme's advice first: it matters most."""
    parts: list[RenderableType | None] = [_head(found), _advice(found)]
    if found.days:
        parts += [_calendar(found, marks), *_exercises(found, marks)]
    parts += [_pain(found, marks), _notes(found)]
    shown = [part for part in parts if part is not None]
    return Group(*(line for part in shown for line in (part, Text())))


def _head(found: Overview) -> Text:
    text = Text(f"History: {found.name}" if found.name else "History", style="bold")
    for sentence in said.regularity(found.streaks, found.today):
        text.append(f"\n{sentence}", style="not bold")
    if programme := said.programme(found):
        text.append(f"\n{programme}", style="not bold")
    if found.days:
        text.append(f"\n{said.REST_IS_FINE}", style="not bold dim")
    elif found.empty:
        text.append(f"\n{said.NOTHING}", style="not bold")
    elif found.exercise:
        text.append(f"\n{said.NOTHING_OF_IT}", style="not bold")
    return text


def _advice(found: Overview) -> RenderableType | None:
    if not found.advice:
        return None
    lines: list[RenderableType] = [Text("What the programme's rules say", style="bold")]
    for advice in found.advice:
        lines.append(Padding(Text(" ".join(advice.words), style=_ADVICE_STYLES[advice.level]), (0, 0, 0, 2)))
        lines.append(Padding(Text(f"Why: {advice.reason}", style="dim"), (0, 0, 0, 4)))
    return Group(*lines)


def _calendar(found: Overview, marks: Marks) -> RenderableType:
    """A row a week, Monday to Sunday, with its numbers beside."""
    with_pain = any(week.most is not None for week in found.pain_by_week)
    columns: list[Column] = [
        ("week of", "r"),
        (" ".join(said.WEEKDAYS), "l"),
        ("days", "r"),
        ("sets", "r"),
        ("reps", "r"),
    ]
    if with_pain:
        columns.append(("pain", "r"))
    table = titled_table("Days", *columns)
    for week, pain in zip(found.weeks, found.pain_by_week, strict=True):
        table.add_row(
            said.short_day(week.monday, found.today),
            _days(week, found.today, marks),
            *(_some(number) for number in (week.practised, week.sets, week.reps)),
            *([said.pain_of(pain)] if with_pain else []),
        )
    legend = Text("  ".join(f"{marks.days[level]} {about}" for level, about in said.LEVELS.items()), style="dim")
    return Group(table, legend)


def _days(week: Week, today: date, marks: Marks) -> Text:
    text = Text()
    for day in week.days:
        mark = marks.coming if day.date > today and not day.practised else marks.days[day.level]
        text.append(f"{mark}  ", style=_day_style(day, today))
    text.right_crop(1)
    return text


def _day_style(day: Day, today: date) -> str:
    style = _DAY_STYLES[day.level]
    return f"{style} underline" if day.date == today else style


def _exercises(found: Overview, marks: Marks) -> list[RenderableType]:
    if not found.trends:
        return [Text(said.no_practice(len(found.weeks)))]
    if found.exercise is not None:
        return [_trend(found.trends[0], marks), *_weeks_of(found.trends[0], found.today)]
    together = weeks_a_bar(len(found.weeks))
    each = "week by week" if together == 1 else f"{together} weeks a bar"
    title = Text(f"Exercises, {each}, over {words.count(len(found.weeks), 'week')}", style="bold")
    return [Group(title, *(line for trend in found.trends for line in (_trend(trend, marks), Text())))]


def _trend(trend: Trend, marks: Marks) -> RenderableType:
    """An exercise in a few lines: how much, and how range and hold went."""
    lines = Table.grid(padding=(0, 2, 0, 0))
    for line in series_of(trend):
        best = f"{said.most(line.quantity)} {said.value(line.best, line.unit)}"
        shape = Text(_bars(line.means, marks), style="green")
        bounds = [(name, value) for name, value in (("target", line.target), ("cap", line.cap)) if value is not None]
        told = ", ".join([best, *(f"{name} {said.value(value, line.unit)}" for name, value in bounds)])
        lines.add_row(line.name, shape, said.change(line.means, line.unit), Text(told, style="dim"))
    return Group(
        Text.assemble((trend.name, "bold"), f"  {said.amount(trend)}"),
        Text(f"  {said.plan(trend)}", style="dim"),
        Padding(lines, (0, 0, 0, 2)),
    )


def _bars(weeks: Sequence[float | None], marks: Marks, most: float | None = None) -> str:
    """A bar a week; of several weeks where there are many."""
    return bars(joined(weeks, weeks_a_bar(len(weeks))), marks, most)


def _weeks_of(trend: Trend, today: date) -> list[RenderableType]:
    """One exercise's weeks, a row each; weeks without it are left out."""
    quantities = group_by_quantity(series_of(trend))
    heads = [_head_of(lines) for lines in quantities.values()]
    amounts: list[Column] = [("week of", "r"), ("days", "r"), ("doses", "r"), ("reps", "r")]
    table = titled_table("Week by week", *amounts, *((head, "r") for head in heads), ("warned", "r"))
    for index, week in enumerate(trend.weeks):
        if week.sets:
            table.add_row(
                said.short_day(week.monday, today),
                str(week.days),
                said.doses(week),
                f"{week.reps}{'*' if said.not_as_logged(week) else ''}",
                *("/".join(said.bare(line.means[index], line.unit) for line in lines) for lines in quantities.values()),
                _some(sum(week.warnings.values())),
            )
    return [table]


def _head_of(lines: tuple[Series, ...]) -> str:
    """`range °`, or `hold s L/R` where the sides are told apart."""
    unit = said.unit_sign(lines[0].unit)
    return " ".join(part for part in (lines[0].quantity, unit, "L/R" if lines[0].side else "") if part)


def _pain(found: Overview, marks: Marks) -> RenderableType | None:
    """The usual worst of a day, week by week, as bars out of 10; and where the pain is going."""
    if not found.pain:
        return None
    text = Text("Pain, 0 to 10", style="bold")
    usual = [week.typical for week in found.pain_by_week]
    if any(value is not None for value in usual):
        text.append("\n  a usual day  ", style="not bold")
        text.append(_bars(usual, marks, most=WORST), style="not bold")
        text.append(f"  {said.pain_change(usual)}", style="not bold")
    for sentence in said.pain_now(found):
        text.append(f"\n  {sentence}", style="not bold")
    return text


def _notes(found: Overview) -> Text | None:
    notes = [*found.notes, *(note for note in (said.changed(found), said.watched(found)) if note)]
    return Text("\n".join(notes), style="dim") if notes else None


def _some(number: int) -> Text:
    """A number; nothing for none, so that rest days are quiet."""
    return Text(str(number) if number else "")
