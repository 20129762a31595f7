"""What the index keeps of each set, and how sets make a visit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from formcheck.pose.landmarks import Side
from formcheck.session.checkins.advice import Practised
from formcheck.specs.model import Dose, MovementKind, Sides
from formcheck.specs.range import Range

Ending = Literal["done", "interrupted", "failed", "cut_off"]


@dataclass(frozen=True, slots=True)
class SideRow:
    """What one side did in a set (None: the sides are not worked apart), or all of it.

    Attributes:
        side: the person's own.
        reps: counted reps, or counted holds of a pure hold.
        first, best, mean: how far the reps travelled from their own rest, in the exercise's unit, never
            negative; None where there is no rep that knows it.
        hold_best_s, hold_mean_s: seconds held at the end of a rep, or in a pure hold; None where the exercise asks for
            no hold or there was none.
        target, cap: travel from which a rep counts, and from which a warning comes; None where there is none, or it is
            not known.
        travels, holds: of how many reps and holds those means are: a rep that a person added has no range.
    """

    side: Side | None
    reps: int
    first: float | None
    best: float | None
    mean: float | None
    hold_best_s: float | None
    hold_mean_s: float | None
    target: float | None = None
    cap: float | None = None
    travels: int = 0
    holds: int = 0


@dataclass(frozen=True, slots=True)
class SetRow:
    """One set: what its log says, corrections counted in.

    Attributes:
        folder: the name of its folder below the sessions' root.
        visit, routine, set_number, sets_planned, reps_planned, side: as in the header's Visit; None (`visit`: the set
            is a visit of its own).
        started_at: with the offset of the place where it was done.
        exercise, name, kind, sides, dose, hold, unit: as in the header's Plan; `unit` is the drive's.
        live: a camera watched, no file.
        by_side: one row a side that was counted; empty where nothing was.
        reps, partials: counted reps (holds of a pure hold), and movements too short to count.
        holds, holds_complete: holds, and those that lasted as long as asked.
        warnings: id of each limit that warned, to how often.
        seconds: of the source that were seen.
        seen: share of the frames with a person in them, 0 to 1; None without frames.
        ended: `cut_off` where the log has no end.
        corrections: how many were counted in.
        rescored: whether a later scoring counts in the log's place.
        notes: how many places of the log could not be read.
        sides_planned, step: as in the header's Visit.
    """

    folder: str
    visit: str | None
    routine: str | None
    set_number: int | None
    sets_planned: int | None
    reps_planned: int | None
    side: Side | None
    started_at: datetime
    exercise: str
    name: str
    kind: MovementKind
    sides: Sides
    dose: Dose
    hold: Range | None
    unit: str | None
    live: bool
    by_side: tuple[SideRow, ...]
    reps: int
    partials: int
    holds: int
    holds_complete: int
    warnings: Mapping[str, int]
    seconds: float
    seen: float | None
    ended: Ending
    corrections: int
    rescored: bool
    notes: int
    sides_planned: int | None = None
    step: int | None = None

    @property
    def practice(self) -> bool:
        """Whether it was done, not only watched: in front of a camera or with `run`; an analysed video was not."""
        return self.live or self.visit is not None

    @property
    def moved(self) -> bool:
        """Whether anything was done in it: opening the camera alone is no exercise."""
        return bool(self.reps or self.partials or self.holds)


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One sitting on the mat: its sets, in the order in which they were begun (at least one).

    Attributes:
        id: that of the headers' Visit, which check-ins name too; the folder's name for a set on its own.
        routine: that was followed, or None.
        sets: one or more.
    """

    id: str
    routine: str | None
    sets: tuple[SetRow, ...]

    @property
    def started_at(self) -> datetime:
        """When its first set began, with the offset of that place."""
        return self.sets[0].started_at

    @property
    def day(self) -> date:
        """The day it belongs to: that of its beginning, by the clocks of the place where it was done."""
        return self.started_at.date()

    @property
    def practice(self) -> bool:
        """Whether anything in it was done and not only watched."""
        return any(row.practice and row.moved for row in self.sets)

    @property
    def exercises(self) -> tuple[str, ...]:
        """Ids of its exercises, each once, in the order of their first set."""
        return tuple(dict.fromkeys(row.exercise for row in self.sets))


def visits_of(rows: tuple[SetRow, ...]) -> tuple[VisitRow, ...]:
    """The visits that `rows` make up, by their beginning."""
    groups: dict[tuple[bool, str], list[SetRow]] = {}
    for row in sorted(rows, key=lambda row: (row.started_at, row.folder)):
        groups.setdefault((row.visit is not None, row.visit or row.folder), []).append(row)
    found = [
        VisitRow(name, next((row.routine for row in sets if row.routine), None), tuple(sets))
        for (_, name), sets in groups.items()
    ]
    return tuple(sorted(found, key=lambda visit: (visit.started_at, visit.id)))


def practised(visits: Iterable[VisitRow]) -> tuple[Practised, ...]:
    """The visits with practice in them, as the programme's rules want them."""
    return tuple(
        Practised(
            visit.id,
            visit.started_at,
            tuple(dict.fromkeys(row.exercise for row in visit.sets if row.practice and row.moved)),
        )
        for visit in visits
        if visit.practice
    )
