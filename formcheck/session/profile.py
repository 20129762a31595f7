"""A person's own ranges, kept from day to day in `profile.yaml` in formcheck's home: readable, and theirs to edit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from formcheck.coach.events import RangeLearned, RangeOutgrown, RepDone
from formcheck.coach.personal import OwnRange, Personal
from formcheck.errors import SessionError
from formcheck.home import home
from formcheck.session import profile_text
from formcheck.session.checkins.checkin import CheckIn
from formcheck.session.folder import unwritable
from formcheck.session.header import Header
from formcheck.session.ranges import Freer, Known, Profile
from formcheck.session.read import Session
from formcheck.specs.model import ExerciseSpec
from formcheck.writing import write_whole

FILE = "profile.yaml"
_MOST_ASIDE = 1000


def profile_path() -> Path:
    """Where it lies."""
    return home() / FILE


def load_profile(path: Path | None = None) -> Profile:
    """What the file says; an empty profile where there is none yet. Raises SessionError where it cannot be read."""
    file = path or profile_path()
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Profile()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise SessionError(f"{file} cannot be read: {reason}. Move it away to begin a new one.") from error
    return profile_text.parse(text, str(file))


def save_profile(profile: Profile, path: Path | None = None) -> Path | None:
    """Writes it whole or not at all; a file with parts that could not be used is kept beside it first.

    Gives where that is kept; None where all could be used.
    Raises SessionError where it cannot be written, or was written by a later version.
    """
    file = path or profile_path()
    there = load_profile(file)
    if there.newer:
        raise SessionError(
            f"{file} was written by a newer formcheck and is left as it is: update formcheck, or move it."
        )
    aside = _free_beside(file) if there.problems else None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if aside is not None:
            file.replace(aside)
        write_whole(file, profile_text.dump(profile))
        return aside
    except OSError as error:
        raise unwritable(file, error) from error


def _free_beside(file: Path) -> Path:
    """A name that nothing has: what was set aside earlier is kept too."""
    numbers = ("", *(f"-{number}" for number in range(2, _MOST_ASIDE)))
    names = (file.with_suffix(f".unread{number}.yaml") for number in numbers)
    return next((name for name in names if not name.exists()), file.with_suffix(".unread.yaml"))


def personal_for(spec: ExerciseSpec, profile: Profile, checkins: Iterable[CheckIn]) -> Personal:
    """What to watch for this person: what is known, fits the spec, and did them no harm."""
    told = tuple(checkins)
    known = (known for known in profile.of(spec.id) if not doubted(known, told))
    return Personal(tuple(each.own for each in known if each.own.fits(spec)))


def doubted(known: Known, checkins: Iterable[CheckIn]) -> bool:
    """Whether the person felt worse after the visit that it comes from: then those reps were not comfortable."""
    return _felt_worse(known.visit, known.exercise, checkins)


def has_outgrown(known: Known, checkins: Iterable[CheckIn]) -> bool:
    """Whether to say that calibrating anew is worthwhile: not where the person felt worse after going further."""
    return known.freer is not None and not _felt_worse(known.freer.visit, known.exercise, checkins)


def _felt_worse(visit: str | None, exercise: str, checkins: Iterable[CheckIn]) -> bool:
    if visit is None:
        return False
    after = (checkin for checkin in checkins if checkin.visit == visit and checkin.moment != "before")
    about = (checkin for checkin in after if checkin.exercise in (None, exercise))
    return any(checkin.feel in ("worse", "further_down") or checkin.lingering for checkin in about)


def keep_learned(session: Session) -> tuple[Known, ...]:
    """Keep the ranges that a set's coach has learned; gives them. The first set of a visit counts.

    Raises SessionError where that is impossible.
    """
    header = session.header
    visit = header.visit.id if header.visit else None
    profile = _compared(load_profile(), session)
    same_visit = {known.own.side for known in profile.of(header.exercise.id) if visit and known.visit == visit}
    learned = tuple(
        Known(header.exercise.id, own_range(event), header.started_at.replace(microsecond=0), "session", visit)
        for event in session.events
        if isinstance(event, RangeLearned) and event.side not in same_visit
    )
    if learned or profile != load_profile():
        save_profile(profile.with_ranges(learned))
    return learned


def _compared(profile: Profile, session: Session) -> Profile:
    """The same with what this set tells of the ranges that were known in it: outgrown, or (again) not.

    A range that was learned in the same visit is none to have outgrown: that is warming up.
    """
    header = session.header
    visit = header.visit.id if header.visit else None
    outgrown = {event.side: event for event in session.events if isinstance(event, RangeOutgrown)}
    worked = {event.side for event in session.events if isinstance(event, RepDone)}
    watched = {own.side for own in header.personal or ()} & worked
    changed = []
    for known in profile.of(header.exercise.id):
        earlier = known.learned < header.started_at and (visit is None or known.visit != visit)
        if known.own.side in watched and earlier:
            event = outgrown.get(known.own.side)
            changed.append(replace(known, freer=None if event is None else _freer(known, event, header)))
    return profile.with_ranges(changed) if changed else profile


def _freer(known: Known, event: RangeOutgrown, header: Header) -> Freer:
    before = known.freer
    since = header.started_at.replace(microsecond=0) if before is None else before.since
    visit = header.visit.id if header.visit else None
    return Freer(since, 1 if before is None else before.sets + 1, event.now, visit)


def own_range(event: RangeLearned) -> OwnRange:
    """The range that an event of a log tells."""
    return OwnRange(event.side, event.reps, event.drive, event.rest, event.usual, event.target, event.caps)
