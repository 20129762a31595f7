"""From what a person says of a list they look at ("rep 3 was none") to corrections; refused where it can't be so.

Numbers are those of the list as it is corrected so far.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from formcheck.coach.events import PartialRep, RepDone, WarningEnded
from formcheck.errors import UsageError
from formcheck.pose.landmarks import Side
from formcheck.session.corrections.apply import NEAR_S, counts
from formcheck.session.corrections.corrected import Corrected
from formcheck.session.corrections.model import (
    MissedRep,
    NotARep,
    NotAWarning,
    Undo,
    WrongSide,
    new_id,
)
from formcheck.session.corrections.words import moment
from formcheck.session.read import summary_of
from formcheck.session.summary import Summary
from formcheck.specs.describe import noun_of

_ItemT = TypeVar("_ItemT")


@dataclass(frozen=True, slots=True)
class Missed:
    """A rep that a person says was missed: fields as in MissedRep."""

    at_s: float
    side: Side | None = None
    hold_s: float | None = None


class Proposal:
    """Turns words about one set into corrections of it.

    Args:
        found: the set as it is corrected so far.
        now: when the corrections are made, with the offset from UTC.

    Raises:
        UsageError: by all methods, where what is said cannot be so.
    """

    def __init__(self, found: Corrected, now: datetime) -> None:
        self._found = found
        self._now = now
        self._summary: Summary = summary_of(found.session)
        self._noun = noun_of(found.logged.header.exercise.kind)

    @property
    def reps(self) -> tuple[RepDone, ...]:
        """The reps by whose numbers one speaks."""
        return self._summary.reps

    @property
    def warnings(self) -> tuple[WarningEnded, ...]:
        """The warnings, numbered from 1 in this order."""
        return self._summary.warnings

    def not_a_rep(self, number: int) -> NotARep:
        """Rep `number` was none."""
        rep = _numbered(self.reps, number, self._noun)
        return NotARep(new_id(), self._now, rep.start_s, rep.end_s, rep.side)

    def wrong_side(self, number: int) -> WrongSide:
        """Rep `number` was done by the other side."""
        rep = _numbered(self.reps, number, self._noun)
        if rep.side is None:
            raise UsageError(of_no_side(self._found, rep))
        other: Side = "right" if rep.side == "left" else "left"
        return WrongSide(new_id(), self._now, rep.start_s, rep.end_s, other)

    def missed_rep(self, missed: Missed) -> MissedRep:
        """A rep was done and not counted."""
        check_moment_and_side(self._found, missed)
        side = missed.side or _side_of_partial(self._found, missed.at_s)
        made = MissedRep(new_id(), self._now, missed.at_s, side, missed.hold_s)
        check_not_counted(self._found, made)
        return made

    def not_a_warning(self, number: int) -> NotAWarning:
        """Warning `number` was given for nothing."""
        warning = _numbered(self.warnings, number, "warning")
        return NotAWarning(new_id(), self._now, warning.id, warning.start_s, warning.side)

    def undo(self, name: str | None) -> Undo:
        """The correction with the id `name`, or the last one, no longer holds."""
        made = self._found.corrections
        if not made:
            raise UsageError("There is nothing to undo: no correction holds for this set.")
        if name is None:
            return Undo(new_id(), self._now, made[-1].id)
        meant = [correction for correction in made if correction.id.startswith(name)]
        if len(meant) != 1:
            known = ", ".join(correction.id for correction in made)
            raise UsageError(f"No single correction that holds has the id '{name}'. There are: {known}.")
        return Undo(new_id(), self._now, meant[0].id)


def check_moment_and_side(found: Corrected, missed: Missed | MissedRep) -> None:
    """Raises UsageError where a rep of the set cannot have been missed there, or its side is not clear."""
    last_t = summary_of(found.session).tracking.last_t
    if not 0 <= missed.at_s <= last_t + NEAR_S:
        raise UsageError(f"The set goes from 0:00.0 to {moment(last_t)}: {missed.at_s:g} s lies outside of it.")
    side = missed.side or _side_of_partial(found, missed.at_s)
    by_sides = found.session.header.exercise.sides == "each"
    if by_sides and side is None:
        raise UsageError("Which side was it? This exercise is counted by sides: give the side with it, left or right.")
    if not by_sides and side is not None:
        raise UsageError("This exercise is not counted by sides: leave the side out.")


def check_not_counted(found: Corrected, made: MissedRep) -> None:
    """Raises UsageError where the rep that is said to be missed is counted."""
    there = next((rep for rep in summary_of(found.session).reps if counts(rep, made)), None)
    if there is not None:
        noun = noun_of(found.logged.header.exercise.kind)
        raise UsageError(
            f"At {moment(made.at_s)} {noun} {there.n} is counted already"
            f" ({moment(there.start_s)} to {moment(there.end_s)})."
            f" Give a moment of the {noun} that was missed."
        )


def of_no_side(found: Corrected, rep: RepDone) -> str:
    """That `rep` can be on no wrong side."""
    noun, name = noun_of(found.logged.header.exercise.kind), found.session.header.exercise.name
    return f"{noun.capitalize()} {rep.n} is of no side: {name} is not counted by sides here."


def _side_of_partial(found: Corrected, at_s: float) -> Side | None:
    partials = (event for event in found.session.events if isinstance(event, PartialRep))
    return next((event.side for event in partials if event.start_s <= at_s <= event.end_s), None)


def _numbered(items: Sequence[_ItemT], number: int, noun: str) -> _ItemT:
    if not items:
        raise UsageError(f"There is no {noun} in this set.")
    if not 1 <= number <= len(items):
        has = "one" if len(items) == 1 else f"1 to {len(items)}"
        raise UsageError(f"There is no {noun} {number}: this set has {has} ('formcheck correct --list').")
    return items[number - 1]
