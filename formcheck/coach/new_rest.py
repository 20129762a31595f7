"""Somebody keeps still away from where they rest: whether they rest there now, and whether that ends a movement."""

from __future__ import annotations

from dataclasses import dataclass

from formcheck.coach.own_rest import Stillness
from formcheck.coach.pause import Pause
from formcheck.coach.stillness import STILL_S

FROM_THE_START_S = 2 * STILL_S
"""Seconds since somebody was first seen within which stillness, where rest may be, is rest however far it is from what
was assumed: nobody begins in the midst of a movement and stays there."""

HARDLY_BEGUN = 0.35
"""Share of the way below which somebody who keeps still for RESETTLE_S has not begun a movement but rests a little
higher: after a bridge the hips come to lie a hand's breadth from where they lay."""

ON_THE_WAY = 0.75
"""Share of the way below which nobody is at the target."""


@dataclass(frozen=True, slots=True)
class Away:
    """A movement away from rest that is not over.

    Attributes:
        rest, way, peak: where rest was so far, how far the target is from there, and the furthest point.
        rest_known: whether the person has kept still at that rest.
        told: whether what else is asked of rest is so here, however near to the target it lies.
        seen_for_s: seconds since they were first seen.
        over: whether the movement is over if they rest where they are: most of its way back has been seen.
    """

    rest: float
    way: float
    peak: float
    rest_known: bool
    told: bool
    seen_for_s: float
    over: bool


@dataclass(frozen=True, slots=True)
class NewRest:
    """Where somebody rests now; `ends_it`: the movement is over with that, and was none otherwise."""

    at: float
    ends_it: bool


def new_rest(still: Stillness, away: Away, pause: Pause) -> NewRest | None:
    """The rest that somebody has come to who is still away from their own; None where it is a pause or a hold."""
    settled = still.settled
    before_the_target = settled is not None and settled < away.rest + ON_THE_WAY * away.way
    from_the_start = away.seen_for_s <= FROM_THE_START_S
    if settled is not None and (before_the_target or from_the_start or away.told) and not away.rest_known:
        return NewRest(settled, ends_it=away.over)  # the clip began in the movement, and this is where it ended
    if still.resettled is not None and away.peak < away.rest + HARDLY_BEGUN * away.way:
        return NewRest(still.resettled, ends_it=False)
    if settled is None or not before_the_target:
        return None
    lasting = still.resettled is not None
    is_rest = pause.is_rest(settled, lasting=lasting, rest=away.rest, way=away.way, peak=away.peak)
    return NewRest(settled, ends_it=True) if is_rest else None
