"""A rep: a travel of the drive from the person's own rest to a target and back.

Everything is reckoned in shares of the way from rest to target, so that neither the person's build nor the camera's
angle needs a number. Where rest is, own_rest.py learns; when somebody leaves it, excursion.py says, and when they are
back, way_back.py.
"""

from __future__ import annotations

import math

from formcheck.coach.arrival import Arrival
from formcheck.coach.excursion import Excursion
from formcheck.coach.lies_there import LiesThere
from formcheck.coach.new_rest import Away, new_rest
from formcheck.coach.own_rest import LEFT_REST, OwnRest, Stillness, direction
from formcheck.coach.own_way import OwnWay
from formcheck.coach.pause import Pause
from formcheck.coach.plateau import TOP, Stay
from formcheck.coach.ramp import HIGH
from formcheck.coach.stillness import STILL_S
from formcheck.coach.travel import GoingOn, Moment, Outcome
from formcheck.coach.verdict import RETURN_S, Travelled, as_asked, met_where_seen, verdict
from formcheck.coach.way_back import WayBack
from formcheck.specs.ends import EndSpec
from formcheck.specs.model import Movement

CUT_SHORT = 0.40
"""Share of the way back from the peak that makes a return where the clip ends on it, or the limb is lost there."""

HIDDEN_S = 0.5
"""Seconds for which a limb must be lost on its way back to have come to rest: one behind the other is often seen only
while it is raised. A landmark flickers for less."""

UNSEEN_S = 3.0
"""Seconds unseen after which a movement that had begun is dropped: nothing is invented."""


class RepTracker:
    """Follows one drive (of one side) and says when a movement is over, and whether it counts."""

    def __init__(self, movement: Movement) -> None:
        if movement.drive is None or movement.rest is None:
            raise ValueError("a rep needs a drive and a rest")
        self._movement = movement
        self._drive = movement.drive
        self._end: EndSpec = movement.ends[0]
        self._sign = direction(self._end, movement.rest)
        self._own = OwnRest(movement.rest, self._sign, movement.least)
        self._band = movement.rest
        self.phase = "rest"
        self._y = math.nan
        self._excursion = Excursion()
        self._way_back = WayBack()
        self._own_way = OwnWay()
        self._lying = LiesThere(self._end)
        self._peak = -math.inf
        self._arrival = Arrival()
        self._pause = Pause()
        self._lies_there = False
        self._first_seen = math.nan
        self._last_seen: float | None = None

    # -- what a screen may show

    @property
    def rest(self) -> float:
        """The drive at rest, in its own unit."""
        return self._sign * self._own.at

    @property
    def rest_known(self) -> bool:
        """Whether the person has kept still at it, so that it is not assumed."""
        return self._own.known

    @property
    def target(self) -> float:
        """The drive's value to be reached."""
        return self._end.target(self.rest)

    @property
    def progress(self) -> float:
        """0 at rest, 1 at the target."""
        way = self._way()
        return (self._y - self._own.at) / way if way > 0 else math.nan

    @property
    def value(self) -> float:
        """The drive now."""
        return self._sign * self._y

    @property
    def held_since(self) -> float | None:
        """Since when the drive has been at the end and steady; None while it is not."""
        return self._arrival.since

    def held_s(self, t: float, /) -> float:
        """Seconds for which the end has been held so far, at `t`; 0 while it is not."""
        return 0.0 if self.held_since is None else t - self.held_since

    @property
    def going_on(self) -> GoingOn | None:
        """The movement that is not over; None at rest."""
        return None if self.phase == "rest" else GoingOn(self._excursion.left_at, self._peak - self._own.at)

    # -- what drives it

    def push(self, moment: Moment) -> Outcome | None:
        """Feed one moment; returns the movement that it ended, if it did."""
        y = self._sign * moment.values.get(self._drive, math.nan)
        if y != y:
            return self._unseen(moment)
        if self._last_seen is None:
            self._first_seen = moment.t
        self._last_seen = moment.t
        self._y = y
        self._own.assume(y)
        if self._lies_there and not self._gets_up(moment, y):
            return None
        if moment.other_works and self.phase in ("rest", "moving"):
            self._own.forget_stillness()
        elif self._learn_rest(moment, y):
            return self._close(moment.t - STILL_S)
        self._y = y  # learning a rest may have begun anew, and forgotten it
        if self.phase == "rest":
            self._at_rest(moment)
        else:
            self._excursion.add(moment, y)
        if self.phase == "back":
            return self._on_the_way_back(moment.t, y)
        if self.phase != "rest":
            self._out(moment, y)
        return None

    def finish(self) -> Outcome | None:
        """The source has ended: a movement that was on its way back is over."""
        return self._close(self._excursion.samples[-1][0], goes_on=False) if self._was_coming_back() else None

    def stays_so_far(self) -> tuple[Stay, ...]:
        """The holds at the target of a movement that is not over; the last one may end with the last moment."""
        samples = self._excursion.samples
        if not samples:
            return ()
        so_far = self._travelled(samples[-1][0], goes_on=True)
        return so_far.shape().stays if as_asked(so_far) else ()

    def restart(self) -> None:
        """Forget a movement that had begun; the learned rest stays."""
        self.phase = "rest"
        self._excursion.restart()
        self._own.forget_stillness()
        self._y = math.nan
        self._arrival.restart()
        self._peak = -math.inf
        self._lying.restart()
        self._pause.restart()
        self._lies_there = False

    def leave(self) -> None:
        """The posture has been left; rest is learned on from where it was."""
        self.restart()

    # -- phases

    def _way(self) -> float:
        return max(self._movement.least, self._sign * self._end.target(self.rest) - self._own.at)

    def _at_rest(self, moment: Moment) -> None:
        if self._excursion.leaves_rest(moment, self._y, rest=self._own.at, way=self._way()):
            self.phase = "moving"
            self._peak = self._y

    def _out(self, moment: Moment, y: float) -> None:
        way = self._way()
        self._arrival.look(moment.t, y, way)
        peak = self._peak = max(self._peak, y)
        self._pause.look(y)
        went = peak - self._own.at
        # Who is there may sink a little, from where they overshot too, and still holds: as the shape will have it.
        asked = max(way, HIGH * went) if self._arrival.since is None else TOP * went
        at_end = y >= self._own.at + asked
        self.phase = "end" if at_end else "moving" if went < way else "leaving"
        self._dwell(moment, high=self._own.at + HIGH * went, at_end=at_end)
        if self._way_back.begun(moment.t, y, rest=self._own.at, peak=peak):
            self.phase = "back"
        if self._lying.found(moment.t, way_out_seen=self._came()):
            self.restart()
            self._lies_there = True

    def _dwell(self, moment: Moment, *, high: float, at_end: bool) -> None:
        """Keep since when somebody is at the end and as it asks for, or a limb that is not moved lies there."""
        rightly = met_where_seen(self._end.conditions, moment, self._excursion.moments[0])
        self._lying.look(moment.t, at_end=at_end, as_asked=rightly)
        if at_end and self._lying.perhaps(way_out_seen=self._came()):
            self.phase = "moving"
        if at_end and (rightly or self._arrival.since is not None):
            self._arrival.there(self._excursion.samples, high)
        else:
            self._arrival.left()

    def _came(self) -> bool:
        """Whether somebody was seen before the movement began, and so on their way out."""
        return self._excursion.samples[0][0] > self._first_seen

    def _gets_up(self, moment: Moment, y: float) -> bool:
        """Whether a limb that lay at the end is back at rest, from which it may work."""
        self._look_at_rest(moment, y, resting=True)
        if y > self._own.at + LEFT_REST * self._way():
            self._y = math.nan
            return False
        self._lies_there, self._first_seen = False, moment.t
        return True

    def _on_the_way_back(self, t: float, y: float) -> Outcome | None:
        back = self._way_back
        ended = back.look(t, y, rest=self._own.at, way=self._way())
        if ended is None:
            return None
        if ended == "turned":
            self._excursion.end_at(back.lowest_at)
        outcome = self._close(back.lowest_at, goes_on=ended == "at_rest")
        if ended == "hovering":
            self._excursion.note_hovering(back.lowest)
        return outcome

    def _close(self, end_s: float, *, goes_on: bool = True) -> Outcome | None:
        if self.phase == "back" and not self._own.known:
            self._own.at = min(self._own.at, self._way_back.lowest)
        travelled = self._travelled(end_s, goes_on=goes_on)
        outcome = verdict(travelled)
        if outcome is not None:
            self._own_way.learn(outcome, travelled)
        self.restart()
        return outcome

    def _travelled(self, end_s: float, *, goes_on: bool) -> Travelled:
        way = self._way()
        return Travelled(
            movement=self._movement,
            sign=self._sign,
            rest=self._own.at,
            rest_known=self._own.known or self._band.assumable(way),
            way=way,
            needed=max(way, self._own_way.least),
            samples=self._excursion.samples,
            moments=self._excursion.moments,
            gaps=self._excursion.gaps,
            left_at=self._excursion.left_at,
            first_seen=self._first_seen,
            end_s=end_s,
            latest=end_s + RETURN_S if goes_on else end_s,
        )

    # -- rest

    def _look_at_rest(self, moment: Moment, y: float, *, resting: bool) -> Stillness | None:
        perhaps = self._band.perhaps(moment.values)
        return self._own.look(moment.t, y, self._way(), resting=resting, perhaps=perhaps)

    def _learn_rest(self, moment: Moment, y: float) -> bool:
        """Take in where the person keeps still; says whether that has ended a movement."""
        resting = self.phase == "rest"
        still = self._look_at_rest(moment, y, resting=resting)
        rest = None if still is None or resting else new_rest(still, self._away(moment), self._pause)
        if rest is None:
            return False
        self._own.know(rest.at)
        if not rest.ends_it:
            self.restart()
        return rest.ends_it

    def _away(self, moment: Moment) -> Away:
        way = self._way()
        reached = self._peak >= self._own.at + way
        return Away(
            rest=self._own.at,
            way=way,
            peak=self._peak,
            rest_known=self._own.known,
            told=self._band.told(moment.values),
            seen_for_s=moment.t - self._first_seen,
            over=self.phase == "back" or (reached and self._was_coming_back()),
        )

    def _unseen(self, moment: Moment) -> Outcome | None:
        """Nothing was seen; returns the movement that was on its way back, where it must be over by now."""
        self._y = math.nan
        self._own.forget_stillness()
        if self._last_seen is None:
            return None
        if moment.after_gap:
            self._excursion.note_gap(moment.t)
            self._arrival.restart()
        unseen_for = moment.t - self._last_seen
        if unseen_for > HIDDEN_S and self._was_coming_back():
            return self._close(self._excursion.samples[-1][0])
        if unseen_for > UNSEEN_S:
            self.restart()
            self._last_seen = None
        return None

    def _was_coming_back(self) -> bool:
        """Whether the last that was seen of a movement was its way back."""
        samples = self._excursion.samples
        if self.phase == "rest" or not samples:
            return False
        return self.phase == "back" or self._peak - samples[-1][1] >= CUT_SHORT * (self._peak - self._own.at)
