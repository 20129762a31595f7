"""All that the history says, worked out once: for the terminal, for JSON and for the page alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from formcheck.review.history.days import Day, Week, dated, days_of, monday_of, weeks_of
from formcheck.review.history.doses import Routines
from formcheck.review.history.pain import PainDay, PainWeek, pain_days, pain_weeks
from formcheck.review.history.streaks import Streaks, streaks
from formcheck.review.history.trends import Trend, trends
from formcheck.session.checkins.advice import Advice
from formcheck.session.checkins.centralisation import Course, courses
from formcheck.session.checkins.checkin import CheckIn
from formcheck.session.index import VisitRow
from formcheck.session.programme import Programme, programme_on

USUAL_WEEKS = 12
FEWEST_WEEKS = 4
MOST_WEEKS = 520
"""Ten years: a longer calendar helps nobody, and must not be made by a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The history up to `now`.

    Attributes:
        now: when it was made, in local time.
        exercise, name: id and name of the only one that is looked at; None for all.
        kept: whether any practice is, also of exercises that are not looked at.
        days: all days of practice ever, by date.
        weeks: the weeks that are looked at, oldest first.
        streaks: over all days ever.
        trends: every exercise of these weeks.
        pain: days with a check-in, of these weeks.
        pain_by_week: one for each week.
        courses: where the pain of each side is going, left first.
        last_checkin: the last one ever; None where there is none.
        advice: what the programme's rules say now, gravest first.
        watched: analysed videos, which are no practice.
        notes: what is left out, or could not be read, one sentence each.
        programme: that the person has named, and that holds today; None where doses are the article's.
    """

    now: datetime
    exercise: str | None
    name: str | None
    kept: bool
    days: dict[date, Day]
    weeks: tuple[Week, ...]
    streaks: Streaks
    trends: tuple[Trend, ...]
    pain: tuple[PainDay, ...]
    pain_by_week: tuple[PainWeek, ...]
    courses: tuple[Course, ...]
    last_checkin: CheckIn | None
    advice: tuple[Advice, ...]
    watched: int
    notes: tuple[str, ...]
    programme: Programme | None = None

    @property
    def today(self) -> date:
        """By the clocks here."""
        return self.now.date()

    @property
    def mondays(self) -> tuple[date, ...]:
        """Of the weeks."""
        return tuple(week.monday for week in self.weeks)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look back at, not even another exercise than the one that is looked at."""
        return not self.days and not self.pain and (self.exercise is None or not self.kept)


def overview(
    visits: Iterable[VisitRow],
    checkins: Sequence[CheckIn],
    advice: Iterable[Advice],
    now: datetime,
    *,
    exercise: str | None = None,
    name: str | None = None,
    weeks: int | None = None,
    routines: Routines | None = None,
    notes: Iterable[str] = (),
    programmes: Sequence[Programme] = (),
) -> Overview:
    """Everything at once.

    Args:
        visits: all there are; those whose clock was wrong are told of and left out.
        checkins: all there are.
        advice: of the rules.
        now: with its offset from UTC.
        exercise: look at this one only.
        name: what it is called, where no visit tells.
        weeks: how many to look at; None for as many as there are, FEWEST_WEEKS to USUAL_WEEKS.
        routines: the exercises of the routines that visits followed, as far as they are known; a look at one exercise
            needs none.
        notes: what had to be said before.
        programmes: that the person has named, by the day from which they hold.
    """
    visits = tuple(visits)
    found = dated((only(visit, exercise) for visit in visits if exercise in (None, *visit.exercises)), now)
    programmes = tuple(_only_of(programme, exercise) for programme in programmes)
    days = days_of(found.visits, routines or {}, programmes)
    pain = pain_days(checkins)
    today = now.date()
    number = weeks or _usual_weeks([*days, *(day.date for day in pain)], today)
    shown = weeks_of(days, today, number)
    mondays = tuple(week.monday for week in shown)
    wanted = set(mondays)
    in_weeks = tuple(day for day in pain if monday_of(day.date) in wanted)
    return Overview(
        now=now,
        exercise=exercise,
        name=None if exercise is None else _name_of(exercise, visits) or name or exercise,
        kept=any(row.practice and row.moved for visit in visits for row in visit.sets),
        days=days,
        weeks=shown,
        streaks=streaks(days, today),
        trends=trends(found.visits, mondays, today, programmes),
        pain=in_weeks,
        pain_by_week=pain_weeks(in_weeks, mondays),
        courses=courses(checkins, today),
        last_checkin=max(checkins, key=lambda checkin: checkin.at, default=None),
        advice=tuple(advice),
        watched=sum(not row.practice for visit in found.visits for row in visit.sets),
        notes=(*notes, *_wrong_clocks(found.wrong_clock)),
        programme=programme_on(today, programmes),
    )


def only(visit: VisitRow, exercise: str | None) -> VisitRow:
    """The visit with the sets of `exercise` alone (at least one); as it is for None."""
    if exercise is None:
        return visit
    return VisitRow(visit.id, visit.routine, tuple(row for row in visit.sets if row.exercise == exercise))


def _only_of(programme: Programme, exercise: str | None) -> Programme:
    """What it asks of one exercise alone; as it is for None."""
    if exercise is None:
        return programme
    return replace(programme, exercises=tuple(each for each in programme.exercises if each.exercise == exercise))


def _name_of(exercise: str, visits: Sequence[VisitRow]) -> str | None:
    """As it was called last; None where it never was."""
    rows = (row for visit in reversed(visits) for row in reversed(visit.sets))
    return next((row.name for row in rows if row.exercise == exercise), None)


def _usual_weeks(days: list[date], today: date) -> int:
    if not days:
        return FEWEST_WEEKS
    since = (monday_of(max([today, *days])) - monday_of(min(days))).days // 7 + 1
    return min(max(since, FEWEST_WEEKS), USUAL_WEEKS)


def _wrong_clocks(visits: tuple[VisitRow, ...]) -> list[str]:
    """One sentence for all of them, with the first name to look for."""
    if not visits:
        return []
    folder = visits[0].sets[0].folder
    if len(visits) == 1:
        return [f"The session {folder} is left out: the clock was wrong when it was made."]
    return [f"{len(visits)} sessions are left out: the clock was wrong when they were made. The first is {folder}."]
