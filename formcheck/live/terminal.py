"""The questions of a session in a terminal, for when there is no window to ask them in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from formcheck.live.flow.answers import Answers
from formcheck.live.flow.plan import Around
from formcheck.live.flow.questions import Question, answered, means, questions_after, questions_before
from formcheck.live.keys import Command, command_of
from formcheck.session.checkins.red_flags import INTRODUCTION

Ask = Callable[[str], str]
"""Shows a question and gives the line that was answered; EOFError where nobody answers any more."""


def ask_before(around: Around, ask: Ask) -> Answers:
    """Ask what is asked before the sets; a yes to a red flag ends it, or a no to going on.

    Who leaves says no more. Red flags that were not all asked about count as not asked about, and `left` says so.
    """
    answers, number = Answers(), 0
    regions: tuple[Command, ...] = ()
    while not (answers.flags or answers.declined):
        questions = questions_before(around, answers, regions)
        if number >= len(questions):
            break
        question = questions[number]
        try:
            commands = _commands(question, ask)
        except EOFError:
            return replace(answers, asked=None, left=True) if question.must else answers
        if question.id == "regions":
            regions = commands
        answers = answered(question, commands[0] if commands else "go", answers, around, regions)
        number += 1
    return answers


def ask_after(around: Around, answers: Answers, ask: Ask) -> Answers:
    """Ask what is asked after them."""
    try:
        for question in questions_after(around, answers):
            commands = _commands(question, ask)
            answers = answered(question, commands[0] if commands else "go", answers, around)
    except EOFError:
        pass
    return answers


def _commands(question: Question, ask: Ask) -> tuple[Command, ...]:
    """The keys that were answered; none where the question was passed over."""
    text = _text(question)
    while True:
        line = ask(text).strip().lower()
        if not line and not question.must:
            return ()
        commands = _meant(question, line)
        if commands:
            return commands
        text = "Please answer with one of the keys above: "


def _meant(question: Question, line: str) -> tuple[Command, ...]:
    words = ["x"] if line == "10" else line.replace(",", " ").split()
    if question.must:
        words = [word[:1] for word in words]
    found = [command_of(ord(word)) if len(word) == 1 and word.isascii() else None for word in words]
    commands = tuple(command for command in found if command is not None and command != "go")
    wanted = len(commands) == len(words) and (question.many or len(words) == 1)
    return tuple(sorted(set(commands))) if wanted and all(means(question, c) for c in commands) else ()


def _text(question: Question) -> str:
    if question.few:
        return f"{question.ask} 0 (none) to 10 (the worst); enter passes it over: "
    if question.id == "advice":
        return f"{question.ask}\nGo on all the same? (y/n) "
    if question.must:
        before = f"{INTRODUCTION}\n" if question.introduced else ""
        return f"{before}{question.ask} (y/n) "
    options = "\n".join(f"  {option.key}  {option.words}" for option in question.options)
    how = "Numbers, such as 1 3" if question.many else "Number"
    return f"{question.ask}\n{options}\n{how}; enter passes it over: "
