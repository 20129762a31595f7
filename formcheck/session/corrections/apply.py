"""Puts corrections to events: pure, and the same whatever was corrected before.

A rep takes with it what was logged for it: its holds, and the cues that were said of it.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from formcheck.coach.events import (
    Cued,
    Event,
    HoldEnded,
    HoldStarted,
    PartialRep,
    RepDone,
    WarningEnded,
    WarningStarted,
)
from formcheck.coach.telling import long_enough
from formcheck.pose.landmarks import Side
from formcheck.session.corrections.model import Correction, MissedRep, NotARep, NotAWarning, WrongSide
from formcheck.session.header import Plan

SAME = 0.5
"""Share of their joint time that two spans must have in common to be the same rep: what is scored again moves by
tenths of a second, and the next rep shares none."""

NEAR_S = 0.05
"""Seconds within which two moments are the same where nothing has a length; one frame at 20 frames a second."""

Mark = Literal["added", "other_side"]
"""What was corrected of a rep that counts."""


@dataclass(frozen=True, slots=True)
class Applied:
    """Events as they are after correction.

    Attributes:
        events: reps are numbered anew, in the order of the events.
        marks: number of each rep that was corrected to how.
        removed: what was counted and is no rep, with its number in the log.
        unwarned: the warnings that were given for nothing.
        unmatched: the corrections that speak of something that is not there.
    """

    events: tuple[Event, ...]
    marks: Mapping[int, Mark] = dataclasses.field(default_factory=dict)
    removed: tuple[RepDone, ...] = ()
    unwarned: tuple[WarningStarted | WarningEnded, ...] = ()
    unmatched: tuple[Correction, ...] = ()


def apply(events: Iterable[Event], corrections: Iterable[Correction], plan: Plan) -> Applied:
    """`events` of the exercise `plan`, with `corrections` one after the other."""
    work = _Work(list(events), plan)
    unmatched = tuple(correction for correction in corrections if not work.take(correction))
    return work.result(unmatched)


def find_rep(events: Iterable[Event], start_s: float, end_s: float, side: Side | None) -> RepDone | None:
    """The rep that lies at `start_s` to `end_s`: of `side` rather than not, then by the time they share."""
    reps = [event for event in events if isinstance(event, RepDone)]
    shares = [(rep.side == side, _shared(rep.start_s, rep.end_s, start_s, end_s)) for rep in reps]
    matching = [index for index, (_, share) in enumerate(shares) if share >= SAME]
    return reps[max(matching, key=lambda index: shares[index])] if matching else None


def counts(rep: RepDone, missed: MissedRep) -> bool:
    """Whether `rep` is the one that is said to be missed."""
    sides = missed.side is None or rep.side == missed.side
    return sides and rep.start_s - NEAR_S <= missed.at_s <= rep.end_s + NEAR_S


class _Work:
    """Events that are being corrected. What was changed is kept by identity: events are equal by value."""

    def __init__(self, events: list[Event], plan: Plan) -> None:
        self._events = events
        self._plan = plan
        self._marks: dict[int, Mark] = {}
        self._came_along: list[tuple[RepDone, list[Event]]] = []
        self._removed: list[RepDone] = []
        self._unwarned: list[WarningStarted | WarningEnded] = []

    def take(self, correction: Correction) -> bool:
        """Whether what the correction speaks of was there."""
        match correction:
            case NotARep():
                return self._remove(correction)
            case MissedRep():
                return self._add(correction)
            case WrongSide():
                return self._turn(correction)
            case NotAWarning():
                return self._unwarn(correction)

    def result(self, unmatched: tuple[Correction, ...]) -> Applied:
        events: list[Event] = []
        marks: dict[int, Mark] = {}
        number = 0
        for event in self._events:
            if not isinstance(event, RepDone):
                events.append(event)
                continue
            number += 1
            events.append(dataclasses.replace(event, n=number))
            if id(event) in self._marks:
                marks[number] = self._marks[id(event)]
        return Applied(tuple(events), marks, tuple(self._removed), tuple(self._unwarned), unmatched)

    def _remove(self, correction: NotARep) -> bool:
        rep = find_rep(self._events, correction.start_s, correction.end_s, correction.side)
        if rep is None:
            return False
        self._events = [event for event in self._events if event is not rep and not _belongs(event, rep)]
        if self._marks.pop(id(rep), None) != "added":
            self._removed.append(rep)
        return True

    def _add(self, correction: MissedRep) -> bool:
        if any(isinstance(event, RepDone) and counts(event, correction) for event in self._events):
            return True  # scored again since, and found; or said twice
        partial = self._partial_at(correction)
        rep = _missed(correction, partial, self._plan)
        if partial is not None:
            self._events = [event for event in self._events if event is not partial]
        at = next((index for index, event in enumerate(self._events) if event.t > rep.t), len(self._events))
        self._events[at:at] = [*_hold_of(correction, rep, self._plan), rep]
        self._marks[id(rep)] = "added"
        return True

    def _partial_at(self, correction: MissedRep) -> PartialRep | None:
        """A movement that was seen and found short, at the moment at which a rep is said to have been done."""
        partials = [event for event in self._events if isinstance(event, PartialRep)]
        there = [event for event in partials if event.start_s <= correction.at_s <= event.end_s]
        return next((event for event in there if correction.side in (None, event.side)), None)

    def _turn(self, correction: WrongSide) -> bool:
        other: Side = "right" if correction.side == "left" else "left"
        rep = find_rep(self._events, correction.start_s, correction.end_s, other)
        if rep is None or rep.side is None:
            return False
        if rep.side == correction.side:  # scored again since, and found right
            return True
        turned = dataclasses.replace(rep, side=correction.side)
        came_along = next((events for known, events in self._came_along if known is rep), None)
        moved: list[Event] = []
        for index, event in enumerate(self._events):
            if event is rep:
                self._events[index] = turned
            elif _moves_with(event, rep) if came_along is None else _among(event, came_along):
                self._events[index] = _turned(event, correction.side)
                moved.append(self._events[index])
        mark = self._marks.pop(id(rep), None)
        if came_along is None:
            self._came_along.append((turned, moved))
        if came_along is None or mark == "added":  # else it is back on the side that was logged
            self._marks[id(turned)] = mark or "other_side"
        return True

    def _unwarn(self, correction: NotAWarning) -> bool:
        found = [
            event
            for event in self._events
            if isinstance(event, (WarningStarted, WarningEnded))
            and (event.id, event.side) == (correction.warning, correction.side)
            and abs(event.start_s - correction.start_s) <= SAME
        ]
        if not found:
            return False
        nearest = min((event.start_s for event in found), key=lambda start_s: abs(start_s - correction.start_s))
        gone = [event for event in found if event.start_s == nearest]
        self._events = [event for event in self._events if not _among(event, gone)]
        self._unwarned += [event for event in gone if isinstance(event, WarningEnded)] or gone
        return True


def _missed(correction: MissedRep, partial: PartialRep | None, plan: Plan) -> RepDone:
    """The rep that was missed. Of a movement that was seen its times and range are known; else only the moment is."""
    hold_s = math.nan if correction.hold_s is None else correction.hold_s
    if partial is not None:
        return RepDone(
            t=partial.t,
            n=0,
            side=correction.side or partial.side,
            start_s=partial.start_s,
            peak_s=correction.at_s,
            end_s=partial.end_s,
            hold_s=hold_s,
            out_s=math.nan,
            back_s=math.nan,
            start_value=partial.start_value,
            peak_value=partial.peak_value,
        )
    at_s = correction.at_s
    lasts = hold_s if plan.kind == "hold" and math.isfinite(hold_s) else 0.0
    unknown = math.nan
    return RepDone(
        at_s + lasts, 0, correction.side, at_s, at_s, at_s + lasts, hold_s, unknown, unknown, unknown, unknown
    )


def _hold_of(correction: MissedRep, rep: RepDone, plan: Plan) -> list[HoldEnded]:
    if correction.hold_s is None or correction.hold_s <= 0:
        return []
    end_s = correction.at_s + correction.hold_s
    complete = plan.hold is None or long_enough(correction.hold_s, plan.hold)
    return [HoldEnded(rep.t, rep.side, correction.at_s, end_s, complete)]


def _belongs(event: Event, rep: RepDone) -> bool:
    """Whether `event` was logged for `rep`: a hold within it, or a cue that was said of it."""
    match event:
        case HoldEnded():
            return event.side == rep.side and _within((event.start_s + event.end_s) / 2, rep)
        case HoldStarted():
            return event.side == rep.side and _within(event.start_s, rep)
        case Cued():
            return event.side == rep.side and event.t == rep.t
    return False


def _moves_with(event: Event, rep: RepDone) -> bool:
    """Whether `event` was of the same limb as `rep`: then it changes the side with it."""
    if isinstance(event, (WarningStarted, WarningEnded)):
        return event.side == rep.side and _within(event.start_s, rep)
    return _belongs(event, rep)


def _among(event: Event, events: Iterable[Event]) -> bool:
    """Whether it is one of them, and not only like it."""
    return any(event is other for other in events)


def _turned(event: Event, side: Side) -> Event:
    if isinstance(event, (HoldEnded, HoldStarted, Cued, WarningStarted, WarningEnded)):
        return dataclasses.replace(event, side=side)
    return event


def _within(t: float, rep: RepDone) -> bool:
    return rep.start_s - NEAR_S <= t <= max(rep.end_s, rep.start_s + _known(rep.hold_s)) + NEAR_S


def _known(value: float) -> float:
    return value if math.isfinite(value) else 0.0


def _shared(start: float, end: float, other_start: float, other_end: float) -> float:
    """Share of their joint time that two spans have in common; 1 for two moments that are the same."""
    if max(abs(start - other_start), abs(end - other_end)) <= NEAR_S:
        return 1.0
    joint = max(end, other_end) - min(start, other_start)
    common = min(end, other_end) - max(start, other_start)
    return common / joint if joint > 0 and common > 0 else 0.0
