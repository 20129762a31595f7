"""A session as tables for a terminal of 60 columns or more."""

from __future__ import annotations

import math

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from formcheck.coach.events import RepDone
from formcheck.pose.landmarks import Side
from formcheck.review import words
from formcheck.session.read import Session
from formcheck.session.summary import Summary

_TEMPO = (("out", "r"), ("hold", "r"), ("back", "r"))
LEVEL_STYLES = {"info": "cyan", "warning": "yellow", "stop": "bold red"}
_STATES = {
    "nobody": "nobody in the picture",
    "wrong_view": "not seen from the side",
    "hidden": "a limb was hidden",
    "too_far": "too far away",
}


def review_of(session: Session, summary: Summary) -> Group:
    """All there is to say of a session, from what was done to what could not be read."""
    parts = [
        _head(session, summary),
        _done(session, summary),
        _sides(summary),
        _reps(session, summary),
        _holds(session, summary),
        _warnings(summary),
        _partial(summary),
        _cues(summary),
        _lost(summary),
        _notes(session),
    ]
    shown = [part for part in parts if part is not None]
    return Group(*(line for part in shown for line in (part, Text())))


def _head(session: Session, summary: Summary) -> Text:
    source = summary.source
    text = Text()
    text.append(session.header.exercise.name, style="bold")
    text.append(f"\n{words.day_and_time(session.header.started_at)}, {words.span(source.duration_s)}\n")
    text.append(source.path, style="dim")
    text.append(f"\n{_seen(summary)}")
    ending = _ending(session, summary)
    if ending:
        text.append(f"\n{ending}", style="yellow")
    return text


def _seen(summary: Summary) -> str:
    tracking = summary.tracking
    if not tracking.frames:
        return "No frame was kept of it."
    share = math.floor(100 * tracking.posed / tracking.frames)
    near = f", {tracking.near_side} side to the camera" if tracking.near_side else ""
    return f"A person was seen in {share} % of {words.count(tracking.frames, 'frame')}{near}."


def _ending(session: Session, summary: Summary) -> str:
    if session.end is None:
        return f"This session was cut off. What was kept goes to {words.clock(summary.tracking.last_t)}."
    if session.end.how == "interrupted":
        return "This session was stopped before its end."
    if session.end.how == "failed":
        return f"This session ended early: {session.end.message or 'something failed'}"
    return ""


def _done(session: Session, summary: Summary) -> Text:
    plan = session.header.exercise
    noun = "hold" if plan.kind == "hold" else "rep"
    text = Text()
    text.append(words.count(len(summary.reps), noun), style="bold green" if summary.reps else "bold")
    sides = [(side, len(summary.reps_on(side))) for side in ("left", "right")]
    if any(number for _, number in sides):
        text.append(" (" + ", ".join(f"{side} {number}" for side, number in sides) + ")")
    each = " a side" if plan.dose.per_side else ""
    text.append(f"; a set is {words.between(plan.dose.reps.low, plan.dose.reps.high)}{each}")
    if plan.hold is not None:
        text.append(f", held {words.between(plan.hold.low, plan.hold.high)} s")
        complete = sum(hold.complete for hold in summary.holds)
        text.append(f"\n{complete} of {words.count(len(summary.holds), 'hold')} lasted as long as asked")
    return text


def _sides(summary: Summary) -> Table | None:
    """A line a side: the mean way, the furthest, the mean tempo."""
    unit = summary.units.drive
    if not summary.reps or unit is None:
        return None
    columns = [("side", "l"), ("reps", "r"), ("range", "r"), ("furthest", "r"), *_TEMPO]
    table = _table(f"On average ({_in_units(unit)})", *columns)
    for side in (None, "left", "right"):
        reps = summary.reps_on(_side(side))
        if reps:
            table.add_row(
                side or "both",
                str(len(reps)),
                words.way(_mean(reps, "start_value"), _mean(reps, "peak_value"), unit),
                words.value(_furthest(reps), unit),
                *(words.seconds(_mean(reps, name)) for name in ("out_s", "hold_s", "back_s")),
            )
    return table


def _reps(session: Session, summary: Summary) -> Table | None:
    unit = summary.units.drive
    if not summary.reps or session.header.exercise.kind == "hold":
        return None
    sided = any(rep.side for rep in summary.reps)
    columns = [("#", "r"), *([("side", "l")] if sided else []), ("at", "r"), ("range", "r"), *_TEMPO, ("", "l")]
    table = _table(f"Reps ({_in_units(unit)})", *columns)
    hold = session.header.exercise.hold
    any_warned = False
    for rep in summary.reps:
        short = hold is not None and rep.hold_s < hold.low
        warned = any(w.start_s < rep.end_s and w.end_s > rep.start_s for w in summary.warnings)
        any_warned = any_warned or warned
        table.add_row(
            str(rep.n),
            *([rep.side or words.UNKNOWN] if sided else []),
            words.clock(rep.start_s),
            words.way(rep.start_value, rep.peak_value, unit),
            words.seconds(rep.out_s),
            Text(words.seconds(rep.hold_s), style="yellow" if short else ""),
            words.seconds(rep.back_s),
            Text("!", style="yellow") if warned else "",
        )
    if any_warned:
        table.caption = "! a warning came during this rep"
        table.caption_justify = "left"
    return table


def _holds(session: Session, summary: Summary) -> Table | None:
    """Only where the exercise is a hold; else the reps tell it."""
    if not summary.holds or session.header.exercise.kind != "hold":
        return None
    table = _table("Holds", ("#", "r"), ("side", "l"), ("at", "r"), ("held", "r"), ("", "l"))
    for number, hold in enumerate(summary.holds, start=1):
        table.add_row(
            str(number),
            hold.side or words.UNKNOWN,
            words.clock(hold.start_s),
            words.span(hold.end_s - hold.start_s),
            Text("complete", style="green") if hold.complete else Text("shorter than asked", style="yellow"),
        )
    return table


def _warnings(summary: Summary) -> Table | None:
    if not summary.warnings:
        return None
    table = _table("Warnings", ("at", "r"), ("for", "r"), ("furthest", "r"))
    table.add_column("what", overflow="fold")
    for warning in summary.warnings:
        peak = words.with_unit(warning.peak, summary.units.limits.get(warning.id))
        said = warning.message + (f" ({warning.side})" if warning.side else "")
        table.add_row(
            words.clock(warning.start_s),
            words.span(warning.end_s - warning.start_s),
            peak,
            Text(said, style=LEVEL_STYLES.get(warning.level, "")),
        )
    return table


def _partial(summary: Summary) -> Table | None:
    if not summary.partial:
        return None
    unit = summary.units.drive
    columns = [("at", "r"), ("side", "l"), ("took", "r"), ("range", "r")]
    table = _table("Partial reps, not counted", *columns)
    for event in summary.partial:
        table.add_row(
            words.clock(event.start_s),
            event.side or words.UNKNOWN,
            words.span(event.end_s - event.start_s),
            words.way(event.start_value, event.peak_value, unit),
        )
    return table


def _cues(summary: Summary) -> Table | None:
    """One line a cue, with all its moments: the same cue may come with every rep."""
    if not summary.cues:
        return None
    moments: dict[tuple[str, str], list[float]] = {}
    for cue in summary.cues:
        moments.setdefault((cue.id, cue.message), []).append(cue.t)
    table = _table("Said afterwards", ("times", "r"))
    table.add_column("what", overflow="fold", ratio=1)
    table.add_column("at", overflow="fold", ratio=1)
    for (_, message), times in moments.items():
        table.add_row(str(len(times)), Text(message), " ".join(words.clock(t) for t in times))
    return table


def _lost(summary: Summary) -> Table | None:
    if not summary.lost:
        return None
    table = _table("Could not be measured", ("at", "r"), ("for", "r"))
    table.add_column("why", overflow="fold")
    for lost in summary.lost:
        table.add_row(
            words.clock(lost.start_s),
            words.span(lost.end_s - lost.start_s),
            Text(_STATES.get(lost.state, lost.state)),
        )
    return table


def _notes(session: Session) -> Text | None:
    if not session.skipped:
        return None
    text = Text("What could not be read\n", style="bold")
    text.append("\n".join(f"  {note}" for note in session.skipped), style="not bold dim")
    return text


def _table(title: str, *columns: tuple[str, str]) -> Table:
    """A table with columns of (head, `l` or `r`)."""
    table = Table(
        title=title,
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE_HEAD,
        show_edge=False,
        padding=(0, 1, 0, 0),
    )
    for name, side in columns:
        table.add_column(name, justify="right" if side == "r" else "left", no_wrap=True)
    return table


def _in_units(unit: str | None) -> str:
    name = {"deg": "degrees", "trunk": "trunk lengths"}.get(unit or "", "")
    return f"range in {name}, times in s" if name else "times in s"


def _side(side: str | None) -> Side | None:
    return "left" if side == "left" else "right" if side == "right" else None


def _mean(reps: tuple[RepDone, ...], name: str) -> float:
    return words.mean([getattr(rep, name) for rep in reps])


def _furthest(reps: tuple[RepDone, ...]) -> float:
    """The peak that lies furthest on, in the direction in which the drive travels."""
    peaks = [rep.peak_value for rep in reps if math.isfinite(rep.peak_value)]
    if not peaks:
        return math.nan
    return max(peaks) if _mean(reps, "peak_value") >= _mean(reps, "start_value") else min(peaks)
