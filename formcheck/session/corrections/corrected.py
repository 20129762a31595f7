"""A set as it was logged and as it was corrected, in one call."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from formcheck.coach.events import RepDone, WarningEnded, WarningStarted
from formcheck.session import folder as places
from formcheck.session.corrections import store
from formcheck.session.corrections.apply import Mark, apply
from formcheck.session.corrections.model import Correction
from formcheck.session.corrections.words import told
from formcheck.session.counted import counted
from formcheck.session.read import Session


@dataclass(frozen=True, slots=True)
class Corrected:
    """A set, with what was said of it.

    Attributes:
        session: with the corrections in its events and its reps numbered anew; `skipped` tells of those that could
            not be read or speak of something that is not there.
        logged: as it was scored: by the log, or by the scoring that counts in its place.
        corrections: those that hold, in the order in which they were made.
        marks: number of each rep (in `session`) that was corrected to how: `added`, `other_side`.
        removed: what had been counted and is no rep, with its number in the log.
        unwarned: the warnings that were given for nothing.
        known_ids: of all lines of the file, so that the same are not taken in twice.
    """

    session: Session
    logged: Session
    corrections: tuple[Correction, ...]
    marks: Mapping[int, Mark]
    removed: tuple[RepDone, ...]
    unwarned: tuple[WarningStarted | WarningEnded, ...]
    known_ids: frozenset[str]


def load_corrected(folder: Path) -> Corrected:
    """The set in `folder` by the scoring that counts, or one later scoring: what was said of the set holds for each.

    Raises SessionError where there is none, or its header cannot be read.
    """
    return corrected(counted(folder), store.read(places.set_of(folder)))


def corrected(logged: Session, kept: store.Kept) -> Corrected:
    """`logged` with the corrections that were `kept` of it."""
    applied = apply(logged.events, kept.in_force, logged.header.exercise)
    met = () if logged.header.rescored_at else applied.unmatched  # scored again, what was wrong may be right
    stale = [f"{store.FILE}: nothing to correct: {told(correction, logged)}" for correction in met]
    notes = (*logged.skipped, *kept.skipped, *stale)
    session = dataclasses.replace(logged, events=applied.events, skipped=notes)
    return Corrected(session, logged, kept.in_force, applied.marks, applied.removed, applied.unwarned, kept.known)
