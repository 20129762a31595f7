"""All that the page's templates show, worked out and in words: they only place it."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from typing import Any

from formcheck.pose.landmarks import Side
from formcheck.review import words
from formcheck.review.figure_rows import Row, difference_words, evenness_words, figure_rows
from formcheck.review.outgrown import outgrown_words
from formcheck.review.page.checkins import CheckInsView, checkins_view
from formcheck.review.page.lanes import Lane, lanes_of
from formcheck.review.page.motion import Motion, Thinning, motion_of, thinning_of
from formcheck.review.page.plot import Axis, Trace, axis_of, trace_of
from formcheck.review.page.replay import set_data
from formcheck.review.page.stick_figure import Stage, stage_of
from formcheck.review.page.stills import Still, frame_of, stills_of
from formcheck.review.unit_notes import points_note, unit_notes
from formcheck.review.visit import SetReview, VisitReview
from formcheck.session.aims import main_measure, rest_of
from formcheck.session.corrections.words import told
from formcheck.specs.describe import measure as measure_in_words
from formcheck.specs.describe import noun_of

_TICK_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300)
_TICK_ROOM = 9
"""Seconds of a track that one written moment takes: 45 pixels, of 5 a second; a phone has room for six of them."""

_MOST_PRINTED = 7
"""Moments below the line on paper."""


@dataclass(frozen=True, slots=True)
class SetView:
    """One set.

    Attributes:
        number: 1, 2, ... on the page.
        review: its figures.
        title, about: what it is, and when, how long, how well seen.
        summary: what was done, in one line.
        seconds: that the timeline spans.
        rows: the figures, and the sides that their cells are of.
        difference: between the sides, in words; may be empty.
        evenness: what to make of uneven reps, in words; may be empty.
        outgrown: own ranges that were clearly passed, in words.
        measure: what the trace shows, in words.
        axis, traces: of the main measure; None and empty where it could not be measured again.
        lanes: marks on the timeline.
        ticks: seconds that are written on it.
        every: which of them paper has room for: one in so many.
        stage, stills: of the figure; None and empty where no pose could be read.
        frame: the stills' view box.
        data: what page.js is told, as JSON.
        corrections: that were made and counted in.
        notes: what a reader should know, such as an early end.
    """

    number: int
    review: SetReview
    title: str
    about: str
    summary: str
    seconds: float
    rows: list[Row]
    sides: tuple[Side | None, ...]
    difference: str
    evenness: str
    outgrown: tuple[str, ...]
    measure: str
    axis: Axis | None
    traces: tuple[Trace, ...]
    lanes: tuple[Lane, ...]
    ticks: tuple[int, ...]
    every: int
    stage: Stage | None
    stills: tuple[Still, ...]
    frame: str
    data: dict[str, Any]
    corrections: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """The whole page; `units` says what its units are, where they do not explain themselves."""

    visit: VisitReview
    title: str
    about: str
    checkins: CheckInsView
    sets: tuple[SetView, ...]
    units: tuple[str, ...]


def page_view(visit: VisitReview) -> PageView:
    """What the page of `visit` shows."""
    thinning = thinning_of(visit)
    routine = f", routine {visit.routine.replace('_', ' ')}" if visit.routine else ""
    sets = tuple(_set_view(number, review, thinning) for number, review in enumerate(visit.sets, start=1))
    return PageView(
        visit=visit,
        title=words.day_and_time(visit.started_at),
        about=f"{words.count(len(visit.sets), 'set')} in {words.span(visit.lasted_s)}{routine}",
        checkins=checkins_view(visit.id, visit.started_at),
        sets=sets,
        units=unit_notes(visit.sets, [item.axis.unit for item in sets if item.axis]),
    )


def _set_view(number: int, review: SetReview, thinning: Thinning) -> SetView:
    motion = motion_of(review, thinning)
    lined = None if motion is None else _from_rest(review, motion)
    seconds = _seconds(review, motion)
    axis = None if lined is None else axis_of(lined, _aims(review), review.summary.units.drive or _unit(review))
    stage = None if motion is None else stage_of(motion)
    lanes, ticks = lanes_of(review, seconds), _time_ticks(seconds)
    stills = () if motion is None or stage is None else stills_of(review, motion, stage)
    difference = review.figures.difference
    return SetView(
        number=number,
        review=review,
        title=review.header.exercise.name,
        about=_about(review),
        summary=_summary(review),
        seconds=round(seconds, 2),
        rows=figure_rows(review),
        sides=tuple(figures.side for figures in review.figures.sides),
        difference="" if difference is None else difference_words(difference, review.figures.unit),
        evenness=evenness_words(review),
        outgrown=outgrown_words(review),
        measure=_measure(review),
        axis=axis,
        traces=() if lined is None or axis is None else _traces(review, lined, axis, seconds),
        lanes=lanes,
        ticks=ticks,
        every=math.ceil(len(ticks) / _MOST_PRINTED),
        stage=stage,
        stills=stills,
        frame=frame_of(stills),
        data=set_data(review, lined, stage, axis),
        corrections=tuple(told(correction, review.corrected.logged) for correction in review.corrected.corrections),
        notes=_notes(review, motion),
    )


def _from_rest(review: SetReview, motion: Motion) -> Motion:
    """`motion` with its measure as it is shown: of points from where the reps of that side began."""
    if review.summary.units.drive != words.POINTS:
        return motion
    began = {figures.side: figures.start for figures in review.figures.sides}
    rests = {side: rest_of(review.summary, side) for side in motion.values}
    rests |= {side: start for side, start in began.items() if side in rests and math.isfinite(start)}
    return dataclasses.replace(motion, values={side: found - rests[side] for side, found in motion.values.items()})


def _aims(review: SetReview) -> list[Any]:
    return [figures.aims for figures in review.figures.sides if figures.aims is not None]


def _traces(review: SetReview, motion: Motion, axis: Axis, seconds: float) -> tuple[Trace, ...]:
    """One a side that the measure is told apart by, and that was worked."""
    aims = {figures.side: figures.aims for figures in review.figures.sides}
    worked = [side for side in motion.values if side in aims or side is None]
    first = next(iter(aims.values()), None)
    return tuple(trace_of(motion, side, axis, aims.get(side, first), seconds) for side in worked)


def _seconds(review: SetReview, motion: Motion | None) -> float:
    ends = [review.summary.tracking.last_t, review.summary.source.duration_s]
    if motion is not None:
        ends.append(float(motion.t[-1]))
    return max(1.0, *(end for end in ends if math.isfinite(end)))


def _about(review: SetReview) -> str:
    visit = review.header.visit
    parts = [f"{review.header.started_at:%H:%M}", words.span(review.summary.source.duration_s)]
    if visit is not None:
        if visit.side:
            parts.insert(0, f"{visit.side} side")
        if visit.sets > 1:
            parts.insert(0, f"set {visit.set} of {visit.sets}")
    near = review.summary.tracking.near_side
    if near:
        parts.append(f"{near} side to the camera")
    if math.isfinite(review.figures.seen):
        parts.append(f"seen {math.floor(100 * review.figures.seen)} %")
    if review.figures.out_of_position_s >= words.WORTH_TELLING_S:
        parts.append(f"out of position {words.span(review.figures.out_of_position_s)}")
    if review.summary.paused:
        parts.append(words.paused(review.summary))
    return " · ".join(parts)


def _summary(review: SetReview) -> str:
    noun = noun_of(review.header.exercise.kind)
    done = []
    for figures in review.figures.sides:
        side = f"{figures.side} " if figures.side else ""
        planned = words.between(figures.planned.low, figures.planned.high)
        done.append(f"{side}{figures.reps} of {planned}")
    warned = sum(len(group.warnings) for group in review.figures.warnings)
    told = f", {words.count(warned, 'warning')}" if warned else ", no warning"
    return f"{noun.capitalize()}s: {', '.join(done)}{told}."


def _measure(review: SetReview) -> str:
    measure = None if review.spec is None else main_measure(review.spec)
    if measure is None:
        return ""
    points = f", in points: {points_note(review)}" if review.summary.units.drive == words.POINTS else ""
    return measure_in_words(measure) + points


def _unit(review: SetReview) -> str | None:
    measure = None if review.spec is None else main_measure(review.spec)
    return None if measure is None else measure.unit


def _time_ticks(seconds: float) -> tuple[int, ...]:
    step = next((step for step in _TICK_STEPS_S if seconds / step <= max(6, seconds / _TICK_ROOM)), 600)
    return tuple(range(0, int(seconds) + 1, step))


def _notes(review: SetReview, motion: Motion | None) -> tuple[str, ...]:
    notes = [words.scoring(review.session), words.ending(review.session, review.summary)]
    if motion is None:
        notes.append("Its poses could not be read, so there is no replay and no trace.")
    elif review.spec is None:
        notes.append("Its spec is of another version, so the trace could not be drawn.")
    return tuple(note for note in (*notes, *review.session.skipped) if note)
