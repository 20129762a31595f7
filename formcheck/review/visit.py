"""Which sets a review is of: one set, or all of one visit, each with its figures, its spec and its corrections."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

from formcheck.errors import SessionError, SpecError
from formcheck.review.figures import SetFigures, figures_of
from formcheck.session import folder as places
from formcheck.session.corrections import Corrected, load_corrected
from formcheck.session.corrections.corrected import corrected as corrected_by
from formcheck.session.corrections.store import Kept
from formcheck.session.header import Header
from formcheck.session.read import Session, summary_of
from formcheck.session.summary import Summary
from formcheck.specs.load import logged_spec
from formcheck.specs.model import ExerciseSpec
from formcheck.specs.range import Range
from formcheck.specs.routines import find_routine

LONGEST_VISIT = timedelta(hours=36)
"""A visit's sets are looked for this far around its beginning: a day at most, and the clock may have been changed."""


@dataclass(frozen=True, slots=True)
class SetReview:
    """One set, ready to be shown.

    Attributes:
        corrected: its log, with what was corrected.
        summary: its events in order, corrections counted in.
        spec: what it was scored with; None where this version cannot read that any more.
        figures: what there is to say of it in numbers.
    """

    corrected: Corrected
    summary: Summary
    spec: ExerciseSpec | None
    figures: SetFigures

    @property
    def session(self) -> Session:
        """Its log, corrections counted in."""
        return self.corrected.session

    @property
    def header(self) -> Header:
        """Its log's first line."""
        return self.corrected.session.header

    @property
    def name(self) -> str:
        """Of its folder: what `review`, `correct` and `rescore` take."""
        return self.corrected.session.folder.name


@dataclass(frozen=True, slots=True)
class VisitReview:
    """One sitting on the mat: its sets in the order in which they were begun, at least one.

    Attributes:
        id: that check-ins name; the folder's name for a set on its own.
        routine: that was followed, or None.
        sets: one or more.
        skipped: sets that could not be read, one sentence each.
        whole: whether these are all the sets of the visit, or one that was asked for.
    """

    id: str
    routine: str | None
    sets: tuple[SetReview, ...]
    skipped: tuple[str, ...] = ()
    whole: bool = True

    @property
    def started_at(self) -> datetime:
        """When its first set began."""
        return self.sets[0].header.started_at

    @property
    def lasted_s(self) -> float:
        """Seconds from its first set's beginning to its last set's end."""
        last = self.sets[-1]
        between = (last.header.started_at - self.started_at).total_seconds()
        return max(between, 0.0) + last.summary.source.duration_s


def last_visit(root: Path) -> VisitReview | None:
    """The visit of the set that began last below `root`; None where there is no set yet."""
    folder = places.latest(root)
    return None if folder is None else visit_of_set(folder)


def find_review(name_or_path: str, root: Path) -> VisitReview:
    """The visit of that id, or the one set of that name or path. Raises SessionError as `places.find` does."""
    folders = _folders_of(name_or_path, root)
    if folders:
        return _review(name_or_path, folders)
    return one_set(places.find(name_or_path, root))


def one_set(folder: Path) -> VisitReview:
    """The set in `folder` alone. Raises SessionError where it cannot be read."""
    review = review_set(folder)
    visit = review.header.visit
    name = visit.id if visit else review.name
    return VisitReview(name, visit.routine if visit else None, (review,), whole=visit is None)


def visit_of_set(folder: Path) -> VisitReview:
    """All sets of the visit that the set in `folder` belongs to. Raises SessionError where that set cannot be read."""
    review = review_set(folder)
    visit = review.header.visit
    if visit is None:
        return one_set(folder)
    others = [other for other in _folders_of(visit.id, folder.parent) if other.name != folder.name]
    return _review(visit.id, others, (review,))


def review_set(folder: Path) -> SetReview:
    """The set in `folder`. Raises SessionError where there is none, or its header cannot be read."""
    corrected = load_corrected(folder)
    header = corrected.session.header
    summary = summary_of(corrected.session)
    spec = logged_spec(header.spec.text, header.spec.source)
    return SetReview(corrected, summary, spec, figures_of(header, summary, spec, _planned(header)))


def unkept(session: Session, summary: Summary, spec: ExerciseSpec) -> VisitReview:
    """A set of which no log was kept, for showing its figures."""
    figures = figures_of(session.header, summary, spec)
    review = SetReview(corrected_by(session, Kept()), summary, spec, figures)
    return VisitReview(review.name, None, (review,))


def _review(visit_id: str, folders: list[Path], known: tuple[SetReview, ...] = ()) -> VisitReview:
    reviews, skipped = list(known), list[str]()
    for folder in folders:
        review = _review_or_reason(folder)
        if isinstance(review, SetReview):
            reviews.append(review)
        else:
            skipped.append(review)
    if not reviews:
        raise SessionError(f"No set of the visit {visit_id} can be read. {skipped[0]}")
    reviews.sort(key=lambda review: (review.header.started_at, review.name))
    routine = next((r.header.visit.routine for r in reviews if r.header.visit and r.header.visit.routine), None)
    return VisitReview(visit_id, routine, tuple(reviews), tuple(skipped))


def _review_or_reason(folder: Path) -> SetReview | str:
    try:
        return review_set(folder)
    except SessionError as error:
        return str(error)


def _folders_of(visit_id: str, root: Path) -> list[Path]:
    """The sets below `root` whose header names that visit; only those begun near it are opened."""
    began = _stamp(visit_id)
    if began is None:
        return []
    found = []
    for name in places.names(root):
        when = _stamp(name[:19])
        if when is not None and abs(when - began) <= LONGEST_VISIT and _visit_id(root / name) == visit_id:
            found.append(root / name)
    return found


def _visit_id(folder: Path) -> str | None:
    """From the header alone: the whole log is read only where it is wanted."""
    try:
        with (folder / places.EVENTS).open("rb") as file:
            visit = json.loads(file.readline(1 << 20)).get("visit")
    except (OSError, ValueError, AttributeError, RecursionError):
        return None
    found = visit.get("id") if isinstance(visit, Mapping) else None
    return found if isinstance(found, str) else None


def _stamp(name: str) -> datetime | None:
    try:
        return datetime.strptime(name[:19], "%Y-%m-%dT%H-%M-%S")
    except ValueError:
        return None


def _planned(header: Header) -> Range | None:
    """How many reps were asked for (a side): by the routine, or for this set alone; None where it is the dose."""
    visit = header.visit
    if visit is None:
        return None
    steps = () if visit.routine is None else _steps(visit.routine)
    usual = next((reps for exercise, reps in steps if exercise == header.exercise.id), None)
    if visit.reps is None or visit.reps == (usual or header.exercise.dose.reps).low:
        return usual
    return Range(visit.reps, visit.reps)


@lru_cache(maxsize=8)
def _steps(routine: str) -> tuple[tuple[str, Range], ...]:
    try:
        return tuple((step.spec.id, step.reps) for step in find_routine(routine).steps)
    except SpecError:
        return ()
