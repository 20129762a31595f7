"""`formcheck routines use`: name the routine that you have agreed on as your programme, see it, or leave it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from formcheck.errors import SessionError, SpecError, UsageError
from formcheck.review.words import between
from formcheck.session.programme import (
    Programme,
    load_programmes,
    programme_of,
    programme_on,
    programme_path,
    programmes_after,
    use_from,
)
from formcheck.specs.range import Range
from formcheck.specs.routine import Routine
from formcheck.specs.routines import find_routine


def use(args: argparse.Namespace) -> None:
    """Do what `args` say: name `args.routine`, leave off (`args.none`), or show what holds today."""
    today = datetime.now().astimezone().date()
    if args.routine is not None and args.none:
        raise UsageError("Name a routine or say --none, not both.")
    if args.routine is None and not args.none:
        if args.since is not None:
            raise UsageError("--since says from when a routine holds: name it too.")
        _show_all(today, load_programmes())
        return
    since = today if args.since is None else _day(args.since)
    programme = Programme(since) if args.none else programme_of(find_routine(args.routine), since)
    given_up = programmes_after(since, load_programmes())
    use_from(programme)
    if args.none:
        print(f"From {since} on doses are counted against the article's.")
    else:
        print(f"Your programme from {since} on: {programme.name}. Doses are counted against it in 'formcheck history'.")
        _show(programme, today)
    for later in given_up:
        print(f"What you had named from {later.since} on ({later.name or 'none'}) no longer holds.")


def words_by_routine() -> Mapping[str, str]:
    """`your programme`, now or from which day on, by routine, for lists that go on without: see `_known`."""
    today, known = datetime.now().astimezone().date(), _known()
    words = {later.routine: f"your programme from {later.since} on" for later in programmes_after(today, known)[::-1]}
    now = programme_on(today, known)
    if now is not None:
        words[now.routine] = "your programme"
    return {routine: said for routine, said in words.items() if routine is not None}


def changed_since(routine: Routine) -> bool:
    """Whether the routine asks for something else now than when it was named; False where it is not the programme."""
    held = programme_on(datetime.now().astimezone().date(), _known())
    if held is None or held.routine != routine.id:
        return False
    return programme_of(routine, held.since).exercises != held.exercises


def _known() -> Sequence[Programme]:
    """All that were named; a file that cannot be read is told of on stderr."""
    try:
        return load_programmes()
    except SessionError as error:
        print(f"formcheck: {error}", file=sys.stderr)
        return ()


def _show_all(today: date, known: Sequence[Programme]) -> None:
    """What holds, and what begins later."""
    now, later = programme_on(today, known), programmes_after(today, known)
    if now is not None:
        _show(now, today)
    elif any(programme.routine for programme in later):
        print("No programme holds yet: until then doses are counted against the article's.")
    else:
        print("No programme is named: doses are counted against the article's. Name one: formcheck routines use ID")
    for programme in later:
        if programme.routine is None:
            print(f"From {programme.since} on no programme holds.")
        else:
            _show(programme, today)


def _show(programme: Programme, today: date) -> None:
    begins = "since" if programme.since <= today else "begins on"
    print(f"{programme.name} ({programme.routine}), {begins} {programme.since}")
    each_side = _worked_on_each_side(programme)
    for agreed in programme.exercises:
        side = " a side" if agreed.exercise in each_side else ""
        amount = f"{_span(agreed.sets)} x {_span(agreed.reps)}{side}"
        print(f"  {agreed.name}: {amount}, {_span(agreed.times_a_day)} times a day")
    print(f"Kept in {programme_path()}")


def _worked_on_each_side(programme: Programme) -> frozenset[str]:
    """Ids of the exercises whose reps are asked for on each side, as far as its routine can be read."""
    try:
        steps = find_routine(programme.routine or "").steps
    except SpecError:
        return frozenset()
    return frozenset(step.spec.id for step in steps if step.each_side)


def _span(number: Range) -> str:
    return between(number.low, number.high).replace(" to ", "-")


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise UsageError(f"--since {words}: give a day, such as 2026-11-22.") from None
