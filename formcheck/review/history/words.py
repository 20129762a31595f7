"""The sentences of the history: calm and kind. A rest day is never called a gap, and no run is ever broken."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date

from formcheck.review import words
from formcheck.review.history.days import Level
from formcheck.review.history.overview import Overview
from formcheck.review.history.pain import PainWeek
from formcheck.review.history.streaks import Streaks
from formcheck.review.history.trends import ExerciseWeek, Trend
from formcheck.session.checkins.centralisation import Course
from formcheck.session.checkins.wording import REGION
from formcheck.session.checkins.wording import sentence as checkin_sentence
from formcheck.session.programme import Agreed
from formcheck.specs.describe import noun_of
from formcheck.specs.model import Dose
from formcheck.specs.range import Range

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
LONG_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LEVELS: dict[Level, str] = {
    "full": "all doses done",
    "half": "half or more",
    "some": "a part",
    "rest": "rest day",
}
NOTHING = "Nothing to look back at yet. Do an exercise with 'formcheck run', or note how you feel: 'formcheck checkin'."
NOTHING_OF_IT = "This exercise was not done in these weeks."
REST_IS_FINE = "Rest days are fine: going on gently is what counts."
_ALMOST = 1e-6
"""Of a sum of shares, which may come out a hair below the whole that it is."""


def day(when: date, today: date) -> str:
    """`Thursday 12 November`; with its year where that is not the year of `today`."""
    return f"{when:%A} {when.day} {when:%B}{_year(when, today)}"


def short_day(when: date, today: date) -> str:
    """`12 Nov`; with its year where that is not the year of `today`."""
    return f"{when.day} {when:%b}{_year(when, today)}"


def full_day(when: date) -> str:
    """`Thursday 12 November 2026`."""
    return f"{when:%A} {when.day} {when:%B} {when.year}"


def _year(when: date, today: date) -> str:
    return "" if when.year == today.year else f" {when.year}"


def span(weeks: int) -> str:
    """`the last 12 weeks`; of one, which may have begun today, `this week`."""
    return "this week" if weeks == 1 else f"the last {words.count(weeks, 'week')}"


def no_practice(weeks: int) -> str:
    """Of weeks in which nothing was done."""
    return f"No practice {'' if weeks == 1 else 'in '}{span(weeks)}."


def number_of(count: float) -> str:
    """Whole where it is, else down to a tenth: 31 of 32 reps are 0.9 doses, and never a whole one."""
    return f"{math.floor(count * 10 + _ALMOST) / 10:.1f}".removesuffix(".0")


def regularity(streaks: Streaks, today: date) -> tuple[str, ...]:
    """How regular the practice is, in up to four sentences."""
    if streaks.last is None:
        return ()
    if streaks.days == 1 and streaks.last >= today:
        return ("Your first day of practice with formcheck.",)
    said = []
    if streaks.last_28:
        said.append(f"You practised on {streaks.last_7} of the last 7 days, and on {streaks.last_28} of the last 28.")
    if streaks.run > 1:
        included = "today included" if streaks.last >= today else "up to yesterday"
        said.append(f"{streaks.run} days in a row, {included}.")
    elif streaks.run == 0:
        said.append(f"The last time was {day(streaks.last, today)}. Any day is a good day to go on.")
    if streaks.weeks > 1:
        said.append(f"{streaks.weeks} weeks in a row with practice.")
    if streaks.longest_run > max(streaks.run, 1):
        said.append(f"Your longest run so far: {streaks.longest_run} days.")
    return tuple(said)


def plan(trend: Trend) -> str:
    """What is asked for, and by whom: `Plan: 1 to 2 sets of 10 to 15, held 3 to 5 s, 1 to 2 times a day`."""
    row, agreed = trend.plan, trend.agreed
    if trend.beside:
        return "Extra: it is no part of your programme"
    asked: tuple[Dose | Agreed, ...] = agreed or (row.dose,)
    each = " a side" if row.dose.per_side else ""
    sets = " and ".join(f"{_sets(one)}{each}" for one in asked)
    held = "" if row.hold is None else f", held {words.between(row.hold.low, row.hold.high)} s"
    times = asked[0].times_a_day
    often = "once a day" if times.low == times.high == 1 else f"{words.between(times.low, times.high)} times a day"
    return f"{'Your programme' if agreed else 'Plan'}: {sets}{held}, {often}"


def _sets(asked: Dose | Agreed) -> str:
    """`1 to 2 sets of 10 to 15`."""
    noun = "set" if asked.sets.high == 1 else "sets"
    return (
        f"{words.between(asked.sets.low, asked.sets.high)} {noun} of {words.between(asked.reps.low, asked.reps.high)}"
    )


def programme(found: Overview) -> str | None:
    """Against what doses are counted, where the person has named it: None stands for the article's doses."""
    if found.programme is None:
        return None
    return f"Your programme: {found.programme.name}, since {full_day(found.programme.since)}."


def doses_planned(planned: Range) -> str:
    """`1 to 2`; `extra` where it is done beside a programme."""
    return words.between(planned.low, planned.high) if planned.high > 0 else "extra"


def doses(week: ExerciseWeek) -> str:
    """`3 of 7`; the first alone where none was planned."""
    done = number_of(week.doses)
    return f"{done} of {number_of(week.planned)}" if week.planned > 0 else done


def amount(trend: Trend) -> str:
    """How much was done in these weeks: `14 days, 28 sets, 312 reps`."""
    noun = noun_of(trend.plan.kind)
    numbers = (
        (trend.total(lambda week: week.days), "day"),
        (trend.total(lambda week: week.sets), "set"),
        (trend.total(lambda week: week.reps), noun),
    )
    mark = "*" if any(not_as_logged(week) for week in trend.weeks) else ""
    return ", ".join(words.count(number, name) for number, name in numbers) + mark


def warnings(week: ExerciseWeek) -> str:
    """`too far 2, hips low`: each limit, with how often where it was more than once; empty for none."""
    return ", ".join(f"{name.replace('_', ' ')}{f' {n}' if n > 1 else ''}" for name, n in week.warnings.items())


def warnings_by_kind(trend: Trend, today: date) -> tuple[str, ...]:
    """`too far: 5 Oct 8, 12 Oct 6`: a line for each limit, the one that was passed most often first."""
    found: dict[str, dict[date, int]] = {}
    for week in trend.weeks:
        for name, n in week.warnings.items():
            found.setdefault(name, {})[week.monday] = n
    often = sorted(found.items(), key=lambda kind: -sum(kind[1].values()))
    return tuple(
        f"{name.replace('_', ' ')}: {', '.join(f'{short_day(monday, today)} {n}' for monday, n in weeks.items())}"
        for name, weeks in often
    )


def value(number: float | None, unit: str | None) -> str:
    """With its unit; a dash where it is not known."""
    return words.UNKNOWN if number is None else words.with_unit(number, unit)


def bare(number: float | None, unit: str | None) -> str:
    """Without its unit; a dash where it is not known."""
    return words.UNKNOWN if number is None else words.value(number, unit)


def unit_sign(unit: str | None) -> str:
    """For the head of a column: `°`, `s`, `trunk`, `points`; empty where values have none."""
    return {"deg": "°", "s": "s", "trunk": "trunk", words.POINTS: "points"}.get(unit or "", "")


def sign_behind(unit: str | None) -> str:
    """What stands behind a number on an axis: `°`, ` s`; empty where it is too long for that."""
    return {"deg": "°", "s": " s"}.get(unit or "", "")


def in_column(number: float | None, unit: str | None) -> str:
    """In a column whose head has the units that are too long to stand behind each number."""
    return value(number, unit) if sign_behind(unit) else bare(number, unit)


def column_head(name: str, unit: str | None) -> str:
    """`Range, left`; `Range, left, trunk`."""
    long = "" if sign_behind(unit) else unit_sign(unit)
    return f"{name[0].upper()}{name[1:]}{f', {long}' if long else ''}"


def change(values: Sequence[float | None], unit: str | None) -> str:
    """From the first week that is known to the last: `38° to 46°`, `2.8 s to 3.4 s`; one value where there is one."""
    known = [value for value in values if value is not None]
    if not known:
        return words.UNKNOWN
    first, last = value(known[0], unit), value(known[-1], unit)
    return last if first == last else f"{first} to {last}"


def most(quantity: str) -> str:
    """What the largest value is called: no movement of a sore back is better for being larger."""
    return "longest" if quantity == "hold" else "furthest"


def pain_change(values: Sequence[float | None]) -> str:
    """From the first week that is known to the last: `6 to 3.5`."""
    known = [number_of(value) for value in values if value is not None]
    return known[-1] if known[0] == known[-1] else f"{known[0]} to {known[-1]}"


def pain_of(week: PainWeek) -> str:
    """`2 to 4`, `3`, or a dash where nobody said."""
    if week.least is None or week.most is None:
        return words.UNKNOWN
    return f"{week.most}" if week.least == week.most else f"{week.least} to {week.most}"


def pain_now(found: Overview) -> tuple[str, ...]:
    """The last check-in, and where the pain of each side is going."""
    said = []
    last = found.last_checkin
    if last is not None:
        said.append(f"Last check-in, {day(last.at.date(), found.today)}: {checkin_sentence(last)}.")
    return (*said, *(sentence for course in found.courses if (sentence := _going(course))))


def _going(course: Course) -> str:
    """Where the furthest point of one side is going; empty where nothing is known, or it stays in the back."""
    side = course.side.capitalize()
    if course.direction == "towards_spine":
        return f"{side} side: the furthest point is drawing back towards the spine, which is usually a good sign."
    if course.direction == "down":
        return f"{side} side: the furthest point is further down than on the days before."
    region = course.days[-1].furthest if course.days else None
    if course.direction == "steady" and region not in (None, "low_back"):
        return f"{side} side: the furthest point stays where it was ({REGION[region]})."
    return ""


def against(names: Iterable[str]) -> str:
    """What a range is measured against, in a sentence: `Against: target 33°, cap 60°.`."""
    return f"Against: {', '.join(names)}."


def not_as_logged(week: ExerciseWeek) -> str:
    """What is behind a week's mark: corrections, and sets that were scored again; empty where it is as logged."""
    parts = []
    if week.corrections:
        parts.append(f"{words.count(week.corrections, 'correction')} by you counted in")
    if week.rescored:
        parts.append(f"{words.count(week.rescored, 'set')} as scored again")
    return ", ".join(parts)


def changed(found: Overview) -> str | None:
    """How much of what is shown is not as it was logged; None where all is."""
    weeks = [week for trend in found.trends for week in trend.weeks]
    corrections, rescored = sum(week.corrections for week in weeks), sum(week.rescored for week in weeks)
    parts = []
    if corrections:
        parts.append(
            f"{words.count(corrections, 'correction')} by you {'is' if corrections == 1 else 'are'} counted in"
        )
    if rescored:
        parts.append(f"{words.count(rescored, 'set')} {'counts' if rescored == 1 else 'count'} as scored again")
    return f"Marked *: {'; '.join(parts)}." if parts else None


def watched(found: Overview) -> str | None:
    """What is said of analysed videos, which are no practice."""
    if not found.watched:
        return None
    verb, they = ("is", "it is") if found.watched == 1 else ("are", "they are")
    return f"{words.count(found.watched, 'analysed video')} {verb} kept too, and not part of this: {they} no practice."
