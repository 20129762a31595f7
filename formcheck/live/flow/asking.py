"""The stages in which the person is asked something, one question after the other."""

from __future__ import annotations

from dataclasses import replace

from formcheck.live.flow.inputs import Input, Pressed
from formcheck.live.flow.moves import finish, to_set
from formcheck.live.flow.orders import KeepAnswers, Order
from formcheck.live.flow.plan import SessionPlan
from formcheck.live.flow.questions import Question, answered, means, questions_after, questions_before
from formcheck.live.flow.sentences import say
from formcheck.live.flow.state import FlowState, Turn, entered
from formcheck.session.checkins.red_flags import STOP

AFTER_S = 180.0
"""Seconds that a question afterwards waits: whoever has left the room does not come back to it."""

READ_S = 2.0
"""Seconds that it stays at least: nobody has read it before, whatever key is pressed."""

HEEDS_S = 0.8
"""Seconds from when a question is shown until it heeds keys. Nobody has read it before, and a key that is held down
begins to repeat after half a second or two thirds, as systems have it set."""

REPEATS_S = 0.25
"""Seconds without a key after which a key is no longer taken for one that is held down."""

STOPPED_S = 120.0
"""Seconds that what to do after a red flag stays on the screen: long enough to read it several times."""


def current(plan: SessionPlan, state: FlowState) -> Question | None:
    """The question that is asked now; None where all have been."""
    questions = questions_of(plan, state)
    return questions[state.question] if state.question < len(questions) else None


def questions_of(plan: SessionPlan, state: FlowState) -> tuple[Question, ...]:
    """All questions of this stage, as far as they are known by now."""
    if state.stage == "asking":
        return questions_before(plan.around, state.answers, state.regions)
    return questions_after(plan.around, state.answers)


def asking(plan: SessionPlan, state: FlowState, given: Input) -> Turn:
    """`asking` and `asking_after`: keys answer, back goes back, the enter key passes over.

    `since` is when the question was shown: one answer is one press of a key, however long it is held.
    """
    if state.stage == "asking_after" and given.t - state.since >= AFTER_S:
        return _all_asked(plan, state)
    if not isinstance(given, Pressed):
        return state, ()
    if state.t - state.since < HEEDS_S:
        return _unheeded(state), ()
    if given.command == "back":
        return _at_question(state, max(0, state.question - 1)), ()
    question = current(plan, state)
    command = "go" if given.command == "pause" and question is not None and question.many else given.command
    if question is None or not means(question, command):
        return state, ()
    if question.many and command != "go":
        chosen = tuple(sorted({*state.chosen} ^ {command}))
        return replace(state, chosen=chosen), ()
    answers = answered(question, command, state.answers, plan.around, state.regions)
    regions = state.chosen if question.id == "regions" else state.regions
    state = _at_question(replace(state, answers=answers, regions=regions), state.question + 1)
    if answers.flags:
        return stopped_by_flag(state)
    if answers.declined:
        return entered(state, "over"), ()
    return _all_asked(plan, state) if current(plan, state) is None else (state, ())


def _at_question(state: FlowState, number: int) -> FlowState:
    """That question is shown from now on."""
    return replace(state, question=number, chosen=(), since=state.t)


def _unheeded(state: FlowState) -> FlowState:
    """A key came too early: the question heeds none until it has been let go."""
    return replace(state, since=max(state.since, state.t + REPEATS_S - HEEDS_S))


def stopped_by_flag(state: FlowState) -> Turn:
    """A yes to a red flag: nothing is counted, and what to do is shown and said."""
    return entered(state, "stopped"), (KeepAnswers(state.answers, before=True), say(" ".join(STOP), "stop"))


def stopped(state: FlowState, given: Input) -> Turn:
    """`stopped`: until the enter key says that it has been read; the key that brought it here says nothing of that."""
    shown_s = state.t - state.since
    read = isinstance(given, Pressed) and given.command == "go" and shown_s >= READ_S
    return (entered(state, "over"), ()) if read or shown_s >= STOPPED_S else (state, ())


def _all_asked(plan: SessionPlan, state: FlowState) -> Turn:
    before = state.stage == "asking"
    keep: tuple[Order, ...] = (KeepAnswers(state.answers, before),) if questions_of(plan, state) else ()
    state, orders = to_set(plan, state, 0) if before else finish(plan, replace(state, stage="asking_after"))
    return state, (*keep, *orders)
