"""What is on the screen in each stage: a plan and a state in, an `OverlayView` out."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from formcheck.coach.events import CoachState
from formcheck.live.flow.asking import current
from formcheck.live.flow.goal import side_lacking
from formcheck.live.flow.plan import PlannedSet, SessionPlan
from formcheck.live.flow.questions import Question
from formcheck.live.flow.readying import READY_S
from formcheck.live.flow.sentences import is_first_of_step, side_now
from formcheck.live.flow.state import DoneSet, FlowState
from formcheck.live.keys import HELP
from formcheck.live.overlay.view import EMPTY, NOTHING_YET, Card, Ghost, OverlayView, Ring, Row, SetView, view_of
from formcheck.live.overlay.words import GET_INTO, YOU_ARE, side_words
from formcheck.session.checkins.red_flags import INTRODUCTION, STOP
from formcheck.specs.describe import noun_of

ROUNDING_S = 1e-6
"""Seconds that adding and subtracting times may add to them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the screen needs beside the flow's own state.

    Attributes:
        coach: where the running set stands; None where none runs.
        cue: a sentence on the rep just done; may be empty.
        mirrored: whether the picture is shown as a mirror does.
        muted: whether the voice is off.
        keys: whether the list of keys is wanted.
        trouble: headline and sentence on why the camera gives no good picture; None where it does.
        note: a small word on what a key has just done; may be empty.
        advice: what the rules say after the questions afterwards; may be empty.
    """

    coach: CoachState | None = None
    cue: str = ""
    mirrored: bool = False
    muted: bool = False
    keys: bool = False
    trouble: tuple[str, str] | None = None
    note: str = ""
    advice: str = ""


def scene(plan: SessionPlan, state: FlowState, shown: Shown) -> OverlayView:
    """The screen now."""
    view = _paused() if state.paused_at is not None else _of_stage(plan, state, shown)
    if shown.trouble is not None and view.card is None:
        headline, sentence = shown.trouble
        view = replace(view, headline=headline, sentence=sentence, alert="none", good=False)
    return replace(
        view,
        mirrored=shown.mirrored,
        corner=shown.note or ("sound off" if shown.muted else ""),
        panel=tuple(Row(key, words) for key, words in HELP) if shown.keys else (),
    )


def _paused() -> OverlayView:
    wanted = ("space", "n", "r", "q")
    rows = tuple(Row(key, words) for key, words in HELP if key in wanted)
    return replace(EMPTY, card=Card("Paused", ("Nothing is counted now.",), rows))


def title_of(planned: PlannedSet) -> str:
    """Exercise and set, in a line."""
    of = f" · set {planned.set} of {planned.sets}" if planned.sets > 1 else ""
    return f"{planned.spec.name}{of}"


def _of_stage(plan: SessionPlan, state: FlowState, shown: Shown) -> OverlayView:
    match state.stage:
        case "asking" | "asking_after":
            question = current(plan, state)
            return EMPTY if question is None else replace(EMPTY, card=_question(question, state))
        case "stopped":
            card = Card(STOP[0].rstrip("."), STOP[1:], footer="enter: close", grave=True)
            return replace(EMPTY, card=card)
        case "placing" | "readying":
            return _getting_ready(plan, state)
        case "doing" | "away":
            return _doing(plan, state, shown)
        case "resting":
            return replace(EMPTY, card=_rest(plan, state))
        case _:
            return replace(EMPTY, card=_summary(plan, state, shown.advice))


def _question(question: Question, state: FlowState) -> Card:
    rows = tuple(Row(option.key, option.words, option.command in state.chosen) for option in question.options)
    if question.many:
        footer = "enter: go on     b: back     q: end"
    elif question.must:
        footer = "b: back     q: end"
    else:
        footer = "enter: pass over     b: back     q: end"
    lines = ("Press one key or more, then enter.",) if question.many else ()
    if question.introduced:
        lines = (INTRODUCTION,)
    return Card(question.ask, lines, rows, beside=question.few, footer=footer)


def _getting_ready(plan: SessionPlan, state: FlowState) -> OverlayView:
    planned = plan.sets[state.at]
    advice = state.advice
    ghost = Ghost(advice.ghost, advice.ok) if advice is not None and advice.ghost and state.good_since is None else None
    start = planned.spec.start[0] if planned.spec.start else "unknown"
    view = replace(EMPTY, side=side_words(planned.side), ghost=ghost, above=True)
    title = title_of(planned)
    if advice is not None and not advice.ok:
        return replace(view, headline=advice.words, sentence=advice.sentence)
    if not state.found:
        return replace(view, headline=GET_INTO[start], sentence=f"{title}. I don't see you yet.")
    if not state.fits:
        return replace(view, headline=GET_INTO[start], sentence=f"{title}. I see you {YOU_ARE[state.posture]}.")
    if state.in_old_hold and planned.side is not None:
        return replace(view, headline="Change legs", sentence=f"{title}. {side_now(planned.side)}.")
    if state.stage == "placing":
        return replace(view, headline="That's right", sentence=f"{title}. Stay like that.", good=True)
    if not state.rested:
        return replace(view, headline="Back to rest", sentence=f"{title}. It begins from where you rest.", good=True)
    if state.good_since is None:
        return replace(view, headline="Keep still", sentence=f"{title}. It begins when you are still.", good=True)
    if state.still_s < 0 and state.t >= state.talks_until:
        return replace(view, headline="Take your time", sentence=f"{title}. Or begin when you like.", good=True)
    if state.still_s < 0:
        return replace(view, headline="Listen", sentence=f"{title}. Or begin when you like.", good=True)
    ring = Ring(min(1.0, state.still_s / READY_S), f"{max(1, math.ceil(READY_S - state.still_s))}", "")
    return replace(view, headline="Ready", sentence=f"{title}. Keep still.", good=True, ring=ring)


def _doing(plan: SessionPlan, state: FlowState, shown: Shown) -> OverlayView:
    planned = plan.sets[state.at]
    coach = shown.coach or NOTHING_YET
    title = title_of(planned) if planned.reps or shown.coach is None else ""
    planned_view = SetView(planned.reps, title, planned.side, planned.side or state.tally.last, state.worked)
    view = view_of(coach, planned.spec, planned=planned_view, cue=shown.cue)
    if state.stage == "away" and state.was_there:
        return replace(view, sentence="Paused. I go on when you are back.")
    lacking = side_lacking(planned, state.tally)
    if lacking is not None and view.headline in ("Ready", "Moving"):
        return replace(view, headline=side_now(lacking), side="")
    if view.headline == "Ready" and not coach.reps:
        return replace(view, headline="Go")
    return view


def _rest(plan: SessionPlan, state: FlowState) -> Card:
    planned = plan.sets[state.at]
    left = max(0.0, state.rest_until - state.t)
    ring = Ring(left / (planned.rest_s or 1.0), *_clock(left))
    done = (f"Done: {_counted(plan, state.done[-1])}",) if state.done else ()
    new = is_first_of_step(plan, state.at)
    coming = planned.spec.name if new else title_of(planned)
    side = f", {side_words(planned.side).lower()}" if planned.side else ""
    note = (planned.note,) if new and planned.note else ()
    footer = "enter: go on now     b: once more     space: pause"
    return Card("Rest", (*done, f"Next: {coming}{side}", *note), ring=ring, footer=footer)


def _clock(seconds: float) -> tuple[str, str]:
    """What is left, in figures, and their unit. A sum of times is right to a millionth: 60 s are no 61."""
    whole = math.ceil(seconds - ROUNDING_S)
    if whole >= 60:
        return f"{whole // 60}:{whole % 60:02d}", "minutes"
    return str(whole), "second" if whole == 1 else "seconds"


def _counted(plan: SessionPlan, done: DoneSet) -> str:
    """What was counted in a set, in a few words."""
    planned, tally = plan.sets[done.at], done.tally
    what = noun_of(planned.spec.movement.kind)
    if planned.side is not None:
        number = tally.left if planned.side == "left" else tally.right
        text = f"{number} {what}{'' if number == 1 else 's'}, {planned.side}"
    elif planned.spec.sides == "each":
        text = f"{tally.left} left, {tally.right} right"
    else:
        text = f"{tally.reps} {what}{'' if tally.reps == 1 else 's'}"
    if tally.warnings:
        text += f" · {tally.warnings} warning{'' if tally.warnings == 1 else 's'}"
    return text


FEEL_LINES = {
    "worse": "Do less next time, or leave out what made it worse. If it stays worse, ask your physiotherapist.",
    "further_down": "Pain that moves further down the leg means stop: ask your physiotherapist before you go on.",
    "better": "Good. Keep to this amount for now.",
}
"""What to say of how it feels afterwards: the article's rules of when to stop and when to ease off."""

MOST_LINES = 7


def _summary(plan: SessionPlan, state: FlowState, said: str) -> Card:
    worth_a_line = [done for done in state.done if not done.tally.is_empty] or state.done
    lines = [f"{plan.sets[done.at].spec.name}: {_counted(plan, done)}" for done in worth_a_line]
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], f"and {len(lines) - MOST_LINES + 1} more sets"]
    advice = said or FEEL_LINES.get(state.answers.feel or "")
    grave = state.answers.feel == "further_down"
    lines += [advice] if advice else []
    footer = "The report: formcheck review --html     enter: close"
    title = f"Done: {plan.routine[1]}" if plan.routine else "Done for today"
    return Card("Stop here" if grave else title, tuple(lines), footer=footer, grave=grave)
