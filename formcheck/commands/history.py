"""`formcheck history [EXERCISE] [--weeks N] [--json | --html]`: the days and weeks of practice, and the pain."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
from collections.abc import Iterable
from datetime import datetime

from formcheck.errors import SessionError, SpecError, UsageError
from formcheck.review.history.doses import Planned, Routines
from formcheck.review.history.overview import MOST_WEEKS, Overview, overview
from formcheck.session.checkins import store
from formcheck.session.checkins.rules import advice
from formcheck.session.index import VisitRow, index, practised, visits_of
from formcheck.session.programme import Programme, load_programmes

_MANY = 200
"""Logs that take long enough to read that a person should be told."""


def run(args: argparse.Namespace) -> int:
    """Prints the history of all exercises or of `args.exercise`, over `args.weeks`.

    `args.json` and `args.html` choose the form. Gives 0, also where there is nothing yet. Raises SpecError for an
    exercise that is not known, UsageError for words that do not fit, SessionError where nothing can be read.
    """
    if not args.html and (args.open or args.out):
        raise UsageError("--open and --out are about the page: add --html.")
    found = _overview(args.exercise, _weeks(args.weeks))
    if args.json:
        _print_json(found)
    elif args.html:
        _write_page(found, args)
    else:
        _print(found)
    return 0


def _overview(exercise: str | None, weeks: int | None) -> Overview:
    kept = index(_progress)
    visits = visits_of(kept.rows)
    now = datetime.now().astimezone()
    said = store.read(now=now)
    programmes, unread = _programmes()
    rules = advice(said.checkins, practised(visits), now)
    chosen, name = (None, None) if exercise is None else _chosen(exercise, visits)
    return overview(
        visits,
        said.checkins,
        rules,
        now,
        exercise=chosen,
        name=name,
        weeks=weeks,
        routines=_routines(visits) if exercise is None else None,
        notes=(*kept.notes, *said.skipped, *unread),
        programmes=programmes,
    )


def _programmes() -> tuple[tuple[Programme, ...], tuple[str, ...]]:
    """What was agreed, or why that cannot be read: then doses are the article's, and that is said."""
    try:
        return load_programmes(), ()
    except SessionError as error:
        return (), (f"Doses are counted against the article's: {error}",)


def _weeks(asked: str | None) -> int | None:
    if asked is None:
        return None
    if not asked.isdecimal() or not 1 <= int(asked) <= MOST_WEEKS:
        raise UsageError(f"--weeks {asked}: give a whole number from 1 to {MOST_WEEKS}.")
    return int(asked)


def _chosen(exercise: str, visits: Iterable[VisitRow]) -> tuple[str, str | None]:
    """Its id, if it was ever done or can be done, and its name where the visits don't tell; SpecError otherwise."""
    if any(exercise in visit.exercises for visit in visits):
        return exercise, None
    from formcheck.specs.catalog import find

    spec = find(exercise)
    return spec.id, spec.name


def _routines(visits: Iterable[VisitRow]) -> Routines:
    """The exercises of every routine that was followed; one that is gone or wrong is left out."""
    followed = sorted({visit.routine for visit in visits if visit.routine is not None})
    if not followed:
        return {}
    from formcheck.specs.routines import find_routine

    known: dict[str, tuple[Planned, ...]] = {}
    for name in followed:
        with contextlib.suppress(SpecError):
            routine = find_routine(name)
            known[name] = tuple(Planned(step.spec.id, step.spec.name, routine.times_a_day) for step in routine.steps)
    return known


def _progress(done: int, of: int) -> None:
    """Says once that it takes a moment, where many logs are new."""
    if done == 1 and of >= _MANY:
        sys.stderr.write(f"Reading {of} sessions for the first time; it will be quick from now on.\n")


def _print(found: Overview) -> None:
    from formcheck.review.history.terminal import print_history

    print_history(found)


def _print_json(found: Overview) -> None:
    from formcheck.review.history.json_object import to_object

    json.dump(to_object(found), sys.stdout, indent=2, allow_nan=False)
    sys.stdout.write("\n")


def _write_page(found: Overview, args: argparse.Namespace) -> None:
    from formcheck.commands.places import named
    from formcheck.home import home
    from formcheck.review.history.page import page_of
    from formcheck.review.page.file import PAGES, open_page, write_page

    name = "history.html" if found.exercise is None else f"history_{found.exercise}.html"
    path = home() / PAGES / name if args.out is None else named(args.out)
    write_page(path, page_of(found))
    print(path)
    if args.open:
        open_page(path)
