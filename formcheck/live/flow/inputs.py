"""What the flow hears of. Every `t` is seconds since the session began, by one clock that is handed in."""

from __future__ import annotations

from dataclasses import dataclass

from formcheck.coach.events import CoachState, Event
from formcheck.live.keys import Command
from formcheck.live.placement import PlacementAdvice
from formcheck.pose.landmarks import Side
from formcheck.specs.model import Posture


@dataclass(frozen=True, slots=True)
class Tick:
    """Time goes on, and nothing else is new."""

    t: float


@dataclass(frozen=True, slots=True)
class Sighted:
    """A frame was looked at while nothing is counted.

    Attributes:
        found: whether anybody is in the picture.
        posture: as it has settled.
        fits: whether that is one in which the coming set may begin.
        still: whether the body keeps still, and the movement rests.
        rested: whether it does so where the movement begins, rather than at its end, as far as that can be seen.
        advice: on where the person and the camera are; None where nobody looks at it.
        begun: whether they have begun on their own, from a rest that they had kept.
        moves: whether the body is seen to move.
        holding: the side that is held in a pure hold, where that can be told.
    """

    t: float
    found: bool
    posture: Posture
    fits: bool
    still: bool
    advice: PlacementAdvice | None = None
    rested: bool = True
    begun: bool = False
    moves: bool = False
    holding: Side | None = None


@dataclass(frozen=True, slots=True)
class Coached:
    """A frame went into the count: what became known, and where things stand.

    Attributes:
        earlier: with a set's first frame, what became known in the stillness that it began with: it counts, and is
            spoken of only where it is true still.
    """

    t: float
    events: tuple[Event, ...]
    state: CoachState
    earlier: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Finished:
    """What became known when the set was ended, such as a hold that ended with it."""

    t: float
    events: tuple[Event, ...]
    state: CoachState


@dataclass(frozen=True, slots=True)
class Pressed:
    """A key was pressed."""

    t: float
    command: Command


@dataclass(frozen=True, slots=True)
class ClipOver:
    """The clip that stands in for the camera has ended; `last` if there is no other one."""

    t: float
    last: bool


@dataclass(frozen=True, slots=True)
class Slept:
    """The machine was asleep, or this program was stopped: nobody knows what happened meanwhile."""

    t: float


Input = Tick | Sighted | Coached | Finished | Pressed | ClipOver | Slept
