"""The history as one JSON object (schema 1): only finite numbers, days as ISO dates."""

from __future__ import annotations

from typing import Any

from formcheck.review.history.days import Day
from formcheck.review.history.overview import Overview
from formcheck.review.history.pain import PainDay
from formcheck.review.history.trends import ExerciseWeek, Trend
from formcheck.session.programme import Programme
from formcheck.specs.range import Range

SCHEMA = 1


def to_object(found: Overview) -> dict[str, Any]:
    """All of `found`. Ranges are travels from rest, in the exercise's `unit`; holds are in seconds."""
    streaks = found.streaks
    return {
        "schema": SCHEMA,
        "made_at": found.now.isoformat(timespec="seconds"),
        "exercise": found.exercise,
        "weeks": [
            {"monday": week.monday.isoformat(), "days": week.practised, "sets": week.sets, "reps": week.reps}
            for week in found.weeks
        ],
        "days": [_day(day) for week in found.weeks for day in week.days if day.practised],
        "practice": {
            "days": streaks.days,
            "last_7_days": streaks.last_7,
            "last_28_days": streaks.last_28,
            "days_in_a_row": streaks.run,
            "most_days_in_a_row": streaks.longest_run,
            "weeks_in_a_row": streaks.weeks,
            "last": None if streaks.last is None else streaks.last.isoformat(),
        },
        "programme": None if found.programme is None else _programme(found.programme),
        "exercises": [_trend(trend) for trend in found.trends],
        "pain": [_pain(day) for day in found.pain],
        "pain_goes": {course.side: course.direction for course in found.courses},
        "advice": [
            {
                "id": advice.id,
                "level": advice.level,
                "exercise": advice.exercise,
                "words": list(advice.words),
                "reason": advice.reason,
                "data": [{"at": datum.at.isoformat(timespec="seconds"), "what": datum.what} for datum in advice.data],
            }
            for advice in found.advice
        ],
        "analysed_videos": found.watched,
        "notes": list(found.notes),
    }


def _programme(programme: Programme) -> dict[str, Any]:
    return {
        "routine": programme.routine,
        "since": programme.since.isoformat(),
        "exercises": [
            {
                "exercise": agreed.exercise,
                "sets": _range(agreed.sets),
                "reps": _range(agreed.reps),
                "times_a_day": _range(agreed.times_a_day),
            }
            for agreed in programme.exercises
        ],
    }


def _range(between: Range) -> dict[str, float]:
    return {"low": between.low, "high": between.high}


def _day(day: Day) -> dict[str, Any]:
    return {
        "date": day.date.isoformat(),
        "level": day.level,
        "visits": day.visits,
        "duration_s": _number(day.seconds, 1),
        "exercises": [
            {
                "exercise": done.exercise,
                "sets": done.sets,
                "reps": done.reps,
                "doses": _number(done.doses, 2),
                "planned": _range(done.planned),
            }
            for done in day.exercises
        ],
    }


def _trend(trend: Trend) -> dict[str, Any]:
    return {
        "exercise": trend.exercise,
        "name": trend.name,
        "unit": trend.unit,
        "last": trend.last.isoformat(),
        "weeks": [_week(week, trend.unit) for week in trend.weeks],
    }


def _week(week: ExerciseWeek, unit: str | None) -> dict[str, Any]:
    digits = 1 if unit == "deg" else 3
    return {
        "monday": week.monday.isoformat(),
        "days": week.days,
        "sets": week.sets,
        "reps": week.reps,
        "partial": week.partials,
        "doses": _number(week.doses, 2),
        "planned_doses": _number(week.planned, 2),
        "warnings": dict(week.warnings),
        "corrections": week.corrections,
        "rescored_sets": week.rescored,
        "sides": [
            {
                "side": side,
                "reps": figures.reps,
                "range_mean": _number(figures.mean, digits),
                "range_best": _number(figures.best, digits),
                "range_target": _number(figures.target, digits),
                "range_cap": _number(figures.cap, digits),
                "hold_mean_s": _number(figures.hold_mean_s, 2),
                "hold_best_s": _number(figures.hold_best_s, 2),
            }
            for side, figures in week.sides.items()
        ],
    }


def _pain(day: PainDay) -> dict[str, Any]:
    return {
        "date": day.date.isoformat(),
        "least": day.least,
        "most": day.most,
        "before": day.before,
        "after": day.after,
        "furthest": dict(day.furthest),
        "checkins": day.checkins,
    }


def _number(value: float | None, digits: int) -> float | None:
    """Rounded, never a negative zero."""
    return None if value is None else round(float(value), digits) + 0.0
