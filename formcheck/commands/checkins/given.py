"""A check-in from the words of the command line."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import datetime
from typing import get_args

from formcheck.errors import SessionError, UsageError
from formcheck.session.checkins.advice import Practised
from formcheck.session.checkins.checkin import (
    LONGEST_TEXT,
    REGIONS,
    WORST,
    CheckIn,
    Moment,
    Place,
    PlaceSide,
    RedFlagAnswer,
    Region,
)
from formcheck.session.checkins.sitting import visit_before
from formcheck.session.checkins.store import EARLIEST
from formcheck.session.index import visits as visits_kept

_SIDES: tuple[PlaceSide, ...] = get_args(PlaceSide)
_NOWHERE = "nowhere"


def from_words(args: argparse.Namespace, now: datetime, visits: Iterable[Practised]) -> CheckIn | None:
    """The check-in that `args` describe; None where they say nothing. Raises UsageError."""
    answers = (args.pain, args.where, args.numbness, args.weakness, args.feel, args.lingers, args.sign, args.red_flag)
    if not (args.eased_by or args.made_worse_by) and all(answer is None for answer in answers):
        return None
    _check(args)
    at = moment_of(args.at, now)
    moment, visit = about(args, at, visits)
    return CheckIn(
        at=at,
        moment=moment,
        visit=visit,
        exercise=exercise_of(args.exercise),
        intensity=args.pain,
        places=None if args.where is None else places(args.where),
        numbness=args.numbness,
        weakness=args.weakness,
        feel=args.feel,
        lingering=None if args.lingers is None else args.lingers == "yes",
        made_better=args.eased_by,
        made_worse=args.made_worse_by,
        progress=tuple(dict.fromkeys(args.sign or ())),
        red_flags=_red_flags(args.red_flag),
    )


def about(args: argparse.Namespace, at: datetime, visits: Iterable[Practised]) -> tuple[Moment, str | None]:
    """Before or after what: the visit that is named, or with `--after` the last one that began lately.

    With `--before` the visit is still to come: it is found when the answers are read, see session/checkins/sitting.py.
    """
    if args.before:
        return "before", args.visit
    if not args.after and args.feel is None:
        return "any", args.visit
    return "after", args.visit or visit_before(at, visits)


def check_visit(named: str, checkins: Iterable[CheckIn]) -> None:
    """Raises UsageError where there is no such visit: what is said of one that nobody finds again is lost."""
    known = {checkin.visit for checkin in checkins}  # also of one that is kept elsewhere, or no longer
    try:
        known |= {visit.id for visit in visits_kept()}
    except SessionError:
        return  # what cannot be looked up cannot be called wrong
    if named not in known:
        raise UsageError(f"--visit {named[:40]}: there is no such visit. 'formcheck sessions list' names them")


def exercise_of(named: str | None) -> str | None:
    """The id of the exercise that `--exercise` names. Raises SpecError where it is not known."""
    if named is None:
        return None
    from formcheck.specs.catalog import find

    return find(named).id


def moment_of(text: str | None, now: datetime) -> datetime:
    """The time that `--at` gives, by this computer's clocks where it has no offset; `now` without one."""
    if text is None:
        return now
    try:
        at = datetime.fromisoformat(text[:-1] + "+00:00" if text.endswith("Z") else text)
        at = at if at.utcoffset() is not None else at.astimezone()
        fits = EARLIEST <= at <= now
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"--at {text[:40]}: give a time such as 2026-11-22T08:30") from None
    if not fits:
        raise UsageError(f"--at {text[:40]}: a check-in lies between {EARLIEST.year} and now")
    return at


def places(words: Iterable[str]) -> tuple[Place, ...]:
    """The places of `--where`, each once: `left:calf,right:foot`, `low_back` for its middle, `nowhere`."""
    named = [word.strip().lower() for text in words for word in text.split(",") if word.strip()]
    if not named or (_NOWHERE in named and len(named) > 1):
        raise UsageError("--where: name places such as left:calf, or 'nowhere' alone")
    return () if named == [_NOWHERE] else tuple(dict.fromkeys(_place(word) for word in named))


def _place(word: str) -> Place:
    side, _, region = word.partition(":") if ":" in word else ("middle", ":", word)
    found_side: PlaceSide | None = next((known for known in _SIDES if known == side), None)
    found: Region | None = next((known for known in REGIONS if known == region.replace(" ", "_")), None)
    if found is None:
        raise UsageError(f"--where {word[:40]}: the region is one of {', '.join(REGIONS)}, as in left:calf")
    if found_side is None or (found_side == "middle" and found != "low_back"):
        raise UsageError(f"--where {word[:40]}: say left or right (your own), as in left:{found}")
    return Place(found, found_side)


def _check(args: argparse.Namespace) -> None:
    if args.pain is not None and not 0 <= args.pain <= WORST:
        raise UsageError(f"--pain {args.pain}: pain is a number from 0 (none) to {WORST} (the worst)")
    for word, text in (("--eased-by", args.eased_by), ("--made-worse-by", args.made_worse_by)):
        if len(text) > LONGEST_TEXT:
            raise UsageError(f"{word}: keep it to {LONGEST_TEXT} characters; these are {len(text)}")
    if args.lingers is not None and args.exercise is None:
        raise UsageError("--lingers speaks of one exercise: name it with --exercise")
    if args.before and args.feel is not None:
        raise UsageError("--feel compares after with before: leave out --before")


def _red_flags(said: list[str] | None) -> RedFlagAnswer | None:
    if said is None:
        return None
    if "none" in said and len(set(said)) > 1:
        raise UsageError("--red-flag none stands alone")
    from formcheck.session.checkins.red_flags import QUESTIONS

    return RedFlagAnswer("full", tuple(question.id for question in QUESTIONS if question.id in said))
