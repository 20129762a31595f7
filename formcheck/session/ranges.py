"""What is known of a person: their own range of each exercise and side, when it was learned, and how."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from formcheck.coach.personal import OwnRange
from formcheck.pose.landmarks import Side

Source = Literal["calibration", "session"]


@dataclass(frozen=True, slots=True)
class Freer:
    """That somebody has clearly come further than their range, in every set since then.

    Attributes:
        since: when the first of those sets began, with its offset from UTC.
        sets: how many.
        usual: where they come to, in the latest of them.
        visit: the sitting of the latest, or None.
    """

    since: datetime
    sets: int
    usual: dict[str, float]
    visit: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A range that was learned.

    Attributes:
        exercise: its id.
        own: the range.
        learned: when, with its offset from UTC.
        source: by `formcheck calibrate`, or from the first comfortable reps or holds of a session.
        visit: the sitting that it comes from; None where it belongs to none.
        freer: that the person has outgrown it; None where they have not.
    """

    exercise: str
    own: OwnRange
    learned: datetime
    source: Source
    visit: str | None = None
    freer: Freer | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """All ranges of a person.

    Attributes:
        known: sound ones, in the file's order.
        problems: what in the file could not be used, a line each with its place; empty where all could.
        newer: whether a later formcheck wrote the file, which must then not be written over.
    """

    known: tuple[Known, ...] = ()
    problems: tuple[str, ...] = ()
    newer: bool = False

    def of(self, exercise: str) -> tuple[Known, ...]:
        """The ranges of one exercise."""
        return tuple(known for known in self.known if known.exercise == exercise)

    def with_ranges(self, learned: Iterable[Known]) -> Profile:
        """The same with `learned`, each in the place of what was known of its exercise and side."""
        new = tuple(learned)
        taken = {(known.exercise, known.own.side) for known in new}
        kept = (known for known in self.known if (known.exercise, known.own.side) not in taken)
        return replace(self, known=(*kept, *new))

    def without(self, exercise: str, side: Side | None = None) -> Profile:
        """The same without one exercise, or without one side of it."""
        kept = (k for k in self.known if k.exercise != exercise or (side is not None and k.own.side != side))
        return replace(self, known=tuple(kept))
