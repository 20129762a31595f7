"""The questions of a check-in in a terminal, answered with numbers; enter leaves one out."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar, get_args

from formcheck.commands.checkins.given import about, exercise_of, moment_of
from formcheck.review.body_text import FROM_BEHIND, NUMBERED, body_text
from formcheck.session.checkins import red_flags
from formcheck.session.checkins.advice import Practised
from formcheck.session.checkins.checkin import (
    LONGEST_TEXT,
    PROGRESS,
    WORST,
    CheckIn,
    Feel,
    Onset,
    Place,
    RedFlag,
    RedFlagAnswer,
)
from formcheck.session.checkins.wording import FEEL
from formcheck.session.checkins.wording import PROGRESS as PROGRESS_WORDS

Ask = Callable[[str], str]
"""Shows a question and gives the answer's line; EOFError where the person has left."""

_OptionT = TypeVar("_OptionT")
ONSETS: tuple[tuple[Onset, str], ...] = (("none", "no"), ("old", "yes, as I know it"), ("new", "yes, and it is new"))
FEELS: tuple[tuple[Feel, str], ...] = tuple((feel, FEEL[feel]) for feel in get_args(Feel))


def ask_in_terminal(args: argparse.Namespace, now: datetime, visits: Iterable[Practised]) -> CheckIn | None:
    """A check-in by question and answer on this terminal; None where the person left, or said nothing."""
    at = moment_of(args.at, now)
    moment, visit = about(args, at, visits)
    begun = CheckIn(at=at, moment=moment, visit=visit, exercise=exercise_of(args.exercise))
    try:
        checkin = asked(begun, input, print)
    except EOFError:
        print()
        return None
    return None if checkin == begun else checkin


def asked(begun: CheckIn, ask: Ask, show: Callable[[str], None]) -> CheckIn:
    """`begun` with all that was answered. Raises EOFError where the person left."""
    show("How is it now? Answer with numbers; just enter leaves a question out.\n")
    pain = _number(ask, show, f"Pain, from 0 (none) to {WORST} (the worst you can imagine): ", WORST)
    places = () if pain == 0 else _places(ask, show)
    numbness = _one(ask, show, "Numbness in leg or foot?", ONSETS)
    weakness = _one(ask, show, "Weakness in leg or foot?", ONSETS)
    flags = _red_flags(ask, show) if "new" in (numbness, weakness) else None
    said = replace(begun, intensity=pain, places=places, numbness=numbness, weakness=weakness, red_flags=flags)
    if red_flags.stops(flags):
        return said
    if begun.moment == "after" or begun.exercise is not None:
        said = replace(said, feel=_one(ask, show, "Compared with before you exercised?", FEELS))
    if begun.exercise is not None:
        show("")
        said = replace(said, lingering=_yes_or_no(ask, show, "Did pain that it brought stay after it? y or n: "))
    signs = tuple((sign, PROGRESS_WORDS[sign]) for sign in PROGRESS)
    return replace(
        said,
        progress=_several(ask, show, "Have you noticed any of these lately?", signs),
        made_better=_text(ask, show, "What made it better lately? "),
        made_worse=_text(ask, show, "What made it worse? "),
    )


def _places(ask: Ask, show: Callable[[str], None]) -> tuple[Place, ...] | None:
    show(f"\nWhere? {FROM_BEHIND}\n\n{body_text()}")
    numbers = _numbers(ask, show, "Numbers of all places where it hurts, such as 2 8 (0 nowhere): ", len(NUMBERED))
    if numbers is None:
        return None
    return tuple(NUMBERED[number - 1] for number in numbers if number)


def _red_flags(ask: Ask, show: Callable[[str], None]) -> RedFlagAnswer | None:
    """All four; None where one was left open."""
    show("\nThat is new, so four questions more: y for yes, n for no.")
    yes: list[RedFlag] = []
    left_open = False
    for question in red_flags.QUESTIONS:
        answer = _yes_or_no(ask, show, f"{question.ask} ")
        left_open = left_open or answer is None
        if answer:
            yes.append(question.id)
    return None if left_open and not yes else RedFlagAnswer("full", tuple(yes))


def _one(
    ask: Ask, show: Callable[[str], None], question: str, options: Sequence[tuple[_OptionT, str]]
) -> _OptionT | None:
    show(f"\n{question}\n{_options(options)}")
    number = _number(ask, show, "Number: ", len(options), lowest=1)
    return None if number is None else options[number - 1][0]


def _several(
    ask: Ask, show: Callable[[str], None], question: str, options: Sequence[tuple[_OptionT, str]]
) -> tuple[_OptionT, ...]:
    show(f"\n{question}\n{_options(options)}")
    numbers = _numbers(ask, show, "Numbers, such as 1 3: ", len(options)) or ()
    return tuple(options[number - 1][0] for number in numbers if number)


def _options(options: Sequence[tuple[object, str]]) -> str:
    return "\n".join(f"  {number}  {words}" for number, (_, words) in enumerate(options, start=1))


def _number(ask: Ask, show: Callable[[str], None], question: str, most: int, lowest: int = 0) -> int | None:
    while True:
        answer = ask(question).strip()
        if not answer:
            return None
        if answer.isascii() and answer.isdecimal() and lowest <= int(answer[:9]) <= most:
            return int(answer)
        show(f"A number from {lowest} to {most}, please, or just enter.")


def _numbers(ask: Ask, show: Callable[[str], None], question: str, most: int) -> tuple[int, ...] | None:
    """Several numbers, in order and each once; `0` alone gives (0,)."""
    while True:
        words = ask(question).replace(",", " ").split()
        if not words:
            return None
        good = all(word.isascii() and word.isdecimal() and int(word[:9]) <= most for word in words)
        numbers = tuple(sorted({int(word) for word in words})) if good else ()
        if numbers and (0 not in numbers or numbers == (0,)):
            return numbers
        show(f"Numbers from 1 to {most}, please, or 0 alone, or just enter.")


def _yes_or_no(ask: Ask, show: Callable[[str], None], question: str) -> bool | None:
    while True:
        answer = ask(question).strip().lower()
        if not answer:
            return None
        if answer in ("y", "yes", "n", "no"):
            return answer.startswith("y")
        show("y or n, please.")


def _text(ask: Ask, show: Callable[[str], None], question: str) -> str:
    while True:
        answer = " ".join(ask(question).split())
        if len(answer) <= LONGEST_TEXT:
            return answer
        show(f"At most {LONGEST_TEXT} characters, please.")
