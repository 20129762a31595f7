"""The questions before and after a session, each answered with single keys, in the window or in a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from formcheck.live.flow.answers import Answers
from formcheck.live.flow.plan import Around
from formcheck.live.keys import Command
from formcheck.session.checkins.checkin import REGIONS, Asked, Feel, Place, PlaceSide, RedFlag
from formcheck.session.checkins.red_flags import LINE, QUESTIONS

QuestionId = Literal["advice", "flag", "pain", "regions", "side", "feel", "pain_after"]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: the command of its key, the key as it is written on the keyboard, and what it means."""

    command: Command
    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        id: what it is about.
        ask: the question.
        options: the answers that have a key.
        many: whether several may be chosen, with the enter key at the end.
        flag: the red flag that a yes means.
        must: whether it can't be passed over.
        introduced: whether it is the first of the four, and says so.
        few: whether the options fit in one row (the numbers from 0 to 10).
    """

    id: QuestionId
    ask: str
    options: tuple[Option, ...]
    many: bool = False
    flag: RedFlag | None = None
    must: bool = False
    few: bool = False
    introduced: bool = False


GO_ON = (Option("yes", "y", "Go on all the same"), Option("next", "n", "Not today"))
YES_NO = (Option("yes", "y", "Yes"), Option("next", "n", "No"))
ZERO_TO_TEN = (
    Option("0", "0", "none"),
    Option("1", "1", ""),
    Option("2", "2", ""),
    Option("3", "3", ""),
    Option("4", "4", ""),
    Option("5", "5", ""),
    Option("6", "6", ""),
    Option("7", "7", ""),
    Option("8", "8", ""),
    Option("9", "9", ""),
    Option("10", "x", "10, the worst"),
)
WHERE = Question(
    "regions",
    "Where is it?",
    (
        Option("1", "1", "Lower back"),
        Option("2", "2", "Buttock"),
        Option("3", "3", "Thigh"),
        Option("4", "4", "Calf"),
        Option("5", "5", "Foot"),
    ),
    many=True,
)
"""In the order of REGIONS."""
SIDE = Question(
    "side",
    "On which side?",
    (Option("1", "1", "Left"), Option("2", "2", "Right"), Option("3", "3", "Both, or in the middle")),
)
FEEL = Question(
    "feel",
    "How do you feel now?",
    (
        Option("1", "1", "Better"),
        Option("2", "2", "The same"),
        Option("3", "3", "Worse"),
        Option("4", "4", "Further down the leg"),
    ),
)
FEELINGS: dict[Command, Feel] = {"1": "better", "2": "same", "3": "worse", "4": "further_down"}
PAIN = Question("pain", "How much pain is there now?", ZERO_TO_TEN, few=True)
PAIN_AFTER = Question("pain_after", "And how much pain is there now?", ZERO_TO_TEN, few=True)

_FULL = tuple(
    Question("flag", question.ask, YES_NO, flag=question.id, must=True, introduced=number == 0)
    for number, question in enumerate(QUESTIONS)
)
_LINE = (Question("flag", LINE, YES_NO, flag="unspecified", must=True),)


def questions_before(around: Around, answers: Answers, chosen: tuple[Command, ...] = ()) -> tuple[Question, ...]:
    """What is asked before the sets; it depends on what was answered already, and on the regions chosen."""
    asked = {"full": _FULL, "line": _LINE}.get(around.red_flags or "", ())
    if around.advice:
        asked = (Question("advice", around.advice, GO_ON, must=True), *asked)
    if not around.pain:
        return asked
    hurts = answers.pain is not None and answers.pain > 0
    where = (WHERE, SIDE) if hurts and chosen else (WHERE,) if hurts else ()
    return (*asked, PAIN, *where)


def questions_after(around: Around, answers: Answers) -> tuple[Question, ...]:
    """What is asked after them."""
    if not around.after:
        return ()
    return (FEEL,) if answers.pain is None else (FEEL, PAIN_AFTER)


def means(question: Question, command: Command) -> bool:
    """Whether the key answers the question, or passes it over."""
    if command == "go":
        return question.many or not question.must
    return any(option.command == command for option in question.options)


def answered(
    question: Question, command: Command, answers: Answers, around: Around, regions: tuple[Command, ...] = ()
) -> Answers:
    """`answers` with this one. `regions` are those chosen in WHERE; the enter key passes a question over."""
    passed = command == "go"
    number = None if passed or not command.isdecimal() else int(command)
    match question.id:
        case "flag":
            asked: Asked = "full" if around.red_flags == "full" else "line"
            yes = command == "yes" and question.flag is not None
            flags = (*answers.flags, question.flag) if yes and question.flag else answers.flags
            return replace(answers, asked=asked, flags=flags)
        case "advice":
            return replace(answers, declined=command == "next")
        case "pain":
            return replace(answers, pain=number)
        case "pain_after":
            return replace(answers, pain_after=number)
        case "feel":
            return replace(answers, feel=FEELINGS.get(command))
        case "side":
            return replace(answers, places=places_of(regions, number) or None)
        case "regions":
            return answers


def places_of(regions: Iterable[Command], side: int | None) -> tuple[Place, ...]:
    """The places that keys of WHERE and of SIDE mean: without a side, only a back that hurts in the middle."""
    places: list[Place] = []
    for command in sorted(regions):
        region = REGIONS[int(command) - 1]
        if side in (1, 2):
            places.append(Place(region, "left" if side == 1 else "right"))
        elif region == "low_back":
            places.append(Place(region, "middle"))
        elif side == 3:
            both: tuple[PlaceSide, ...] = ("left", "right")
            places += [Place(region, one) for one in both]
    return tuple(places)
