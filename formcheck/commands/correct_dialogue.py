"""Asks, in a terminal, what was counted wrong; each answer holds at once, and can be undone."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from formcheck.commands.corrected import change, show
from formcheck.errors import UsageError
from formcheck.pose.landmarks import Side
from formcheck.session.corrections import Corrected, Correction, load_corrected, store
from formcheck.session.corrections.model import Undo
from formcheck.session.corrections.propose import Missed, Proposal
from formcheck.session.corrections.words import moment_of, seconds_of

QUESTION = """What was counted wrong?
  n 3           rep 3 was none
  s 3           rep 3 was done by the other side
  m 1:23 left   a rep was missed at 1:23 (side where there are sides; then, if you know it, seconds held)
  w 1           warning 1 was for nothing
  u             undo the last correction
  Enter         done"""


def ask(folder: Path) -> None:
    """Ask until an empty line or the end of the input."""
    found = load_corrected(folder)
    show(found)
    print(QUESTION)
    while True:
        try:
            answer = input("> ").split()
        except EOFError:
            print()
            return
        if not answer or answer[0] in ("q", "quit"):
            return
        try:
            store.append(folder, [meant(answer, found)])
        except UsageError as error:
            print(error)
            continue
        before, found = found, load_corrected(folder)
        show(found)
        print(change(before, found).replace("--undo", "u"))


def meant(answer: list[str], found: Corrected) -> Correction | Undo:
    """The correction that `answer` (a letter and what belongs to it) speaks of. Raises UsageError."""
    letter, rest = answer[0].lower(), answer[1:]
    proposal = Proposal(found, datetime.now().astimezone())
    match letter, rest:
        case "n", [number]:
            return proposal.not_a_rep(_number(number))
        case "s", [number]:
            return proposal.wrong_side(_number(number))
        case "w", [number]:
            return proposal.not_a_warning(_number(number))
        case "m", [at, *more] if len(more) <= 2:
            return proposal.missed_rep(_missed(at, more))
        case "u", [] | [_]:
            return proposal.undo(rest[0] if rest else None)
    raise UsageError(f"'{' '.join(answer)}' was not understood. Give a letter and a number, such as: n 3")


def _missed(at: str, more: list[str]) -> Missed:
    sides: list[Side] = [side for word in more if (side := _side(word)) is not None]
    holds = [word for word in more if _side(word) is None]
    if len(sides) > 1 or len(holds) > 1:
        raise UsageError("Give one side and one number of seconds at most, such as: m 1:23 left 4")
    return Missed(moment_of(at), sides[0] if sides else None, seconds_of(holds[0]) if holds else None)


def _side(word: str) -> Side | None:
    lower = word.lower()
    return "left" if lower in ("left", "l") else "right" if lower in ("right", "r") else None


def _number(word: str) -> int:
    if not word.isdecimal() or len(word) > 6:
        raise UsageError(f"'{word}' is no number of the list.")
    return int(word)
