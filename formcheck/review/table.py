"""A visit as tables for a terminal of 60 columns or more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from formcheck.coach.smoothness import is_uneven
from formcheck.coach.telling import long_enough
from formcheck.review import words
from formcheck.review.felt import change_of, checkins_of, title_of
from formcheck.review.from_rest import way, way_with_unit
from formcheck.review.glance import glance
from formcheck.review.how_far import how_far
from formcheck.review.side_table import side_table, sides_compared
from formcheck.review.tables import Column, titled_table
from formcheck.review.unit_notes import unit_notes
from formcheck.review.visit import SetReview, VisitReview
from formcheck.session.checkins.wording import sentence
from formcheck.session.corrections.words import told
from formcheck.session.evenness import is_steady
from formcheck.session.read import Session
from formcheck.session.summary import Summary
from formcheck.session.warned import warned
from formcheck.specs.describe import noun_of

_TEMPO: tuple[Column, ...] = (("out", "r"), ("hold", "r"), ("back", "r"))
UNEVEN = "~"
"""Marks a way that had stops and starts."""

LEVEL_STYLES = {"info": "cyan", "warning": "yellow", "stop": "bold red"}


def visit_tables(visit: VisitReview) -> Group:
    """All there is to say of a visit: its sets at a glance where there are several, then set by set."""
    parts: list[RenderableType] = []
    if len(visit.sets) > 1:
        parts += [_visit_head(visit), glance(visit)]
    felt = _felt(visit)
    if felt is not None:
        parts.append(felt)
    for review in visit.sets:
        parts += set_tables(review, rep_by_rep=len(visit.sets) == 1)
    notes = unit_notes(visit.sets)
    if notes:
        parts.append(Text("\n".join(notes), style="dim"))
    if visit.skipped:
        parts.append(Text("Sets that could not be read\n" + "\n".join(f"  {reason}" for reason in visit.skipped)))
    if len(visit.sets) > 1:
        parts.append(Text("Rep by rep: formcheck review NAME, with a name from above.", style="dim"))
    return Group(*(line for part in parts for line in (part, Text())))


def set_tables(review: SetReview, *, rep_by_rep: bool = True) -> Iterator[RenderableType]:
    """All there is to say of a set, from what was done to what could not be read."""
    session, summary = review.session, review.summary
    parts: list[RenderableType | None] = [
        _head(review),
        _done(review),
        side_table(review),
        sides_compared(review),
        _reps(session, summary) if rep_by_rep else None,
        _holds(session, summary),
        _warnings(review),
        _partial(summary),
        _cues(summary),
        _lost(summary),
        _paused(summary),
        _corrections(review),
        _noted("What could not be read", session.skipped),
    ]
    return (part for part in parts if part is not None)


def _visit_head(visit: VisitReview) -> Text:
    text = Text(words.day_and_time(visit.started_at), style="bold")
    routine = f", routine {visit.routine}" if visit.routine else ""
    count = words.count(len(visit.sets), "set")
    text.append(f"\n{count} in {words.span(visit.lasted_s)}{routine}", style="not bold")
    return text


def _felt(visit: VisitReview) -> Text | None:
    found = checkins_of(visit.id, visit.started_at)
    if not found:
        return None
    text = Text("How it felt\n", style="bold")
    lines = [f"{title_of(checkin)}: {sentence(checkin)}" for checkin in found]
    text.append("\n".join([*lines, change_of(found)]).rstrip(), style="not bold")
    return text


def _head(review: SetReview) -> Text:
    session, summary = review.session, review.summary
    source, visit = summary.source, session.header.visit
    text = Text()
    text.append(session.header.exercise.name, style="bold")
    if visit is not None:
        number = f", set {visit.set} of {visit.sets}" if visit.sets > 1 else ""
        text.append(number + (f", {visit.side} side" if visit.side else ""))
    text.append(f"\n{words.day_and_time(session.header.started_at)}, {words.span(source.duration_s)}\n")
    text.append(source.path, style="dim")
    text.append(f"\n{review.name}", style="dim")
    text.append(f"\n{words.seen(summary)}")
    away = review.figures.out_of_position_s
    if away >= words.WORTH_TELLING_S:
        text.append(f"\nOut of position for {words.span(away)}: nothing was counted then.")
    paused = words.paused(summary)
    if paused:
        text.append(f"\n{paused.capitalize()}.")
    scoring = words.scoring(session)
    if scoring:
        text.append(f"\n{scoring}", style="yellow")
    ending = words.ending(session, summary)
    if ending:
        text.append(f"\n{ending}", style="yellow")
    return text


def _done(review: SetReview) -> Text:
    summary, plan = review.summary, review.header.exercise
    noun = noun_of(plan.kind)
    text = Text()
    text.append(words.count(len(summary.reps), noun), style="bold green" if summary.reps else "bold")
    sides = [(side, len(summary.reps_on(side))) for side in words.SIDES]
    if any(number for _, number in sides):
        text.append(" (" + ", ".join(f"{side} {number}" for side, number in sides) + ")")
    each = " a side" if plan.dose.per_side else ""
    planned = review.figures.sides[0].planned
    asked = words.between(planned.low, planned.high)
    held = "" if plan.hold is None else f"{words.between(plan.hold.low, plan.hold.high)} s"
    if plan.kind == "hold":
        text.append(f"; a set is {asked} {'hold' if planned.high == 1 else 'holds'} of {held}{each}")
    else:
        text.append(f"; a set is {asked}{each}" + (f", held {held}" if held else ""))
    told = [hold.complete for hold in summary.holds if hold.complete or not hold.cut]
    if held and told:
        text.append(f"\n{sum(told)} of {words.count(len(told), 'hold')} lasted as long as asked")
    return text


def _reps(session: Session, summary: Summary) -> Table | None:
    unit = summary.units.drive
    if not summary.reps or session.header.exercise.kind == "hold":
        return None
    sided = any(rep.side for rep in summary.reps)
    side: list[Column] = [("side", "l")] if sided else []
    columns: list[Column] = [("#", "r"), *side, ("at", "r"), ("range", "r"), *_TEMPO, ("", "l")]
    unit_words = words.in_units(unit) + (" from rest" if unit == words.POINTS else "")
    off_by = summary.units.drive_off_by
    sure = "" if off_by is None else f" ±{words.value(off_by, unit)}"
    heading = f"range in {unit_words}{sure}, times in s" if unit_words else "times in s"
    table = titled_table(f"Reps ({heading})", *columns, no_wrap=True)
    hold = session.header.exercise.hold
    any_warned = False
    for rep in summary.reps:
        short = hold is not None and not long_enough(rep.hold_s, hold)
        had_warning = bool(warned(summary, rep))
        any_warned = any_warned or had_warning
        table.add_row(
            str(rep.n),
            *([rep.side or words.UNKNOWN] if sided else []),
            words.clock(rep.start_s),
            way(rep.start_value, rep.peak_value, unit),
            _way(rep.out_s, rep.out_smoothness),
            Text(words.seconds(rep.hold_s), style="yellow" if short else ""),
            _way(rep.back_s, rep.back_smoothness),
            Text("!", style="yellow") if had_warning else "",
        )
    uneven = any(is_steady(rep) is False for rep in summary.reps)
    marks = [("! a warning came during this rep", any_warned), (f"{UNEVEN} this way had stops and starts", uneven)]
    if any(there for _, there in marks):
        table.caption = "\n".join(text for text, there in marks if there)
        table.caption_justify = "left"
    return table


def _way(seconds: float, smooth: float) -> Text:
    """Seconds of one way, marked where it was uneven."""
    uneven = is_uneven(smooth)
    return Text(f"{UNEVEN}{words.seconds(seconds)}" if uneven else words.seconds(seconds), "yellow" if uneven else "")


def _holds(session: Session, summary: Summary) -> Table | None:
    """Only where the exercise is a hold; else the reps tell it."""
    if not summary.holds or session.header.exercise.kind != "hold":
        return None
    table = titled_table("Holds", ("#", "r"), ("side", "l"), ("at", "r"), ("held", "r"), ("", "l"), no_wrap=True)
    for number, hold in enumerate(summary.holds, start=1):
        table.add_row(
            str(number),
            hold.side or words.UNKNOWN,
            words.clock(hold.start_s),
            words.span(hold.end_s - hold.start_s),
            Text(words.how_long(hold), style="green" if hold.complete else "dim" if hold.cut else "yellow"),
        )
    return table


def _warnings(review: SetReview) -> Table | None:
    summary = review.summary
    if not summary.warnings:
        return None
    table = titled_table("Warnings", ("at", "r"), ("for", "r"), ("furthest", "r"), no_wrap=True)
    table.add_column("what", overflow="fold")
    for warning in summary.warnings:
        said = warning.message + (f" ({warning.side})" if warning.side else "")
        table.add_row(
            words.clock(warning.start_s),
            words.span(warning.end_s - warning.start_s),
            how_far(review, warning),
            Text(said, style=LEVEL_STYLES.get(warning.level, "")),
        )
    return table


def _partial(summary: Summary) -> Table | None:
    if not summary.partial:
        return None
    unit = summary.units.drive
    columns: list[Column] = [("at", "r"), ("side", "l"), ("took", "r"), ("range", "r")]
    table = titled_table("Partial reps, not counted", *columns, no_wrap=True)
    for event in summary.partial:
        table.add_row(
            words.clock(event.start_s),
            event.side or words.UNKNOWN,
            words.span(event.end_s - event.start_s),
            way_with_unit(event.start_value, event.peak_value, unit),
        )
    return table


def _cues(summary: Summary) -> Table | None:
    """One line a cue, with all its moments: the same cue may come with every rep."""
    if not summary.cues:
        return None
    moments: dict[tuple[str, str], list[float]] = {}
    for cue in summary.cues:
        moments.setdefault((cue.id, cue.message), []).append(cue.t)
    table = titled_table("Said afterwards", ("times", "r"), no_wrap=True)
    table.add_column("what", overflow="fold", ratio=1)
    table.add_column("at", overflow="fold", ratio=1)
    for (_, message), times in moments.items():
        table.add_row(str(len(times)), Text(message), " ".join(words.clock(t) for t in times))
    return table


def _lost(summary: Summary) -> Table | None:
    if not summary.lost:
        return None
    table = titled_table("Could not be measured", ("at", "r"), ("for", "r"), no_wrap=True)
    table.add_column("why", overflow="fold")
    for lost in summary.lost:
        table.add_row(
            words.clock(lost.start_s),
            words.span(lost.end_s - lost.start_s),
            Text(words.STATES.get(lost.state, lost.state)),
        )
    return table


def _paused(summary: Summary) -> Table | None:
    if not summary.paused:
        return None
    table = titled_table("Paused", ("at", "r"), ("for", "r"), no_wrap=True)
    table.add_column("why", overflow="fold")
    for pause in summary.paused:
        table.add_row(words.clock(pause.start_s), words.span(pause.lasted_s), words.PAUSES[pause.why])
    return table


def _corrections(review: SetReview) -> Text | None:
    logged = review.corrected.logged
    made = [told(correction, logged) for correction in review.corrected.corrections]
    return _noted("Corrected by you, and counted in", made)


def _noted(title: str, sentences: Sequence[str]) -> Text | None:
    if not sentences:
        return None
    text = Text(f"{title}\n", style="bold")
    text.append("\n".join(f"  {sentence}" for sentence in sentences), style="not bold dim")
    return text
