"""Takes in a file of corrections, held to what the words of `formcheck correct` are held to."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from formcheck.errors import UsageError
from formcheck.session.corrections.apply import apply, counts, find_rep
from formcheck.session.corrections.batch import read_batch
from formcheck.session.corrections.corrected import Corrected, corrected
from formcheck.session.corrections.model import Correction, MissedRep, NotARep, NotAWarning, Undo, WrongSide
from formcheck.session.corrections.propose import check_moment_and_side, check_not_counted, of_no_side
from formcheck.session.corrections.store import Kept
from formcheck.session.corrections.words import moment
from formcheck.session.read import summary_of
from formcheck.specs.describe import noun_of


def taken_in(found: Corrected, path: Path) -> tuple[Correction | Undo, ...]:
    """What the file says that the set does not have yet: neither by its id, nor said in the same words and in force.

    Each line speaks of the set as those before it have left it. All of them are taken or none.

    Raises:
        UsageError: as `read_batch`; or one speaks of what is not so or not there, with its number in the file.
    """
    now, new = found, list[Correction | Undo]()
    for number, line in enumerate(read_batch(path, found.session.folder.resolve().name), start=1):
        if line.id in now.known_ids or _words(line) in map(_words, now.corrections):
            continue
        try:
            _check(line, now, found)
        except UsageError as error:
            raise UsageError(f"{path}: correction {number}: {error} Nothing of the file was taken.") from None
        new.append(line)
        now = _with(now, line)
    return tuple(new)


def _check(line: Correction | Undo, now: Corrected, before: Corrected) -> None:
    match line:
        case Undo():
            if all(line.undoes != made.id for made in now.corrections):
                raise UsageError(f"No correction that holds has the id '{line.undoes[:40]}'.")
        case MissedRep():
            check_moment_and_side(now, line)
            known = {(rep.start_s, rep.end_s) for rep in summary_of(before.session).reps}  # others the file has added
            if any(counts(rep, line) and (rep.start_s, rep.end_s) in known for rep in summary_of(now.session).reps):
                check_not_counted(now, line)
        case NotARep() | WrongSide() | NotAWarning():
            if apply(now.session.events, [line], now.session.header.exercise).unmatched:
                raise UsageError(_not_there(line, now))


def _not_there(line: NotARep | WrongSide | NotAWarning, now: Corrected) -> str:
    see = "'formcheck correct --list' shows what there is."
    if isinstance(line, NotAWarning):
        return f"There is no warning '{line.warning[:40]}' at {moment(line.start_s)}: {see}"
    if isinstance(line, WrongSide):
        rep = find_rep(summary_of(now.session).reps, line.start_s, line.end_s, None)
        if rep is not None:
            return of_no_side(now, rep)
    noun = noun_of(now.logged.header.exercise.kind)
    return f"There is no {noun} from {moment(line.start_s)} to {moment(line.end_s)}: {see}"


def _with(now: Corrected, line: Correction | Undo) -> Corrected:
    made = now.corrections
    made = tuple(one for one in made if one.id != line.undoes) if isinstance(line, Undo) else (*made, line)
    return corrected(now.logged, Kept(made, now.known_ids | {line.id}))


def _words(line: Correction | Undo) -> Correction | Undo:
    """What it says, whoever says it and whenever."""
    return replace(line, id="", made_at=datetime.min)
